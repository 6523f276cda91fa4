"""Sending after the end: a partner asks, the organiser answers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.models import Organisation
from cohorts.models import Cohort
from records.errors import refusal_in

from ...actions import calls as actions
from ...forms.calls import AllowLateForm, LateForm
from ...forms.fields import ReasonForm
from ...models import Call, LateSending, Partnership, Proposal
from ...models.proposals import why_no_new_proposal
from ..access import organisation_to_speak_for
from ..answers import act, ask
from .call import call_to_run


def _own(request: HttpRequest, cohort_id, organisation_id) -> tuple[Call, Organisation]:
    """The published call of a cohort in which one's own organisation has a part."""
    organisation = organisation_to_speak_for(request, organisation_id)
    known = Partnership.objects.filter(organisation=organisation).values("cohort")
    calls = Call.objects.published().filter(cohort__in=known).select_related("cohort__organisation")
    return get_object_or_404(calls, cohort__public_id=cohort_id), organisation


@require_safe
def own_call(request: HttpRequest, cohort_id, organisation_id) -> HttpResponse:
    """The call as a partner reads it."""
    call, organisation = _own(request, cohort_id, organisation_id)
    context = {
        "call": call,
        "cohort": call.cohort,
        "organisation": organisation,
        "topics": call.topics.in_order(),
        "questions": call.questions.filter(retired_at=None),
        "cannot_propose": why_no_new_proposal(call.cohort, organisation),
        "late": call.late.filter(organisation=organisation).first(),
        "cannot_ask": call.why_not_ask_late(organisation),
        "mine": Proposal.objects.filter(cohort=call.cohort, organisation=organisation).order_by("-changed_at"),
    }
    return render(request, "partners/calls/call.html", context)


def ask_late(request: HttpRequest, cohort_id, organisation_id) -> HttpResponse:
    call, organisation = _own(request, cohort_id, organisation_id)
    back = reverse("partners:own_call", args=[call.cohort.public_id, organisation.public_id])
    form = LateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusal_in(form):
            actions.ask_late(call, organisation, form.cleaned_data["words"], request.user)
            messages.success(request, _("Asked. You get a mail with the answer."))
            return redirect(back)
    elif refusal := call.why_not_ask_late(organisation):
        messages.error(request, refusal)
        return redirect(back)
    return ask(
        request,
        status=422 if form.errors else 200,
        title=_("Ask to send a proposal late?"),
        text=_("The call of %(cohort)s has closed. The organiser may let you in for some days.") % {
            "cohort": call.cohort
        },
        form=form,
        submit=_("Ask the organiser"),
        cancel=back,
    )  # fmt: skip


def _partners(cohort: Cohort):
    """Those who take part, by name."""
    return (
        Organisation.objects.filter(partnerships__cohort=cohort, partnerships__ended_at=None)
        .distinct()
        .order_by("name")
    )


def late(request: HttpRequest, cohort_id) -> HttpResponse:
    """Who asked, who may; and letting somebody in who did not ask."""
    call = call_to_run(request, cohort_id)
    with timezone.override(call.cohort.zone):
        initial = {"organisation": request.GET.get("organisation", "")}
        form = AllowLateForm(request.POST or None, partners=_partners(call.cohort), initial=initial)
        if request.method == "POST" and form.is_valid():
            with refusal_in(form):
                data = form.cleaned_data
                actions.allow_late(call, data["organisation"], data["until"], data["answer"], request.user)
                messages.success(request, _("%(organisation)s may send, and is told.") % data)
                return redirect("partners:late", call.cohort.public_id)
        rows = call.late.select_related("organisation", "asked_by", "decided_by").order_by("state", "-asked_at")
        context = {"cohort": call.cohort, "call": call, "form": form, "rows": rows}
        return render(request, "partners/desk/call/late.html", context, status=422 if form.errors else 200)


def refuse_late(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    call = call_to_run(request, cohort_id)
    row = get_object_or_404(call.late.select_related("organisation"), public_id=public_id)
    back = reverse("partners:late", args=[call.cohort.public_id])
    if row.state == LateSending.State.REFUSED:
        messages.error(request, _("This was refused already."))
        return redirect(back)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        return act(request, lambda: actions.refuse_late(row, reason, request.user), _("Refused, and told."), back)
    return ask(
        request,
        status=422 if form.errors else 200,
        layout="desk.html",
        cohort=call.cohort,
        tab="partners",
        title=_("Take no late proposal of %(organisation)s?") % {"organisation": row.organisation},
        text=_("Its contacts get a mail with your reason."),
        form=form,
        submit=_("Refuse"),
        cancel=back,
    )
