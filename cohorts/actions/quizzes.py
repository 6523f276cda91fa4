"""Quizzes of a cohort: give one, take one, what a result opens (QUIZZES in docs/rules.md)."""

import math
from collections import Counter
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from courses.actions import attempts as taking
from courses.actions import evidence
from courses.models import Attempt, Competency, Evidence, Level, QuizVersion
from records.errors import Refused, refuse

from ..models import Accommodation, Application, Cohort, CohortQuiz, Gate
from . import gates

MOST_EXTRA = 600


# Giving a quiz


def why_quiz_cannot_be(cohort: Cohort, quiz: CohortQuiz, fields: dict) -> tuple[str, str]:
    """The reason and the field; ("", "") = it can be given so."""
    version: QuizVersion = fields["quiz_version"]
    if version.quiz.organisation_id != cohort.organisation_id or not version.released_at or version.quiz.retired_at:
        return _("Choose a released quiz of your own."), "quiz_version"
    if quiz.pk and version.pk != quiz.quiz_version_id and Attempt.objects.filter(given_in=quiz.public_id).exists():
        return _("Somebody has begun it: take it out and give the other one beside it."), "quiz_version"
    others = cohort.quizzes.in_use().exclude(pk=quiz.pk)
    if others.filter(quiz_version=version).exists():
        return _("This cohort has this quiz already."), "quiz_version"
    if (opens := fields.get("opens_at")) and (closes := fields.get("closes_at")) and closes <= opens:
        return _("It closes after it opens."), "closes_at"
    gate: Gate | None = fields.get("gate")
    if gate and (gate.cohort_id != cohort.pk or gate.kind != Gate.Kind.PRETEST or gate.retired_at):
        return _("Choose an entry test among the gates of this cohort."), "gate"
    if gate and others.filter(gate=gate).exists():
        return _("Another quiz opens this gate."), "gate"
    return "", ""


@transaction.atomic
def give_quiz(cohort: Cohort, quiz: CohortQuiz | None = None, **fields) -> CohortQuiz:
    """Give the participants a quiz, or change when it is open and what for. Raises Refused."""
    Cohort.objects.select_for_update(no_key=True).get(pk=cohort.pk)
    last = cohort.quizzes.aggregate(last=Max("position"))["last"] or 0
    quiz = quiz or CohortQuiz(cohort=cohort, position=last + 1)
    refuse(*why_quiz_cannot_be(cohort, quiz, fields))
    for name, value in fields.items():
        setattr(quiz, name, value)
    quiz.save()
    return quiz


def take_out_quiz(quiz: CohortQuiz) -> None:
    """Nobody begins it any more; results stay. Raises Refused."""
    if quiz.taken_out_at:
        raise Refused(_("This quiz was taken out."))
    quiz.taken_out_at = timezone.now()
    quiz.save(update_fields=["taken_out_at"])


# Taking it


def extra_minutes_for(version: QuizVersion, granted: Iterable[Accommodation]) -> int:
    """Minutes more than the limit: the most that one of the grants gives, a percentage rounded up."""
    if not version.limit_minutes:
        return 0
    most = 0
    for one in granted:
        by_percent = math.ceil(version.limit_minutes * (one.extra_percent or 0) / 100)
        most = max(most, by_percent, one.extra_minutes or 0)
    return min(most, MOST_EXTRA)


def granted_time(application: Application) -> list[Accommodation]:
    return list(application.accommodations.current().filter(kind=Accommodation.Kind.TIME))


def why_cannot_take(quiz: CohortQuiz, application: Application, made: Iterable[Attempt]) -> str:
    """Why this participant cannot begin an attempt now; "" = they can."""
    if application.state != Application.State.ACCEPTED:
        return _("Quizzes are for those who have a place.")
    return quiz.why_not_open() or taking.why_cannot_begin(quiz.quiz_version, made, quiz.cohort.time_zone)


@transaction.atomic
def begin(quiz: CohortQuiz, application: Application) -> Attempt:
    """The open attempt if there is one (a second click, another device), else a new one. Raises Refused."""
    application = Application.objects.select_for_update(no_key=True, of=("self",)).select_related("person").get(
        pk=application.pk
    )  # fmt: skip
    made = list(Attempt.objects.of(application.person, quiz.public_id).defer("questions"))
    for one in made:
        if one.is_open and not taking.why_cannot_answer(one):
            return one
    if application.state != Application.State.ACCEPTED:
        raise Refused(_("Quizzes are for those who have a place."))
    refuse(quiz.why_not_open())
    for one in made:
        if one.is_open:  # its time is over, and no job came by yet
            close(quiz, application, one)
    extra = extra_minutes_for(quiz.quiz_version, granted_time(application))
    return taking.begin(
        quiz.quiz_version, application.person, quiz.public_id, extra_minutes=extra, zone=quiz.cohort.time_zone
    )


