"""What the database itself refuses of invoices."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from partners.models import Invoice, InvoiceLine
from tests.factories import InvoiceFactory, InvoiceLineFactory, IssuedInvoiceFactory

pytestmark = pytest.mark.django_db


def test_an_issued_invoice_never_changes_but_for_its_state():
    invoice = IssuedInvoiceFactory()
    with pytest.raises(DatabaseError, match="fixed"), transaction.atomic():
        Invoice.objects.filter(pk=invoice.pk).update(note="Another word")
    with pytest.raises(DatabaseError, match="fixed"), transaction.atomic():
        Invoice.objects.filter(pk=invoice.pk).update(state="draft", number=None, issued_on=None)
    with pytest.raises(DatabaseError, match="fixed"), transaction.atomic():
        invoice.delete()
    assert Invoice.objects.filter(pk=invoice.pk).update(state="paid") == 1


def test_no_line_is_added_changed_or_taken_from_an_issued_invoice():
    line = InvoiceLineFactory()
    draft = line.invoice
    IssuedInvoiceFactory(organiser=draft.organiser)
    number = {"series": "F", "year": 2026, "number": 900, "issued_on": "2026-09-01", "due_on": "2026-10-01"}
    Invoice.objects.filter(pk=draft.pk).update(state="issued", **number)
    for change in (
        lambda: InvoiceLineFactory(invoice=draft),
        lambda: InvoiceLine.objects.filter(pk=line.pk).update(unit_cents=1),
        line.delete,
    ):
        with pytest.raises(DatabaseError, match="fixed"), transaction.atomic():
            change()


@pytest.mark.parametrize(
    "wrong",
    [
        {"rate": Decimal(0)},
        {"category": "E", "rate": Decimal(0)},
        {"category": "AE", "rate": Decimal(21), "reason": "Reverse charge"},
        {"quantity": Decimal(0)},
        {"unit_cents": -1},
    ],
)
def test_no_vat_without_a_reason_and_no_line_below_zero(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        InvoiceLineFactory(**wrong)


def test_a_draft_goes_with_its_lines():
    invoice = InvoiceLineFactory().invoice
    InvoiceFactory(organiser=invoice.organiser)
    invoice.delete()
    assert InvoiceLine.objects.count() == 0
