"""Reviews, questions, invitations and gates."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from accounts.models import Text
from cohorts.models import (
    Answer,
    Application,
    Gate,
    GateRequest,
    GateResult,
    GuardianConsent,
    Invitee,
    InviteeFile,
    Question,
    Review,
    ReviewCriterion,
)

from .accounts import TextFactory, UserFactory
from .cohorts import ApplicationFactory, CohortFactory


class ReviewCriterionFactory(DjangoModelFactory):
    class Meta:
        model = ReviewCriterion

    cohort = factory.SubFactory(CohortFactory)
    title = factory.Sequence(lambda n: f"Motivation {n}")


class ReviewFactory(DjangoModelFactory):
    """Sent, with this share of the points; scores are written by the verbs."""

    class Meta:
        model = Review

    application = factory.SubFactory(ApplicationFactory, state=Application.State.SUBMITTED)
    reviewer = factory.SubFactory(UserFactory)
    percent = 60
    submitted_at = factory.LazyFunction(timezone.now)


class QuestionFactory(DjangoModelFactory):
    """An optional short text of the dossier."""

    class Meta:
        model = Question

    cohort = factory.SubFactory(CohortFactory)
    stage = Question.Stage.DOSSIER
    kind = Question.Kind.SHORT
    label = factory.Sequence(lambda n: f"Question {n}")
    position = factory.Sequence(lambda n: n + 1)


class AnswerFactory(DjangoModelFactory):
    class Meta:
        model = Answer

    question = factory.SubFactory(QuestionFactory)
    application = factory.SubFactory(ApplicationFactory, cohort=factory.SelfAttribute("..question.cohort"))
    value = "M"


class InviteeFileFactory(DjangoModelFactory):
    class Meta:
        model = InviteeFile

    cohort = factory.SubFactory(CohortFactory)
    name = "invited.csv"
    content = b"email,name\nada@school.example,Ada\n"


class InviteeFactory(DjangoModelFactory):
    class Meta:
        model = Invitee

    cohort = factory.SubFactory(CohortFactory)
    email = factory.Sequence(lambda n: f"invitee{n}@school.example")
    full_name = factory.Sequence(lambda n: f"Invitee {n}")


class GateFactory(DjangoModelFactory):
    """A gate of fitness; `briefing=True` makes it one of a released safety briefing; `sessions=[…]` places it."""

    class Meta:
        model = Gate
        skip_postgeneration_save = True

    class Params:
        briefing = factory.Trait(
            kind=Gate.Kind.BRIEFING,
            title="Safety briefing",
            text=factory.SubFactory(
                TextFactory, key=Text.Key.BRIEFING, organisation=factory.SelfAttribute("..cohort.organisation")
            ),
        )
        pretest = factory.Trait(kind=Gate.Kind.PRETEST, title="Entry test", points=10, percent=60)

    cohort = factory.SubFactory(CohortFactory)
    kind = Gate.Kind.FITNESS
    title = "Fitness for the cleanroom"

    @factory.post_generation
    def sessions(gate, create, extracted, **kwargs):
        gate.sessions.set(extracted or [])


class GateResultFactory(DjangoModelFactory):
    class Meta:
        model = GateResult

    gate = factory.SubFactory(GateFactory)
    application = factory.SubFactory(ApplicationFactory, cohort=factory.SelfAttribute("..gate.cohort"))
    outcome = GateResult.Outcome.FIT
    text = factory.SelfAttribute("gate.text")
    by = factory.SelfAttribute("application.person")


class GateRequestFactory(DjangoModelFactory):
    class Meta:
        model = GateRequest

    gate = factory.SubFactory(GateFactory)
    application = factory.SubFactory(ApplicationFactory, cohort=factory.SelfAttribute("..gate.cohort"))
    words = "I was briefed at my school last week."


class GuardianConsentFactory(DjangoModelFactory):
    class Meta:
        model = GuardianConsent

    application = factory.SubFactory(ApplicationFactory)
    full_name = "Griet Peeters"
    email = "griet@home.example"
    token_digest = factory.Sequence(lambda n: f"{n:064x}")
    text = factory.SubFactory(
        TextFactory, key=Text.Key.GUARDIAN, organisation=factory.SelfAttribute("..application.cohort.organisation")
    )
