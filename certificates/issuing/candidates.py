"""Who may get a certificate now: the criteria met, the results signed, the name printable (CERTIFICATES)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.models import User
from cohorts.models import Application, Cohort

from ..criteria.eligibility import standings
from ..criteria.lines import Line, Standing
from ..facts import digest
from ..models import Certificate
from ..pdf.letters import missing_in
from ..signing.reading import Signing, signings
from .freezing import holder_name

State = Certificate.State


@dataclass
class Candidate:
    """One participant on the way to a certificate."""

    signing: Signing

    @property
    def standing(self) -> Standing:
        return self.signing.standing

    @property
    def application(self) -> Application:
        return self.standing.application

    @property
    def certificate(self) -> Certificate | None:
        return self.standing.certificate

    @property
    def last_revoked(self) -> Certificate | None:
        return self.standing.last_revoked

    @property
    def lines(self) -> list[Line]:
        return self.standing.lines

    @property
    def award(self) -> str:
        return self.standing.award

    @property
    def award_in_words(self) -> str:
        return self.standing.award_in_words

    def why_held_back(self) -> str:
        """Why this participant gets no certificate now, in words; "" = nothing is in the way."""
        return self.standing.why_held_back() or why_not_printable(self.application) or self.signing.why_not_signed()

    @property
    def may_be_issued(self) -> bool:
        return not self.certificate and bool(self.award) and not self.why_held_back()

    @property
    def is_ready(self) -> bool:
        """Goes along when certificates are issued to all; after a revocation it takes a decision about this one."""
        return self.may_be_issued and not self.last_revoked

    @property
    def group(self) -> str:
        """The filter under which the list shows this participant."""
        if self.certificate:
            return {"issued": "issued", "held": "held"}.get(self.certificate.state, "making")
        if self.is_ready:
            return "ready"
        if self.last_revoked:
            return "revoked"
        if self.award and not self.standing.why_held_back():
            return "unsigned" if self.signing.why_not_signed() else "held_back"
        return "pending" if self.standing.is_pending else "held_back"


def candidates(cohort: Cohort, rows: list[Standing] | None = None) -> list[Candidate]:
    """Every participant of the cohort by name; three queries beside those of the standings."""
    return [Candidate(row) for row in signings(cohort, standings(cohort) if rows is None else rows)]


def candidate_of(standing: Standing) -> Candidate:
    """The one participant."""
    return candidates(standing.application.cohort, [standing])[0]


def of_others(rows: list[Candidate], user: User) -> list[Candidate]:
    """Without the reader: nobody certifies themselves."""
    return [row for row in rows if row.application.person_id != user.pk]


def chosen(rows: list[Candidate], applications: set[int] | None) -> list[Candidate]:
    """All who are ready, or those of these applications to whom one may be issued."""
    if applications is None:
        return [row for row in rows if row.is_ready]
    return [row for row in rows if row.application.pk in applications and row.may_be_issued]


def seen_digest(rows: list[Candidate]) -> str:
    """What an officer looked at before approving: who, under which name, what, and which results."""
    return digest([[row.application.pk, holder_name(row.application), row.award, row.signing.sha256] for row in rows])


def why_not_printable(application: Application) -> str:
    """Letters that no font of the certificate has, named; said before a number is given."""
    missing = missing_in(holder_name(application))
    if not missing:
        return ""
    return _("The name has letters that cannot be printed: “%(letters)s”. It is changed at “my account”.") % {
        "letters": missing
    }
