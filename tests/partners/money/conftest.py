"""An organiser who may invoice, a buyer with everything an e-invoice needs, and whoever has no business here."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from accounts.models import Role
from partners.models import BillingDetails, InvoiceLine
from partners.money import actions
from tests.factories import (
    CohortFactory,
    CompanyFactory,
    InvoiceFactory,
    MembershipFactory,
    PartnershipFactory,
    UserFactory,
)

SELLER = {
    "legal_name": "at.las vzw", "street": "Galileilaan 15", "postal_code": "2845", "city": "Niel", "country": "BE",
    "vat_number": "BE0123456749", "registration_number": "0123456749", "iban": "BE68539007547034", "bic": "KREDBEBB",
}  # fmt: skip
BUYER = {
    "legal_name": "Cellbridge nv", "street": "Rue de la Loi 1", "postal_code": "1000", "city": "Brussels",
    "country": "BE", "vat_number": "BE0987654394", "registration_number": "0987654394", "language": "en",
}  # fmt: skip


def money_world():
    cohort = CohortFactory(title="Summer School 2027")
    organiser = cohort.organisation
    buyer = CompanyFactory(keeper=organiser, name="Cellbridge")
    PartnershipFactory(cohort=cohort, organisation=buyer)
    BillingDetails.objects.create(organisation=organiser, **SELLER)
    BillingDetails.objects.create(organisation=buyer, **BUYER)

    def member(organisation, role, **fields):
        return MembershipFactory(organisation=organisation, role=role, user=UserFactory(**fields)).user

    other = CohortFactory()
    rival = CompanyFactory(keeper=organiser, name="Rival")
    return SimpleNamespace(
        cohort=cohort,
        organiser_organisation=organiser,
        buyer=buyer,
        rival_organisation=rival,
        other_cohort=other,
        organiser=member(organiser, Role.ORGANISER, full_name="Ilse Maes"),
        bookkeeper=member(organiser, Role.BOOKKEEPER, full_name="Jo Claes"),
        member=member(organiser, Role.MEMBER),
        contact=member(buyer, Role.PARTNER_CONTACT, full_name="Nele Verhaegen"),
        rival=member(rival, Role.PARTNER_CONTACT),
        other_organiser=member(other.organisation, Role.ORGANISER),
        student=UserFactory(),
    )


def draft(world, *lines, **fields):
    """A draft with these lines; one of 5,000.00 at 21 % unless given."""
    fields = {"organiser": world.organiser_organisation, "buyer": world.buyer, "cohort": world.cohort, **fields}
    rows = lines or ({},)
    made = [InvoiceLine(**{"words": "Gold package", "unit_cents": 500_000, "rate": Decimal(21), **row}) for row in rows]
    return actions.save_draft(InvoiceFactory.build(**fields), made, world.organiser)


def issued(world, *lines, **fields):
    return actions.issue(draft(world, *lines, **fields), world.organiser)


@pytest.fixture
def world(db):
    return money_world()
