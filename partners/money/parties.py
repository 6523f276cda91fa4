"""Who invoices and who is invoiced, as an invoice freezes them, and what is still missing of them."""

import re

from django.urls import reverse
from django.utils.translation import gettext as _

from ..models import BillingDetails, Invoice, VatCategory
from .references import is_belgian_number, is_iban

BELGIAN_SCHEME = "0208"
FIELDS = ("street", "extra", "postal_code", "city", "country")
BARE = re.compile(r"[^0-9A-Za-z]")


def bare(text: str) -> str:
    return BARE.sub("", text).upper()


def vat_number(details: BillingDetails) -> str:
    """With its country in front and nothing between, as it is exchanged."""
    number = bare(details.vat_number)
    return number if not number or number[:1].isalpha() else f"{details.country.upper()}{number}"


def company_number(details: BillingDetails) -> str:
    """Digits alone for a Belgian company, of whose VAT number they are a part."""
    number = bare(details.registration_number)
    if details.country.upper() != "BE":
        return details.registration_number.strip()
    return (number or vat_number(details)).removeprefix("BE")


def endpoint(details: BillingDetails) -> tuple[str, str]:
    """Scheme and value of the Peppol address, empty where there is none; a Belgian one follows from the number."""
    if details.peppol_scheme and details.peppol_value:
        return details.peppol_scheme, details.peppol_value.strip()
    number = company_number(details)
    belgian = details.country.upper() == "BE" and is_belgian_number(number)
    return (BELGIAN_SCHEME, number) if belgian else ("", "")


def frozen(details: BillingDetails) -> dict[str, str]:
    """What an invoice says of one side."""
    scheme, value = endpoint(details)
    facts = {name: getattr(details, name).strip() for name in FIELDS}
    return {
        **facts,
        "country": details.country.upper(),
        "name": details.legal_name.strip() or details.organisation.name,
        "vat_number": vat_number(details),
        "company_number": company_number(details),
        "scheme": scheme,
        "endpoint": value,
    }


def frozen_seller(details: BillingDetails) -> dict[str, str]:
    organiser = details.organisation
    account = {"iban": bare(details.iban), "bic": bare(details.bic)}
    return {**frozen(details), **account, "email": details.invoice_email or organiser.contact_email}


def missing_of(details: BillingDetails) -> list[str]:
    """What every invoice says of both sides."""
    needed = (
        (details.street, _("street and number")),
        (details.postal_code, _("postal code")),
        (details.city, _("city")),
        (details.country, _("country")),
    )
    missing = [str(word) for value, word in needed if not value.strip()]
    number = vat_number(details)
    if number.startswith("BE") and not is_belgian_number(number[2:]):
        missing.append(_("a VAT number whose check digits are right"))
    elif number and not re.fullmatch(r"[A-Z]{2}[A-Z0-9]{2,13}", number):
        missing.append(_("a VAT number that begins with its country"))
    return missing


def missing_of_seller(details: BillingDetails, categories: set[str], structured: bool) -> list[str]:
    missing = missing_of(details)
    if categories - {VatCategory.OUTSIDE} and not vat_number(details):
        missing.append(_("VAT number"))
    if not vat_number(details) and not company_number(details):
        missing.append(_("company number"))
    if not is_iban(bare(details.iban)):
        missing.append(_("IBAN with right check digits") if details.iban else _("IBAN"))
    if structured and not endpoint(details)[1]:
        missing.append(_("Peppol address"))
    return missing


def missing_of_buyer(details: BillingDetails, categories: set[str], structured: bool) -> list[str]:
    missing = missing_of(details)
    if VatCategory.REVERSE in categories and not vat_number(details):
        missing.append(_("VAT number, for the reverse charge"))
    if structured and not endpoint(details)[1]:
        missing.append(_("Peppol address, or a Belgian company number; else issue it without an e-invoice"))
    return missing


def billing_page(invoice: Invoice, *, seller: bool) -> str:
    """Where the missing things are written down."""
    if seller:
        return reverse("partners:seller_details", args=[invoice.organiser.public_id])
    return reverse("partners:billing", args=[invoice.buyer.public_id])
