"""Who meets the criteria of a cohort, line by line, and what is missing (CRITERIA in docs/rules.md)."""

from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _

from cohorts.actions.quizzes import best_by_person
from cohorts.attendance_sums import Minutes, minutes_by_application
from cohorts.models import Application, Cohort, FilledChecklist
from courses.models import Attempt

from ..facts import Measured, say_asked, say_measured
from ..models import Certificate, Criterion, Score

MET, NOT_MET, PENDING = "met", "not_met", "pending"


@dataclass(frozen=True)
class Line:
    """One criterion for one participant: what was measured, what is asked, and whether it is met.

    `pending` means not met yet, because minutes are not marked or points not entered.
    """

    criterion: Criterion
    state: str
    fact: Measured

    @property
    def is_met(self) -> bool:
        return self.state == MET

    @property
    def measured(self) -> str:
        return say_measured(self.fact)

    @property
    def asked(self) -> str:
        return say_asked(self.fact)


@dataclass
class Standing:
    """One participant of a cohort before its criteria, with the certificate that stands if there is one."""

    application: Application
    minutes: Minutes
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
    def is_pending(self) -> bool:
        """Held back only by what somebody still has to mark or enter."""
        return bool(self.missing) and all(line.state == PENDING for line in self.missing)

    @property
    def may_be_issued(self) -> bool:
        return not self.certificate and not self.why_held_back()

    @property
    def is_ready(self) -> bool:
        """Goes along when certificates are issued to all; after a revocation it takes a decision about this one."""
        return self.may_be_issued and not self.last_revoked

    def why_held_back(self) -> str:
        """Why this participant gets no certificate now, in words; "" = nothing is in the way."""
        if not self.lines:
            return _("The cohort has no criteria yet.")
        if self.missing:
            return "; ".join(f"{line.criterion.name}: {line.measured}, {line.asked}" for line in self.missing)
        if not self.application.person.full_name.strip():
            return _("No name is known yet: it is entered at “my account” by the person.")
        return ""

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


def standings(cohort: Cohort) -> list[Standing]:
    """Every participant of the cohort by name: seven queries, however many there are."""
    applications = list(
        cohort.applications.enrolled().select_related("person", "school").order_by("person__full_name", "pk")
    )
    minutes = minutes_by_application(cohort)
    criteria = list(cohort.criteria.select_related("session", "quiz__quiz_version", "checklist__version"))
    scores = dict_of_scores(criteria) | bests(criteria, applications)
    found = checks_by(criteria)
    rows = {
        application.pk: Standing(application, minutes.get(application.pk, Minutes())) for application in applications
    }
    for row in rows.values():
        row.lines = [measure(criterion, row.minutes, scores, row.application.pk, found) for criterion in criteria]
    for certificate in cohort.certificates.defer("facts").order_by("pk"):
        if standing := rows.get(certificate.application_id):
            if certificate.state in Certificate.STANDING:
                standing.certificate = certificate
            elif certificate.state == Certificate.State.REVOKED:
                standing.last_revoked = certificate
    return list(rows.values())


def dict_of_scores(criteria: list[Criterion]) -> dict[tuple[int, int], Decimal]:
    """Points by (criterion, application)."""
    scores = Score.objects.filter(criterion__in=[c.pk for c in criteria if c.kind == Criterion.Kind.SCORE])
    return {(score.criterion_id, score.application_id): score.points for score in scores}


def bests(criteria: list[Criterion], applications: list[Application]) -> dict[tuple[int, int], Attempt]:
    """The attempt that counts by (criterion, application): one query for each quiz asked for."""
    found = {}
    for criterion in criteria:
        if criterion.quiz:
            best = best_by_person(criterion.quiz)
            found |= {(criterion.pk, row.pk): best[row.person_id] for row in applications if row.person_id in best}
    return found


def checks_by(criteria: list[Criterion]) -> dict[tuple[int, int], list[FilledChecklist]]:
    """The attempts that count by (checklist of the cohort, application); no query where none is asked for."""
    asked = [c.checklist_id for c in criteria if c.kind == Criterion.Kind.CHECKLIST]
    found: dict[tuple[int, int], list[FilledChecklist]] = {}
    for check in FilledChecklist.objects.standing().filter(used__in=asked).order_by("attempt") if asked else []:
        found.setdefault((check.used_id, check.application_id), []).append(check)
    return found


