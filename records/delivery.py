"""Sending what was written: claim the row, leave the transaction, send, note what came of it (MAIL in docs/rules.md).

A row's way: queued → sending → sent, failed, uncertain, or back to queued with a time for the next attempt. The row
is the truth: two workers with the same task, or a worker that dies, never send one mail twice.
"""

import logging
import time
from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.db import InterfaceError, OperationalError, close_old_connections, connections, transaction
from django.db.models import F, Q
from django.utils import timezone

from . import transport
from .message import compose
from .models import OutgoingMail
from .transport import Outcome, Result

log = logging.getLogger(__name__)

State = OutgoingMail.State

# After each attempt that a server or a line put off; after the last the mail has failed, a little over a day on.
WAITS = [timedelta(minutes=n) for n in (1, 5, 15, 60, 240, 480, 720)]
# Longer than the slowest honest conversation (eight answers of 30 seconds): whoever claimed the row is dead.
LOST_AFTER = timedelta(minutes=10)
# A row this old without an attempt has lost its task; until then the task is on its way.
FORGOTTEN_AFTER = timedelta(minutes=2)
# How long a row that was handed over again may wait in a long queue before it is handed over once more.
PATIENCE = timedelta(minutes=15)
AT_ONCE = 1000


def deliver(mail_id: int) -> None:
    """Send one mail unless somebody else has it, had it, or it is not yet time."""
    mail = claim(mail_id)
    if mail is None:
        return
    try:
        outcome = transport.send(*compose(mail))
    except ValueError as error:
        outcome = Outcome(Result.REFUSED, str(error)[:500])
    _note(mail, outcome)


def claim(mail_id: int) -> OutgoingMail | None:
    """Take the row for this attempt; None when there is nothing to take. Committed before any server is spoken to."""
    now = timezone.now()
    due = Q(attempts=0) | Q(next_attempt_at=None) | Q(next_attempt_at__lte=now)
    with transaction.atomic(durable=True):
        taken = OutgoingMail.objects.filter(due, pk=mail_id, state=State.QUEUED).update(
            state=State.SENDING, claimed_at=now, attempts=F("attempts") + 1
        )
    return OutgoingMail.objects.prefetch_related("attachments").get(pk=mail_id) if taken else None


def _note(mail: OutgoingMail, outcome: Outcome) -> None:
    """Write down what came of the attempt; a database that is restarting gets half a minute to come back."""
    for seconds in (1, 2, 4, 8, 15, None):
        try:
            return _settle(mail, outcome)
        except (OperationalError, InterfaceError):
            if seconds is None or connections["default"].in_atomic_block:
                raise
            log.warning("mail %s: the database is away, noting its outcome again in %s s", mail.pk, seconds)
            time.sleep(seconds)
            close_old_connections()
    return None


def _settle(mail: OutgoingMail, outcome: Outcome) -> None:
    """Only this attempt's own row; one that was given up as uncertain may still learn its end, never go out again."""
    mine = OutgoingMail.objects.filter(pk=mail.pk, claimed_at=mail.claimed_at, attempts=mail.attempts)
    sending, known = mine.filter(state=State.SENDING), mine.filter(state__in=[State.SENDING, State.UNCERTAIN])
    now = timezone.now()
    match outcome.result:
        case Result.SENT:
            known.update(state=State.SENT, sent_at=now, error="", next_attempt_at=None)
            if mail.secret and transport.server(settings.EMAIL_URL):  # the outbox of the demo is read by its visitors
                OutgoingMail.objects.filter(pk=mail.pk, state=State.SENT).update(text="", html="")
        case Result.REFUSED:
            known.update(state=State.FAILED, error=outcome.reason, next_attempt_at=None)
        case Result.UNKNOWN:
            sending.update(state=State.UNCERTAIN, error=outcome.reason, next_attempt_at=None)
        case Result.NOT_NOW if mail.attempts > len(WAITS):
            sending.update(state=State.FAILED, error=outcome.reason, next_attempt_at=None)
        case Result.NOT_NOW:
            wait = WAITS[mail.attempts - 1]
            sending.update(state=State.QUEUED, error=outcome.reason, next_attempt_at=now + wait)


def give_up_on_lost(now=None) -> int:
    """Rows whose worker died between claim and outcome: nobody knows whether they went out, so a person decides."""
    lost = OutgoingMail.objects.filter(state=State.SENDING, claimed_at__lte=(now or timezone.now()) - LOST_AFTER)
    return lost.update(state=State.UNCERTAIN, error="")


def find_waiting(now=None) -> list[int]:
    """Keys of rows to hand to the worker again: their time has come, or their task was lost. Oldest first.

    A row never attempted gets a time until which it is not found again, so that a long queue is not filled twice;
    it stays free for whoever has its task.
    """
    now = now or timezone.now()
    waiting = OutgoingMail.objects.filter(state=State.QUEUED).filter(
        Q(next_attempt_at__lte=now) | Q(next_attempt_at=None, created_at__lte=now - FORGOTTEN_AFTER)
    )
    found = list(waiting.order_by("created_at", "pk").values_list("pk", flat=True)[:AT_ONCE])
    OutgoingMail.objects.filter(pk__in=found, attempts=0).update(next_attempt_at=now + PATIENCE)
    return found


def hand_over(mail_ids: Iterable[int]) -> None:
    """Put tasks into the queue; a broker that is away is not waited for, because beat finds the rows."""
    from .tasks import deliver

    for mail_id in mail_ids:
        try:
            deliver.apply_async((mail_id,), retry=False)
        except Exception as error:  # whatever the broker's client raises: the row is safe
            log.warning("the queue is away, mail is sent later: %s", error)
            return
