"""The demo's question bank (`bank.json`), its quizzes, and what students have answered."""

import json
import random
import uuid
from datetime import datetime, timedelta
from pathlib import Path

from django.utils import timezone

from accounts.models import Organisation
from certificates.models import Criterion
from cohorts.models import Application, Cohort, CohortQuiz, Gate
from courses.models import (
    Attempt,
    BankQuestion,
    GivenAnswer,
    Outcome,
    QuestionVersion,
    Quiz,
    QuizPart,
    QuizVersion,
    VersionState,
)
from courses.quiz.drawing import freeze
from courses.quiz.kinds import Kind
from courses.quiz.marking import mark

BANK = json.loads((Path(__file__).parent / "bank.json").read_text())
NAMES = {"pre": "Pre-test", "entry": "Pre-entry test, cleanroom", "final": "Final test"}
SETTINGS = {
    "pre": {"explains": "never", "attempts": 1, "limit_minutes": 30, "critical_must_be_right": False,
            "instructions": "What do you know before we begin? Nothing depends on it but our teaching."},
    "entry": {"explains": "at_end", "attempts": 3, "wait_minutes": 60, "limit_minutes": 25, "pass_percent": 60,
              "instructions": "Before you go into the cleanroom. Every **critical** question has to be right."},
    "final": {"explains": "at_end", "attempts": 2, "wait_minutes": 120, "limit_minutes": 30, "pass_percent": 80,
              "instructions": "The last test: it counts for your certificate."},
}  # fmt: skip
TRAINING = {
    "title": "Train: limits and behaviour", "explains": "at_once", "pass_percent": 70, "critical_must_be_right": False,
    "instructions": "Six questions, drawn anew each time. You read why after each answer.",
}  # fmt: skip


def make_bank(organiser: Organisation, at: datetime) -> dict[str, QuizVersion]:
    """Forty-five released questions and four quizzes."""
    outcomes = {
        f"{row.module_version.module.code}.{row.position}": row
        for row in Outcome.objects.filter(module_version__module__organisation=organiser).select_related(
            "module_version__module"
        )
    }
    questions = BankQuestion.objects.bulk_create(
        BankQuestion(organisation=organiser, code=f"Q{number}") for number in range(1, len(BANK) + 1)
    )
    rows = [
        QuestionVersion(
            question=question,
            state=VersionState.RELEASED,
            released_at=at,
            kind=item["kind"],
            text=item["text"],
            body=item["body"],
            outcome=outcomes[item["outcome"]],
            points=item["points"],
            is_critical=item["critical"],
            explanation=item["explanation"],
            source=item["source"],
            clause=item["clause"],
            edition=item["edition"],
            check_note=item["check"],
        )
        for question, item in zip(questions, BANK, strict=True)
    ]
    versions = QuestionVersion.objects.bulk_create(rows)
    quizzes = {key: _quiz(organiser, name, at, title=name, **SETTINGS[key]) for key, name in NAMES.items()}
    QuizPart.objects.bulk_create(
        QuizPart(quiz_version=quizzes[item["test"]], question=version, position=position)
        for position, (item, version) in enumerate(zip(BANK, versions, strict=True), 1)
    )
    quizzes["train"] = _quiz(organiser, "Training, drawn from the bank", at, **TRAINING)
    for position, code in enumerate(("M3.2", "M4.2", "M5.2"), 1):
        quizzes["train"].parts.create(draws=2, outcome=outcomes[code], position=position)
    return quizzes


def _quiz(organiser: Organisation, name: str, at: datetime, **fields) -> QuizVersion:
    quiz = Quiz.objects.create(organisation=organiser, name=name)
    return QuizVersion.objects.create(quiz=quiz, state=VersionState.RELEASED, released_at=at, **fields)


def give_quizzes(quizzes: dict[str, QuizVersion], *, finished: Cohort, upcoming: Cohort, running: Cohort) -> None:
    """All four in each cohort; the finished one has taken them, the next one has begun, today's may."""
    for cohort in (finished, upcoming, running):
        _give(cohort, quizzes)
    dice = random.Random(2025)  # noqa: S311, an invented result
    enrolled = list(finished.applications.enrolled().order_by("queue_number"))
    _sit(_of(finished, "pre"), enrolled, dice, lambda number: 5 + number * 7 % 7, finished.starts_on, 8)
    _sit(_of(finished, "final"), enrolled, dice, lambda number: 10 + number * 5 % 6, finished.ends_on, 15)
    enrolled = list(upcoming.applications.enrolled().order_by("queue_number"))
    today = timezone.now().date()
    tested = [row for number, row in enumerate(enrolled) if number % 3 and number % 7 != 6 and number != 9]
    points = {row.pk: 8 + number * 5 % 8 for number, row in enumerate(enrolled)}  # as demo/gates.py noted them
    _sit(_of(upcoming, "entry"), tested, dice, lambda number: points[tested[number].pk], today - timedelta(days=3), 19)
    _sit(_of(upcoming, "pre"), enrolled[::2], dice, lambda number: 4 + number * 3 % 7, today - timedelta(days=5), 20)
    position = (upcoming.criteria.count() or 0) + 1
    final = _of(upcoming, "final")
    Criterion.objects.create(cohort=upcoming, kind="quiz", name="Final test", quiz=final, position=position)