@transaction.atomic
def close(quiz: CohortQuiz, application: Application, attempt: Attempt) -> Attempt:
    """Mark it, and let the result open what it opens. Closing twice is closing once."""
    was_open = attempt.closed_at is None
    attempt = taking.close(attempt)
    if was_open:
        _open_gate(quiz, application, attempt)
        _give_evidence(quiz, attempt)
    return attempt


def _open_gate(quiz: CohortQuiz, application: Application, attempt: Attempt) -> None:
    if quiz.gate and application.state == Application.State.ACCEPTED:
        gates.note_test(quiz.gate, application, passed=bool(attempt.passed), points=gate_points(quiz.gate, attempt))


def gate_points(gate: Gate, attempt: Attempt) -> Decimal:
    """The points as the gate counts them: its own number may differ from the quiz's."""
    share = Decimal(attempt.points or 0) / Decimal(attempt.most_points or 1)
    return (share * (gate.points or 0)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _give_evidence(quiz: CohortQuiz, attempt: Attempt) -> None:
    """A passed test shows level 1 of what the outcomes build of which the pass mark was reached (QUIZZES)."""
    if not attempt.passed or quiz.purpose == CohortQuiz.Purpose.PRE:
        return
    had, most = Counter[str](), Counter[str]()
    for question, points in zip(attempt.questions, attempt.marks or [], strict=False):
        had[question["outcome"]] += points
        most[question["outcome"]] += question["points"]
    mark = attempt.quiz_version.pass_percent
    reached = [one for one in most if one and had[one] * 100 >= mark * most[one]]
    competencies = Competency.objects.filter(outcomes__public_id__in=reached).distinct().order_by("pk")
    title = _("%(quiz)s, %(percent)d %%, %(cohort)s")
    evidence.record_all(
        attempt.person,
        competencies,
        Level.EXPLAINS,
        kind=Evidence.Source.QUIZ,
        source=attempt.public_id,
        title=title % {"quiz": quiz, "percent": attempt.percent, "cohort": quiz.cohort},
        at=attempt.closed_at,
    )


def close_overdue() -> int:
    """Attempts whose grace has ended, marked with what arrived. Run by beat; each in its own transaction."""
    rows = Attempt.objects.overdue().select_related("person").defer("questions")
    quizzes = CohortQuiz.objects.select_related("cohort", "gate").in_bulk(
        {row.given_in for row in rows}, field_name="public_id"
    )
    number = 0
    for attempt in rows:
        quiz = quizzes.get(attempt.given_in)
        application = quiz and Application.objects.filter(cohort=quiz.cohort, person=attempt.person).first()
        if quiz and application:
            close(quiz, application, attempt)
        else:
            taking.close(attempt)
        number += 1
    return number


@transaction.atomic
def reset(quiz: CohortQuiz, application: Application, attempt: Attempt, reason: str, by: User) -> Attempt:
    """Take an attempt back with a reason: it counts no longer, and the gate stands as the others leave it."""
    attempt = taking.void(attempt, reason, by)
    evidence.withdraw(Evidence.Source.QUIZ, attempt.public_id, reason=reason, by=by)
    rest = list(Attempt.objects.of(application.person, quiz.public_id).closed().defer("questions"))
    if quiz.gate and application.state == Application.State.ACCEPTED:
        gates.forget_test(quiz.gate, application)
        if best := best_of(rest):
            _open_gate(quiz, application, best)
    return attempt


def best_of(attempts: Iterable[Attempt]) -> Attempt | None:
    """The one that counts: passed before not passed, then the most points, then the first."""
    closed = [one for one in attempts if one.closed_at and not one.voided_at]
    return max(closed, key=lambda one: (bool(one.passed), one.percent, -one.number), default=None)


def best_by_person(quiz: CohortQuiz) -> dict[Any, Attempt]:
    """The attempt that counts of each person. One query."""
    found: dict[Any, list[Attempt]] = {}
    for one in Attempt.objects.filter(given_in=quiz.public_id).closed().defer("questions"):
        found.setdefault(one.person_id, []).append(one)
    return {person: best for person, rows in found.items() if (best := best_of(rows))}
