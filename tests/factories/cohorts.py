"""A cohort, its timetable, its applications."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from cohorts.models import (
    Application,
    Cohort,
    CohortRole,
    Quota,
    Room,
    Session,
    Sitting,
)

from .accounts import OrganiserFactory, SchoolFactory, UserFactory
from .courses import ProgrammeVersionFactory

BRUSSELS = ZoneInfo("Europe/Brussels")


class CohortFactory(DjangoModelFactory):
    """A published cohort of three days, ninety days away, that takes applications now, first come."""

    class Meta:
        model = Cohort

    organisation = factory.SubFactory(OrganiserFactory)
    programme_version = factory.SubFactory(
        ProgrammeVersionFactory, programme__organisation=factory.SelfAttribute("...organisation")
    )
    slug = factory.Sequence(lambda n: f"cohort-{n}")
    title = factory.Sequence(lambda n: f"Summer School {n}")
    starts_on = factory.LazyFunction(lambda: date.today() + timedelta(days=90))
    ends_on = factory.LazyAttribute(lambda cohort: cohort.starts_on + timedelta(days=2))
    place = "Science Park, Niel"
    contact_email = "team@organiser.example"
    capacity = 35
    admission = Cohort.Admission.FIRST_COME
    applications_open_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=10))
    applications_close_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=30))
    published_at = factory.LazyFunction(timezone.now)


class QuotaFactory(DjangoModelFactory):
    """Five places kept for a school of the organiser's address book."""

    class Meta:
        model = Quota

    cohort = factory.SubFactory(CohortFactory)
    organisation = factory.SubFactory(SchoolFactory, keeper=factory.SelfAttribute("..cohort.organisation"))
    name = factory.Sequence(lambda n: f"Quota {n}")
    places = 5


class CohortRoleFactory(DjangoModelFactory):
    class Meta:
        model = CohortRole

    cohort = factory.SubFactory(CohortFactory)
    role = CohortRole.Kind.TRAINER
    user = factory.SubFactory(UserFactory)


class RoomFactory(DjangoModelFactory):
    class Meta:
        model = Room

    organisation = factory.SubFactory(OrganiserFactory)
    name = factory.Sequence(lambda n: f"Room {n}")
    largest_number = 40


class SessionFactory(DjangoModelFactory):
    class Meta:
        model = Session

    cohort = factory.SubFactory(CohortFactory)
    code = factory.Sequence(lambda n: f"S{n:02}")
    title = "Cleanrooms, microbes, CCS"
    minutes = 60


class SittingFactory(DjangoModelFactory):
    """A sitting of the session's minutes on the cohort's first day, in a room of its own; `hour` moves it."""

    class Meta:
        model = Sitting

    class Params:
        hour = 9

    session = factory.SubFactory(SessionFactory)
    room = factory.SubFactory(RoomFactory, organisation=factory.SelfAttribute("..session.cohort.organisation"))

    @factory.lazy_attribute
    def during(self):
        day = self.session.cohort.starts_on
        start = datetime(day.year, day.month, day.day, self.hour, tzinfo=BRUSSELS)
        return (start, start + timedelta(minutes=self.session.minutes))


class ApplicationFactory(DjangoModelFactory):
    """An application as the verbs leave it; for the rules of admission use the verbs themselves."""

    class Meta:
        model = Application

    cohort = factory.SubFactory(CohortFactory)
    person = factory.SubFactory(UserFactory)
    state = Application.State.ACCEPTED
    queue_number = factory.Sequence(lambda n: n + 1)
    study_programme = "Biomedical laboratory technology"
    study_year = 3
    motivation = "I have only seen a cleanroom through a window."
    submitted_at = factory.LazyFunction(timezone.now)

    @factory.lazy_attribute
    def offer_expires_at(self):
        return timezone.now() + timedelta(days=3) if self.state == Application.State.OFFERED else None
