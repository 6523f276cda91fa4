"""One participant before the criteria: each line as measured, and what comes of it (CRITERIA in docs/rules.md)."""

import hashlib
import json
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from cohorts.attendance_sums import Minutes
from cohorts.models import Application

from ..facts import ExceptionFacts, Measured, say_asked, say_measured
from ..models import Certificate, CertificateKind, CriteriaTerms, Criterion, CriterionException

MET, NOT_MET, PENDING, EXCEPTED = "met", "not_met", "pending", "excepted"


def printed_name(person: User | None) -> str:
    return " ".join(person.full_name.split()) if person else _("somebody whose account is closed")


@dataclass(frozen=True)
class Line:
    """One criterion for one participant: what was measured, what is asked, and whether it is met.

    `pending` means not met yet, because minutes are not marked or points not entered; `excepted` that an officer let
    the participant off.
    """

    criterion: Criterion
    state: str
    fact: Measured
    exception: CriterionException | None = None

    @property
    def is_met(self) -> bool:
        return self.state in (MET, EXCEPTED)

    @property
    def measured(self) -> str:
        return say_measured(self.fact)

    @property
    def asked(self) -> str:
        return say_asked(self.fact)

    @property
    def in_words(self) -> str:
        return f"{self.criterion.name}: {self.measured}, {self.asked}"


@dataclass
class Standing:
    """One participant of a cohort before its criteria, with the certificate that stands if there is one."""

    application: Application
    minutes: Minutes
    terms: CriteriaTerms
    lines: list[Line] = field(default_factory=list)
    certificate: Certificate | None = None
    last_revoked: Certificate | None = None

    @property
    def meets_all(self) -> bool:
        return bool(self.lines) and all(line.is_met for line in self.lines)

    @property
    def missing(self) -> list[Line]:
        return [line for line in self.lines if not line.is_met]

    @property
    def excepted(self) -> list[Line]:
        return [line for line in self.lines if line.state == EXCEPTED]

    @property
    def refusal(self) -> str:
        """Tells one refusal from another: what is missing, with what was measured."""
        missing = sorted((line.fact["criterion"], line.state, line.fact["measured"]) for line in self.missing)
        return hashlib.sha256(json.dumps(missing).encode()).hexdigest()

    @property
    def exceptions(self) -> list[ExceptionFacts]:
        """As a certificate says them: which criterion, why, by whom and on which day."""
        zone = self.application.cohort.zone
        rows = [line.exception for line in self.excepted if line.exception]
        return [
            {
                "criterion": row.criterion.name,
                "reason": row.reason,
                "by": printed_name(row.granted_by),
                "on": row.granted_at.astimezone(zone).date().isoformat(),
            }
            for row in rows
        ]

    @property
    def is_pending(self) -> bool:
        """Held back only by what somebody still has to mark or enter."""
        return bool(self.missing) and all(line.state == PENDING for line in self.missing)

    @property
    def meets_attendance(self) -> bool:
        """Every line of the part about attendance, of which there is at least one."""
        part = [line for line in self.lines if line.criterion.for_attendance]
        return self.terms.gives_attendance and bool(part) and all(line.is_met for line in part)

    @property
    def award(self) -> str:
        """What this participant gets: "completion", "attendance", or "" for nothing yet.

        A certificate of attendance only once the other can no longer be reached by what is still to be entered.
        """
        if self.meets_all:
            return CertificateKind.COMPLETION
        return CertificateKind.ATTENDANCE if self.meets_attendance and not self.is_pending else ""

    @property
    def may_be_replaced(self) -> bool:
        """Has a certificate of attendance, and meets every criterion by now."""
        return bool(self.certificate and self.certificate.kind == CertificateKind.ATTENDANCE and self.meets_all)

    @property
    def may_be_issued(self) -> bool:
        return not self.certificate and bool(self.award) and not self.why_held_back()

    @property
    def is_ready(self) -> bool:
        """Goes along when certificates are issued to all; after a revocation it takes a decision about this one."""
        return self.may_be_issued and not self.last_revoked

    def why_not_completion(self) -> str:
        """What keeps this participant from completion, line by line; "" = every criterion is met."""
        if not self.lines:
            return _("The cohort has no criteria yet.")
        return "; ".join(line.in_words for line in self.missing)

    def why_held_back(self) -> str:
        """Why this participant gets no certificate of any kind now, in words; "" = nothing is in the way."""
        if not self.award:
            return self.why_not_completion()
        if not self.application.person.full_name.strip():
            return _("No name is known yet: it is entered at “my account” by the person.")
        return ""

    @property
    def award_in_words(self) -> str:
        """One sentence: what this participant gets, or why nothing."""
        if not self.award:
            return self.why_not_completion()
        if self.award == CertificateKind.ATTENDANCE:
            said = _("Certificate of attendance. For completion is missing: %(missing)s")
            return said % {"missing": self.why_not_completion()}
        if not self.excepted:
            return _("Meets every criterion.")
        named = ", ".join(line.criterion.name for line in self.excepted)
        said = ngettext(
            "Meets every criterion, with an exception for %(named)s.",
            "Meets every criterion, with exceptions for %(named)s.",
            len(self.excepted),
        )
        return said % {"named": named}

    @property
    def group(self) -> str:
        """The filter under which the list shows this participant."""
        if self.certificate:
            return "issued" if self.certificate.state == Certificate.State.ISSUED else "making"
        if self.is_ready:
            return "ready"
        if self.last_revoked:
            return "revoked"
        return "pending" if self.is_pending else "held_back"
