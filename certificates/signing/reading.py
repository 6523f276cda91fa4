"""The participants of a cohort with their results and whether an assessor answers for them (SIGNED RESULTS)."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from cohorts.models import Application, Cohort, CohortRole

from ..criteria.eligibility import standings
from ..criteria.lines import PENDING, Standing
from ..facts import StatementFacts, digest, today_in
from ..models import Certificate, ResultsSignature
from ..taught import Taught
from .results import changes_between, results_of, say_changes

GROUPS = ("changed", "to_sign", "incomplete", "signed")


@dataclass
class Signing:
    """One participant: the results as they are now, the signature that stands, and the last one that does not."""

    standing: Standing
    taught: Taught
    signature: ResultsSignature | None = None
    void: ResultsSignature | None = field(default=None)

    @property
    def application(self) -> Application:
        return self.standing.application

    @cached_property
    def results(self) -> dict[str, Any]:
        return results_of(self.standing, self.taught)

    @cached_property
    def sha256(self) -> str:
        return digest(self.results)

    @property
    def is_signed(self) -> bool:
        """Somebody answers for the results as they are now."""
        return self.signature is not None and self.signature.sha256 == self.sha256

    @property
    def has_changed(self) -> bool:
        """Signed once, and not as it is now."""
        return not self.is_signed and bool(self.signature or self.void)

    @property
    def is_complete(self) -> bool:
        return bool(self.standing.lines) and all(line.state != PENDING for line in self.standing.lines)

    @property
    def is_fixed(self) -> bool:
        """Certified: signed anew only when they changed after the issue, so that a replacement can be approved."""
        certificate = self.standing.certificate
        return certificate is not None and not (self.has_changed and certificate.state == Certificate.State.ISSUED)

    @property
    def group(self) -> str:
        if self.is_signed:
            return "signed"
        if self.has_changed:
            return "changed"
        return "to_sign" if self.is_complete else "incomplete"

    @property
    def changes(self) -> list[str]:
        """What changed since the last signature, in words."""
        if self.is_signed or not self.has_changed:
            return []
        last = self.signature or self.void
        return say_changes(changes_between(last.results, self.results) or last.changes)

    @property
    def statement(self) -> StatementFacts | None:
        """The signature as it is printed; None unless it stands for the results as they are now."""
        if not self.is_signed:
            return None
        signed = self.signature
        return {
            "role": "assessor",
            "name": signed.name,
            "meaning": signed.meaning,
            "at": signed.signed_at.isoformat(),
            "sha256": signed.sha256,
        }

    def why_not_signed(self) -> str:
        """Why no assessor answers for these results; "" = one does."""
        if self.is_signed:
            return ""
        if self.has_changed:
            return _("The results changed after an assessor signed them: they are signed anew.")
        return _("No assessor has signed the results yet.")


def signings(cohort: Cohort, rows: list[Standing] | None = None) -> list[Signing]:
    """Every participant by name; three queries beside those of the standings."""
    rows = standings(cohort) if rows is None else rows
    taught = Taught(cohort)
    found = {row.application.pk: Signing(row, taught) for row in rows}
    for signature in ResultsSignature.objects.filter(application__in=found).select_related("signed_by").order_by("pk"):
        if signature.voided_at and not signature.name:
            continue  # the signer had their data erased: as if never signed
        if signature.voided_at:
            found[signature.application_id].void = signature
        else:
            found[signature.application_id].signature = signature
    return list(found.values())


def is_assessor(user: User, cohort: Cohort) -> bool:
    return CohortRole.objects.held_by(user, CohortRole.Kind.ASSESSOR).filter(cohort=cohort).exists()


def why_cannot_sign(cohort: Cohort, user: User) -> str:
    """Why this person can sign no results in the cohort now; "" = allowed. Says nothing about single participants."""
    if cohort.cancelled_at:
        return _("This cohort was cancelled.")
    if not is_assessor(user, cohort):
        return _("Only an assessor of this cohort signs its results.")
    if not cohort.criteria.exists():
        return _("The cohort has no criteria yet: there is nothing to answer for.")
    if today_in(cohort) < cohort.ends_on:
        return _("The cohort has not ended yet. Results are signed from its last day on.")
    return ""


def why_cannot_sign_for(row: Signing, user: User) -> str:
    """Trainee and assessor are never one person; what is certified stays as it was signed."""
    if row.application.person_id == user.pk:
        return _("These are your own results: another assessor signs them.")
    if row.is_signed:
        return _("Signed already, and nothing changed since.")
    if row.is_fixed:
        return _("The certificate is approved: its results stay as they were signed.")
    return ""
