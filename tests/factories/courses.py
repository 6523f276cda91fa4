"""The library."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from courses.models import (
    Competency,
    Module,
    ModuleVersion,
    Outcome,
    Programme,
    ProgrammeModule,
    ProgrammeVersion,
    VersionState,
)

from .accounts import OrganiserFactory


class CompetencyFactory(DjangoModelFactory):
    class Meta:
        model = Competency

    organisation = factory.SubFactory(OrganiserFactory)
    code = factory.Sequence(lambda n: f"C{n}")
    title = "Gown aseptically for grade B"
    domain = "Contamination control"
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
