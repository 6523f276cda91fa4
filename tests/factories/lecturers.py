"""Lecturers and what they give."""

from datetime import datetime, timedelta

import factory
from factory.django import DjangoModelFactory

from cohorts.models import Lecturer, Teaching, Unavailability

from .cohorts import BRUSSELS, CohortFactory, SittingFactory


class LecturerFactory(DjangoModelFactory):
    """A guest without an account."""

    class Meta:
        model = Lecturer

    cohort = factory.SubFactory(CohortFactory)
    full_name = factory.Sequence(lambda n: f"Dr Ada Peeters {n}")
    email = factory.Sequence(lambda n: f"lecturer{n}@company.example")
    affiliation = "Cell Works"


class TeachingFactory(DjangoModelFactory):
    """A lecturer gives a placed sitting of the same cohort."""

    class Meta:
        model = Teaching

    sitting = factory.SubFactory(SittingFactory)
    lecturer = factory.SubFactory(LecturerFactory, cohort=factory.SelfAttribute("..sitting.session.cohort"))


class UnavailabilityFactory(DjangoModelFactory):
    """The morning of the cohort's first day."""

    class Meta:
        model = Unavailability

    lecturer = factory.SubFactory(LecturerFactory)

    @factory.lazy_attribute
    def during(self):
        day = self.lecturer.cohort.starts_on
        start = datetime(day.year, day.month, day.day, 8, tzinfo=BRUSSELS)
        return (start, start + timedelta(hours=4))
