"""The question bank, quizzes, attempts."""

import uuid

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from cohorts.models import CohortQuiz
from courses.models import (
    Attempt,
    BankQuestion,
    GivenAnswer,
    QuestionVersion,
    Quiz,
    QuizPart,
    QuizVersion,
    VersionState,
)

from .accounts import OrganiserFactory, UserFactory
from .cohorts import CohortFactory


class BankQuestionFactory(DjangoModelFactory):
    class Meta:
        model = BankQuestion

    organisation = factory.SubFactory(OrganiserFactory)
    code = factory.Sequence(lambda n: f"Q{n}")


class QuestionVersionFactory(DjangoModelFactory):
    """Released, one answer of three; "b" is right."""

    class Meta:
        model = QuestionVersion

    question = factory.SubFactory(BankQuestionFactory)
    state = VersionState.RELEASED
    kind = QuestionVersion.Kind.ONE
    text = factory.Sequence(lambda n: f"Glove print limit in grade A, number {n}?")
    body = factory.LazyFunction(
        lambda: {
            "choices": [
                {"id": "a", "text": "10 CFU"},
                {"id": "b", "text": "No growth"},
                {"id": "c", "text": "5 CFU"},
            ],
            "right": ["b"],
        }
    )
    explanation = "Any growth in grade A is investigated."
    source = "EU GMP Annex 1"
    clause = "9.30, Table 6"
    edition = "2022"
    released_at = factory.LazyFunction(timezone.now)


class QuizFactory(DjangoModelFactory):
    class Meta:
        model = Quiz

    organisation = factory.SubFactory(OrganiserFactory)
    name = factory.Sequence(lambda n: f"Quiz {n}")


class QuizVersionFactory(DjangoModelFactory):
    """Released; parts can be added to it, but not changed."""

    class Meta:
        model = QuizVersion

    quiz = factory.SubFactory(QuizFactory)
    state = VersionState.RELEASED
    title = factory.Sequence(lambda n: f"Entry test {n}")
    released_at = factory.LazyFunction(timezone.now)


class QuizPartFactory(DjangoModelFactory):
    class Meta:
        model = QuizPart

    quiz_version = factory.SubFactory(QuizVersionFactory)
    question = factory.SubFactory(
        QuestionVersionFactory, question__organisation=factory.SelfAttribute("...quiz_version.quiz.organisation")
    )
    position = factory.Sequence(lambda n: n + 1)


class CohortQuizFactory(DjangoModelFactory):
    class Meta:
        model = CohortQuiz

    cohort = factory.SubFactory(CohortFactory)
    quiz_version = factory.SubFactory(
        QuizVersionFactory, quiz__organisation=factory.SelfAttribute("...cohort.organisation")
    )


class AttemptFactory(DjangoModelFactory):
    """Open, without questions; the verbs make whole ones."""

    class Meta:
        model = Attempt

    person = factory.SubFactory(UserFactory)
    quiz_version = factory.SubFactory(QuizVersionFactory)
    given_in = factory.LazyFunction(uuid.uuid4)
    seed = 1


class GivenAnswerFactory(DjangoModelFactory):
    class Meta:
        model = GivenAnswer

    attempt = factory.SubFactory(AttemptFactory)
    place = 0
    key = factory.LazyFunction(uuid.uuid4)
    value = "b"
    given_at = factory.LazyFunction(timezone.now)
