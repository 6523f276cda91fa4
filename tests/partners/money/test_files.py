"""The files of an invoice: made by a job, checked by the official rules, reminders."""

import io
from datetime import timedelta

import pytest
from django.utils import timezone
from pypdf import PdfReader

from partners import tasks
from partners.models import Invoice, InvoiceFile, InvoiceReminder, InvoiceTerms
from partners.money import actions, checking, files, reminding, ubl
from records.errors import Refused
from records.models import OutgoingMail
from tests.factories import IssuedInvoiceFactory

from .conftest import issued

pytestmark = pytest.mark.django_db
ZERO = {"rate": 0}


def test_the_job_prints_checks_and_only_then_gives_out(world, run_jobs, pdf_fonts):
    invoice = issued(world, {}, {"quantity": "2.5", "unit": "HUR", "unit_cents": 3333, "words": "Hours & <more>"})
    assert not invoice.file.may_be_downloaded
    assert tasks.make_invoice_files.name in run_jobs()
    file = InvoiceFile.objects.get(invoice=invoice)
    assert file.problems == []
    assert file.may_be_downloaded
    assert "Hours &amp; &lt;more&gt;" in file.xml
    text = PdfReader(io.BytesIO(bytes(file.pdf))).pages[0].extract_text()
    assert f"Invoice {invoice.name}" in text
    assert "+++" in text
    assert "BE68 5390 0754 7034" in text
    before = bytes(file.pdf)
    files.make(invoice.pk)
    assert bytes(InvoiceFile.objects.get(invoice=invoice).pdf) == before


@pytest.mark.parametrize(
    "lines",
    [
        [{"category": "AE", **ZERO, "reason": "Reverse charge"}, {}, {"category": "E", **ZERO, "reason": "Exempt"}],
        [{"category": "Z", **ZERO, "reason": "Zero rate of papers"}],
        [{"category": "O", **ZERO, "reason": "A gift, not a service"}],
    ],
)
def test_every_kind_of_vat_passes_as_invoice_and_as_credit_note(world, lines):
    invoice = issued(world, *lines)
    note = actions.issue(actions.draft_credit(invoice, "Cancelled", world.organiser), world.organiser)
    for row in (invoice, note):
        row.refresh_from_db()
        assert checking.problems_of(ubl.write(row, list(row.lines.all()))) == []


def test_a_broken_rule_is_named_and_nothing_is_given_out(world):
    invoice = issued(world)
    invoice.facts["endpoint"] = invoice.facts["scheme"] = ""
    invoice.total_cents += 1
    problems = checking.problems_of(ubl.write(invoice, list(invoice.lines.all())))
    assert {"BR-CO-15"} <= {problem.rule for problem in problems}
    files.keep_result(invoice.file, "<Invoice/>", problems)
    file = InvoiceFile.objects.get(invoice=invoice)
    assert file.check_state == InvoiceFile.Check.FAILED
    assert not file.may_be_downloaded
    assert file.problems[0]["words"]
    files.check_again(file)
    file.refresh_from_db()
    assert file.check_state == InvoiceFile.Check.WAITING


def test_files_whose_job_was_lost_are_found(world, queued_jobs):
    invoice = issued(world)
    assert files.lost() == []
    InvoiceFile.objects.filter(invoice=invoice).update(created_at=timezone.now() - timedelta(minutes=5))
    tasks.find_lost_invoice_files()
    assert (tasks.make_invoice_files.name, (invoice.pk,), {}) in queued_jobs


@pytest.fixture
def late(world):
    due = timezone.localdate() - timedelta(days=8)
    seller = {"country": "BE", "name": "at.las"}
    shared = {"organiser": world.organiser_organisation, "buyer": world.buyer, "seller": seller}
    return IssuedInvoiceFactory(due_on=due, issued_on=due - timedelta(days=30), **shared)


def mails() -> int:
    return OutgoingMail.objects.filter(kind="partners/invoice_reminder").count()


def test_reminders_go_out_once_a_step_and_only_where_they_are_wanted(world, late):
    assert reminding.remind_all() == 0
    InvoiceTerms.objects.create(organiser=world.organiser_organisation, reminds_itself=True)
    assert reminding.remind_all() == 1
    assert reminding.remind_all() == 0
    assert mails() == 1
    InvoiceReminder.objects.update(sent_at=timezone.now() - timedelta(days=15))
    assert reminding.remind_all() == 0  # eight days late: the second step comes after 21
    Invoice.objects.filter(pk=late.pk).update(state="paid")
    assert reminding.remind_all() == 0


def test_a_missed_run_is_made_up_for_one_step_a_day(world, late):
    due = timezone.localdate() - timedelta(days=40)
    other = IssuedInvoiceFactory(
        organiser=world.organiser_organisation, buyer=world.buyer, due_on=due, seller={"country": "BE"}
    )
    InvoiceTerms.objects.create(organiser=world.organiser_organisation, reminds_itself=True)
    assert reminding.remind_all() == 2
    assert reminding.remind_all() == 0
    InvoiceReminder.objects.update(sent_at=timezone.now() - timedelta(days=1))
    assert reminding.remind_all() == 1
    assert [row.step for row in other.reminders.all()] == [1, 2]


def test_by_hand_once_a_day_and_twice_at_most(world, late):
    reminding.remind(late, world.bookkeeper)
    with pytest.raises(Refused, match="went out today"):
        reminding.remind(late, world.bookkeeper)
    InvoiceReminder.objects.update(sent_at=timezone.now() - timedelta(days=1))
    reminding.remind(late, world.bookkeeper)
    with pytest.raises(Refused, match="has to call"):
        reminding.remind(late, world.bookkeeper)
    with pytest.raises(Refused, match="not overdue"):
        reminding.remind(issued(world), world.bookkeeper)
