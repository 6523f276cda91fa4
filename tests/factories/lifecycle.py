"""What becomes of certificates."""

import factory
from factory.django import DjangoModelFactory

from certificates.models import Bundle, ExpiryReminder, Validity

from .certificates import CertificateFactory
from .cohorts import CohortFactory


class ValidityFactory(DjangoModelFactory):
    class Meta:
        model = Validity

    cohort = factory.SubFactory(CohortFactory)
    months = 24


class ExpiryReminderFactory(DjangoModelFactory):
    class Meta:
        model = ExpiryReminder

    certificate = factory.SubFactory(CertificateFactory)
    days = 90


class BundleFactory(DjangoModelFactory):
    class Meta:
        model = Bundle

    cohort = factory.SubFactory(CohortFactory)
