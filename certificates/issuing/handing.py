"""What an officer does to a batch that runs, and handing out what was held (CERTIFICATES in docs/rules.md)."""

import logging
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from records.errors import refuse

from .. import emails
from ..models import Batch, Certificate
from .actions import ask_for, why_not_held_until
from .succession import take_place

State = Certificate.State
MOST_AT_ONCE = 2000
log = logging.getLogger(__name__)


def why_cannot_pause(batch: Batch) -> str:
    if batch.paused_at:
        return _("This batch is paused already.")
    if not batch.certificates.being_made().exists():
        return _("Nothing of this batch waits to be made.")
    return ""


@transaction.atomic
def pause(batch: Batch, *, by: User) -> Batch:
    """Begin with no further certificate; the one that a worker has in hand is finished."""
    batch = _locked(batch)
    refuse(why_cannot_pause(batch))
    batch.paused_at = timezone.now()
    batch.save(update_fields=["paused_at"])
    return batch


@transaction.atomic
def resume(batch: Batch, *, by: User) -> Batch:
    batch = _locked(batch)
    refuse("" if batch.paused_at else _("This batch is not paused."))
    batch.paused_at = None
    batch.save(update_fields=["paused_at"])
    _ask_again(batch.certificates.being_made())
    return batch


def _ask_again(rows) -> None:
    """Ask for the files of these; a message too many does nothing, because each is claimed once."""
    keys = list(rows.values_list("pk", flat=True))
    Certificate.objects.filter(pk__in=keys).update(queued_at=timezone.now())
    transaction.on_commit(lambda: ask_for(keys), robust=True)


@transaction.atomic
def repeat(batch: Batch, *, by: User) -> int:
    """Have all that failed made again, with the facts as they were approved; tells how many."""
    batch = _locked(batch)
    keys = list(batch.certificates.failed().values_list("pk", flat=True))
    refuse("" if keys else _("Nothing of this batch failed."))
    rows = Certificate.objects.filter(pk__in=keys)
    rows.update(failure="", claimed_at=None, attempts=0)
    _ask_again(rows)
    return len(keys)


# Held for the ceremony


def why_cannot_hold(batch: Batch, until: datetime | None) -> str:
    """Why the moment cannot be changed now; None = hand them out at once."""
    if not batch.held_until:
        return _("This batch is not held: each holder gets a certificate as soon as it is made.")
    if batch.released_at:
        return _("What was held is handed out already.")
    return why_not_held_until(until, timezone.now())


@transaction.atomic
def hold_until(batch: Batch, until: datetime, *, by: User) -> Batch:
    batch = _locked(batch)
    refuse(why_cannot_hold(batch, until), "held_until")
    batch.held_until = until
    batch.save(update_fields=["held_until"])
    return batch


@transaction.atomic
def hand_out(batch: Batch, *, by: User) -> Batch:
    """Have a job give their holders what is made of a held batch; what is made later goes out at once."""
    batch = _locked(batch)
    refuse(why_cannot_hold(batch, None))
    batch.released_at = timezone.now()
    batch.save(update_fields=["released_at"])
    transaction.on_commit(_ask_to_hand_out, robust=True)
    return batch


def _ask_to_hand_out() -> None:
    from ..tasks import hand_out_held

    hand_out_held.delay()


def issue_now(certificate: Certificate) -> bool:
    """It is its holder's from now on; what it supersedes no longer counts. Inside a transaction, the row locked."""
    now = timezone.now()
    take_place(certificate, now)
    certificate.state, certificate.issued_at = State.ISSUED, now
    certificate.save(update_fields=["state", "issued_at"])
    emails.issued(certificate)
    return True


def settle_held(at: datetime | None = None) -> int:
    """Hand out what was held until now, each for itself, so that a job that is killed goes on; tells how many."""
    at = at or timezone.now()
    Batch.objects.filter(held_until__lte=at, released_at=None).update(released_at=at)
    keys = list(Certificate.objects.to_release().order_by("pk").values_list("pk", flat=True)[:MOST_AT_ONCE])
    return sum(_issue_or_tell(key) for key in keys)


def _issue_or_tell(key: int) -> bool:
    """One that cannot be handed out stays held for the next time, and holds up nobody else's."""
    try:
        return _issue(key)
    except Exception:
        log.exception("held certificate %s could not be handed out", key)
        return False


@transaction.atomic
def _issue(key: int) -> bool:
    certificate = Certificate.objects.select_for_update(of=("self",)).select_related("holder", "cohort").get(pk=key)
    return certificate.state == State.HELD and issue_now(certificate)


def _locked(batch: Batch) -> Batch:
    return Batch.objects.select_for_update(no_key=True, of=("self",)).select_related("cohort").get(pk=batch.pk)
