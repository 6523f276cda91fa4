"""The team's set-up of gates: the list, adding, changing, retiring, the day of the dossiers, points of entry tests."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Count, F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from cohorts import guardians
from cohorts.actions import dossier
from cohorts.actions import gates as actions
from cohorts.desk import open_cohort
from cohorts.forms.gates import DueDayForm, GateForm, Points
from cohorts.models import Cohort, Gate, GateResult
from records.errors import Refused, refusal_in


def gates(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """The gates with the sessions they stand before, and the day by which dossiers are complete."""
    cohort = open_cohort(request, cohort_id)
    form = DueDayForm(request.POST or None, initial={"dossier_due_on": cohort.dossier_due_on})
    if form.is_valid():
        with refusal_in(form):
            dossier.set_due_day(cohort, form.cleaned_data["dossier_due_on"], by=request.user)
            messages.success(request, _("The day is saved."))
            return redirect("cohorts:gates", cohort.public_id)
    open_results = Q(results__superseded_at=None, results__outcome__in=GateResult.OPEN)
    open_results &= ~Q(results__outcome=GateResult.Outcome.ACCEPTED) | Q(results__text=F("text"))
    enrolled = Q(results__application__state="accepted")
    rows = cohort.gates.select_related("text").prefetch_related("sessions")
    context = {
        "cohort": cohort,
        "form": form,
        "gates": rows.annotate(opened=Count("results", filter=open_results & enrolled)),
        "enrolled": cohort.applications.enrolled().count(),
        "no_guardian_text": guardians.text_of(cohort.organisation) is None,
    }
    return render(request, "cohorts/gates/list.html", context, status=422 if form.is_bound else 200)


def add_gate(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    return _edit(request, open_cohort(request, cohort_id), None)


def edit_gate(request: HttpRequest, cohort_id: UUID, gate: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    return _edit(request, cohort, get_object_or_404(cohort.gates, public_id=gate))


def _edit(request: HttpRequest, cohort: Cohort, gate: Gate | None) -> HttpResponse:
    form = GateForm(request.POST or None, cohort=cohort, instance=_copy(gate))
    if form.is_valid():
        with refusal_in(form):
            saved = actions.save_gate(cohort, gate, **form.cleaned_data)
            messages.success(request, _("%(gate)s is saved.") % {"gate": saved})
            return redirect("cohorts:gates", cohort.public_id)
    context = {"cohort": cohort, "form": form, "gate": gate}
    return render(request, "cohorts/gates/edit.html", context, status=422 if form.is_bound else 200)


def _copy(gate: Gate | None) -> Gate | None:
    """The form writes on its instance what was typed; the verb must still see what is there now."""
    return Gate.objects.get(pk=gate.pk) if gate else None


@require_POST
def bring_back_gate(request: HttpRequest, cohort_id: UUID, gate: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    found = get_object_or_404(cohort.gates, public_id=gate)
    actions.retire_gate(found, retired=False)
    messages.success(request, _("%(gate)s is asked again.") % {"gate": found})
    return redirect("cohorts:gates", cohort.public_id)


def retire_gate(request: HttpRequest, cohort_id: UUID, gate: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    found = get_object_or_404(cohort.gates, public_id=gate)
    back = redirect("cohorts:gates", cohort.public_id)
    if request.method == "POST":
        actions.retire_gate(found)
        messages.success(request, _("%(gate)s is not asked any more.") % {"gate": found})
        return back
    context = {
        "layout": "desk.html",
        "cohort": cohort,
        "tab": "settings",
        "title": _("No longer ask for “%(gate)s”?") % {"gate": found},
        "text": _("Its sessions open for everybody who misses nothing else. What was noted stays; you can ask again."),
        "submit": _("Stop asking"),
        "cancel": back["Location"],
    }
    return render(request, "components/confirm_page.html", context)


def points(request: HttpRequest, cohort_id: UUID, gate: UUID) -> HttpResponse:
    """The points of an entry test, all participants on one page."""
    cohort = open_cohort(request, cohort_id)
    found = get_object_or_404(cohort.gates.filter(kind=Gate.Kind.PRETEST), public_id=gate)
    rows = list(cohort.applications.enrolled().select_related("person").order_by("person__full_name", "pk"))
    results = {row.application_id: row for row in found.results.current()}
    typed = Points(
        found, [(row, results.get(row.pk)) for row in rows], request.POST if request.method == "POST" else None
    )
    if typed.data is not None and typed.is_valid():
        try:
            changed = actions.enter_points(found, typed.changes, by=request.user, reason=typed.reason)
        except Refused as refused:
            typed.reason_error = str(refused)
        else:
            words = ngettext("%(number)d result noted.", "%(number)d results noted.", changed)
            messages.success(request, words % {"number": changed})
            return redirect(request.path)
    context = {"cohort": cohort, "gate": found, "typed": typed}
    return render(request, "cohorts/gates/points.html", context, status=200 if typed.data is None else 422)
