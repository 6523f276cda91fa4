"""Verbs of signed results and signatories (SIGNED RESULTS in docs/rules.md)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from cohorts.models import Cohort
from records.errors import Refused, refuse

from ..criteria.actions import lock_criteria
from ..models import ResultsSignature, Signatory
from .reading import Signing, signings, why_cannot_sign, why_cannot_sign_for
from .results import changes_between

MEANING = "results-1"


@dataclass
class Outcome:
    """What came of one act: whom it was done for, and for whom not, with the reason."""

    signed: list[ResultsSignature] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


@transaction.atomic
def sign_results(cohort: Cohort, seen: Mapping[str, str], *, by: User, at: datetime | None = None) -> Outcome:
    """Sign the results of those participants; `seen` has the hash that was shown by the application's public id.

    Each stands or falls alone: whose results changed since they were shown is left out and named. Raises Refused
    when this person may sign nothing here.
    """
    lock_criteria(cohort)
    refuse(why_cannot_sign(cohort, by))
    outcome = Outcome()
    for row in signings(cohort):
        shown = seen.get(str(row.application.public_id))
        if shown is None:
            continue
        reason = why_cannot_sign_for(row, by)
        if not reason and shown != row.sha256:
            reason = _("the results changed while you looked at them: look again")
        if reason:
            outcome.refused.append((str(row.application.person), reason))
        else:
            outcome.signed.append(_sign(row, by, at or timezone.now()))
    return outcome


def _sign(row: Signing, by: User, at: datetime) -> ResultsSignature:
    if row.signature:
        _void(row, at)
    return ResultsSignature.objects.create(
        application=row.application,
        signed_by=by,
        name=by.full_name or by.email,
        meaning=MEANING,
        signed_at=at,
        results=row.results,
        sha256=row.sha256,
    )


def _void(row: Signing, at: datetime) -> None:
    signature = row.signature
    assert signature is not None  # noqa: S101
    signature.voided_at, signature.changes = at, changes_between(signature.results, row.results)
    signature.save(update_fields=["voided_at", "changes"])


@transaction.atomic
def void_changed(cohort: Cohort, at: datetime | None = None) -> int:
    """Make void every signature whose results are no longer what was signed; tells how many.

    What is certified already keeps its signature: the certificate says what was signed then.
    """
    lock_criteria(cohort)
    changed = [row for row in signings(cohort) if row.signature and not row.is_signed and not row.standing.certificate]
    for row in changed:
        _void(row, at or timezone.now())
    return len(changed)


def settle_signatures() -> int:
    """Void what changed, in every cohort where signatures stand that are not certified yet."""
    waiting = ResultsSignature.objects.standing().exclude(application__certificates__state__in=("approved", "issued"))
    cohorts = Cohort.objects.filter(pk__in=waiting.values("application__cohort"))
    return sum(void_changed(cohort) for cohort in cohorts)


# Signatories


@transaction.atomic
def save_signatory(signatory: Signatory) -> Signatory:
    """Add or change one; a change reaches no certificate that was approved. Raises Refused for one that is there."""
    Organisation.objects.select_for_update(no_key=True).get(pk=signatory.organisation_id)
    if not signatory.pk:
        last = signatory.organisation.signatories.aggregate(last=Max("position"))["last"]
        signatory.position = (last or 0) + 1
    try:
        with transaction.atomic():
            signatory.save()
    except IntegrityError as fault:
        raise Refused(_("This signatory is in the list already."), "name") from fault
    return signatory


def retire_signatory(signatory: Signatory) -> None:
    """No longer offered; certificates keep the name."""
    if signatory.retired_at is None:
        signatory.retired_at = timezone.now()
        signatory.save(update_fields=["retired_at"])
