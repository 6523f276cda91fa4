"""Mails that were written and kept back, such as those of a demo on a real mail server: a person lets them go or not.

They never went out, so no copy is made: the row itself is queued, or ends (MAIL in docs/rules.md).
"""

from django.db import transaction

from .mail import hand_over
from .models import DROPPED, OutgoingMail, OutgoingMailQuerySet

State = OutgoingMail.State


@transaction.atomic
def release(mails: OutgoingMailQuerySet) -> int:
    """Queue the held ones among these; tells how many. Sent twice, the second finds none."""
    found = list(mails.held().select_for_update(of=("self",)).order_by("pk"))
    OutgoingMail.objects.filter(pk__in=[mail.pk for mail in found]).update(
        state=State.QUEUED, attempts=0, next_attempt_at=None
    )
    hand_over(*found)
    return len(found)


@transaction.atomic
def drop(mails: OutgoingMailQuerySet) -> int:
    """End the held ones among these: they stay readable and never go out by themselves."""
    return mails.held().update(state=State.FAILED, error=DROPPED)
