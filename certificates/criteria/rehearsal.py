"""Who would get what and why not, before anything is issued (REHEARSAL in docs/rules.md)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from cohorts.models import Cohort

from ..models import CertificateKind, Rehearsal, ResultsSignature
from ..pdf.letters import missing_in
from .eligibility import standings
from .lines import Standing, printed_name

COMPLETION, ATTENDANCE = CertificateKind.COMPLETION.value, CertificateKind.ATTENDANCE.value
WAITS, NOTHING, HAS_ONE = "waits", "nothing", "has_one"
ORDER = (NOTHING, WAITS, ATTENDANCE, COMPLETION, HAS_ONE)  # what asks for a look stands first
Check = Callable[[Cohort, list[Standing]], dict[int, list[str]]]

_checks: list[Check] = []


def register(check: Check) -> Check:
    """Have `check(cohort, standings)` say, by the key of the application, what else keeps a certificate back."""
    if check not in _checks:
        _checks.append(check)
    return check


@dataclass
class Row:
    """One participant: what they would get, what keeps it back, and what they would have got last time."""

    standing: Standing
    warnings: list[str] = field(default_factory=list)
    before: str | None = None

    @property
    def outcome(self) -> str:
        standing = self.standing
        if standing.certificate:
            return HAS_ONE
        if standing.award:
            return standing.award
        return WAITS if standing.is_pending else NOTHING

    @property
    def gets(self) -> str:
        """What is kept of a rehearsal: the kind of certificate, or nothing."""
        if certificate := self.standing.certificate:
            return certificate.kind
        return self.standing.award

    @property
    def has_changed(self) -> bool:
        return self.before is not None and self.before != self.gets

    @property
    def is_held_back(self) -> bool:
        return bool(self.warnings) and self.outcome not in (WAITS, NOTHING)

    @property
    def why(self) -> str:
        return self.standing.award_in_words


def rehearse(cohort: Cohort) -> tuple[list[Row], Rehearsal | None]:
    """Everybody by outcome and name, compared with the rehearsal that was kept last; a fixed number of queries."""
    rows = standings(cohort)
    last = cohort.rehearsals.select_related("kept_by").first()
    warnings = _warnings(cohort, rows)
    before = last.outcome if last else {}
    found = [Row(row, warnings[row.application.pk], before.get(str(row.application.pk))) for row in rows]
    return sorted(found, key=lambda row: ORDER.index(row.outcome)), last


def _warnings(cohort: Cohort, rows: list[Standing]) -> dict[int, list[str]]:
    found = {row.application.pk: _why_not_printed(row) for row in rows}
    signed = set(_signed(cohort))
    for row in rows:
        if row.may_be_replaced:
            found[row.application.pk].append(_("Meets every criterion now: replace the certificate of attendance."))
        elif row.award and not row.certificate and row.application.pk not in signed:
            found[row.application.pk].append(_("An assessor has not signed the results yet."))
    for check in _checks:
        for key, words in check(cohort, rows).items():
            found[key] += words
    return found


def _signed(cohort: Cohort) -> Iterable[int]:
    rows = ResultsSignature.objects.standing().filter(application__cohort=cohort)
    return rows.values_list("application", flat=True)


def _why_not_printed(row: Standing) -> list[str]:
    if row.certificate:
        return []
    name = printed_name(row.application.person)
    if not name:
        return [_("No name is known yet: it is entered at “my account” by the person.")]
    missing = missing_in(name)
    return [_("The fonts have no letter “%(letters)s” of this name.") % {"letters": missing}] if missing else []


@transaction.atomic
def keep(cohort: Cohort, *, by: User) -> Rehearsal:
    """Keep who would get what now, to compare the next one with."""
    rows, _last = rehearse(cohort)
    outcome = {str(row.standing.application.pk): row.gets for row in rows}
    return Rehearsal.objects.create(cohort=cohort, outcome=outcome, kept_by=by)
