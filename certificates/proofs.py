"""The certificates that stand, for pages of other apps that show what a person has (records/proofs.py)."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils import timezone

from records.proofs import Proof
from records.wording import say_dates

from .models import Certificate


def certificates_of(people: list[int]) -> Iterable[Proof]:
    """Issued ones whose end has not come, the newest first; one query."""
    counts = Q(valid_until=None) | Q(valid_until__gte=timezone.now().date())
    rows = Certificate.objects.filter(counts, holder__in=people, state=Certificate.State.ISSUED).defer("facts")
    for row in rows.select_related("cohort").order_by("-issued_at", "-pk"):
        yield Proof(
            person=row.holder_id,
            key=str(row.public_id),
            title=row.cohort.title,
            detail=say_dates(row.cohort.starts_on, row.cohort.ends_on),
            url=row.verify_url,
            at=row.issued_at,
        )
