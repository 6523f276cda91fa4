"""The sessions of a cohort: list, write, cancel, how many times each takes place."""

import uuid

from django.contrib import messages
from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from courses.lists import page_of, pills, searched
from records import tables
from records.errors import Refused, refusal_in

from ..actions import timetable as actions
from ..forms.timetable import SessionForm, SittingsForm
from ..models import Cohort, Session, Sitting
from .doors import open_desk


def _rows(request: HttpRequest, cohort: Cohort):
    """The sessions of this search and this filter."""
    waiting = Exists(Sitting.objects.filter(session=OuterRef("pk"), during=None))
    rows = cohort.sessions.annotate(waits=waiting)
    query, state = searched(request), request.GET.get("state", "")
    if query:
        rows = rows.filter(Q(title__icontains=query) | Q(code__icontains=query) | Q(speaker__icontains=query))
    rows = rows.filter(cancelled_at__isnull=state != "cancelled")
    if state in ("placed", "waiting"):
        rows = rows.filter(waits=state == "waiting")
    sittings = Sitting.objects.select_related("room").order_by("during", "pk")
    return rows.prefetch_related(Prefetch("sittings", sittings))


def sessions(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    cohort = open_desk(request, public_id, "cohorts.see_desk")
    waiting = Exists(Sitting.objects.filter(session=OuterRef("pk"), during=None))
    live = Q(cancelled_at=None)
    counts = cohort.sessions.annotate(waits=waiting).aggregate(
        all=Count("pk", live),
        placed=Count("pk", live & Q(waits=False)),
        waiting=Count("pk", live & Q(waits=True)),
        cancelled=Count("pk", ~live),
    )
    state, page = request.GET.get("state", ""), page_of(request, _rows(request, cohort))
    choices = [
        ("", _("All"), counts["all"]),
        ("placed", _("In the timetable"), counts["placed"]),
        ("waiting", _("Not placed yet"), counts["waiting"]),
        ("cancelled", _("Cancelled"), counts["cancelled"]),
    ]
    asked = f"?{request.GET.urlencode()}" if request.GET else ""
    context = {
        "cohort": cohort,
        "can_edit": request.user.has_perm("cohorts.run_cohort", cohort),
        "page": page,
        "query": searched(request),
        "count": ngettext("%(n)d session", "%(n)d sessions", page.paginator.count) % {"n": page.paginator.count},
        "filters": pills(request, "state", choices),
        "hidden": {"state": state} if state else {},
        "is_empty": not (counts["all"] or counts["cancelled"]),
        **{
            f"export_{kind}": reverse("cohorts:export_sessions", args=[public_id, kind]) + asked
            for kind in ("csv", "xlsx")
        },
    }
    return render(request, "cohorts/timetable/sessions.html", context)


@require_safe
def export_sessions(request: HttpRequest, public_id: uuid.UUID, kind: str) -> HttpResponse:
    """A line for each sitting of the sessions as they were searched; one without a place has no time."""
    cohort = open_desk(request, public_id, "cohorts.see_desk")
    head = [
        _("Code"), _("Session"), _("Type"), _("Minutes"), _("Speaker"), _("Given by"), _("Day"), _("From"), _("Until"),
        _("Room"), _("Group"),
    ]  # fmt: skip
    lines = [
        [row.code, row.title, str(row.get_type_display()), row.minutes, row.speaker, row.given_by, *place]
        for row in _rows(request, cohort)
        for place in ([_place(cohort, sitting) for sitting in row.sittings.all()] or [[""] * 5])
    ]
    return tables.answer(kind, f"{cohort.slug}-{_('sessions')}", head, lines)


def _place(cohort: Cohort, sitting: Sitting) -> list[str]:
    if not sitting.during:
        return ["", "", "", "", sitting.group]
    start, end = (moment.astimezone(cohort.zone) for moment in (sitting.starts_at, sitting.ends_at))
    return [f"{start:%Y-%m-%d}", f"{start:%H:%M}", f"{end:%H:%M}", str(sitting.room or ""), sitting.group]


def add_session(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    cohort = open_desk(request, public_id)
    form, times = SessionForm(request.POST or None, cohort=cohort), SittingsForm(request.POST or None)
    if form.is_valid() and times.is_valid():
        with refusal_in(form):
            session = actions.add_session(cohort, by=request.user, **times.cleaned_data, **form.cleaned_data)
            messages.success(request, _("%(session)s is written. Now give it its place.") % {"session": session})
            return redirect("cohorts:timetable", cohort.public_id)
    return _form(request, cohort, None, form, times)


def _session(request: HttpRequest, public_id: uuid.UUID, key: uuid.UUID) -> Session:
    cohort = open_desk(request, public_id)
    session = get_object_or_404(cohort.sessions, public_id=key)
    session.cohort = cohort
    return session


def edit_session(request: HttpRequest, public_id: uuid.UUID, session: uuid.UUID) -> HttpResponse:
    found = _session(request, public_id, session)
    form = SessionForm(request.POST or None, instance=found, cohort=found.cohort)
    if form.is_valid():
        with refusal_in(form):
            actions.edit_session(found, by=request.user, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("cohorts:sessions", public_id)
    return _form(request, found.cohort, found, form, None)


def _form(request: HttpRequest, cohort: Cohort, session: Session | None, form, times) -> HttpResponse:
    context = {"cohort": cohort, "session": session, "form": form, "times": times}
    if session:
        context["sittings"] = session.sittings.select_related("room").order_by("during", "pk")
    return render(request, "cohorts/timetable/session.html", context)


@require_POST
def add_sitting(request: HttpRequest, public_id: uuid.UUID, session: uuid.UUID) -> HttpResponse:
    found = _session(request, public_id, session)
    try:
        actions.add_sitting(found, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(reverse("cohorts:edit_session", args=[public_id, session]) + "#sittings")


def cancel_session(request: HttpRequest, public_id: uuid.UUID, session: uuid.UUID) -> HttpResponse:
    found = _session(request, public_id, session)
    if request.method == "POST":
        try:
            if found.cancelled_at:
                actions.reinstate_session(found, by=request.user)
            else:
                actions.cancel_session(found, by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect("cohorts:sessions", public_id)
    context = {
        "layout": "desk.html",
        "cohort": found.cohort,
        "tab": "timetable",
        "cancel": reverse("cohorts:edit_session", args=[public_id, session]),
        "title": _("Cancel %(session)s?") % {"session": found},
        "text": _("It leaves the timetable and the public page. You can take it back, and then place it again."),
        "submit": _("Cancel the session"),
        "cancel_text": _("Keep it"),
        "danger": True,
    }
    if found.cancelled_at:
        context |= {
            "title": _("Take %(session)s back?") % {"session": found},
            "text": _("It waits to be placed."),
            "submit": _("Take it back"),
            "danger": False,
        }
    return render(request, "components/confirm_page.html", context)
