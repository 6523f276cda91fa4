"""Each kind of criterion measured for one participant (CRITERIA in docs/rules.md)."""

from decimal import Decimal

from cohorts.actions.quizzes import best_of
from cohorts.attendance_sums import Minutes
from cohorts.models import Application, FilledChecklist

from ..facts import Measured
from ..models import Criterion
from .found import Found
from .lines import EXCEPTED, MET, NOT_MET, PENDING, Line, printed_name

Kind = Criterion.Kind


def measure(criterion: Criterion, application: Application, minutes: Minutes, found: Found) -> Line:
    """The line of this participant; an exception counts only where the criterion is not met anyway."""
    key = criterion.pk, application.pk
    match criterion.kind:
        case Kind.ATTENDANCE:
            state, fact = _attendance(criterion, minutes)
        case Kind.SESSION:
            state, fact = _session(criterion, minutes)
        case Kind.QUIZ:
            state, fact = _quiz(criterion, found.attempts.get(key, []))
        case Kind.CHECKLIST:
            state, fact = _checklist(criterion, found.checks.get(key, []))
        case Kind.DOSSIER:
            state, fact = _dossier(criterion, application, found)
        case Kind.GATE:
            state, fact = _gate(criterion, application, found)
        case Kind.MANUAL:
            state, fact = _manual(criterion, found.approvals.get(key))
        case _:
            state, fact = _score(criterion, found.scores.get(key))
    exception = found.exceptions.get(key)
    return Line(criterion, EXCEPTED if exception and state != MET else state, fact, exception)


def _state(met: bool, pending: bool) -> str:
    if met:
        return MET
    return PENDING if pending else NOT_MET


def _attendance(criterion: Criterion, minutes: Minutes) -> tuple[str, Measured]:
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
    return _state(met, minutes.unmarked > 0 or not minutes.planned), fact


def _session(criterion: Criterion, minutes: Minutes) -> tuple[str, Measured]:
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
    return _state(met, not planned or (minutes.unmarked > 0 and attended == 0)), fact


def _score(criterion: Criterion, score) -> tuple[str, Measured]:
    asked, of = criterion.percent or 0, criterion.points or 0
    points = score.points if score else None
    met = points is not None and points * 100 >= asked * of
    fact: Measured = {
        "kind": "score",
        "criterion": str(criterion.public_id),
        "name": criterion.name,
        "asked_percent": asked,
        "measured": None if points is None else plain(points),
        "of": of,
    }
    if score:
        fact["assessor"] = printed_name(score.entered_by)
    return _state(met, points is None), fact


def _quiz(criterion: Criterion, attempts: list) -> tuple[str, Measured]:
    """The best attempt; a critical question that was not right keeps it from being met, and is said."""
    quiz = criterion.quiz
    assert quiz is not None  # the database sees to it: criterion_is_whole  # noqa: S101
    counts = best_of(attempts)
    asked = quiz.quiz_version.pass_percent
    fact: Measured = {
        "kind": "quiz",
        "criterion": str(criterion.public_id),
        "name": criterion.name,
        "asked_percent": asked,
        "measured": counts.points if counts else None,
        "of": counts.most_points if counts else 0,
    }
    if counts:
        fact["attempts"] = len(attempts)
    if counts and not counts.passed and counts.percent >= asked:
        fact["critical"] = True
    return _state(bool(counts and counts.passed), counts is None), fact


def _checklist(criterion: Criterion, attempts: list[FilledChecklist]) -> tuple[str, Measured]:
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
    counts = passed or (failed[-1] if failed else None)
    if counts:
        fact["assessor"] = ", ".join(dict.fromkeys(row.name for row in counts.signatures.all() if row.name))
    return _state(passed is not None, pending), fact


def _dossier(criterion: Criterion, application: Application, found: Found) -> tuple[str, Measured]:
    dossier = found.dossiers[application.pk]
    fact: Measured = {
        "kind": "dossier",
        "criterion": str(criterion.public_id),
        "name": criterion.name,
        "asked_percent": 100,
        "measured": dossier.done,
        "of": dossier.of,
    }
    return _state(dossier.is_complete, not application.cohort.is_over), fact


def _gate(criterion: Criterion, application: Application, found: Found) -> tuple[str, Measured]:
    """Settled is enough: who was given an equivalent task has done what was asked, and nothing says which."""
    passage = found.passages.get((criterion.pk, application.pk))
    settled = bool(passage and passage.is_settled)
    pending = not settled and not application.cohort.is_over
    fact: Measured = {
        "kind": "gate",
        "criterion": str(criterion.public_id),
        "name": criterion.name,
        "asked_percent": 100,
        "measured": 1 if settled else None if pending else 0,
        "of": 1,
    }
    return _state(settled, pending), fact


def _manual(criterion: Criterion, approval) -> tuple[str, Measured]:
    fact: Measured = {
        "kind": "manual",
        "criterion": str(criterion.public_id),
        "name": criterion.name,
        "asked_percent": 100,
        "measured": None if approval is None else int(approval.approved),
        "of": 1,
    }
    if approval:
        fact["assessor"] = printed_name(approval.by)
    return _state(bool(approval and approval.approved), approval is None), fact


def plain(points: Decimal) -> int | float:
    """12 for 12.0, 12.5 for 12.5: as it is written and said."""
    return int(points) if points == points.to_integral_value() else float(points)
