"""A quiz of a cohort, given and taken."""

import uuid

from django.utils import timezone

from cohorts.actions import quizzes as actions
from cohorts.models import Application, CohortQuiz
from courses.actions import attempts as taking
from courses.models import Attempt
from tests.factories import (
    ApplicationFactory,
    CohortFactory,
    CohortQuizFactory,
    GateFactory,
    QuizPartFactory,
)

ACCEPTED = {"state": Application.State.ACCEPTED, "queue_number": 1, "submitted_at": timezone.now()}


def give(questions=3, gate=False, **fields) -> CohortQuiz:
    """A quiz of one-answer questions ("No growth" is right) in a cohort."""
    cohort = CohortFactory()
    version = {f"quiz_version__{key}": value for key, value in fields.items()}
    more = {"gate": GateFactory(cohort=cohort, pretest=True)} if gate else {}
    quiz = CohortQuizFactory(cohort=cohort, **version, **more)
    for _number in range(questions):
        QuizPartFactory(quiz_version=quiz.quiz_version)
    return quiz


def enrol(quiz) -> Application:
    return ApplicationFactory(cohort=quiz.cohort, **ACCEPTED)


def right_of(attempt, place) -> str:
    return attempt.questions[place]["right"][0]


def wrong_of(attempt, place) -> str:
    question = attempt.questions[place]
    return next(one["id"] for one in question["choices"] if one["id"] not in question["right"])


def answer(attempt, place, value, **more):
    return taking.deliver(attempt, [taking.Given(uuid.uuid4(), place, value, **more)])


def take(quiz, application, right=3) -> Attempt:
    attempt = actions.begin(quiz, application)
    for place in range(len(attempt.questions)):
        answer(attempt, place, right_of(attempt, place) if place < right else wrong_of(attempt, place))
    return actions.close(quiz, application, attempt)
