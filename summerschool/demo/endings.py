"""What becomes of certificates, at the finished edition: one revoked, one replaced, one expired, one held."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from django.utils import timezone

from accounts.models import User
from certificates.facts import SignatoryFacts
from certificates.issuing.actions import approve
from certificates.issuing.making import make
from certificates.lifecycle.actions import replace, revoke, set_validity
from certificates.lifecycle.expiry import expire
from certificates.models import Cause, Certificate
from cohorts.models import Cohort
from records import fonts

from . import people

APPROVED_AT = datetime(2025, 10, 20, 8, 30, tzinfo=UTC)
REVOKED, MISSPELT, EXPIRED, HELD = 31, 32, 33, 34  # of the participants of finished.py
SHORT_LIFE = 6  # months
CEREMONY = timedelta(days=30)


def approve_short_and_held(cohort: Cohort, by: User, signatories: Sequence[SignatoryFacts]) -> None:
    """Before all others get theirs: one that counts for half a year only, one that waits for a ceremony."""
    set_validity(cohort, SHORT_LIFE, by=by)
    approve(cohort, by=by, signatories=signatories, applications={_application(cohort, EXPIRED)}, at=APPROVED_AT)
    set_validity(cohort, None, by=by)
    held = {_application(cohort, HELD)}
    approve(cohort, by=by, signatories=signatories, applications=held, held_until=timezone.now() + CEREMONY)


def end_some(cohort: Cohort, by: User) -> None:
    """Only what is made can end, so these files are made at once; without fonts the worker makes them later."""
    if not fonts.are_made():
        return
    revoked, misspelt, expired, held = (_of(cohort, who) for who in (REVOKED, MISSPELT, EXPIRED, HELD))
    for certificate in (revoked, misspelt, expired, held):
        make(certificate.pk)
    expire()
    if _is_out(revoked):
        revoke(revoked, cause=Cause.MISTAKE, reason="The results of two participants were exchanged.", by=by)
    if _is_out(misspelt):
        name = misspelt.holder.full_name
        new = replace(
            misspelt, cause=Cause.NAME, reason="The second family name was left out.", name=f"{name} Maes", by=by
        )
        make(new.pk)


def _is_out(certificate: Certificate) -> bool:
    certificate.refresh_from_db()
    return certificate.state == Certificate.State.ISSUED


def _application(cohort: Cohort, who: int) -> int:
    return cohort.applications.values_list("pk", flat=True).get(person__email=people.address(who))


def _of(cohort: Cohort, who: int) -> Certificate:
    return cohort.certificates.select_related("holder").get(holder__email=people.address(who))