def measure(
    criterion: Criterion, minutes: Minutes, scores: dict, application_id: int, checks: dict | None = None
) -> Line:
    match criterion.kind:
        case Criterion.Kind.ATTENDANCE:
            return _attendance(criterion, minutes)
        case Criterion.Kind.SESSION:
            return _session(criterion, minutes)
        case Criterion.Kind.QUIZ:
            return _quiz(criterion, scores.get((criterion.pk, application_id)))
        case Criterion.Kind.CHECKLIST:
            return _checklist(criterion, (checks or {}).get((criterion.checklist_id, application_id), []))
    return _score(criterion, scores.get((criterion.pk, application_id)))


def _state(met: bool, pending: bool) -> str:
    if met:
        return MET
    return PENDING if pending else NOT_MET


def _attendance(criterion: Criterion, minutes: Minutes) -> Line:
    asked = criterion.percent or 0
    met = minutes.planned > 0 and minutes.attended * 100 >= asked * minutes.planned
    fact: Measured = {
        "kind": "attendance",
        "criterion": str(criterion.public_id),
        "name": criterion.name,
        "asked_percent": asked,
        "measured": minutes.attended,
        "of": minutes.planned,
    }
    return Line(criterion, _state(met, minutes.unmarked > 0 or not minutes.planned), fact)


def _session(criterion: Criterion, minutes: Minutes) -> Line:
    session = criterion.session
    assert session is not None  # the database sees to it: criterion_is_whole  # noqa: S101
    attended, planned = minutes.by_session.get(session.pk, (0, 0))
    fact: Measured = {
        "kind": "session",
        "criterion": str(criterion.public_id),
        "name": criterion.name,
        "asked_percent": 100,
        "measured": attended,
        "of": planned,
        "session": session.title,
    }
    met = minutes.full(session.pk)
    return Line(criterion, _state(met, not planned or (minutes.unmarked > 0 and attended == 0)), fact)


def _score(criterion: Criterion, points: Decimal | None) -> Line:
    asked, of = criterion.percent or 0, criterion.points or 0
    met = points is not None and points * 100 >= asked * of
    fact: Measured = {
        "kind": "score",
        "criterion": str(criterion.public_id),
        "name": criterion.name,
        "asked_percent": asked,
        "measured": None if points is None else plain(points),
        "of": of,
    }
    return Line(criterion, _state(met, points is None), fact)


def _quiz(criterion: Criterion, best: Attempt | None) -> Line:
    """The best attempt; a critical question that was not right keeps it from being met, and is named."""
    quiz = criterion.quiz
    assert quiz is not None  # the database sees to it: criterion_is_whole  # noqa: S101
    asked = quiz.quiz_version.pass_percent
    fact: Measured = {
        "kind": "score",
        "criterion": str(criterion.public_id),
        "name": criterion.name,
        "asked_percent": asked,
        "measured": best.points if best else None,
        "of": best.most_points if best else 0,
    }
    if best and not best.passed and best.percent >= asked:
        fact["critical"] = True
    return Line(criterion, _state(bool(best and best.passed), best is None), fact)


def _checklist(criterion: Criterion, attempts: list[FilledChecklist]) -> Line:
    """Passed once is passed; pending as long as a signature, plates or an attempt are still to come (CHECKS)."""
    used = criterion.checklist
    assert used is not None  # the database sees to it: criterion_is_whole  # noqa: S101
    passed = next((check for check in attempts if check.result == FilledChecklist.Result.PASSED), None)
    failed = [check for check in attempts if check.result == FilledChecklist.Result.FAILED]
    pending = len(failed) < used.most_attempts
    fact: Measured = {
        "kind": "checklist",
        "criterion": str(criterion.public_id),
        "name": criterion.name,
        "asked_percent": 100,
        "measured": 1 if passed else None if pending else 0,
        "of": 1,
        "check": used.version.title,
        "version": used.version.number,
        "attempts": passed.attempt if passed else len(failed),
    }
    return Line(criterion, _state(passed is not None, pending), fact)


def plain(points: Decimal) -> int | float:
    """12 for 12.0, 12.5 for 12.5: as it is written and said."""
    return int(points) if points == points.to_integral_value() else float(points)
