"""Invoices, payments and budgets."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from partners.models import BudgetEntry, BudgetLine, Invoice, InvoiceLine, InvoiceTerms, Payment

from .accounts import CompanyFactory, OrganiserFactory
from .cohorts import CohortFactory


class InvoiceTermsFactory(DjangoModelFactory):
    class Meta:
        model = InvoiceTerms

    organiser = factory.SubFactory(OrganiserFactory)


class InvoiceFactory(DjangoModelFactory):
    """A draft without lines; `partners.money.actions.issue` gives it its number."""

    class Meta:
        model = Invoice

    organiser = factory.SubFactory(OrganiserFactory)
    buyer = factory.SubFactory(CompanyFactory, keeper=factory.SelfAttribute("..organiser"))


class IssuedInvoiceFactory(InvoiceFactory):
    """A row as it stands after issue, without lines and files: for lists."""

    state = Invoice.State.ISSUED
    series = "F"
    year = 2026
    number = factory.Sequence(lambda n: n + 1)
    issued_on = date(2026, 9, 1)
    due_on = date(2026, 10, 1)
    net_cents = 100_000
    vat_cents = 21_000
    total_cents = 121_000
    facts = factory.LazyAttribute(lambda invoice: {"name": invoice.buyer.name, "vat_number": "BE0123456749"})
    breakdown = [{"category": "S", "rate": "21.00", "net_cents": 100_000, "vat_cents": 21_000, "reason": ""}]


class InvoiceLineFactory(DjangoModelFactory):
    class Meta:
        model = InvoiceLine

    invoice = factory.SubFactory(InvoiceFactory)
    words = "Gold package"
    unit_cents = 100_000


class PaymentFactory(DjangoModelFactory):
    class Meta:
        model = Payment

    invoice = factory.SubFactory(IssuedInvoiceFactory)
    amount_cents = 121_000
    paid_on = date(2026, 9, 20)


class BudgetLineFactory(DjangoModelFactory):
    class Meta:
        model = BudgetLine

    cohort = factory.SubFactory(CohortFactory)
    words = factory.Sequence(lambda n: f"Catering {n}")
    planned_cents = 500_000


class BudgetEntryFactory(DjangoModelFactory):
    class Meta:
        model = BudgetEntry

    line = factory.SubFactory(BudgetLineFactory)
    words = "Lunch, day 1"
    on = date(2026, 9, 1)
    amount_cents = 45_000
