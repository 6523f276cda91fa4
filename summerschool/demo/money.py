"""Invoices and a budget of the next edition; all of it between invented sides."""

from datetime import date, timedelta

from django.utils import timezone

from accounts.models import Organisation, User
from cohorts.models import Cohort
from partners.models import (
    BillingDetails,
    BudgetEntry,
    BudgetLine,
    Invoice,
    InvoiceFile,
    InvoiceLine,
    InvoiceReminder,
    InvoiceTerms,
)
from partners.money import actions, files

from .content import INVENTED_PARTNERS
from .partners import find_organisation

SELLER = {
    "legal_name": "Summer school demo vzw (invented)", "street": "Voorbeeldstraat 1", "postal_code": "2845",
    "city": "Niel", "country": "BE", "vat_number": "BE0987654394", "registration_number": "0987654394",
    "iban": "BE68539007547034", "bic": "KREDBEBB", "invoice_email": "books@demo.example",
}  # fmt: skip
VECTORLANE = {
    "legal_name": "Vectorlane NV (invented)", "street": "Voorbeeldlaan 8", "postal_code": "9052", "city": "Ghent",
    "country": "BE", "vat_number": "BE0555555523", "registration_number": "0555555523", "language": "en",
}  # fmt: skip
INCOME = (("Sponsors", 1_200_000), ("Province and public support", 400_000))
COSTS = (
    ("Catering, three days", 380_000, (("Lunches, first bill", 192_500, "B-2041"),)),
    ("Gowns, gloves and plates", 260_000, (("Gowns and boots", 143_890, "B-2044"), ("Plates", 61_250, "B-2052"))),
    ("Cleanroom, two days", 450_000, ()),
    ("Bus to the company visit", 60_000, (("Deposit", 20_000, "B-2047"),)),
)  # fmt: skip


def make_books(cohort: Cohort, by: User) -> None:
    organiser = cohort.organisation
    BillingDetails.objects.update_or_create(organisation=organiser, defaults=SELLER)
    InvoiceTerms.objects.create(organiser=organiser, closing_words="Thank you for making the summer school possible.")
    cellbridge, vectorlane, helix = (find_organisation(organiser, name) for name in INVENTED_PARTNERS)
    BillingDetails.objects.update_or_create(organisation=vectorlane, defaults=VECTORLANE)
    sponsors = _plan(cohort, by)
    today = timezone.localdate()
    late = _issued(_draft(cohort, vectorlane, sponsors, ("Silver package", 350_000), by), today - timedelta(days=44))
    InvoiceReminder.objects.create(invoice=late, step=1, sent_by=by)
    part = _issued(_draft(cohort, cellbridge, sponsors, ("Gold package", 600_000), by), today - timedelta(days=12))
    actions.record_payment(part, 300_000, today - timedelta(days=3), "First half", by)
    paid = _issued(_draft(cohort, cellbridge, sponsors, ("Demonstration kit", 90_000), by), today - timedelta(days=5))
    actions.record_payment(paid, paid.total_cents, today - timedelta(days=1), "", by)
    _draft(cohort, helix, sponsors, ("Bronze package", 150_000), by)


def _plan(cohort: Cohort, by: User) -> BudgetLine:
    lines = [
        BudgetLine.objects.create(cohort=cohort, side="in", words=words, planned_cents=cents, position=place)
        for place, (words, cents) in enumerate(INCOME, 1)
    ]
    for place, (words, cents, entries) in enumerate(COSTS, 1):
        line = BudgetLine.objects.create(cohort=cohort, words=words, planned_cents=cents, position=place)
        for what, amount, document in entries:
            BudgetEntry.objects.create(
                line=line, words=what, on=timezone.localdate(), amount_cents=amount, document=document, entered_by=by
            )
    return lines[0]


def _draft(cohort: Cohort, buyer: Organisation, line: BudgetLine, what: tuple[str, int], by: User) -> Invoice:
    invoice = Invoice(organiser=cohort.organisation, cohort=cohort, buyer=buyer, budget_line=line)
    return actions.save_draft(invoice, [InvoiceLine(words=what[0], unit_cents=what[1])], by)


def _issued(invoice: Invoice, on: date) -> Invoice:
    """As it stands after its issue some time ago; nobody is mailed about it."""
    actions.freeze(invoice, list(invoice.lines.all()))
    invoice.series, invoice.year, invoice.state = "F", on.year, Invoice.State.ISSUED
    invoice.issued_on, invoice.due_on, invoice.issued_at = on, on + timedelta(days=30), timezone.now()
    invoice.number = actions.next_number(invoice.organiser, "F", on.year)
    invoice.save()
    InvoiceFile.objects.create(invoice=invoice)
    files.ask_for(invoice)
    return invoice
