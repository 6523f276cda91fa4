"""Billing details: numbers that fit, the organiser's bank account, two people at once."""

import pytest
from django.urls import reverse

from partners.actions.billing import change_billing
from partners.forms.organisations import is_iban, why_not_belgian
from partners.models import BillingDetails

pytestmark = pytest.mark.django_db
GOOD = {
    "legal_name": "Cellbridge NV", "street": "Voorbeeldstraat 1", "extra": "", "postal_code": "2845", "city": "Niel",
    "country": "be", "vat_number": "BE 0123.456.749", "registration_number": "0123456749",
    "peppol_id": "0208:0123456749", "invoice_email": "invoices@company.example", "language": "nl",
    "order_reference": "PO 7", "seen": "",
}  # fmt: skip


@pytest.fixture
def url(client, world):
    client.force_login(world.contact)
    return reverse("partners:own_billing", args=[world.organisation.public_id])


def test_what_was_typed_is_kept_as_an_invoice_needs_it(client, world, url):
    assert client.post(url, GOOD).status_code == 302
    row = BillingDetails.objects.get(organisation=world.organisation)
    assert (row.country, row.vat_number, row.peppol_scheme, row.peppol_value) == (
        "BE", "BE0123456749", "0208", "0123456749",
    )  # fmt: skip
    assert row.lines == ["Voorbeeldstraat 1", "2845 Niel", "BE"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("vat_number", "BE0123456748"), ("vat_number", "0123456749"), ("vat_number", "BE12"),
        ("peppol_id", "0208:0123456748"), ("peppol_id", "0123456749"), ("peppol_id", "208:1\x00"),
        ("country", "Belgium"), ("country", "1E"), ("invoice_email", "nobody"), ("legal_name", "x" * 161),
        ("street", "two\nlines"), ("language", "de"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_at_its_field(client, world, url, field, value):
    answer = client.post(url, GOOD | {field: value})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not BillingDetails.objects.exists()


def test_a_partner_gives_no_bank_account(client, world, url):
    client.post(url, GOOD | {"iban": "BE71096123456769"})
    assert BillingDetails.objects.get().iban == ""


def test_two_people_at_once_see_both_versions(client, world, url):
    client.post(url, GOOD)
    seen = client.get(url).context["form"]["seen"].value()
    change_billing(world.organisation, {"city": "Antwerp"}, world.organiser, seen)
    answer = client.post(url, GOOD | {"city": "Ghent", "seen": seen})
    assert answer.status_code == 409
    assert [row["theirs"] for row in answer.context["versions"]] == ["Antwerp"]
    assert BillingDetails.objects.get().city == "Antwerp"


def test_numbers_are_checked_by_their_last_digits():
    assert why_not_belgian("0123456749") == ""
    assert why_not_belgian("0123456750")
    assert is_iban("BE71096123456769")
    assert not is_iban("BE71096123456768")
