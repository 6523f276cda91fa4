"""Why something can't be done with an invoice: read before the click, raised after it; "" = it can."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from records.money import words

from ..models import Invoice, InvoiceLine, VatCategory, billing_of
from .parties import missing_of_buyer, missing_of_seller
from .standing import Standing, standing_of
from .sums import add_up


def why_not_change(invoice: Invoice) -> str:
    return "" if invoice.is_draft else _("It was issued already, so it is fixed. Credit it instead.")


def missing(invoice: Invoice, lines: list[InvoiceLine]) -> tuple[list[str], list[str]]:
    """What has to be written into the seller's and into the buyer's billing details before it can be issued."""
    categories = {line.category for line in lines}
    seller, buyer = billing_of(invoice.organiser), billing_of(invoice.buyer)
    return (
        missing_of_seller(seller, categories, invoice.structured),
        missing_of_buyer(buyer, categories, invoice.structured),
    )


def why_not_issue(invoice: Invoice, lines: list[InvoiceLine]) -> str:
    if refusal := why_not_change(invoice) or _why_lines_not(lines):
        return refusal
    ours, theirs = missing(invoice, lines)
    if ours:
        return _("Your own billing details lack: %(missing)s.") % {"missing": ", ".join(ours)}
    if theirs:
        names = {"buyer": invoice.buyer, "missing": ", ".join(theirs)}
        return _("The billing details of %(buyer)s lack: %(missing)s.") % names
    if invoice.credited:
        return why_not_credit(invoice.credited, add_up(lines).total_cents)
    return ""


def _why_lines_not(lines: list[InvoiceLine]) -> str:
    if not lines:
        return _("It has no lines yet.")
    categories = {line.category for line in lines}
    if VatCategory.OUTSIDE in categories and len(categories) > 1:
        return _("What is outside VAT can't stand on one invoice with anything else. Make two of it.")
    if not add_up(lines).total_cents:
        return _("It comes to nothing: there is nothing to invoice.")
    return ""


def why_not_credit(invoice: Invoice, cents: int = 1) -> str:
    """Whether so much of it can still be credited."""
    if invoice.is_draft or invoice.is_credit:
        return _("Only an issued invoice can be credited.")
    left = invoice.total_cents - standing_of(invoice).credited
    if not left:
        return _("It was credited in full already.")
    if cents > left:
        most = {"left": words(left, invoice.currency)}
        return _("That is more than is left to credit: %(left)s at most.") % most
    return ""


def why_not_pay(invoice: Invoice, cents: int | None = None, paid_on: date | None = None) -> str:
    """Whether a payment of so much can be written down; below zero it is one that was paid back."""
    if invoice.is_draft or invoice.is_credit:
        return _("Payments belong to issued invoices.")
    standing = standing_of(invoice)
    if not standing.open:
        return _("Nothing of it is open.")
    if paid_on and paid_on > timezone.localdate():
        return _("This day is still to come.")
    return "" if cents is None else _why_not_amount(invoice, standing, cents)


def _why_not_amount(invoice: Invoice, standing: Standing, cents: int) -> str:
    left = words(abs(standing.open), invoice.currency)
    if not cents:
        return _("Write how much it was.")
    if standing.open > 0 and not 0 < cents <= standing.open:
        return _("Only %(left)s is open. Pay back what came in too much, or credit another invoice.") % {"left": left}
    if standing.open < 0 and not standing.open <= cents < 0:
        return _("%(left)s is to be paid back: write it with a minus, and no more.") % {"left": left}
    return ""


def why_not_remind(invoice: Invoice) -> str:
    """Whether the buyer can be reminded by hand."""
    if not invoice.is_overdue(timezone.localdate()):
        return _("It is not overdue.")
    if invoice.reminders.count() >= 2:
        return _("Both reminders were sent. Now somebody has to call.")
    if invoice.reminders.filter(sent_at__date=timezone.localdate()).exists():
        return _("A reminder went out today.")
    return ""
