"""Attendance, doors and the day itself."""

from datetime import date, timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from cohorts.models import (
    Attendance,
    Door,
    DoorPass,
    FollowUp,
    Incident,
    Scan,
)

from .cohorts import ApplicationFactory, CohortFactory, RoomFactory, SittingFactory


class AttendanceFactory(DjangoModelFactory):
    class Meta:
        model = Attendance

    sitting = factory.SubFactory(SittingFactory)
    application = factory.SubFactory(ApplicationFactory, cohort=factory.SelfAttribute("..sitting.session.cohort"))
    minutes = 60


class DoorPassFactory(DjangoModelFactory):
    class Meta:
        model = DoorPass

    application = factory.SubFactory(ApplicationFactory)


class DoorFactory(DjangoModelFactory):
    """The door of a room of the cohort's organisation."""

    class Meta:
        model = Door

    cohort = factory.SubFactory(CohortFactory)
    room = factory.SubFactory(RoomFactory, organisation=factory.SelfAttribute("..cohort.organisation"))


class ScanFactory(DjangoModelFactory):
    """Somebody came in when the sitting began."""

    class Meta:
        model = Scan

    sitting = factory.SubFactory(SittingFactory)
    cohort = factory.SelfAttribute("sitting.session.cohort")
    application = factory.SubFactory(ApplicationFactory, cohort=factory.SelfAttribute("..cohort"))
    way = Scan.Way.IN
    source = Scan.Source.PASS

    @factory.lazy_attribute
    def at(self):
        during = self.sitting.during
        return during[0] if isinstance(during, tuple) else during.lower


class IncidentFactory(DjangoModelFactory):
    class Meta:
        model = Incident

    cohort = factory.SubFactory(CohortFactory)
    kind = Incident.Kind.NEAR_MISS
    at = factory.LazyFunction(timezone.now)
    what = "A glove tore while the hood was open."
    first_action = "Work stopped, gloves changed."


class FollowUpFactory(DjangoModelFactory):
    class Meta:
        model = FollowUp

    incident = factory.SubFactory(IncidentFactory)
    what = "Order thicker gloves"
    due_on = factory.LazyFunction(lambda: date.today() + timedelta(days=7))