def _give(cohort: Cohort, quizzes: dict[str, QuizVersion]) -> None:
    gate = cohort.gates.current().filter(kind=Gate.Kind.PRETEST).first()
    last_day = datetime.combine(cohort.ends_on, datetime.min.time(), tzinfo=cohort.zone)
    final = {"opens_at": last_day + timedelta(hours=8), "closes_at": last_day + timedelta(hours=22)}
    for position, (key, purpose, more) in enumerate(
        (
            ("pre", CohortQuiz.Purpose.PRE, {}),
            ("entry", CohortQuiz.Purpose.ENTRY, {"gate": gate}),
            ("train", CohortQuiz.Purpose.MODULE, {}),
            ("final", CohortQuiz.Purpose.FINAL, final),
        ),
        1,
    ):
        CohortQuiz.objects.create(cohort=cohort, quiz_version=quizzes[key], purpose=purpose, position=position, **more)


def _of(cohort: Cohort, purpose: str) -> CohortQuiz:
    return cohort.quizzes.select_related("quiz_version__quiz", "cohort").get(purpose=purpose)


def _sit(quiz: CohortQuiz, applications: list[Application], dice: random.Random, points, day, hour: int) -> None:
    """An attempt of each with about so many questions right, the critical ones first; written at once."""
    attempts, answers = [], []
    begins = datetime.combine(day, datetime.min.time(), tzinfo=quiz.cohort.zone) + timedelta(hours=hour)
    for number, application in enumerate(applications):
        attempt, given = _attempt(quiz, application, number, points(number), begins, dice)
        attempts.append(attempt)
        answers += given
    Attempt.objects.bulk_create(attempts)
    GivenAnswer.objects.bulk_create(answers)


def _attempt(quiz: CohortQuiz, application: Application, number: int, right: int, begins: datetime, dice):
    version = quiz.quiz_version
    questions = freeze(version, number + 1)
    order = sorted(range(len(questions)), key=lambda place: (not questions[place]["critical"], dice.random()))
    if version.explains == "never":
        dice.shuffle(order)
    known = set(order[:right])
    values = {place: _value(question, place in known, dice) for place, question in enumerate(questions)}
    result = mark(
        questions, values, pass_percent=version.pass_percent, critical_must_be_right=version.critical_must_be_right
    )
    started = begins + timedelta(minutes=number % 5)
    attempt = Attempt(
        person=application.person,
        quiz_version=version,
        given_in=quiz.public_id,
        seed=number + 1,
        questions=questions,
        started_at=started,
        deadline_at=started + timedelta(minutes=version.limit_minutes or 0),
        grace_ends_at=started + timedelta(minutes=(version.limit_minutes or 0) + 5),
        closed_at=started + timedelta(minutes=9 + number % 12),
        closed_how=Attempt.Closed.HANDED_IN,
        marks=result.marks,
        points=result.points,
        most_points=result.most,
        passed=result.passed,
    )
    given = [
        GivenAnswer(
            attempt=attempt,
            place=place,
            key=uuid.uuid4(),
            value=value,
            given_at=started + timedelta(seconds=25 * (place + 1)),
            received_at=started + timedelta(seconds=25 * (place + 1)),
        )
        for place, value in values.items()
    ]
    return attempt, given


def _value(question: dict, is_right: bool, dice: random.Random):
    """The right answer, or a wrong one."""
    if question["kind"] == Kind.NUMBER:
        return question["value"] if is_right else f"{float(question['value']) * 2 + 1:g}"
    if is_right:
        right = question["right"]
        return right[0] if question["kind"] in (Kind.ONE, Kind.ERROR) else right
    ids = [one["id"] for one in question["choices"]]
    if question["kind"] in (Kind.ONE, Kind.ERROR):
        return dice.choice([one for one in ids if one not in question["right"]])
    if question["kind"] == Kind.SEVERAL:
        return sorted(question["right"])[:-1] or [ids[0]]
    if question["kind"] == Kind.ORDERING:
        return question["right"][::-1]
    first, second = list(question["right"])[:2]
    return {**question["right"], first: question["right"][second], second: question["right"][first]}
