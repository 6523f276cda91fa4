"""Calls for sessions, and what hangs on proposals."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from partners.models import (
    Absence,
    Call,
    CallCriterion,
    CallQuestion,
    CallReviewer,
    LateSending,
    Message,
    ProposalReview,
    Speaker,
)

from .accounts import UserFactory
from .cohorts import CohortFactory
from .partners import ProposalFactory


class CallFactory(DjangoModelFactory):
    """Published and open; `closed=True` for one that has closed."""

    class Meta:
        model = Call

    class Params:
        closed = factory.Trait(closes_at=factory.LazyFunction(lambda: timezone.now() - timedelta(hours=1)))

    cohort = factory.SubFactory(CohortFactory)
    intro = "Tell us what you can teach."
    opens_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=10))
    closes_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=30))
    published_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=10))


class CallQuestionFactory(DjangoModelFactory):
    class Meta:
        model = CallQuestion

    call = factory.SubFactory(CallFactory)
    label = factory.Sequence(lambda n: f"What do you bring, {n}?")
    position = factory.Sequence(lambda n: n)


class CallCriterionFactory(DjangoModelFactory):
    class Meta:
        model = CallCriterion

    call = factory.SubFactory(CallFactory)
    title = factory.Sequence(lambda n: f"Criterion {n}")
    position = factory.Sequence(lambda n: n)


class CallReviewerFactory(DjangoModelFactory):
    class Meta:
        model = CallReviewer

    call = factory.SubFactory(CallFactory)
    person = factory.SubFactory(UserFactory)


class LateSendingFactory(DjangoModelFactory):
    class Meta:
        model = LateSending

    call = factory.SubFactory(CallFactory, closed=True)
    words = "Our legal department was slow."


class SpeakerFactory(DjangoModelFactory):
    class Meta:
        model = Speaker

    proposal = factory.SubFactory(ProposalFactory)
    full_name = factory.Sequence(lambda n: f"Speaker {n}")
    position = factory.Sequence(lambda n: n + 1)


class AbsenceFactory(DjangoModelFactory):
    class Meta:
        model = Absence

    speaker = factory.SubFactory(SpeakerFactory)
    starts_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=100))
    ends_at = factory.LazyAttribute(lambda row: row.starts_at + timedelta(hours=4))


class ProposalReviewFactory(DjangoModelFactory):
    class Meta:
        model = ProposalReview

    proposal = factory.SubFactory(ProposalFactory)
    reviewer = factory.SubFactory(UserFactory)


class MessageFactory(DjangoModelFactory):
    class Meta:
        model = Message

    proposal = factory.SubFactory(ProposalFactory)
    words = "Could it be shorter?"
