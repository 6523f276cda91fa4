"""Contacts, notes and billing details of organisations."""

import factory
from factory.django import DjangoModelFactory

from accounts.models import Role
from partners.models import BillingDetails, Contact, Note

from .accounts import CompanyFactory, MembershipFactory, UserFactory


class BillingDetailsFactory(DjangoModelFactory):
    """All that an invoice to a Belgian company needs."""

    class Meta:
        model = BillingDetails

    organisation = factory.SubFactory(CompanyFactory)
    legal_name = factory.LazyAttribute(lambda row: f"{row.organisation.name} NV")
    street = "Voorbeeldstraat 1"
    postal_code = "2845"
    city = "Niel"
    country = "BE"
    vat_number = "BE0123456749"
    registration_number = "0123456749"
    peppol_id = "0208:0123456749"
    invoice_email = "invoices@company.example"


class ContactFactory(DjangoModelFactory):
    """A contact who speaks for the organisation, with the membership that says so."""

    class Meta:
        model = Contact
        skip_postgeneration_save = True

    organisation = factory.SubFactory(CompanyFactory)
    user = factory.SubFactory(UserFactory)
    purposes = factory.LazyFunction(lambda: ["general"])

    @factory.post_generation
    def membership(contact, create, extracted, **kwargs):
        if extracted is not False:
            MembershipFactory(user=contact.user, organisation=contact.organisation, role=Role.PARTNER_CONTACT)


class NoteFactory(DjangoModelFactory):
    class Meta:
        model = Note

    organisation = factory.SubFactory(CompanyFactory)
    words = "Prefers the telephone."
    by = factory.SubFactory(UserFactory)
