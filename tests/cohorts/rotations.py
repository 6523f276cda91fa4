"""Rows of groups and rotations for tests."""

from datetime import time, timedelta

import factory
from factory.django import DjangoModelFactory

from cohorts.models import PlanRun, Rotation, Station
from tests.factories import CohortFactory, RoomFactory, SessionFactory


class RotationFactory(DjangoModelFactory):
    """The cohort's second day from 9 to 16."""

    class Meta:
        model = Rotation

    cohort = factory.SubFactory(CohortFactory)
    title = "Cleanroom day"
    first_day = factory.LazyAttribute(lambda rotation: rotation.cohort.starts_on + timedelta(days=1))
    last_day = factory.LazyAttribute(lambda rotation: rotation.first_day)
    starts = time(9)
    ends = time(16)


class StationFactory(DjangoModelFactory):
    """A session of the rotation's cohort; `rooms` as given, or one of its own."""

    class Meta:
        model = Station
        skip_postgeneration_save = True

    rotation = factory.SubFactory(RotationFactory)
    session = factory.SubFactory(SessionFactory, cohort=factory.SelfAttribute("..rotation.cohort"))
    trainers_needed = 0

    @factory.post_generation
    def rooms(station, create, extracted, **kwargs):
        station.rooms.set(extracted or [RoomFactory(organisation=station.rotation.cohort.organisation)])


class PlanRunFactory(DjangoModelFactory):
    class Meta:
        model = PlanRun

    cohort = factory.SubFactory(CohortFactory)
