"""On the day: who is here and who is missing, a sitting moved, a scan put right, the sheets of the day."""

from collections import Counter
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from cohorts import roll
from cohorts.actions import day as actions
from cohorts.actions import doors
from cohorts.day_page import days_of, lines_of, sittings_on
from cohorts.desk import open_cohort
from cohorts.doors.presence import people
from cohorts.forms.day import HandForm, MoveForm, SheetEntry, WordsForm, day_from
from cohorts.models import Cohort, Incident, Notice, Scan, Sitting
from courses.lists import pills, searched
from records import tables
from records.errors import Refused, refusal_in
from records.wording import say_hour

MARK = "cohorts.mark_attendance"


@require_safe
def day(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """Who is here, sitting by sitting; the page asks again by itself."""
    cohort = open_cohort(request, cohort_id, MARK)
    today = actions.today_in(cohort)
    chosen = day_from(request, cohort, today)
    lines = lines_of(cohort, chosen)
    runs = request.user.has_perm("cohorts.run_cohort", cohort)
    seen = Incident.objects.filter(cohort=cohort).visible_to(request.user, runs=runs).open()
    context = {
        "cohort": cohort,
        "runs": runs,
        "chosen": chosen,
        "is_today": chosen == today and not actions.why_not_told(cohort),
        "days": days_of(cohort),
        "now": [line for line in lines if line.when == "now"],
        "later": [line for line in lines if line.when == "later"],
        "over": [line for line in lines if line.when == "over"],
        "any": bool(lines),
        "notices": notices_on(cohort),
        "incidents": seen.select_related("room")[:20],
        "cannot_move": actions.why_not_told(cohort),
    }
    return render(request, "cohorts/day/day.html", context)


def notices_on(cohort: Cohort):
    rows = Notice.objects.filter(cohort=cohort).select_related("sitting__session", "was_room", "now_room", "by")
    return rows[:8]


def sitting_of(cohort: Cohort, public_id: UUID) -> Sitting:
    rows = Sitting.objects.filter(session__cohort=cohort, during__isnull=False)
    found = get_object_or_404(rows.select_related("session", "room"), public_id=public_id)
    found.session.cohort = cohort
    return found


@require_safe
def sitting(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    """Everybody at one sitting with every scan; also as a file."""
    cohort = open_cohort(request, cohort_id, MARK)
    found = sitting_of(cohort, public_id)
    query, state = searched(request), request.GET.get("state", "")
    everybody = people(found)
    names = (("", _("All")), ("here", _("Here")), ("missing", _("Not here")), ("left", _("Left")))
    counts = Counter(one.state for one in everybody) | {"": len(everybody)}
    listed = [one for one in everybody if query.lower() in str(one.application.person).lower()]
    listed = [one for one in listed if not state or one.state == state]
    if "export" in request.GET:
        return _export(request, found, listed)
    scans = found.scans.select_related("application__person", "by", "voided_by", "door").order_by("-at", "-pk")
    context = {
        "cohort": cohort,
        "sitting": found,
        "query": query,
        "state": state,
        "people": listed,
        "here": counts.get("here", 0),
        "expected": sum(one.expected for one in everybody),
        "filters": pills(request, "state", [(key, name, counts.get(key, 0)) for key, name in names]),
        "scans": [(scan, doors.words_of_problem(scan)) for scan in scans[:300]],
        "cannot_move": actions.why_not_told(cohort) or found.why_cannot_move(),
        "runs": request.user.has_perm("cohorts.run_cohort", cohort),
    }
    return render(request, "cohorts/day/sitting.html", context)


def _export(request: HttpRequest, sitting: Sitting, listed) -> HttpResponse:
    zone = sitting.session.cohort.time_zone
    words = {"here": _("here"), "left": _("left"), "missing": _("not here"), "absent": _("absent")}
    head = [_("Name"), _("School"), _("Group"), _("State"), _("Since"), _("Minutes")]
    rows = [
        [
            str(one.application.person),
            one.application.school_name,
            one.application.group,
            words[one.state],
            say_hour(one.since, zone) if one.since else "",
            one.minutes,
        ]
        for one in listed
    ]
    return tables.answer(request.GET["export"], f"{sitting.session.title} {sitting.group}".strip(), head, rows)


def move(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    """Another time or room today; those concerned are told at once."""
    cohort = open_cohort(request, cohort_id)
    found = sitting_of(cohort, public_id)
    form = MoveForm(request.POST or None, sitting=found)
    if form.is_valid():
        answers = form.cleaned_data
        with refusal_in(form):
            notice = actions.move_today(
                found, room=answers["room"], starts_at=answers["starts_at"], words=answers["words"], by=request.user
            )
            return _told(request, notice)
    told = len(actions.concerned(found))
    text = ngettext(
        "%(number)d person reads it on their page at once and gets a mail.",
        "%(number)d people read it on their page at once and get a mail.",
        told,
    )
    words = {"title": _("Move %(session)s?") % {"session": _named(found)}, "submit": _("Move it and tell them")}
    return _ask(request, cohort, form, text=text % {"number": told}, **words)


def cancel(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    """This sitting does not take place; those concerned are told at once."""
    cohort = open_cohort(request, cohort_id)
    found = sitting_of(cohort, public_id)
    form = WordsForm(request.POST or None)
    if form.is_valid():
        with refusal_in(form):
            return _told(request, actions.cancel_today(found, words=form.cleaned_data["reason"], by=request.user))
    text = _("It leaves the timetable; you can place it again. Those concerned read the reason and get a mail.")
    words = {"title": _("Cancel %(session)s?") % {"session": _named(found)}, "submit": _("Cancel it and tell them")}
    return _ask(request, cohort, form, text=text, danger=True, **words)


def _named(sitting: Sitting) -> str:
    group = _("group %(group)s") % {"group": sitting.group} if sitting.group else ""
    return ", ".join(filter(None, [str(sitting.session), group]))


def _told(request: HttpRequest, notice: Notice) -> HttpResponse:
    words = ngettext("%(number)d person is told.", "%(number)d people are told.", notice.told)
    messages.success(request, words % {"number": notice.told})
    return redirect("cohorts:day", notice.cohort.public_id)


def _ask(request: HttpRequest, cohort: Cohort, form, *, cancel: str = "", **words) -> HttpResponse:
    context = {
        "layout": "desk.html",
        "cohort": cohort,
        "tab": "day",
        "form": form,
        "cancel": cancel or reverse("cohorts:day", args=[cohort.public_id]),
        **words,
    }
    status = 422 if form.is_bound else 200
    return render(request, "components/confirm_page.html", context, status=status)


def by_hand(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    """A way in or out that nobody scanned, with its reason."""
    cohort = open_cohort(request, cohort_id, MARK)
    found = sitting_of(cohort, public_id)
    form = HandForm(request.POST or None, sitting=found, person=request.GET.get("person", ""))
    back = reverse("cohorts:day_sitting", args=[cohort_id, public_id])
    if form.is_valid():
        answers = form.cleaned_data
        with refusal_in(form):
            doors.add_by_hand(
                found,
                answers["person"],
                way=answers["way"],
                at=answers["moment"],
                by=request.user,
                reason=answers["reason"],
            )
            messages.success(request, _("Noted: %(name)s.") % {"name": answers["person"].person})
            return redirect(back)
    words = {"title": _("Who came in or went out?"), "submit": _("Note it"), "cancel": back}
    return _ask(request, cohort, form, text=str(found.session), **words)


def void(request: HttpRequest, cohort_id: UUID, scan: UUID) -> HttpResponse:
    """Take a scan out of the count, with a reason."""
    cohort = open_cohort(request, cohort_id, MARK)
    rows = Scan.objects.filter(cohort=cohort).select_related("sitting__session__cohort", "application__person")
    found = get_object_or_404(rows, public_id=scan)
    back = reverse("cohorts:day_sitting", args=[cohort_id, found.sitting.public_id])
    form = WordsForm(request.POST or None)
    if form.is_valid():
        with refusal_in(form):
            doors.void(found, by=request.user, reason=form.cleaned_data["reason"])
            messages.success(request, _("The scan does not count any more."))
            return redirect(back)
    who = found.application.person if found.application else _("unknown")
    said = {"name": who, "way": found.get_way_display(), "time": say_hour(found.at, cohort.time_zone)}
    text = _("%(name)s, %(way)s at %(time)s. It stays in the list with your reason; the minutes are counted anew.")
    words = {"title": _("Leave this scan out?"), "submit": _("Leave it out"), "cancel": back, "danger": True}
    return _ask(request, cohort, form, text=text % said, **words)


@require_safe
def sheets(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """Sheets for signatures of every sitting of a day, to print while the Wi-Fi still works."""
    cohort = open_cohort(request, cohort_id, MARK)
    chosen = day_from(request, cohort, actions.today_in(cohort))
    everybody = list(cohort.applications.enrolled().select_related("person", "school").order_by("person__full_name"))
    pages = [
        (found, [row for row in everybody if found.group in ("", row.group)]) for found in sittings_on(cohort, chosen)
    ]
    context = {"cohort": cohort, "chosen": chosen, "days": days_of(cohort), "pages": pages}
    return render(request, "cohorts/day/sheets.html", context)


def entry(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    """Type what stands on the signed sheet: in, out, next line."""
    cohort = open_cohort(request, cohort_id, MARK)
    found = sitting_of(cohort, public_id)
    rows = [place.application for place in roll.places(found) if not place.is_guest]
    typed = SheetEntry(found, rows, request.POST if request.method == "POST" else None)
    refusal = ""
    if request.method == "POST" and typed.is_valid():
        try:
            noted = doors.enter_sheet(found, typed.typed, by=request.user)
        except Refused as refused:
            refusal = str(refused)
        else:
            words = ngettext("%(number)d line of the sheet noted.", "%(number)d lines of the sheet noted.", noted)
            messages.success(request, words % {"number": noted})
            return redirect("cohorts:day_sitting", cohort_id, public_id)
    context = {"cohort": cohort, "sitting": found, "typed": typed, "refusal": refusal}
    status = 422 if request.method == "POST" else 200
    return render(request, "cohorts/day/entry.html", context, status=status)
