"""The team's view of the dossiers: all of them, one of them, opening a gate, requests to answer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cohorts import dossier_list
from cohorts.actions import gates as actions
from cohorts.desk import open_cohort
from cohorts.dossier import checklist_of
from cohorts.forms.gates import AnswerForm, OpenForm
from cohorts.models import Accommodation, Application, Cohort, GateRequest
from courses.lists import filtered, page_of, pills, searched
from records import tables
from records.errors import refusal_in


@require_safe
def dossiers(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """Everybody's checklist; also as a file."""
    cohort = open_cohort(request, cohort_id)
    query, state = searched(request), request.GET.get("state", "")
    found = dossier_list.found(cohort, query)
    shown = [one for one in found if dossier_list.is_in(one, state)]
    if "export" in request.GET:
        name = f"{_('Dossiers')} {cohort.title}"
        return tables.answer(request.GET["export"], name, *dossier_list.as_table(cohort, shown))
    choices = [(key, word, sum(dossier_list.is_in(one, key) for one in found)) for key, word in dossier_list.FILTERS]
    context = filtered(request, shown, choices) | {
        "cohort": cohort,
        "any": bool(found) or bool(query),
        "requests": GateRequest.objects.open().filter(gate__cohort=cohort).count(),
    }
    return render(request, "cohorts/dossier/list.html", context)


def _application(cohort: Cohort, public_id: UUID) -> Application:
    rows = cohort.applications.enrolled().select_related("person", "school", "cohort__organisation")
    return get_object_or_404(rows, public_id=public_id)


@require_safe
def dossier(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    """One participant's checklist, what was noted at each gate, and what is granted for this reader's eyes."""
    cohort = open_cohort(request, cohort_id)
    application = _application(cohort, public_id)
    granted = Accommodation.objects.visible_to(request.user).filter(application=application)
    context = {
        "cohort": cohort,
        "application": application,
        "checklist": checklist_of(application),
        "results": application.gate_results.select_related("gate", "text", "by").order_by("-pk"),
        "requests": application.gate_requests.select_related("gate", "answered_by").order_by("-pk"),
        "granted": granted.current().select_related("granted_by"),
        "reminders": application.reminders.order_by("-sent_at"),
        "cannot_open": actions.why_cannot_open(application, request.user),
    }
    return render(request, "cohorts/dossier/one.html", context)


def open_gate(request: HttpRequest, cohort_id: UUID, public_id: UUID, gate: UUID) -> HttpResponse:
    """Open a gate for one participant, or give an equivalent task."""
    cohort = open_cohort(request, cohort_id)
    application = _application(cohort, public_id)
    found = get_object_or_404(cohort.gates.current(), public_id=gate)
    form = OpenForm(request.POST or None)
    if form.is_valid():
        with refusal_in(form):
            actions.open_for(found, application, **form.cleaned_data, by=request.user)
            messages.success(request, _("Noted for %(name)s.") % {"name": application.person})
            return redirect("cohorts:dossier", cohort.public_id, application.public_id)
    context = {
        "layout": "desk.html",
        "cohort": cohort,
        "tab": "people",
        "title": _("Decide about “%(gate)s” for %(name)s?") % {"gate": found, "name": application.person},
        "text": _("The participant and the trainers at the door see it. What was noted before stays in the history."),
        "submit": _("Note it"),
        "cancel": redirect("cohorts:dossier", cohort.public_id, application.public_id)["Location"],
        "form": form,
    }
    return render(request, "components/confirm_page.html", context, status=422 if form.is_bound else 200)


@require_safe
def requests(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """Who asked to have a gate looked at again: open first, then the answered ones."""
    cohort = open_cohort(request, cohort_id)
    query, state = searched(request), request.GET.get("state", "open")
    rows = GateRequest.objects.filter(gate__cohort=cohort).select_related("gate", "application__person", "answered_by")
    if query:
        rows = rows.filter(application__person__full_name__icontains=query)
    parts = {"open": rows.filter(answered_at=None), "answered": rows.exclude(answered_at=None), "all": rows}
    names = {"open": _("To answer"), "answered": _("Answered"), "all": _("All")}
    state = state if state in parts else "open"
    filters = pills(request, "state", [(key, names[key], part.count()) for key, part in parts.items()])
    for pill, key in zip(filters, parts, strict=True):
        pill["is_current"] = key == state
    if "export" in request.GET:
        name = f"{_('Requests')} {cohort.title}"
        return tables.answer(request.GET["export"], name, *dossier_list.requests_as_table(cohort, parts[state]))
    page = page_of(request, parts[state].order_by("answered_at", "asked_at", "pk"))
    export = "?" + urlencode({"state": state, "q": query, "export": ""})
    context = {"cohort": cohort, "query": query, "page": page, "filters": filters, "export": export}
    context["hidden"] = {"state": state}
    return render(request, "cohorts/dossier/requests.html", context)


def answer_request(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    """Open the gate, give an equivalent task, or leave it shut; with a reason and one's name."""
    cohort = open_cohort(request, cohort_id)
    rows = GateRequest.objects.filter(gate__cohort=cohort)
    asked = get_object_or_404(rows.select_related("gate", "application__person", "answered_by"), public_id=public_id)
    refusal = asked.why_cannot_answer() or actions.why_cannot_open(asked.application, request.user)
    form = AnswerForm(request.POST or None)
    if not refusal and form.is_valid():
        with refusal_in(form):
            actions.answer_request(asked, **form.cleaned_data, by=request.user)
            messages.success(request, _("%(name)s is told.") % {"name": asked.application.person})
            return redirect("cohorts:gate_requests", cohort.public_id)
    context = {"cohort": cohort, "asked": asked, "form": form, "refusal": refusal}
    return render(request, "cohorts/dossier/answer.html", context, status=422 if form.is_bound else 200)
