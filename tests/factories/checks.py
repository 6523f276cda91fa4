"""Practical checks: checklists, who may assess, and what was filled in."""

from datetime import date, timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from cohorts.models import CohortChecklist, FilledChecklist, FilledItem
from courses.models import (
    AssessorQualification,
    Checklist,
    ChecklistItem,
    ChecklistPlate,
    ChecklistVersion,
    VersionState,
)

from .accounts import OrganiserFactory, UserFactory
from .cohorts import ApplicationFactory, CohortFactory


class ChecklistFactory(DjangoModelFactory):
    class Meta:
        model = Checklist

    organisation = factory.SubFactory(OrganiserFactory)
    code = factory.Sequence(lambda n: f"G{n}")


class ChecklistVersionFactory(DjangoModelFactory):
    """Released; none critical and at most one minor item may fail. Items and plates are written apart."""

    class Meta:
        model = ChecklistVersion

    checklist = factory.SubFactory(ChecklistFactory)
    state = VersionState.RELEASED
    title = "Gowning for grade B"
    released_at = factory.LazyFunction(timezone.now)


class ChecklistItemFactory(DjangoModelFactory):
    class Meta:
        model = ChecklistItem

    version = factory.SubFactory(ChecklistVersionFactory)
    position = factory.Sequence(lambda n: n + 1)
    text = "Goggles: no skin exposed"


class ChecklistPlateFactory(DjangoModelFactory):
    class Meta:
        model = ChecklistPlate

    version = factory.SubFactory(ChecklistVersionFactory)
    position = factory.Sequence(lambda n: n + 1)
    site = "Left glove"


class AssessorQualificationFactory(DjangoModelFactory):
    class Meta:
        model = AssessorQualification

    person = factory.SubFactory(UserFactory)
    checklist = factory.SubFactory(ChecklistFactory)
    since = factory.LazyFunction(lambda: date.today() - timedelta(days=100))
    until = factory.LazyFunction(lambda: date.today() + timedelta(days=265))
    shown_by = "Gowning qualification GQ-014"


class CohortChecklistFactory(DjangoModelFactory):
    class Meta:
        model = CohortChecklist

    cohort = factory.SubFactory(CohortFactory)
    version = factory.SubFactory(
        ChecklistVersionFactory, checklist__organisation=factory.SelfAttribute("...cohort.organisation")
    )


class FilledChecklistFactory(DjangoModelFactory):
    """Not signed yet; items are written apart."""

    class Meta:
        model = FilledChecklist

    used = factory.SubFactory(CohortChecklistFactory)
    application = factory.SubFactory(ApplicationFactory, cohort=factory.SelfAttribute("..used.cohort"))
    filled_by = factory.SubFactory(UserFactory)


class FilledItemFactory(DjangoModelFactory):
    class Meta:
        model = FilledItem

    check_of = factory.SubFactory(FilledChecklistFactory)
    item = factory.SubFactory(ChecklistItemFactory, version=factory.SelfAttribute("..check_of.used.version"))
    verdict = FilledItem.Verdict.MET
