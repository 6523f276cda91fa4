"""Certificates."""

import factory
from factory.django import DjangoModelFactory

from certificates.models import Batch, Certificate, Criterion, Score

from .cohorts import ApplicationFactory, CohortFactory


class CriterionFactory(DjangoModelFactory):
    class Meta:
        model = Criterion

    cohort = factory.SubFactory(CohortFactory)
    kind = Criterion.Kind.ATTENDANCE
    name = "Attendance"
    percent = 90
    for_attendance = factory.LazyAttribute(lambda criterion: criterion.kind in Criterion.OF_ATTENDANCE)


class ScoreFactory(DjangoModelFactory):
    class Meta:
        model = Score

    criterion = factory.SubFactory(
        CriterionFactory, kind=Criterion.Kind.SCORE, name="Final test", percent=80, points=15
    )
    application = factory.SubFactory(ApplicationFactory, cohort=factory.SelfAttribute("..criterion.cohort"))
    points = 12


class BatchFactory(DjangoModelFactory):
    class Meta:
        model = Batch

    cohort = factory.SubFactory(CohortFactory)
    signatory_name = "Dr Ilse Maes"
    signatory_title = "Programme director"


class CertificateFactory(DjangoModelFactory):
    class Meta:
        model = Certificate

    batch = factory.SubFactory(BatchFactory)
    cohort = factory.SelfAttribute("batch.cohort")
    organisation = factory.SelfAttribute("cohort.organisation")
    application = factory.SubFactory(ApplicationFactory, cohort=factory.SelfAttribute("..cohort"))
    holder = factory.SelfAttribute("application.person")
    facts = factory.LazyAttribute(lambda certificate: {"format": 1, "holder": certificate.holder.full_name})
