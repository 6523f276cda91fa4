"""What an invoice means for the sponsorship that it charges."""

from accounts.models import User

from ..models import Invoice
from ..sponsoring.actions.sponsorships import mark_invoiced, mark_paid, mark_unpaid


def invoiced(invoice: Invoice, by: User | None) -> None:
    if invoice.sponsorship:
        mark_invoiced(invoice.sponsorship, by)


def follow(invoice: Invoice, by: User | None) -> None:
    """After its state changed: paid, no longer paid, or credited in full."""
    if not invoice.sponsorship:
        return
    if invoice.state == Invoice.State.PAID:
        mark_paid(invoice.sponsorship, by)
    else:
        mark_unpaid(invoice.sponsorship, by, credited=invoice.state == Invoice.State.CREDITED)
