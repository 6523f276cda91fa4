"""Approving certificates: the facts are frozen, one job is written down for each (CERTIFICATES in docs/rules.md)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Role, User
from cohorts.models import Cohort
from records.errors import refuse

from .. import keys
from ..badges.status import allot
from ..codes import new_code
from ..criteria.actions import lock_criteria
from ..criteria.who import why_assessed
from ..facts import SignatoryFacts, StatementFacts, approved_digest, digest, today_in
from ..models import Batch, Certificate, ResultsSignature
from ..models.issuing import MOST_SIGNATORIES
from ..validity import renewal, renewed_by_taking_part
from .candidates import Candidate, candidates, chosen, of_others, seen_digest
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
    return why_not_the_approver(cohort, user) or keys.why_cannot_issue()


def why_not_the_approver(cohort: Cohort, user: User) -> str:
    """The assessor is never the one who approves (ROLES in docs/rules.md)."""
    if not user.has_role(cohort.organisation_id, Role.OFFICER):
        return _("Only a certificate officer of the organisation approves certificates.")
    if reason := why_assessed(cohort, user):
        return reason
    if ResultsSignature.objects.filter(application__cohort=cohort, signed_by=user).exists():
        return _("You signed results in this cohort: another certificate officer issues its certificates.")
    return ""


def why_not_held_until(until: datetime | None, at: datetime) -> str:
    if until and until <= at:
        return _("This moment has passed: choose a later one, or hand them out at once.")
    return ""


@transaction.atomic
def approve(
    cohort: Cohort,
    *,
    by: User,
    signatories: Sequence[SignatoryFacts],
    applications: set[int] | None = None,
    seen: str | None = None,
    held_until: datetime | None = None,
    at: datetime | None = None,
) -> Batch:
    """Approve a certificate for everybody who is ready, or for those applications alone, and have their files made.

    Nobody gets a second one: whoever has one that stands is left out. `seen` is the digest of what was shown. Raises
    `Refused` when nobody is left, and when what was shown is not what would be approved now.
    """
    lock_criteria(cohort)
    at = at or timezone.now()
    refuse(why_cannot_issue(cohort, by))
    refuse(why_not_held_until(held_until, at), "held_until")
    if not 1 <= len(signatories) <= MOST_SIGNATORIES:
        refuse(_("One, two or three signatories stand under a certificate."), "signatories")
    ready = chosen(of_others(candidates(cohort), by), applications)
    if not ready:
        refuse(_("Nobody is ready for a certificate that they do not have already."))
    if seen is not None and seen != seen_digest(ready):
        refuse(_("Names or results changed while you looked at this page: look again before you approve."))
    return write_batch(cohort, ready, by=by, signatories=signatories, held_until=held_until, at=at)


def write_batch(
    cohort: Cohort,
    rows: Sequence[Candidate],
    *,
    by: User,
    signatories: Sequence[SignatoryFacts],
    held_until: datetime | None = None,
    at: datetime,
    supersedes: Certificate | None = None,
    renews: Certificate | None = None,
    reason: str = "",
) -> Batch:
    """Freeze what those get, give them their numbers and have their files made; inside a transaction.

    For one participant it may take the place of an earlier certificate, for a reason that everybody may read, or
    renew one; by itself it renews the one of an earlier cohort. Whether all this is allowed was asked before.
    """
    batch = Batch.objects.create(
        cohort=cohort,
        signatories=list(signatories),
        started_by=by,
        started_at=at,
        approver_name=by.full_name or by.email,
        held_until=held_until,
    )
    frozen = FactsOfCohort(cohort, batch.signatories, at)
    if supersedes:
        frozen.shared["replaces"] = {"number": supersedes.number, "code": supersedes.code, "reason": reason}
    earlier = renewed_by_taking_part(cohort, [row.application.person_id for row in rows])
    year = at.astimezone(cohort.zone).year
    numbers = take_numbers(cohort.organisation, year, len(rows))
    made = []
    for row, serial in zip(rows, numbers, strict=True):
        renewed = renews or renewal(earlier.get(row.application.person_id), row.award)
        made.append(_certificate(batch, row, frozen, year, serial, renewed))
        made[-1].supersedes = supersedes
    batch.sha256 = digest([approved_digest(certificate.facts) for certificate in made])
    batch.save(update_fields=["sha256"])
    made = Certificate.objects.bulk_create(made)
    allot(made)
    asked = [certificate.pk for certificate in made]
    transaction.on_commit(lambda: ask_for(asked), robust=True)
    return batch


def _certificate(
    batch: Batch, row: Candidate, frozen: FactsOfCohort, year: int, serial: int, renews: Certificate | None
) -> Certificate:
    application = row.application
    facts = frozen.of(row.standing, kind=row.award or "completion")
    facts["renews"] = renews.number if renews else None
    certificate = Certificate(
        organisation_id=batch.cohort.organisation_id,
        cohort=batch.cohort,
        batch=batch,
        application=application,
        holder=application.person,
        kind=facts["kind"],
        code=new_code(),
        year=year,
        serial=serial,
        state=Certificate.State.APPROVED,
        design_version=frozen.design_for(facts["kind"])[0],
        valid_until=facts["valid_until"],
        renews=renews,
        language=application.person.language,
    )
    facts["number"], facts["code"] = certificate.number, certificate.code
    if signed := row.signing.statement:
        facts["statements"].append(signed)
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
