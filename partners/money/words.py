"""What the page of one invoice shows of it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Invoice, InvoiceFile, billing_of
from . import checking, refusals
from .parties import billing_page
from .standing import standing_of
from .sums import add_up, line_cents
from .ubl import payment_reference


def state_of(invoice: Invoice) -> str:
    """The word of summerschool/words.py."""
    if invoice.is_overdue(timezone.localdate()):
        return "overdue"
    if invoice.state == Invoice.State.ISSUED and not invoice.is_credit and standing_of(invoice).paid:
        return "part_paid"
    return invoice.state


def page_of(invoice: Invoice, *, may_issue: bool) -> dict:
    lines = list(invoice.lines.all())
    for line in lines:
        line.net_cents = line_cents(line)
    file = InvoiceFile.objects.filter(invoice=invoice).defer("pdf", "xml").first()
    context = {
        "invoice": invoice,
        "organiser": invoice.organiser,
        "lines": lines,
        "sums": add_up(lines),
        "standing": standing_of(invoice),
        "state": state_of(invoice),
        "payments": invoice.payments.select_related("entered_by"),
        "reminders": invoice.reminders.all(),
        "notes": invoice.credit_notes.all(),
        "file": file,
        "has_pdf": bool(file) and InvoiceFile.objects.filter(pk=file.pk).exclude(pdf=b"").exists(),
        "problems": [{**row, "hint": checking.hint(row["rule"])} for row in file.problems] if file else [],
        "may_issue": may_issue,
        "why_not_pay": refusals.why_not_pay(invoice),
        "why_not_remind": refusals.why_not_remind(invoice),
        "why_not_credit": refusals.why_not_credit(invoice),
        "reference": "" if invoice.is_draft or invoice.is_credit else payment_reference(invoice),
    }
    if invoice.is_draft:
        context |= {"why_not_issue": refusals.why_not_issue(invoice, lines), "missing": _missing(invoice, lines)}
        context["buyer"] = billing_of(invoice.buyer)
    return context


def _missing(invoice: Invoice, lines) -> list[dict]:
    """What has to be written down first, on whose page."""
    ours, theirs = refusals.missing(invoice, lines)
    sides = ((invoice.organiser, ours, True), (invoice.buyer, theirs, False))
    return [
        {
            "title": _("Billing details of %(organisation)s") % {"organisation": organisation},
            "text": ", ".join(words),
            "url": billing_page(invoice, seller=seller),
        }
        for organisation, words, seller in sides
        if words
    ]
