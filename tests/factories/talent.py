"""The talent pool."""

import factory
from factory.django import DjangoModelFactory

from partners.models import (
    ContactRequest,
    LevelWord,
    Opening,
    PoolEmployer,
    ProfileView,
    TalentExport,
    TalentProfile,
)

from .accounts import CompanyFactory, UserFactory
from .courses import CompetencyFactory


class PoolEmployerFactory(DjangoModelFactory):
    """An organisation that the organiser let into the pool."""

    class Meta:
        model = PoolEmployer

    organisation = factory.SubFactory(CompanyFactory)
    is_let_in = True


class TalentProfileFactory(DjangoModelFactory):
    class Meta:
        model = TalentProfile
        skip_postgeneration_save = True

    person = factory.SubFactory(UserFactory)
    looking_for = "An internship in a cleanroom"
    kinds = factory.LazyFunction(lambda: ["internship"])
    regions = factory.LazyFunction(lambda: ["Antwerp"])


class OpeningFactory(DjangoModelFactory):
    """Open to an employer that was let in; `organisation` of another test needs to be in the pool itself."""

    class Meta:
        model = Opening

    profile = factory.SubFactory(TalentProfileFactory)
    organisation = factory.LazyFunction(lambda: PoolEmployerFactory().organisation)


class ProfileViewFactory(DjangoModelFactory):
    class Meta:
        model = ProfileView

    opening = factory.SubFactory(OpeningFactory)
    kind = ProfileView.Kind.PROFILE
    by = factory.SubFactory(UserFactory)


class ContactRequestFactory(DjangoModelFactory):
    class Meta:
        model = ContactRequest

    opening = factory.SubFactory(OpeningFactory)
    by = factory.SubFactory(UserFactory)
    message = "We run two cleanrooms and look for an operator."


class TalentExportFactory(DjangoModelFactory):
    class Meta:
        model = TalentExport

    organisation = factory.SubFactory(CompanyFactory)
    by = factory.SubFactory(UserFactory)
    kind = TalentExport.Kind.XLSX


class LevelWordFactory(DjangoModelFactory):
    """The word alone, without its evidence."""

    class Meta:
        model = LevelWord

    opening = factory.SubFactory(OpeningFactory)
    competency = factory.SubFactory(CompetencyFactory)
    level = 3
    words = "Twelve weeks in our grade B area"
    by = factory.SubFactory(UserFactory)
