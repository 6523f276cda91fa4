"""Certificates."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from certificates.models import Batch, Certificate, Criterion, ResultsSignature, Score, Signatory

from .accounts import OrganiserFactory, UserFactory
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
    signatories = [{"name": "Dr Ilse Maes", "title": "Programme director"}]
    approver_name = "Hugo Desmet"


class CertificateFactory(DjangoModelFactory):
    class Meta:
        model = Certificate

    batch = factory.SubFactory(BatchFactory)
    cohort = factory.SelfAttribute("batch.cohort")
    organisation = factory.SelfAttribute("cohort.organisation")
    application = factory.SubFactory(ApplicationFactory, cohort=factory.SelfAttribute("..cohort"))
    holder = factory.SelfAttribute("application.person")
    year = 2026
    serial = factory.Sequence(lambda number: number + 1)
    facts = factory.LazyAttribute(lambda certificate: {"format": 1, "holder": certificate.holder.full_name})


class ResultsSignatureFactory(DjangoModelFactory):
    class Meta:
        model = ResultsSignature

    application = factory.SubFactory(ApplicationFactory)
    signed_by = factory.SubFactory(UserFactory)
    name = factory.SelfAttribute("signed_by.full_name")
    signed_at = factory.LazyFunction(timezone.now)
    results = factory.LazyFunction(dict)
    sha256 = "0" * 64


class SignatoryFactory(DjangoModelFactory):
    class Meta:
        model = Signatory

    organisation = factory.SubFactory(OrganiserFactory)
    name = factory.Sequence(lambda number: f"Ilse Maes {number}")
    title = "Programme director"
