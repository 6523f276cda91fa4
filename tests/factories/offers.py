"""Visits that hosts offer, and what was booked of them."""

from datetime import datetime, time, timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from partners.models import HostFile, HostRules, OfferDate, OfferField, VisitBooking, VisitOffer

from .accounts import CompanyFactory
from .cohorts import BRUSSELS, CohortFactory, SessionFactory


class VisitOfferFactory(DjangoModelFactory):
    """Offered to the organiser who keeps the organisation."""

    class Meta:
        model = VisitOffer

    organisation = factory.SubFactory(CompanyFactory)
    state = VisitOffer.State.OFFERED
    title = factory.Sequence(lambda n: f"Through the cleanrooms {n}")
    sees = "The way of a vial, from the door to the freezer."
    place = "Galileilaan 18, 2845 Niel"
    languages = factory.LazyFunction(lambda: ["en", "nl"])
    contact_email = "reception@cellworks.example"

    @factory.lazy_attribute
    def offered_at(self):
        return None if getattr(self, "state", "draft") == VisitOffer.State.DRAFT else timezone.now()


class OfferDateFactory(DjangoModelFactory):
    class Meta:
        model = OfferDate

    offer = factory.SubFactory(VisitOfferFactory)
    starts_at = factory.Sequence(lambda n: timezone.now().replace(microsecond=0) + timedelta(days=60, hours=n))
    largest_group = 12


class OfferFieldFactory(DjangoModelFactory):
    class Meta:
        model = OfferField

    offer = factory.SubFactory(VisitOfferFactory)
    kind = "legal_name"


class HostRulesFactory(DjangoModelFactory):
    class Meta:
        model = HostRules

    offer = factory.SubFactory(VisitOfferFactory)
    number = 1
    body_en = "Touch nothing. Take no pictures."


class HostFileFactory(DjangoModelFactory):
    class Meta:
        model = HostFile

    offer = factory.SubFactory(VisitOfferFactory)
    title = factory.Sequence(lambda n: f"Safety {n}")
    number = 1


class VisitBookingFactory(DjangoModelFactory):
    """A booked date with its session, without a list of visitors."""

    class Meta:
        model = VisitBooking

    date = factory.SubFactory(OfferDateFactory)
    cohort = factory.SubFactory(CohortFactory)
    session = factory.SubFactory(SessionFactory, cohort=factory.SelfAttribute("..cohort"), type="visit")
    people = 10


def first_morning(cohort, hour: int = 10) -> datetime:
    """A moment of the cohort's first day."""
    return datetime.combine(cohort.starts_on, time(hour), BRUSSELS)
