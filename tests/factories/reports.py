"""Reports for sponsors and funders."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from partners.models import Report, ReportShare, SurveyResult
from partners.reports import content

from .accounts import CompanyFactory
from .cohorts import CohortFactory


class ReportFactory(DjangoModelFactory):
    """A draft, for funders unless it has an organisation."""

    class Meta:
        model = Report

    cohort = factory.SubFactory(CohortFactory)


class ReleasedReportFactory(ReportFactory):
    """Released, with the figures of the moment; the rules of releasing are those of the verb."""

    released_at = factory.LazyFunction(timezone.now)
    content = factory.LazyAttribute(
        lambda row: content.drawn(Report(cohort=row.cohort, organisation=getattr(row, "organisation", None)))
    )
    digest = factory.LazyAttribute(lambda row: content.digest_of(row.content))


class ReportShareFactory(DjangoModelFactory):
    class Meta:
        model = ReportShare

    report = factory.SubFactory(ReleasedReportFactory)
    organisation = factory.SubFactory(CompanyFactory)


class SurveyResultFactory(DjangoModelFactory):
    class Meta:
        model = SurveyResult

    cohort = factory.SubFactory(CohortFactory)
    question = factory.Sequence(lambda n: f"How useful was part {n}?")
    asked = 35
    answered = 28
    mean = "4.20"
