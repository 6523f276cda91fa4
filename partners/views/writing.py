"""A contact's own proposals: write, send, follow, withdraw, confirm."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cohorts.models import Cohort
from records.errors import Refused

from ..actions import placing, proposals
from ..forms.proposals import ProposalForm
from ..models import Partnership, Proposal
from ..models.proposals import WORDS, why_no_proposals
from .access import organisation_to_speak_for, proposal_to_write
from .answers import act, ask


def new_proposal(request: HttpRequest, cohort_id, organisation_id) -> HttpResponse:
    """A form for one cohort; `?copy=` begins with the words of an earlier proposal."""
    organisation = organisation_to_speak_for(request, organisation_id)
    known = Partnership.objects.filter(organisation=organisation).values("cohort")
    cohorts = Cohort.objects.filter(pk__in=known).select_related("organisation")
    cohort = get_object_or_404(cohorts, public_id=cohort_id)
    sending = request.POST.get("do") == "send"
    form = ProposalForm(request.POST or None, sending=sending, initial=_copied(request))
    refusal, status = why_no_proposals(cohort, organisation), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                number = form.cleaned_data["number"]
                proposal = proposals.write(cohort, organisation, form.words, request.user, number)
                return _saved(request, proposal, sending)
            except Refused as refused:
                refusal = str(refused)
    context = {"form": form, "cohort": cohort, "organisation": organisation, "refusal": refusal}
    context["earlier"] = Proposal.objects.filter(organisation=organisation).order_by("-changed_at")[:8]
    return render(request, "partners/write.html", context, status=status)


def _copied(request: HttpRequest) -> dict:
    mine = Proposal.objects.of_contact(request.user)
    row = mine.filter(public_id=number).first() if (number := _number(request.GET.get("copy", ""))) else None
    return {name: getattr(row, name) for name in WORDS} if row else {}


def _number(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _saved(request: HttpRequest, proposal: Proposal, sending: bool) -> HttpResponse:
    back = reverse("partners:proposal", args=[proposal.public_id])
    if sending:
        done = _("Sent. You get a mail when it is decided.")
        return act(request, lambda: proposals.submit(proposal, request.user), done, back)
    messages.success(request, _("The draft is saved. Nobody outside your organisation sees it."))
    return redirect(back)


def edit_proposal(request: HttpRequest, public_id) -> HttpResponse:
    proposal = proposal_to_write(request, public_id)
    sending = request.POST.get("do") == "send"
    form = ProposalForm(request.POST or None, sending=sending, instance=proposal)
    if request.method != "POST":
        if refusal := proposal.why_not_edit():
            messages.error(request, refusal)
            return redirect("partners:proposal", proposal.public_id)
        return _edit_page(request, form, proposal)
    if not form.is_valid():
        return _edit_page(request, form, proposal, status=422)
    try:
        saved = proposals.edit(proposal, form.words, request.user, form.cleaned_data["seen"])
    except proposals.Stale as stale:
        return _edit_page(request, _over(request, stale.current), proposal, current=stale.current, status=409)
    except Refused as refused:
        return _edit_page(request, form, proposal, refusal=str(refused), status=422)
    return _saved(request, saved, sending)


def _over(request: HttpRequest, current: Proposal) -> ProposalForm:
    """What was typed, now written over the version that stands beside it."""
    typed = request.POST.copy()
    typed["seen"] = current.seen
    return ProposalForm(typed, instance=current)


def _edit_page(request, form, proposal, current=None, refusal="", status=200) -> HttpResponse:
    context = {"form": form, "proposal": proposal, "cohort": proposal.cohort, "organisation": proposal.organisation}
    return render(request, "partners/write.html", context | {"current": current, "refusal": refusal}, status=status)


@require_safe
def proposal(request: HttpRequest, public_id) -> HttpResponse:
    row = proposal_to_write(request, public_id)
    context = {
        "proposal": row,
        "cohort": row.cohort,
        "steps": row.steps.select_related("by"),
        "sittings": placing.placed_sittings(row),
        "cannot_edit": row.why_not_edit(),
        "cannot_submit": row.why_not_submit(),
        "cannot_withdraw": row.why_not_withdraw(),
    }
    return render(request, "partners/proposal.html", context)


@require_POST
def submit_proposal(request: HttpRequest, public_id) -> HttpResponse:
    return _saved(request, proposal_to_write(request, public_id), sending=True)


@require_POST
def confirm_proposal(request: HttpRequest, public_id) -> HttpResponse:
    row = proposal_to_write(request, public_id)
    back = reverse("partners:proposal", args=[row.public_id])
    return act(request, lambda: proposals.confirm(row, request.user), _("Confirmed. Thank you."), back)


def withdraw_proposal(request: HttpRequest, public_id) -> HttpResponse:
    row = proposal_to_write(request, public_id)
    back = reverse("partners:proposal", args=[row.public_id])
    if request.method == "POST":
        return act(request, lambda: proposals.withdraw(row, request.user), _("The proposal is withdrawn."), back)
    if refusal := row.why_not_withdraw():
        messages.error(request, refusal)
        return redirect(back)
    return ask(
        request,
        title=_("Withdraw “%(title)s”?") % {"title": row.title},
        text=_("The organiser gets a mail if it was sent. It can't be taken up again, but you can copy its words.")
        if row.submitted_at
        else _("Nobody but your colleagues has seen it. You can copy its words into a new one."),
        submit=_("Withdraw the proposal"),
        cancel=back,
        danger=True,
    )
