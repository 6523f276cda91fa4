"""Reports for sponsors and funders."""

import factory
from factory.django import DjangoModelFactory

from partners.models import Report, SurveyResult

from .cohorts import CohortFactory


class ReportFactory(DjangoModelFactory):
    """A draft; `partners.reports.actions.release` makes a released one."""

    class Meta:
        model = Report

    cohort = factory.SubFactory(CohortFactory)


class SurveyResultFactory(DjangoModelFactory):
    class Meta:
        model = SurveyResult

    cohort = factory.SubFactory(CohortFactory)
    question = factory.Sequence(lambda n: f"How useful was part {n}?")
    asked = 35
    answered = 28
    mean = "4.20"
