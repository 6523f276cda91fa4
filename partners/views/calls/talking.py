"""What is said on a proposal: by the partner, by the team, and by the team to itself."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from records.errors import Refused

from ...actions import talking
from ...forms.calls import MessageForm
from ...models import Proposal
from ..access import proposal_to_decide, proposal_to_write

TYPED = "typed_message"


@require_POST
def say_as_partner(request: HttpRequest, public_id) -> HttpResponse:
    proposal = proposal_to_write(request, public_id)
    back = reverse("partners:proposal", args=[proposal.public_id])
    return _say(request, proposal, back, by_partner=True)


@require_POST
def say_as_team(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    proposal = proposal_to_decide(request, cohort_id, public_id)
    back = reverse("partners:decide_proposal", args=[proposal.cohort.public_id, proposal.public_id])
    return _say(request, proposal, back, by_partner=False, is_internal=request.POST.get("do") == "note")


def _say(request: HttpRequest, proposal: Proposal, back: str, **side) -> HttpResponse:
    """What can't be said goes back into the form: the session keeps it until the page was shown."""
    form = MessageForm(request.POST)
    refusal = "" if form.is_valid() else " ".join(form.errors.get("words", []))
    if not refusal:
        try:
            talking.say(proposal, request.user, form.cleaned_data["words"], **side)
        except Refused as refused:
            refusal = str(refused)
    if refusal:
        messages.error(request, refusal)
        request.session[TYPED] = {"on": str(proposal.public_id), "words": request.POST.get("words", "")[:5000]}
    else:
        done = _("Noted for the team.") if side.get("is_internal") else _("Said. The other side gets a mail.")
        messages.success(request, done)
    return redirect(back + "#say")


def form_on(request: HttpRequest, proposal: Proposal) -> MessageForm:
    """An empty form, or with what was refused a moment ago."""
    typed = request.session.get(TYPED)
    if typed and typed["on"] == str(proposal.public_id):
        del request.session[TYPED]
        return MessageForm(initial={"words": typed["words"]})
    return MessageForm()
