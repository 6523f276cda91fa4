"""What people have shown; what employers ask for and schools teach."""

import uuid

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from courses.models import CourseOutcome, Evidence, HiringRole, RoleWeight, SchoolCourse

from .accounts import CompanyFactory, SchoolFactory, UserFactory
from .courses import CompetencyFactory


class EvidenceFactory(DjangoModelFactory):
    """Level 1 from a quiz."""

    class Meta:
        model = Evidence

    person = factory.SubFactory(UserFactory)
    competency = factory.SubFactory(CompetencyFactory)
    level = 1
    source_kind = Evidence.Source.QUIZ
    source = factory.LazyFunction(uuid.uuid4)
    title = "Final test"


class HiringRoleFactory(DjangoModelFactory):
    """A role that its employer has filled."""

    class Meta:
        model = HiringRole

    employer = factory.SubFactory(CompanyFactory)
    title = factory.Sequence(lambda n: f"Operator {n}")
    filled_at = factory.LazyFunction(timezone.now)


class RoleWeightFactory(DjangoModelFactory):
    class Meta:
        model = RoleWeight

    role = factory.SubFactory(HiringRoleFactory)
    competency = factory.SubFactory(CompetencyFactory, organisation=factory.SelfAttribute("..role.employer.keeper"))
    weight = 3
    level = 2


class SchoolCourseFactory(DjangoModelFactory):
    class Meta:
        model = SchoolCourse

    school = factory.SubFactory(SchoolFactory)
    title = factory.Sequence(lambda n: f"Bachelor {n}")


class CourseOutcomeFactory(DjangoModelFactory):
    class Meta:
        model = CourseOutcome

    course = factory.SubFactory(SchoolCourseFactory)
    text = "Work to a written instruction"
    level = 1
