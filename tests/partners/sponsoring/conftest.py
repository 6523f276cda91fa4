"""A cohort with packages, a sponsor with a contact, the organiser, and others who have no business here."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from accounts.models import Role
from partners.models import Benefit
from tests.factories import CohortFactory, CompanyFactory, MembershipFactory, SchoolFactory, TierFactory, UserFactory
from tests.factories.sponsoring import BenefitFactory, PackageFactory, SponsorPageFactory


@pytest.fixture
def desk(db):
    start = timezone.now().date() + timedelta(days=90)
    cohort = CohortFactory(title="Summer School 2027", starts_on=start, ends_on=start + timedelta(days=2))
    organisation = CompanyFactory(keeper=cohort.organisation, name="Cellbridge")
    rival = CompanyFactory(keeper=cohort.organisation, name="Vectoria")
    gold = PackageFactory(cohort=cohort, name="Gold", price_cents=500_000, limit=1, tier=TierFactory(cohort=cohort))
    BenefitFactory(package=gold, name="Talk of 20 minutes", kind=Benefit.Kind.BOTH, asked="person", asked_days=-60)
    BenefitFactory(package=gold, name="Logo", kind=Benefit.Kind.NEEDS, asked="logo", asked_days=-45)
    BenefitFactory(package=gold, name="Name on the page", kind=Benefit.Kind.GIVES, given_days=-30)
    silver = PackageFactory(cohort=cohort, name="Silver", price_cents=200_000)

    def member(organisation, role, **fields):
        return MembershipFactory(organisation=organisation, role=role, user=UserFactory(**fields)).user

    other = CohortFactory()
    return SimpleNamespace(
        cohort=cohort,
        page=SponsorPageFactory(cohort=cohort),
        organisation=organisation,
        rival_organisation=rival,
        gold=gold,
        silver=silver,
        contact=member(organisation, Role.PARTNER_CONTACT, full_name="Nele Verhaegen"),
        colleague=member(organisation, Role.PARTNER_CONTACT, full_name="Bram Claes"),
        rival=member(rival, Role.PARTNER_CONTACT),
        organiser=member(cohort.organisation, Role.ORGANISER, full_name="Ilse Maes"),
        officer=member(cohort.organisation, Role.OFFICER),
        other_organiser=member(other.organisation, Role.ORGANISER),
        coordinator=member(SchoolFactory(keeper=cohort.organisation), Role.COORDINATOR),
        student=UserFactory(),
    )
