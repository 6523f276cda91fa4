"""Incidents and near misses: noted on the phone, followed up at the desk, closed with a conclusion."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cohorts.actions import incidents as actions
from cohorts.desk import open_cohort
from cohorts.forms.day import ClosingForm, FollowUpForm, IncidentForm, WordsForm
from cohorts.models import Cohort, Incident
from cohorts.team import acting_in
from courses.lists import page_of, pills, searched
from records import tables
from records.errors import Refused, refusal_in
from records.wording import say_short

from .attendance import MARK


def _seen(request: HttpRequest, cohort: Cohort):
    runs = request.user.has_perm("cohorts.run_cohort", cohort)
    return Incident.objects.filter(cohort=cohort).visible_to(request.user, runs=runs)


@require_safe
def incidents(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """All of a cohort, with what is still to be done; also as a file."""
    cohort = open_cohort(request, cohort_id, MARK)
    query, state = searched(request), request.GET.get("state", "")
    rows = _seen(request, cohort)
    states = {"": rows, "open": rows.filter(closed_at=None), "closed": rows.exclude(closed_at=None)}
    counts = {key: found.count() for key, found in states.items()}
    rows = states.get(state, rows).select_related("room", "noted_by")
    if query:
        rows = rows.filter(Q(what__icontains=query) | Q(place__icontains=query) | Q(room__name__icontains=query))
    rows = rows.annotate(to_do=Count("follow_ups", filter=Q(follow_ups__done_at=None), distinct=True)).order_by("-at")
    if "export" in request.GET:
        return _export(request, cohort, rows)
    names = (("", _("All")), ("open", _("Open")), ("closed", _("Closed")))
    context = {
        "cohort": cohort,
        "query": query,
        "state": state,
        "page": page_of(request, rows),
        "total": counts[""],
        "filters": pills(request, "state", [(key, name, counts[key]) for key, name in names]),
    }
    return render(request, "cohorts/incidents/list.html", context)


def _export(request: HttpRequest, cohort: Cohort, rows) -> HttpResponse:
    head = [_("When"), _("Kind"), _("Where"), _("What happened"), _("First action"), _("Still to do"), _("Closed")]
    zone = cohort.time_zone
    lines = [
        [
            say_short(row.at, zone),
            row.get_kind_display(),
            row.where,
            row.what,
            row.first_action,
            row.to_do,
            say_short(row.closed_at, zone) if row.closed_at else "",
        ]
        for row in rows
    ]
    return tables.answer(request.GET["export"], f"{_('Incidents')} {cohort.title}", head, lines)


def add_incident(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id, MARK)
    form = IncidentForm(request.POST or None, cohort=cohort)
    if form.is_valid():
        with refusal_in(form):
            incident = actions.note(cohort, by=request.user, **form.answers)
            messages.success(request, _("Noted. Add what is to be done, and close it when nothing is left."))
            return redirect("cohorts:incident", cohort_id, incident.public_id)
    status = 422 if form.is_bound else 200
    return render(request, "cohorts/incidents/new.html", {"cohort": cohort, "form": form}, status=status)


def _incident(request: HttpRequest, cohort: Cohort, public_id: UUID) -> Incident:
    rows = _seen(request, cohort).select_related("room", "noted_by", "closed_by")
    found = get_object_or_404(rows, public_id=public_id)
    found.cohort = cohort
    return found


def incident(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    """What happened and what follows from it; a new follow-up is added here."""
    cohort = open_cohort(request, cohort_id, MARK)
    found = _incident(request, cohort, public_id)
    form = FollowUpForm(request.POST or None, team=acting_in(cohort))
    if request.method == "POST" and form.is_valid():
        with refusal_in(form):
            actions.add_follow_up(found, **form.cleaned_data)
            return redirect("cohorts:incident", cohort_id, public_id)
    context = {
        "cohort": cohort,
        "incident": found,
        "form": form,
        "participants": found.participants.select_related("person").order_by("person__full_name"),
        "follow_ups": found.follow_ups.select_related("responsible", "done_by"),
        "cannot_close": found.why_cannot_close(),
        "runs": request.user.has_perm("cohorts.run_cohort", cohort),
        "today": timezone.now().astimezone(cohort.zone).date(),
    }
    return render(request, "cohorts/incidents/incident.html", context, status=422 if form.errors else 200)


def finish(request: HttpRequest, cohort_id: UUID, public_id: UUID, follow_up: UUID) -> HttpResponse:
    """A follow-up is done: what came of it."""
    cohort = open_cohort(request, cohort_id, MARK)
    found = _incident(request, cohort, public_id)
    row = get_object_or_404(found.follow_ups, public_id=follow_up)
    row.incident = found
    form = WordsForm(request.POST or None, label=_("What came of it"))
    if form.is_valid():
        with refusal_in(form):
            actions.finish_follow_up(row, by=request.user, outcome=form.cleaned_data["reason"])
            return redirect("cohorts:incident", cohort_id, public_id)
    words = {"title": _("Is this done?"), "text": row.what, "submit": _("It is done")}
    return _ask(request, found, form, **words)


def close(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    """Nothing is left to do: the conclusion."""
    cohort = open_cohort(request, cohort_id)
    found = _incident(request, cohort, public_id)
    form = ClosingForm(request.POST or None)
    if form.is_valid():
        with refusal_in(form):
            actions.close(found, by=request.user, closing=form.cleaned_data["closing"])
            messages.success(request, _("Closed."))
            return redirect("cohorts:incident", cohort_id, public_id)
    text = found.why_cannot_close() or _("Nothing can be added after this. You can open it again.")
    words = {"title": _("Close this?"), "text": text, "submit": _("Close it")}
    return _ask(request, found, form, **words)


@require_POST
def reopen(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    found = _incident(request, cohort, public_id)
    try:
        actions.reopen(found)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("cohorts:incident", cohort_id, public_id)


def _ask(request: HttpRequest, incident: Incident, form, **words) -> HttpResponse:
    context = {
        "layout": "desk.html",
        "cohort": incident.cohort,
        "tab": "day",
        "form": form,
        "cancel": reverse("cohorts:incident", args=[incident.cohort.public_id, incident.public_id]),
        **words,
    }
    return render(request, "components/confirm_page.html", context, status=422 if form.is_bound else 200)
