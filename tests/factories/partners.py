"""Partners."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from partners.models import Partnership, Profile, Proposal, Tier

from .accounts import CompanyFactory
from .cohorts import CohortFactory


class TierFactory(DjangoModelFactory):
    class Meta:
        model = Tier

    cohort = factory.SubFactory(CohortFactory)
    name = factory.Sequence(lambda n: f"Tier {n}")
    position = factory.Sequence(lambda n: n + 1)


class PartnershipFactory(DjangoModelFactory):
    class Meta:
        model = Partnership

    cohort = factory.SubFactory(CohortFactory)
    organisation = factory.SubFactory(CompanyFactory, keeper=factory.SelfAttribute("..cohort.organisation"))
    kind = Partnership.Kind.EXPERT


class ProfileFactory(DjangoModelFactory):
    class Meta:
        model = Profile

    organisation = factory.SubFactory(CompanyFactory)
    text = "We make cells."


class ProposalFactory(DjangoModelFactory):
    class Meta:
        model = Proposal

    cohort = factory.SubFactory(CohortFactory)
    organisation = factory.SubFactory(CompanyFactory, keeper=factory.SelfAttribute("..cohort.organisation"))
    state = Proposal.State.DRAFT
    title = "Closed systems in practice"
    abstract = "One run on an automated system."
    outcomes = "Set up a closed, single-use system"
    speaker = "Dr Ada Peeters"

    @factory.lazy_attribute
    def submitted_at(self):
        return None if getattr(self, "state", "draft") == Proposal.State.DRAFT else timezone.now()
