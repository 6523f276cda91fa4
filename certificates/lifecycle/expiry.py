"""Certificates that end: marked on their day, their holders reminded before (VALIDITY in docs/rules.md)."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from ..models import Certificate, ExpiryReminder
from ..validity import LIVE
from . import emails

FIRST = max(ExpiryReminder.DAYS)
AT_ONCE = 500  # reminders of one run; the next run goes on


def expire(at: datetime | None = None) -> int:
    """Mark those whose last day is over where their cohort takes place; tells how many."""
    at = at or timezone.now()
    ended = Certificate.objects.filter(state=Certificate.State.ISSUED, valid_until__lte=at.date())
    count = 0
    for zone in ended.order_by().values_list("cohort__time_zone", flat=True).distinct():
        today = at.astimezone(ZoneInfo(zone)).date()
        here = ended.filter(cohort__time_zone=zone, valid_until__lt=today)
        count += here.update(state=Certificate.State.EXPIRED)
    return count


def step_of(certificate: Certificate, today: date) -> int | None:
    """The reminder that is due: the nearest step not past yet. One that would fall into the first half of a short
    life is left out; None = nothing is due."""
    last = certificate.valid_until
    if last is None or certificate.issued_at is None or last < today:
        return None
    left = (last - today).days
    life = (last - certificate.issued_at.date()).days
    steps = [days for days in ExpiryReminder.DAYS if left <= days and days * 2 <= life]
    return min(steps, default=None)


def ending(at: datetime):
    """Issued ones that end within the first step, that nothing renews yet."""
    renewed = Certificate.objects.filter(renews=OuterRef("pk"), state__in=LIVE)
    replaced = Certificate.objects.filter(supersedes=OuterRef("pk"), state__in=LIVE)
    return Certificate.objects.filter(
        ~Exists(renewed),
        ~Exists(replaced),
        state=Certificate.State.ISSUED,
        valid_until__range=(at.date() - timedelta(days=1), at.date() + timedelta(days=FIRST + 1)),
    )


def remind(at: datetime | None = None) -> int:
    """Write to the holders of those that end soon, once a step however often this runs; tells to how many.

    A run that was missed loses nothing: the step stays due until the next one.
    """
    at = at or timezone.now()
    told = 0
    rows = ending(at).select_related("cohort").prefetch_related("expiry_reminders")
    for certificate in rows.order_by("valid_until", "pk").defer("facts"):
        if told < AT_ONCE and (step := _due(certificate, at)):
            told += _tell(certificate.pk, step)
    return told


def _due(certificate: Certificate, at: datetime) -> int | None:
    """The step of which the holder was not told yet, nor of a later one."""
    step = step_of(certificate, at.astimezone(certificate.cohort.zone).date())
    told = (row.days for row in certificate.expiry_reminders.all())
    return step if step and all(days > step for days in told) else None


@transaction.atomic
def _tell(key: int, step: int) -> bool:
    """Row and mail together; of two runs at once the lock lets one through."""
    certificate = Certificate.objects.select_for_update(of=("self",)).select_related("cohort", "holder").get(pk=key)
    if certificate.state != Certificate.State.ISSUED:
        return False
    _row, is_new = ExpiryReminder.objects.get_or_create(certificate=certificate, days=step)
    if is_new:
        emails.ends_soon(certificate)
    return is_new
