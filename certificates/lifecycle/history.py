"""The certificates of one participant, with what an officer may do to each."""

from dataclasses import dataclass

from django.db.models import QuerySet

from accounts.models import User
from cohorts.models import Application

from ..models import Certificate
from . import reissue, rules


def certificates_of(application: Application) -> QuerySet[Certificate]:
    linked = ("revoked_by", "batch", "cohort__organisation", "supersedes", "superseded_by", "renews")
    return application.certificates.select_related(*linked).prefetch_related("renewals").order_by("-pk")


@dataclass
class Past:
    """One certificate and why the reader cannot do this or that to it; "" = it can be done."""

    certificate: Certificate
    why_not_revoke: str = "-"
    why_not_replace: str = "-"
    why_not_renew: str = "-"


def history_of(application: Application, officer: User | None) -> list[Past]:
    """The newest first; without an officer nothing can be done."""
    rows = certificates_of(application)
    return [_past(row, officer) if officer else Past(row) for row in rows]


def _past(row: Certificate, officer: User) -> Past:
    approves = reissue.why_not_by(row, officer)
    return Past(
        row,
        why_not_revoke=rules.why_cannot_be_revoked(row) or rules.why_not_by(row, officer),
        why_not_replace=rules.why_cannot_be_replaced(row) or approves,
        why_not_renew=rules.why_cannot_be_renewed(row) or approves,
    )
