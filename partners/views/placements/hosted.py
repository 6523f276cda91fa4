"""A student with the host: the agreement's state, mid-term and final assessment, an early end."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from records.errors import refusal_in
from records.stale import Stale, versions, written_over

from ...actions.placements import agreements, assessments, assignments
from ...forms.fields import ReasonForm
from ...forms.placements import AssessmentForm
from ...models import Assignment, PlacementAssessment
from ...placements import agreeing, reading
from ..answers import act, ask
from .access import hosted_assignment

Kind, State = PlacementAssessment.Kind, PlacementAssessment.State


@require_safe
def hosted(request: HttpRequest, public_id: UUID) -> HttpResponse:
    row = hosted_assignment(request, public_id)
    agreement = agreeing.newest(row)
    said = {one.kind: one for one in row.assessments.exclude(state=State.VOID).prefetch_related("levels__competency")}
    context = {
        "assignment": row, "place": row.placement, "agreement": agreement, "missing": agreeing.missing(agreement),
        "cannot_write": agreements.why_not_write(row, request.user), "cannot_end": row.why_not_end(),
        "parts": [
            (kind, said.get(kind), assessments.why_not_write(row, kind, request.user)) for kind in Kind
        ],
    }  # fmt: skip
    return render(request, "partners/placements/hosted.html", context)


def _form(request: HttpRequest, data, row: Assignment, kind: str) -> AssessmentForm:
    draft = row.assessments.filter(kind=kind, state=State.DRAFT).first() or PlacementAssessment(
        assignment=row, kind=kind
    )
    asked = [one.competency for one in row.placement.requirements.select_related("competency__domain")]
    rest = [one for one in reading.competencies_of(row.placement.round) if one not in asked]
    levels = assessments.levels_to_give(row)
    form = AssessmentForm(data, instance=draft, competencies=[*asked, *rest], levels=levels)
    form.asked = len(asked)
    return form


def assess(request: HttpRequest, public_id: UUID, kind: str) -> HttpResponse:
    """Saved as a draft that the host alone reads; signing asks once more."""
    row = hosted_assignment(request, public_id)
    form, both, status = _form(request, request.POST or None, row, kind), [], 200
    refusal = assessments.why_not_write(row, kind, request.user)
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                with refusal_in(form):
                    seen = form.cleaned_data["seen"]
                    saved = assessments.save(row, kind, form.words, form.levels, request.user, seen=seen)
                    if request.POST.get("do") == "sign":
                        return redirect("partners:sign_assessment", row.public_id, saved.public_id)
                    return redirect("partners:hosted", row.public_id)
            except Stale as stale:
                both, status = versions(form, stale.current, form._meta.fields), 409
                form = _form(request, written_over(request.POST, stale.current), row, kind)
    context = {"assignment": row, "place": row.placement, "form": form, "both": both, "refusal": refusal}
    context |= {"kind": Kind(kind), "asked": form.level_fields[: form.asked], "rest": form.level_fields[form.asked :]}
    return render(request, "partners/placements/assess.html", context, status=status)


def sign(request: HttpRequest, public_id: UUID, assessment_id: UUID) -> HttpResponse:
    row = hosted_assignment(request, public_id)
    found = get_object_or_404(row.assessments, public_id=assessment_id)
    back = reverse("partners:hosted", args=[row.public_id])
    if request.method == "POST":
        return act(request, lambda: assessments.sign(found, request.user), _("Signed. The student can read it."), back)
    return ask(
        request, title=_("Sign the %(kind)s assessment?") % {"kind": found.get_kind_display()},
        text=_("The student reads it and its levels count. It can't be changed afterwards, only made void."),
        submit=_("Sign it"), cancel=back,
    )  # fmt: skip


def void(request: HttpRequest, public_id: UUID, assessment_id: UUID) -> HttpResponse:
    row = hosted_assignment(request, public_id)
    found = get_object_or_404(row.assessments, public_id=assessment_id)
    back, form = reverse("partners:hosted", args=[row.public_id]), ReasonForm(request.POST or None)
    if refusal := assessments.why_not_void(found, request.user):
        messages.error(request, refusal)
        return redirect(back)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        return act(request, lambda: assessments.void(found, reason, request.user), _("It is void."), back)
    return ask(
        request, status=422 if form.errors else 200, title=_("Make this assessment void?"), submit=_("Make it void"),
        text=_("Its levels are taken back. The reason is kept."), cancel=back, form=form, danger=True,
    )  # fmt: skip


def end_hosted(request: HttpRequest, public_id: UUID) -> HttpResponse:
    row = hosted_assignment(request, public_id)
    back, form = reverse("partners:hosted", args=[row.public_id]), ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        return act(request, lambda: assignments.end(row, reason, request.user), _("The placement is ended."), back)
    return ask(
        request, status=422 if form.errors else 200, form=form, cancel=back, danger=True,
        title=_("End the placement of %(student)s?") % {"student": row.candidacy.person},
        text=_("Student and host read the reason. Before its first day the place goes to the next in line."),
        submit=_("End the placement"),
    )  # fmt: skip
