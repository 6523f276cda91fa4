"""Attendance: the list of sittings, marking one, its sheet for signatures, everybody's minutes."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from cohorts import roll
from cohorts.actions import attendance as actions
from cohorts.attendance_sums import minutes_by_application
from cohorts.desk import open_cohort
from cohorts.forms.attendance import Roll
from cohorts.models import Cohort, Sitting
from courses.lists import searched
from records import tables
from records.errors import Refused

MARK = "cohorts.mark_attendance"


@require_safe
def attendance(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """The sittings by day, with how many are marked."""
    cohort = open_cohort(request, cohort_id, MARK)
    query, state = searched(request), request.GET.get("state", "")
    days = roll.days(cohort, query)
    lines = [line for _day, found in days for line in found]
    names = {"": _("All"), "open": _("To mark"), "complete": _("Complete"), "later": _("Later")}
    if state in names and state:
        days = [(day, [line for line in found if line.state == state]) for day, found in days]
    context = {
        "cohort": cohort,
        "query": query,
        "state": state,
        "days": [(day, found) for day, found in days if found],
        "filters": [
            {
                "name": name,
                "url": request.path + _kept(q=query, state=key),
                "count": sum(line.state == key for line in lines) if key else len(lines),
                "is_current": key == state,
            }
            for key, name in names.items()
        ],
        "any": bool(lines) or bool(query),
        "runs": request.user.has_perm("cohorts.run_cohort", cohort),
    }
    return render(request, "cohorts/attendance/list.html", context)


def _kept(**values: str) -> str:
    kept = {name: value for name, value in values.items() if value}
    return f"?{urlencode(kept)}" if kept else ""


def _sitting(cohort: Cohort, public_id: UUID) -> Sitting:
    rows = Sitting.objects.filter(session__cohort=cohort).select_related("session__cohort", "room")
    return get_object_or_404(rows, public_id=public_id)


@require_http_methods(["GET", "HEAD", "POST"])
def sitting(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    """Everybody who should be there, one touch each."""
    cohort = open_cohort(request, cohort_id, MARK)
    sitting = _sitting(cohort, public_id)
    everybody = "everybody" in request.GET
    places = roll.places(sitting, everybody=everybody)
    typed, refusal = None, actions.mark_refusal(sitting)
    if request.method == "POST":
        typed = Roll(sitting, places, request.POST)
        if typed.is_valid():
            try:
                changed = actions.mark(sitting, typed.changes, by=request.user, reason=typed.reason)
            except Refused as refused:
                refusal = str(refused)
            else:
                messages.success(request, _saved(changed))
                return redirect(request.get_full_path())
    context = {
        "cohort": cohort,
        "sitting": sitting,
        "places": places,
        "typed": typed,
        "refusal": refusal,
        "is_closed": bool(actions.mark_refusal(sitting)),
        "most": actions.minutes_of(sitting),
        "marked": sum(place.mark is not None for place in places),
        "everybody": everybody,
    }
    return render(request, "cohorts/attendance/sitting.html", context, status=422 if typed else 200)


def _saved(changed: int) -> str:
    if not changed:
        return _("Nothing changed.")
    return ngettext("%(number)d person marked.", "%(number)d people marked.", changed) % {"number": changed}


@require_safe
def sheet(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    """The list for signatures, to print."""
    cohort = open_cohort(request, cohort_id, MARK)
    sitting = _sitting(cohort, public_id)
    places = [place for place in roll.places(sitting) if not place.is_guest]
    return render(request, "cohorts/attendance/sheet.html", {"cohort": cohort, "sitting": sitting, "places": places})


@require_safe
def people(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """Everybody's minutes against the plan; also as a file."""
    cohort = open_cohort(request, cohort_id, MARK)
    query = searched(request)
    rows = cohort.applications.enrolled().select_related("person", "school").order_by("person__full_name", "pk")
    if query:
        rows = rows.filter(person__full_name__icontains=query)
    sums = minutes_by_application(cohort)
    listed = [(row, sums[row.pk]) for row in rows if row.pk in sums]
    if "export" in request.GET:
        return _export(request, cohort, listed)
    return render(request, "cohorts/attendance/people.html", {"cohort": cohort, "query": query, "rows": listed})


def _export(request: HttpRequest, cohort: Cohort, listed) -> HttpResponse:
    sessions = list(cohort.sessions.filter(cancelled_at=None, sittings__during__isnull=False).distinct())
    head = [_("Name"), _("Group"), _("Minutes attended"), _("Minutes planned"), _("Percent"), _("Sittings not marked")]
    rows = []
    for row, sums in listed:
        parts = [sums.by_session.get(session.pk) for session in sessions]
        cells = [f"{part.attended}/{part.planned}" if part else "" for part in parts]
        rows.append([str(row.person), row.group, sums.attended, sums.planned, sums.percent, sums.unmarked, *cells])
    name = f"{_('Attendance')} {cohort.title}"
    return tables.answer(request.GET["export"], name, head + [f"{s.code} {s.title}".strip() for s in sessions], rows)
