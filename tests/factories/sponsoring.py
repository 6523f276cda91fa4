"""Packages, sponsors and promises."""

import hashlib
from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from partners.models import (
    Agreement,
    Benefit,
    Deliverable,
    Delivery,
    Enquiry,
    InKind,
    Package,
    SponsorPage,
    Sponsorship,
)
from partners.models.sponsorships import reached, stamp_of
from partners.sponsoring.terms import terms_of

from .accounts import CompanyFactory
from .cohorts import CohortFactory


class SponsorPageFactory(DjangoModelFactory):
    class Meta:
        model = SponsorPage

    cohort = factory.SubFactory(CohortFactory)
    published_at = factory.LazyFunction(timezone.now)


class PackageFactory(DjangoModelFactory):
    class Meta:
        model = Package

    cohort = factory.SubFactory(CohortFactory)
    name = factory.Sequence(lambda n: f"Package {n}")
    price_cents = 250_000
    position = factory.Sequence(lambda n: n + 1)


class BenefitFactory(DjangoModelFactory):
    class Meta:
        model = Benefit

    package = factory.SubFactory(PackageFactory)
    name = factory.Sequence(lambda n: f"Benefit {n}")
    position = factory.Sequence(lambda n: n + 1)


class SponsorshipFactory(DjangoModelFactory):
    """`state` brings the time stamps of the states on the way to it."""

    class Meta:
        model = Sponsorship

    cohort = factory.SubFactory(CohortFactory)
    organisation = factory.SubFactory(CompanyFactory, keeper=factory.SelfAttribute("..cohort.organisation"))
    package = factory.SubFactory(PackageFactory, cohort=factory.SelfAttribute("..cohort"))
    state = Sponsorship.State.AGREED
    amount_cents = 250_000

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        row = model_class(*args, **kwargs)
        if row.state in Sponsorship.ENDED:
            row.ended_at = row.ended_at or timezone.now()
        else:
            for state, _at in reached(row):
                if stamp := stamp_of(state):
                    setattr(row, stamp, getattr(row, stamp) or timezone.now())
                if state == row.state:
                    break
        row.save()
        return row


class AgreementFactory(DjangoModelFactory):
    class Meta:
        model = Agreement

    sponsorship = factory.SubFactory(SponsorshipFactory)
    number = 1
    terms = factory.LazyAttribute(lambda row: terms_of(row.sponsorship))
    pdf = b"%PDF-1.7 agreement"
    sha256 = factory.LazyAttribute(lambda row: hashlib.sha256(row.pdf).hexdigest())


class InKindFactory(DjangoModelFactory):
    class Meta:
        model = InKind

    sponsorship = factory.SubFactory(SponsorshipFactory)
    what = "Days in the cleanroom"
    quantity = 2
    unit = "days"
    value_cents = 180_000


class DeliverableFactory(DjangoModelFactory):
    class Meta:
        model = Deliverable

    sponsorship = factory.SubFactory(SponsorshipFactory)
    side = Deliverable.Side.THEIRS
    name = factory.Sequence(lambda n: f"Promise {n}")
    due_on = factory.LazyFunction(lambda: timezone.now().date() + timedelta(days=30))


class DeliveryFactory(DjangoModelFactory):
    class Meta:
        model = Delivery

    deliverable = factory.SubFactory(DeliverableFactory)
    number = 1


class EnquiryFactory(DjangoModelFactory):
    class Meta:
        model = Enquiry

    cohort = factory.SubFactory(CohortFactory)
    organisation_name = "Vectoria"
    full_name = "Wout Maes"
    email = factory.Sequence(lambda n: f"wout{n}@vectoria.example")
