"""The files of an issued invoice: asked for on commit, made by a job, found again by beat when the job was lost."""

from datetime import timedelta

from celery import current_app
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from ..models import Invoice, InvoiceFile
from . import checking, pdf, ubl

TASK = "partners.tasks.make_invoice_files"
MOST_TRIES = 5
LOST_AFTER = timedelta(minutes=2)


def ask_for(invoice: Invoice) -> None:
    transaction.on_commit(lambda: current_app.send_task(TASK, args=[invoice.pk]), robust=True)


def lost() -> list[int]:
    """Invoices whose files no job has made."""
    unfinished = Q(check_state=InvoiceFile.Check.WAITING) | Q(pdf=b"")
    rows = InvoiceFile.objects.filter(unfinished, tries__lt=MOST_TRIES, created_at__lt=timezone.now() - LOST_AFTER)
    return list(rows.values_list("invoice_id", flat=True)[:100])


def make(invoice_id: int) -> None:
    """Both files, once; said twice it does nothing the second time. The slow part holds no lock."""
    invoice = Invoice.objects.select_related("credited", "cohort").get(pk=invoice_id)
    file = invoice.file
    if file.pdf and file.check_state != InvoiceFile.Check.WAITING:
        return
    InvoiceFile.objects.filter(pk=file.pk).update(tries=file.tries + 1)
    lines = list(invoice.lines.all())
    if not file.pdf:
        made = pdf.render(invoice, lines)
        InvoiceFile.objects.filter(pk=file.pk, pdf=b"").update(pdf=made)
    if file.check_state == InvoiceFile.Check.WAITING:
        document = ubl.write(invoice, lines)
        keep_result(file, document, checking.problems_of(document))


def keep_result(file: InvoiceFile, document: str, problems: list[checking.Problem]) -> None:
    state = InvoiceFile.Check.FAILED if problems else InvoiceFile.Check.PASSED
    found = [problem._asdict() for problem in problems]
    InvoiceFile.objects.filter(pk=file.pk, check_state=InvoiceFile.Check.WAITING).update(
        xml=document, check_state=state, problems=found, checked_at=timezone.now()
    )


@transaction.atomic
def check_again(file: InvoiceFile) -> None:
    """After a fault: have the e-invoice written and checked anew."""
    again = InvoiceFile.objects.filter(pk=file.pk, check_state=InvoiceFile.Check.FAILED)
    if again.update(check_state=InvoiceFile.Check.WAITING, tries=0):
        ask_for(file.invoice)
