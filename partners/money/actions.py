"""Verbs of invoices: drafts, issue, credit, payments (INVOICES in docs/rules.md).

Locks are taken in one order: the invoice that is credited, the invoice itself, the counter of the series.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from records.errors import Refused, refuse
from records.history import done_by
from records.money import MOST_CENTS

from ..models import (
    Invoice,
    InvoiceCounter,
    InvoiceFile,
    InvoiceLine,
    InvoiceTerms,
    Payment,
    billing_of,
)
from . import emails, files, refusals, sponsors
from .parties import frozen, frozen_seller
from .standing import standing_of
from .sums import add_up

COPIED = ("position", "words", "quantity", "unit", "unit_cents", "category", "rate", "reason")
Lines = Sequence[InvoiceLine]


def terms_of(organiser: Organisation) -> InvoiceTerms:
    """The row, or an unsaved one with the usual terms."""
    return InvoiceTerms.objects.filter(organiser=organiser).first() or InvoiceTerms(organiser=organiser)


@transaction.atomic
def save_terms(terms: InvoiceTerms, by: User) -> InvoiceTerms:
    with done_by(by):
        terms.save()
    return terms


# Drafts


@transaction.atomic
def save_draft(invoice: Invoice, lines: Lines, by: User) -> Invoice:
    """Write the draft as it is now, with these lines and no others. Raises Refused."""
    _check_sides(invoice)
    if invoice.pk:
        refuse(refusals.why_not_change(_locked(invoice)))
    sums = add_up(lines)
    refuse(_("This amount is too large.") if sums.total_cents > MOST_CENTS else "")
    invoice.net_cents, invoice.vat_cents, invoice.total_cents = sums.net_cents, sums.vat_cents, sums.total_cents
    with done_by(by):
        invoice.save()
        kept = {line.pk for line in lines if line.pk}
        invoice.lines.exclude(pk__in=kept).delete()
        for position, line in enumerate(lines, 1):
            line.invoice, line.position = invoice, position
            line.save()
    return invoice


def _check_sides(invoice: Invoice) -> None:
    if invoice.buyer.keeper_id != invoice.organiser_id:
        raise Refused(_("Choose an organisation of your own address book."), "buyer")
    if invoice.cohort and invoice.cohort.organisation_id != invoice.organiser_id:
        raise Refused(_("Choose a cohort of your own."), "cohort")
    line = invoice.budget_line
    if line and (line.cohort_id != invoice.cohort_id or line.side != line.Side.IN):
        raise Refused(_("Choose a line of income in the budget of the same cohort."), "budget_line")


@transaction.atomic
def discard_draft(invoice: Invoice, by: User) -> None:
    """A draft has no number yet, so nothing is missing when it goes."""
    invoice = _locked(invoice)
    refuse(refusals.why_not_change(invoice))
    with done_by(by):
        invoice.delete()


# Issue


@transaction.atomic
def issue(invoice: Invoice, by: User, seen: str = "") -> Invoice:
    """Give it its number, freeze who is who and what it comes to, and have its files made. Raises Refused.

    `seen` is the total that the page showed: a draft changed meanwhile is not issued unread.
    """
    if invoice.credited_id:
        Invoice.objects.select_for_update(no_key=True).get(pk=invoice.credited_id)
    invoice = _locked(invoice)
    lines = list(invoice.lines.all())
    refuse(refusals.why_not_issue(invoice, lines))
    if seen and seen != str(invoice.total_cents):
        raise Refused(_("Somebody changed it a moment ago. Read it again before you issue it."))
    terms, today = terms_of(invoice.organiser), timezone.localdate()
    freeze(invoice, lines)
    invoice.series = terms.credit_series if invoice.is_credit else terms.invoice_series
    invoice.year, invoice.issued_on = today.year, today
    invoice.due_on = None if invoice.is_credit else today + timedelta(days=terms.payment_days)
    invoice.state, invoice.issued_at, invoice.issued_by = Invoice.State.ISSUED, timezone.now(), by
    invoice.number = next_number(invoice.organiser, invoice.series, invoice.year)
    with done_by(by):
        invoice.save()
        check = InvoiceFile.Check.WAITING if invoice.structured else InvoiceFile.Check.NONE
        InvoiceFile.objects.create(invoice=invoice, check_state=check)
        if invoice.credited:
            settle(invoice.credited, by)
        else:
            sponsors.invoiced(invoice, by)
    emails.issued(invoice)
    files.ask_for(invoice)
    return invoice


def freeze(invoice: Invoice, lines: Lines) -> None:
    """A credit note says of both sides what its invoice said."""
    sums = add_up(lines)
    if invoice.credited:
        invoice.seller, invoice.facts = invoice.credited.seller, invoice.credited.facts
    else:
        invoice.seller = frozen_seller(billing_of(invoice.organiser))
        invoice.facts = frozen(billing_of(invoice.buyer))
    invoice.breakdown = [share.as_data() for share in sums.shares]
    invoice.net_cents, invoice.vat_cents, invoice.total_cents = sums.net_cents, sums.vat_cents, sums.total_cents


def next_number(organiser: Organisation, series: str, year: int) -> int:
    """The next number of a series, without a gap: its row stays locked until the number is committed or given back."""
    InvoiceCounter.objects.get_or_create(organiser=organiser, series=series, year=year)
    counter = InvoiceCounter.objects.select_for_update(no_key=True).get(organiser=organiser, series=series, year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last


# Credit notes


@transaction.atomic
def draft_credit(invoice: Invoice, reason: str, by: User) -> Invoice:
    """A credit note over what is left of it, as a draft that can still be made smaller."""
    invoice = _locked(invoice)
    refuse(refusals.why_not_credit(invoice))
    if not reason.strip():
        raise Refused(_("Give a reason: the buyer reads it."), "reason")
    waiting = invoice.credit_notes.filter(state=Invoice.State.DRAFT).first()
    if waiting:
        raise Refused(_("A credit note for it is being written already."))
    shared = ("organiser", "cohort", "buyer", "budget_line", "sponsorship", "currency", "language", "structured")
    note = Invoice(kind=Invoice.Kind.CREDIT, credited=invoice, credit_reason=reason.strip())
    for name in (*shared, "buyer_reference"):
        setattr(note, name, getattr(invoice, name))
    lines = [InvoiceLine(**{name: getattr(line, name) for name in COPIED}) for line in invoice.lines.all()]
    return save_draft(note, lines, by)


# Payments


@transaction.atomic
def record_payment(
    invoice: Invoice, cents: int, paid_on: date, reference: str, by: User, seen: int | None = None
) -> Payment:
    """Write down what came in, or what was paid back. Raises Refused.

    `seen` is the open amount that the form showed: whoever sends it twice, or after a colleague, is told.
    """
    invoice = _locked(invoice)
    if seen is not None and standing_of(invoice).open != seen:
        raise Refused(_("Somebody wrote down a payment a moment ago. Look at it before you add another."))
    refuse(refusals.why_not_pay(invoice, cents, paid_on), "amount")
    with done_by(by):
        payment = Payment.objects.create(
            invoice=invoice, amount_cents=cents, paid_on=paid_on, reference=reference.strip(), entered_by=by
        )
        settle(invoice, by)
    return payment


@transaction.atomic
def take_back_payment(payment: Payment, reason: str, by: User) -> Payment:
    """A payment that was written down wrongly; the row stays. Raises Refused."""
    invoice = _locked(payment.invoice)
    payment = Payment.objects.select_for_update(no_key=True).get(pk=payment.pk)
    if payment.taken_back_at:
        raise Refused(_("It was taken back already."))
    if not reason.strip():
        raise Refused(_("Give a reason: it stays beside the payment."), "reason")
    payment.taken_back_at, payment.taken_back_by = timezone.now(), by
    payment.taken_back_reason = reason.strip()
    with done_by(by):
        payment.save()
        settle(invoice, by)
    return payment


def settle(invoice: Invoice, by: User | None) -> None:
    """Put the state to what payments and credit notes say, and tell the sponsorship. The invoice is locked."""
    state = standing_of(invoice).state
    if state != invoice.state:
        invoice.state = state
        invoice.save(update_fields=["state"])
        sponsors.follow(invoice, by)


def _locked(invoice: Invoice) -> Invoice:
    rows = Invoice.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("organiser", "buyer", "credited", "cohort", "sponsorship").get(pk=invoice.pk)
