"""The certificates that stand, for pages of other apps that show what a person has (records/proofs.py)."""

from collections.abc import Iterable

from records.proofs import Proof
from records.wording import say_dates

from .models import Certificate


def certificates_of(people: list[int]) -> Iterable[Proof]:
    """Issued ones, the newest first; one query."""
    rows = Certificate.objects.filter(holder__in=people, state=Certificate.State.ISSUED)
    for row in rows.select_related("cohort").order_by("-issued_at", "-pk"):
        yield Proof(
            person=row.holder_id,
            key=str(row.public_id),
            title=row.cohort.title,
            detail=say_dates(row.cohort.starts_on, row.cohort.ends_on),
            url=row.verify_url,
            at=row.issued_at,
        )
