"""Certificates of the finished edition: results signed and approved eleven days after it, most made by the worker."""

from collections.abc import Sequence
from datetime import UTC, datetime

from accounts.models import User
from certificates import actions
from certificates.models import Batch, Signatory
from certificates.signing.reading import signings
from cohorts.models import Cohort

from .endings import approve_short_and_held, end_some

SIGNED_AT = datetime(2025, 10, 19, 8, 30, tzinfo=UTC)
APPROVED_AT = datetime(2025, 10, 20, 9, tzinfo=UTC)


def issue_certificates(cohort: Cohort, by: User, assessors: Sequence[User]) -> Batch:
    organiser = cohort.organisation
    named = Signatory(organisation=organiser, name="Hugo Desmet", title=f"Certificate officer, {organiser}")
    actions.save_signatory(named)
    seen = {str(row.application.public_id): row.sha256 for row in signings(cohort) if row.is_complete}
    actions.sign_results(cohort, seen, by=assessors[-1], at=SIGNED_AT)
    signatories = [{"name": named.name, "title": named.title}]
    approve_short_and_held(cohort, by, signatories)
    batch = actions.approve(cohort, by=by, signatories=signatories, at=APPROVED_AT)
    end_some(cohort, by)
    return batch
