"""Reminders of overdue invoices: two steps, each once, by hand or by the clock (INVOICES in docs/rules.md)."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from records.errors import refuse
from records.history import done_by

from ..models import Invoice, InvoiceReminder, InvoiceTerms
from . import emails, refusals
from .standing import step_due


@transaction.atomic
def remind(invoice: Invoice, by: User) -> InvoiceReminder:
    """The next step, by hand, whenever it is overdue. Raises Refused."""
    rows = Invoice.objects.select_for_update(of=("self",), no_key=True)
    invoice = rows.select_related("organiser", "buyer", "cohort").get(pk=invoice.pk)
    refuse(refusals.why_not_remind(invoice))
    return _send(invoice, invoice.reminders.count() + 1, by)


def _send(invoice: Invoice, step: int, by: User | None) -> InvoiceReminder:
    with done_by(by):
        row = InvoiceReminder.objects.create(invoice=invoice, step=step, sent_by=by)
    emails.reminder(invoice, step)
    return row


def remind_all() -> int:
    """What is due by now, of the organisers who want it so; how many. A missed run is made up for, one step a day."""
    sent = 0
    today = timezone.localdate()
    wanting = InvoiceTerms.objects.filter(reminds_itself=True).values("organiser")
    overdue = Invoice.objects.overdue(today).filter(organiser__in=wanting)
    for pk in list(overdue.values_list("pk", flat=True)):
        sent += _remind_one(pk, today)
    return sent


def _remind_one(pk: int, today) -> int:
    """In a transaction of its own, so that one fault stops no other reminder."""
    try:
        with transaction.atomic():
            rows = Invoice.objects.select_for_update(of=("self",), no_key=True, skip_locked=True)
            invoice = rows.select_related("organiser__invoice_terms", "buyer", "cohort").filter(pk=pk).first()
            if invoice is None or refusals.why_not_remind(invoice):
                return 0
            days = invoice.organiser.invoice_terms.reminder_days
            step = step_due(invoice, days, set(invoice.reminders.values_list("step", flat=True)), today)
            if step:
                _send(invoice, step, None)
            return bool(step)
    except IntegrityError:  # another process sent the same step
        return 0
