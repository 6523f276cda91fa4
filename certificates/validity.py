"""How long a certificate counts, and which one it renews (VALIDITY in docs/rules.md)."""

import calendar
from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef

from cohorts.models import Cohort

from .models import Certificate, CertificateKind, Validity

LIVE = (*Certificate.STANDING, Certificate.State.EXPIRED, Certificate.State.SUPERSEDED)


def until(cohort: Cohort, issued_on: date) -> date | None:
    """The last day on which a certificate issued that day counts; None = for good."""
    months = Validity.objects.filter(cohort=cohort).values_list("months", flat=True).first()
    return months_later(issued_on, months) if months else None


def months_later(day: date, months: int) -> date:
    """The same day of the month, or its last: 31 August and 6 months are 28 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def renewed_by_taking_part(cohort: Cohort, holders: Iterable[int]) -> dict[int, Certificate]:
    """By holder the latest certificate of the same programme that ends, or ended, and that no other renews yet.

    Whoever takes part in a later cohort of the programme has the earlier certificate renewed by that; one query.
    """
    others = Certificate.objects.filter(renews=OuterRef("pk"), state__in=LIVE)
    rows = Certificate.objects.filter(
        ~Exists(others),
        holder__in=list(holders),
        cohort__programme_version__programme=cohort.programme_version.programme_id,
        state__in=(Certificate.State.ISSUED, Certificate.State.EXPIRED),
        valid_until__isnull=False,
        cohort__ends_on__lt=cohort.ends_on,
    )
    return {row.holder_id: row for row in rows.order_by("valid_until", "pk")}


def renewal(earlier: Certificate | None, kind: str) -> Certificate | None:
    """The earlier one, where the new one certifies as much: attendance renews no completion."""
    if earlier and kind == CertificateKind.ATTENDANCE and earlier.kind != kind:
        return None
    return earlier
