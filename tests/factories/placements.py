"""Placement rounds: places, students who rank them, and what was given."""

import secrets
from datetime import date, timedelta
from hashlib import sha256

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from partners.actions.placements.allocation import given_of
from partners.models import Allocation, Assignment, Candidacy, Placement, PlacementRound
from partners.placements.allocating import allocate, digest

from .accounts import CompanyFactory, OrganiserFactory
from .cohorts import ApplicationFactory


class PlacementRoundFactory(DjangoModelFactory):
    """An opened round in which hosts post now; `phase="ranking"`, `"hosts"` or `"ready"` moves the moments."""

    class Meta:
        model = PlacementRound
        skip_postgeneration_save = True

    class Params:
        phase = "posting"
        passed = factory.LazyAttribute(lambda it: ("posting", "ranking", "hosts", "ready").index(it.phase))

    organisation = factory.SubFactory(OrganiserFactory)
    title = factory.Sequence(lambda n: f"Placements {n}")
    agreement_text = "The student keeps the host's rules."
    seed = factory.LazyFunction(lambda: secrets.token_hex(32))
    seed_digest = factory.LazyAttribute(lambda it: sha256(it.seed.encode()).hexdigest())
    opened_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=40))
    posting_until = factory.LazyAttribute(lambda it: timezone.now() + timedelta(days=10 * (1 - it.passed) - 5))
    ranking_until = factory.LazyAttribute(lambda it: it.posting_until + timedelta(days=10))
    hosts_until = factory.LazyAttribute(lambda it: it.ranking_until + timedelta(days=10))

    @factory.post_generation
    def cohorts(self, create, extracted, **kwargs):
        """`cohorts=[cohort]`: whose students rank."""
        for cohort in extracted or ():
            self.round_cohorts.create(cohort=cohort)


class PlacementFactory(DjangoModelFactory):
    """One listed place of a company, given by lot."""

    class Meta:
        model = Placement

    round = factory.SubFactory(PlacementRoundFactory)
    organisation = factory.SubFactory(CompanyFactory, keeper=factory.SelfAttribute("..round.organisation"))
    state = Placement.State.LISTED
    title = factory.Sequence(lambda n: f"Production of cells {n}")
    text = "Follow a batch from thaw to release."
    facility = "Cleanroom grade B, Niel"
    starts_on = factory.LazyFunction(lambda: date.today() + timedelta(days=120))
    ends_on = factory.LazyAttribute(lambda it: it.starts_on + timedelta(days=83))


class CandidacyFactory(DjangoModelFactory):
    """A student who has sent a ranking; `wishes=[placement, …]` in the order of preference."""

    class Meta:
        model = Candidacy
        skip_postgeneration_save = True

    round = factory.SubFactory(PlacementRoundFactory, phase="ranking")
    application = factory.SubFactory(
        ApplicationFactory, cohort__organisation=factory.SelfAttribute("...round.organisation")
    )
    person = factory.SelfAttribute("application.person")
    motivation = "I want to see a batch released."
    sent_at = factory.LazyFunction(timezone.now)

    @factory.post_generation
    def wishes(self, create, extracted, **kwargs):
        for position, placement in enumerate(extracted or (), start=1):
            self.wishes.create(placement=placement, position=position)


class AssignmentFactory(DjangoModelFactory):
    """A place that a student has accepted."""

    class Meta:
        model = Assignment

    placement = factory.SubFactory(PlacementFactory)
    candidacy = factory.SubFactory(CandidacyFactory, round=factory.SelfAttribute("..placement.round"))
    state = Assignment.State.ACCEPTED
    answer_until = factory.LazyFunction(lambda: timezone.now() + timedelta(days=7))


class AllocationFactory(DjangoModelFactory):
    """What the rankings of its round give now."""

    class Meta:
        model = Allocation

    round = factory.SubFactory(PlacementRoundFactory, phase="ready")
    seed = factory.SelfAttribute("round.seed")
    given = factory.LazyAttribute(lambda it: given_of(it.round))
    result = factory.LazyAttribute(lambda it: allocate(it.given, it.seed))
    digest = factory.LazyAttribute(lambda it: digest(it.seed, it.given, it.result))
