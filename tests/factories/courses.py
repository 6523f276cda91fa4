"""The library."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from accounts.models import Role
from courses.models import (
    Competency,
    Credit,
    Domain,
    Module,
    ModuleReview,
    ModuleVersion,
    Outcome,
    Prerequisite,
    Programme,
    ProgrammeModule,
    ProgrammeVersion,
    Reference,
    VersionState,
)

from .accounts import CompanyFactory, MembershipFactory, OrganiserFactory


class DomainFactory(DjangoModelFactory):
    class Meta:
        model = Domain
        django_get_or_create = ("organisation", "name")

    organisation = factory.SubFactory(OrganiserFactory)
    name = "Contamination control"


class CompetencyFactory(DjangoModelFactory):
    class Meta:
        model = Competency

    organisation = factory.SubFactory(OrganiserFactory)
    code = factory.Sequence(lambda n: f"C{n}")
    title = "Gown aseptically for grade B"
    domain = factory.SubFactory(DomainFactory, organisation=factory.SelfAttribute("..organisation"))
    course_target = 2


class ModuleFactory(DjangoModelFactory):
    class Meta:
        model = Module

    organisation = factory.SubFactory(OrganiserFactory)
    code = factory.Sequence(lambda n: f"M{n}")


class ModuleVersionFactory(DjangoModelFactory):
    class Meta:
        model = ModuleVersion

    module = factory.SubFactory(ModuleFactory)
    state = VersionState.RELEASED
    title = "Gowning and cleanroom behaviour"
    theory_minutes = 60
    practice_minutes = 120
    released_at = factory.LazyFunction(timezone.now)


class OutcomeFactory(DjangoModelFactory):
    class Meta:
        model = Outcome

    module_version = factory.SubFactory(ModuleVersionFactory)
    text = "Demonstrate grade C and B gowning"


class ProgrammeFactory(DjangoModelFactory):
    class Meta:
        model = Programme

    organisation = factory.SubFactory(OrganiserFactory)
    slug = factory.Sequence(lambda n: f"programme-{n}")
    title = factory.Sequence(lambda n: f"GMP for ATMP {n}")
    is_public = True


class ProgrammeVersionFactory(DjangoModelFactory):
    class Meta:
        model = ProgrammeVersion

    programme = factory.SubFactory(ProgrammeFactory)
    state = VersionState.RELEASED
    released_at = factory.LazyFunction(timezone.now)


class ProgrammeModuleFactory(DjangoModelFactory):
    class Meta:
        model = ProgrammeModule

    programme_version = factory.SubFactory(ProgrammeVersionFactory)
    module_version = factory.SubFactory(ModuleVersionFactory)
    position = factory.Sequence(lambda n: n + 1)


class PrerequisiteFactory(DjangoModelFactory):
    class Meta:
        model = Prerequisite

    module_version = factory.SubFactory(ModuleVersionFactory)
    module = factory.SubFactory(ModuleFactory)


class ReferenceFactory(DjangoModelFactory):
    class Meta:
        model = Reference

    module_version = factory.SubFactory(ModuleVersionFactory)
    document = "EudraLex Volume 4, Annex 1"
    edition = "2022"
    clause = "7.14"


class CreditFactory(DjangoModelFactory):
    class Meta:
        model = Credit

    module_version = factory.SubFactory(ModuleVersionFactory)
    school = factory.Sequence(lambda n: f"School {n}")
    points = "1.50"


def expert(organiser, **fields):
    """The contact of a partner of the organiser: somebody who can be asked to review."""
    return MembershipFactory(role=Role.PARTNER_CONTACT, organisation=CompanyFactory(keeper=organiser), **fields)


class ModuleReviewFactory(DjangoModelFactory):
    """Of a draft by a partner's contact; `reviewer` and `organisation` belong together."""

    class Meta:
        model = ModuleReview

    module_version = factory.SubFactory(ModuleVersionFactory, state=VersionState.DRAFT, released_at=None)
    organisation = factory.SubFactory(
        CompanyFactory, keeper=factory.SelfAttribute("..module_version.module.organisation")
    )
    reviewer = factory.LazyAttribute(
        lambda row: MembershipFactory(role=Role.PARTNER_CONTACT, organisation=row.organisation).user
    )
