"""Approving certificates: the facts are frozen, one job is written down for each (CERTIFICATES in docs/rules.md)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cohorts.models import Cohort
from records.errors import refuse

from ..codes import new_code
from ..criteria.actions import lock_criteria
from ..criteria.eligibility import standings
from ..criteria.lines import Standing
from ..criteria.who import why_assessed
from ..facts import SignatoryFacts, StatementFacts, approved_digest, digest, today_in
from ..models import Batch, Certificate
from .freezing import FactsOfCohort
from .numbers import take_numbers


def why_cannot_issue(cohort: Cohort, user: User) -> str:
    """Why this officer can issue nothing in the cohort now; "" = allowed. Says nothing about single participants."""
    if cohort.cancelled_at:
        return _("This cohort was cancelled.")
    if not cohort.criteria.exists():
        return _("The cohort has no criteria yet: write down what is asked first.")
    if today_in(cohort) < cohort.ends_on:
        return _("The cohort has not ended yet. Certificates are issued from its last day on.")
    return why_assessed(cohort, user)


@transaction.atomic
def approve(
    cohort: Cohort,
    *,
    by: User,
    signatories: Sequence[SignatoryFacts],
    applications: set[int] | None = None,
    held_until: datetime | None = None,
    at: datetime | None = None,
) -> Batch:
    """Approve a certificate for everybody who is ready, or for those applications alone, and have their files made.

    Nobody gets a second one: whoever has one that stands is left out. Raises `Refused` when nobody is left.
    """
    lock_criteria(cohort)
    refuse(why_cannot_issue(cohort, by))
    rows = [row for row in standings(cohort) if row.application.person_id != by.pk]
    if applications is None:
        ready = [row for row in rows if row.is_ready]
    else:
        ready = [row for row in rows if row.may_be_issued and row.application.pk in applications]
    if not ready:
        refuse(_("Nobody is ready for a certificate that they do not have already."))
    batch = Batch.objects.create(
        cohort=cohort,
        signatories=list(signatories),
        started_by=by,
        started_at=at or timezone.now(),
        approver_name=by.full_name or by.email,
        held_until=held_until,
    )
    keys = _freeze(batch, ready)
    transaction.on_commit(lambda: ask_for(keys), robust=True)
    return batch


def _freeze(batch: Batch, ready: list[Standing]) -> list[int]:
    """The certificates with their numbers; the batch gets the hash over all that was approved."""
    frozen = FactsOfCohort(batch.cohort, batch.signatories, batch.started_at)
    year = batch.started_at.astimezone(batch.cohort.zone).year
    numbers = take_numbers(batch.cohort.organisation, year, len(ready))
    rows = [_certificate(batch, row, frozen, year, serial) for row, serial in zip(ready, numbers, strict=True)]
    batch.sha256 = digest([approved_digest(row.facts) for row in rows])
    batch.save(update_fields=["sha256"])
    return [row.pk for row in Certificate.objects.bulk_create(rows)]


def _certificate(batch: Batch, standing: Standing, frozen: FactsOfCohort, year: int, serial: int) -> Certificate:
    application = standing.application
    certificate = Certificate(
        organisation_id=batch.cohort.organisation_id,
        cohort=batch.cohort,
        batch=batch,
        application=application,
        holder=application.person,
        code=new_code(),
        year=year,
        serial=serial,
        kind=standing.award,
        state=Certificate.State.APPROVED,
        language=application.person.language,
    )
    facts = frozen.of(standing, kind=standing.award, number=certificate.number, code=certificate.code)
    facts["statements"].append(statement_of(batch, approved_digest(facts)))
    certificate.facts, certificate.facts_sha256 = facts, digest(facts)
    return certificate


def statement_of(batch: Batch, sha256: str) -> StatementFacts:
    """The approver's signature as it is printed."""
    return {
        "role": "approver",
        "name": batch.approver_name,
        "meaning": batch.meaning,
        "at": batch.started_at.isoformat(),
        "sha256": sha256,
    }


def ask_for(certificate_ids: list[int]) -> None:
    """Send one job for each; should the message be lost, beat finds the row."""
    from ..tasks import make_certificate

    for certificate_id in certificate_ids:
        make_certificate.delay(certificate_id)
