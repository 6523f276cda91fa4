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
from records.stale import Stale, written_over

from ..actions import placing, proposals, talking
from ..calls import copying, speaking
from ..calls.asking import answered
from ..forms.proposals import ProposalForm
from ..models import Partnership, Proposal
from ..models.proposals import WORDS, why_no_new_proposal
from .access import organisation_to_speak_for, proposal_to_write
from .answers import act, ask
from .calls.talking import form_on


def _cohort_of(organisation, cohort_id) -> Cohort:
    known = Partnership.objects.filter(organisation=organisation).values("cohort")
    return get_object_or_404(
        Cohort.objects.filter(pk__in=known).select_related("organisation", "call"), public_id=cohort_id
    )


def new_proposal(request: HttpRequest, cohort_id, organisation_id) -> HttpResponse:
    """A form for one cohort; `?copy=` begins with the words of an earlier proposal."""
    organisation = organisation_to_speak_for(request, organisation_id)
    cohort = _cohort_of(organisation, cohort_id)
    if begun := _begun(request, cohort, organisation):
        return edit_proposal(request, begun.public_id)  # the draft that was kept while it was written
    sending = request.POST.get("do") == "send"
    form = ProposalForm(request.POST or None, cohort=cohort, sending=sending, initial=_copied(request))
    refusal, status = why_no_new_proposal(cohort, organisation), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                number = form.cleaned_data["number"]
                proposal = proposals.write(cohort, organisation, form.words, request.user, number)
                copying.take_over(proposal, _copied_from(request))
                return _saved(request, proposal, sending)
            except Refused as refused:
                refusal = str(refused)
    context = {"form": form, "cohort": cohort, "organisation": organisation, "refusal": refusal, "call": form.call}
    context["keep"] = reverse("partners:keep_proposal", args=[cohort.public_id, organisation.public_id])
    context["earlier"] = copying.earlier(organisation, cohort)
    return render(request, "partners/write.html", context, status=status)


def _begun(request: HttpRequest, cohort: Cohort, organisation) -> Proposal | None:
    """The draft that this form has made already, by keeping itself."""
    number = _number(request.POST.get("number", ""))
    rows = Proposal.objects.filter(cohort=cohort, organisation=organisation, state=Proposal.State.DRAFT)
    return rows.filter(public_id=number).first() if number else None


def _copied_from(request: HttpRequest) -> Proposal | None:
    number = _number(request.GET.get("copy", ""))
    return Proposal.objects.of_contact(request.user).filter(public_id=number).first() if number else None


def _copied(request: HttpRequest) -> dict:
    row = _copied_from(request)
    return {name: getattr(row, name) for name in WORDS} if row else {}


def _number(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


@require_POST
def keep_proposal(request: HttpRequest, cohort_id, organisation_id) -> HttpResponse:
    """What is typed is kept as a draft every few seconds; answers with the line below the form that says so."""
    organisation = organisation_to_speak_for(request, organisation_id)
    cohort = _cohort_of(organisation, cohort_id)
    number = _number(request.POST.get("number", ""))
    mine = Proposal.objects.filter(cohort=cohort, organisation=organisation)
    row = mine.filter(public_id=number).select_related("call").first() if number else None
    form = ProposalForm(request.POST, cohort=cohort, **({"instance": row} if row else {}))
    context = {"kept_at": None, "refusal": "", "seen": request.POST.get("seen", ""), "zone": cohort.time_zone}
    if not form.is_valid():
        context["refusal"] = _("Not kept yet: %(fields)s.") % {"fields": ", ".join(_wrong(form))}
    else:
        try:
            if row:
                row = proposals.edit(row, form.words, request.user, context["seen"])
            else:
                row = proposals.write(cohort, organisation, form.words, request.user, number)
            context |= {"kept_at": row.changed_at, "seen": row.seen}
        except Refused as refused:
            context["refusal"] = str(refused)
    return render(request, "partners/calls/kept.html", context)


def _wrong(form) -> list[str]:
    return [str(form.fields[name].label) if name in form.fields else _("the form") for name in form.errors]


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
    form = ProposalForm(request.POST or None, cohort=proposal.cohort, sending=sending, instance=proposal)
    if request.method != "POST":
        if refusal := proposal.why_not_edit():
            messages.error(request, refusal)
            return redirect("partners:proposal", proposal.public_id)
        return _edit_page(request, form, proposal)
    if not form.is_valid():
        return _edit_page(request, form, proposal, status=422)
    try:
        saved = proposals.edit(proposal, form.words, request.user, form.cleaned_data["seen"])
    except Stale as stale:
        current = stale.current
        over = ProposalForm(written_over(request.POST, current), cohort=current.cohort, instance=current)
        return _edit_page(request, over, proposal, current=current, status=409)
    except Refused as refused:
        return _edit_page(request, form, proposal, refusal=str(refused), status=422)
    return _saved(request, saved, sending)


def _edit_page(request, form, proposal, current=None, refusal="", status=200) -> HttpResponse:
    form.fields["number"].initial = proposal.public_id
    context = {"form": form, "proposal": proposal, "cohort": proposal.cohort, "organisation": proposal.organisation}
    context |= {"current": current, "refusal": refusal, "call": proposal.call}
    if current is None:
        keys = [proposal.cohort.public_id, proposal.organisation.public_id]
        context["keep"] = reverse("partners:keep_proposal", args=keys)
    return render(request, "partners/write.html", context, status=status)


@require_safe
def proposal(request: HttpRequest, public_id) -> HttpResponse:
    row = proposal_to_write(request, public_id)
    context = {
        "proposal": row,
        "cohort": row.cohort,
        "steps": row.steps.select_related("by"),
        "answers": answered(row.call, row.answers),
        "speakers": speaking.told_of(row),
        "said": row.messages.between().select_related("by"),
        "cannot_say": talking.why_not_say(row),
        "say_form": form_on(request, row),
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
