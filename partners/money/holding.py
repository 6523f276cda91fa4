"""What the books hold about a person who works with them (ERASURE in docs/rules.md).

Invoices, payments and amounts are the organisation's and are kept as long as the law on accounts asks; whose hand
entered them is forgotten with the person.
"""

from ..models import BudgetEntry, Invoice, InvoiceReminder, Payment


def export_books(user) -> dict:
    entered = Payment.objects.filter(entered_by=user).order_by("entered_at")
    entries = BudgetEntry.objects.filter(entered_by=user).order_by("entered_at")
    issued = Invoice.objects.filter(issued_by=user).order_by("issued_at")
    return {
        "invoices_issued": list(issued.values("series", "year", "number", "issued_on", "credit_reason", "note")),
        "payments_entered": list(entered.values("amount_cents", "paid_on", "reference", "entered_at")),
        "payments_taken_back": list(
            Payment.objects.filter(taken_back_by=user).values("taken_back_at", "taken_back_reason")
        ),
        "budget_entries": list(entries.values("words", "on", "amount_cents", "document", "entered_at")),
    }


def erase_from_books(user, certificates: str = "keep") -> None:
    Invoice.objects.filter(issued_by=user).update(issued_by=None)
    Payment.objects.filter(entered_by=user).update(entered_by=None)
    Payment.objects.filter(taken_back_by=user).update(taken_back_by=None)
    InvoiceReminder.objects.filter(sent_by=user).update(sent_by=None)
    BudgetEntry.objects.filter(entered_by=user).update(entered_by=None)


def follow(kept, gone, by) -> int:
    """Another account of the same person."""
    moved = Invoice.objects.filter(issued_by=gone).update(issued_by=kept)
    moved += Payment.objects.filter(entered_by=gone).update(entered_by=kept)
    moved += Payment.objects.filter(taken_back_by=gone).update(taken_back_by=kept)
    moved += InvoiceReminder.objects.filter(sent_by=gone).update(sent_by=kept)
    return moved + BudgetEntry.objects.filter(entered_by=gone).update(entered_by=kept)
