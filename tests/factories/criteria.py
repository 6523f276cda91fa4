"""What people decide about criteria, and what participants ask."""

import factory
from factory.django import DjangoModelFactory

from certificates.models import (
    CriteriaTerms,
    Criterion,
    CriterionException,
    ManualApproval,
    Reconsideration,
    Rehearsal,
)

from .accounts import UserFactory
from .certificates import CriterionFactory
from .cohorts import ApplicationFactory, CohortFactory


class CriteriaTermsFactory(DjangoModelFactory):
    class Meta:
        model = CriteriaTerms

    cohort = factory.SubFactory(CohortFactory)


class ManualApprovalFactory(DjangoModelFactory):
    class Meta:
        model = ManualApproval

    criterion = factory.SubFactory(
        CriterionFactory, kind=Criterion.Kind.MANUAL, name="Conduct in the cleanroom", percent=None
    )
    application = factory.SubFactory(ApplicationFactory, cohort=factory.SelfAttribute("..criterion.cohort"))
    approved = True
    by = factory.SubFactory(UserFactory)


class CriterionExceptionFactory(DjangoModelFactory):
    class Meta:
        model = CriterionException

    criterion = factory.SubFactory(CriterionFactory)
    application = factory.SubFactory(ApplicationFactory, cohort=factory.SelfAttribute("..criterion.cohort"))
    reason = "Did the same hours at the university, by its register."
    granted_by = factory.SubFactory(UserFactory)


class ReconsiderationFactory(DjangoModelFactory):
    class Meta:
        model = Reconsideration

    application = factory.SubFactory(ApplicationFactory)
    refusal = factory.Sequence(lambda number: f"{number:064x}")
    words = "I was in the room on Tuesday, the list says I was not."


class RehearsalFactory(DjangoModelFactory):
    class Meta:
        model = Rehearsal

    cohort = factory.SubFactory(CohortFactory)
    outcome = factory.LazyFunction(dict)
