"""The conversation on a proposal (CONVERSATIONS in docs/rules.md).

The other side gets one mail in half an hour at most, with all that was said since the last.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from records.errors import Refused, refuse

from ..calls import emails
from ..models import Message, Proposal

QUIET = timedelta(minutes=30)
MOST_MESSAGES = 500


def why_not_say(proposal: Proposal) -> str:
    if proposal.submitted_at is None:
        return _("A draft that was never sent is yours alone: there is nobody to talk to yet.")
    if proposal.messages.count() >= MOST_MESSAGES:
        return _("This conversation is full. Write a mail instead.")
    return ""


@transaction.atomic
def say(proposal: Proposal, by: User, words: str, *, by_partner: bool, is_internal: bool = False) -> Message:
    """The same words twice within a minute are one message: a form sent twice."""
    proposal = Proposal.objects.select_for_update(of=("self",), no_key=True).get(pk=proposal.pk)
    refuse(why_not_say(proposal))
    words = words.strip()
    if not words:
        raise Refused(_("Write something first."), "words")
    same = proposal.messages.filter(by=by, words=words, is_internal=is_internal, by_partner=by_partner)
    if twin := same.filter(at__gte=timezone.now() - timedelta(minutes=1)).first():
        return twin
    message = Message.objects.create(
        proposal=proposal, by=by, words=words, by_partner=by_partner, is_internal=is_internal
    )
    if not is_internal:
        tell(proposal.pk)
    return message


def tell_all(at: datetime | None = None) -> int:
    """Beat: what was said and could not be told yet; how many proposals were told of."""
    keys = set(Message.objects.untold().values_list("proposal_id", flat=True))
    return sum(tell(key, at) for key in sorted(keys))


@transaction.atomic
def tell(key: int, at: datetime | None = None) -> bool:
    """One mail a side with what it has not been told, unless it had one a moment ago."""
    at = at or timezone.now()
    rows = Proposal.objects.select_for_update(of=("self",), no_key=True)
    proposal = rows.select_related("cohort__organisation", "organisation").get(pk=key)
    told = False
    for by_partner in (True, False):
        said = proposal.messages.between().filter(by_partner=by_partner)
        waiting = list(said.filter(told_at=None).select_related("by"))
        if not waiting or said.filter(told_at__gt=at - QUIET).exists():
            continue
        emails.said(proposal, waiting, to_team=by_partner)
        said.filter(pk__in=[row.pk for row in waiting]).update(told_at=at)
        told = True
    return told
