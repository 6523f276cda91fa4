"""Pages of the books, the cohort's tab, the portal and the budget, as those who meet them."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from partners.models import BudgetEntry, BudgetLine, Invoice, InvoiceFile, Payment, VatCategory
from partners.money import actions
from records.nextthings import next_things
from tests.factories import (
    BudgetEntryFactory,
    BudgetLineFactory,
    CohortFactory,
    InvoiceLineFactory,
    IssuedInvoiceFactory,
    PaymentFactory,
)
from tests.factories.sponsoring import SponsorshipFactory

from .conftest import draft, issued

pytestmark = pytest.mark.django_db


def url(name, *args):
    return reverse(f"partners:{name}", args=args)


def typed(*lines, **fields):
    """A draft as the browser sends it."""
    data = {"currency": "EUR", "language": "nl", "structured": "on", **fields}
    data |= {"lines-TOTAL_FORMS": len(lines), "lines-INITIAL_FORMS": 0}
    for at, line in enumerate(lines):
        row = {"words": "Gold", "quantity": "1", "unit": "C62", "unit_cents": "5000", "category": "S", "rate": "21"}
        data |= {f"lines-{at}-{name}": value for name, value in {**row, **line}.items()}
    return data


EMPTY = {"words": "", "unit_cents": "", "quantity": "1.00", "rate": "21.00"}


@pytest.fixture
def as_organiser(client, world):
    client.force_login(world.organiser)
    return client


def test_write_a_draft_read_it_and_issue_it(as_organiser, world):
    new = url("new_invoice", world.organiser_organisation.public_id)
    assert as_organiser.get(new).status_code == 200
    answer = as_organiser.post(new, typed({"unit_cents": "1.250,50", "quantity": "2"}, EMPTY, buyer=world.buyer.pk))
    row = Invoice.objects.get()
    assert answer.url == url("invoice", row.public_id)
    assert row.total_cents == 302_621  # 2,501.00 and 21 %
    assert row.lines.count() == 1
    page = as_organiser.get(answer.url).content.decode()
    assert "€3,026.21" in page
    assert "Issue it" in page
    issue = url("issue_invoice", row.public_id)
    assert "Rue de la Loi 1" in as_organiser.get(issue).content.decode()
    as_organiser.post(issue, {"seen": row.total_cents})
    row.refresh_from_db()
    assert row.number == 1
    assert as_organiser.get(url("edit_invoice", row.public_id)).status_code == 302


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ({"rate": "0"}, "needs a reason"),
        ({"category": "E", "rate": "0"}, "Say why there is no VAT"),
        ({"category": "AE", "rate": "21"}, "Say why there is no VAT"),
        ({"unit_cents": "a lot"}, "Write an amount"),
        ({"unit_cents": "-5"}, "At least 0.00"),
        ({"quantity": "0"}, "More than nothing"),
        ({"words": ""}, "This field is required"),
        ({"words": "x" * 301}, "300"),
    ],
)
def test_a_line_that_cannot_be_says_why_and_keeps_what_was_typed(as_organiser, world, line, word):
    data = typed({"words": "Kept as typed", **line}, buyer=world.buyer.pk)
    answer = as_organiser.post(url("new_invoice", world.organiser_organisation.public_id), data)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert word in page
    if "words" not in line:
        assert "Kept as typed" in page
    assert not Invoice.objects.exists()


def test_lines_that_add_up_to_more_than_there_is_are_refused(as_organiser, world):
    line = {"quantity": "9999999.99", "unit_cents": "999999999.99"}
    said = typed(*[line] * 10, buyer=world.buyer.pk)
    answer = as_organiser.post(url("new_invoice", world.organiser_organisation.public_id), said)
    assert answer.status_code == 422
    assert "too large" in answer.content.decode()
    assert not Invoice.objects.exists()


def test_vat_of_nothing_with_its_reason_is_taken(as_organiser, world):
    line = {"category": "E", "rate": "0", "reason": "Exempt: article 44 of the VAT code"}
    as_organiser.post(url("new_invoice", world.organiser_organisation.public_id), typed(line, buyer=world.buyer.pk))
    assert Invoice.objects.get().lines.get().category == VatCategory.EXEMPT


def test_what_is_missing_stands_on_the_draft_with_the_way_there(as_organiser, world):
    world.buyer.billing.street = ""
    world.buyer.billing.save()
    row = draft(world)
    page = as_organiser.get(url("invoice", row.public_id)).content.decode()
    assert "street and number" in page
    assert url("billing", world.buyer.public_id) in page
    assert 'aria-disabled="true"' in page
    world.organiser_organisation.billing.iban = ""
    world.organiser_organisation.billing.save()
    there = url("seller_details", world.organiser_organisation.public_id)
    assert there in as_organiser.get(url("invoice", row.public_id)).content.decode()
    assert as_organiser.get(there).status_code == 200


def test_a_sponsorship_becomes_a_draft_once(as_organiser, world):
    sponsorship = SponsorshipFactory(cohort=world.cohort, organisation=world.buyer)
    tab = url("cohort_invoices", world.cohort.public_id)
    assert "Write the invoice" in as_organiser.get(tab).content.decode()
    make = url("invoice_sponsorship", sponsorship.public_id)
    sponsor = url("sponsor", world.cohort.public_id, sponsorship.public_id)
    assert make in as_organiser.get(sponsor).content.decode()
    first, second = as_organiser.post(make), as_organiser.post(make)
    row = Invoice.objects.get()
    page = as_organiser.get(sponsor).content.decode()
    assert make not in page
    assert url("invoice", row.public_id) in page
    assert sponsor in as_organiser.get(url("invoice", row.public_id)).content.decode()
    assert first.url == second.url == url("invoice", row.public_id)
    assert (row.net_cents, row.sponsorship) == (sponsorship.amount_cents, sponsorship)
    assert "Write the invoice" not in as_organiser.get(tab).content.decode()
    actions.issue(row, world.organiser)
    sponsorship.refresh_from_db()
    assert sponsorship.state == "invoiced"
    actions.record_payment(row, row.total_cents, timezone.localdate(), "", world.bookkeeper)
    sponsorship.refresh_from_db()
    assert sponsorship.state == "paid"
    actions.issue(actions.draft_credit(row, "Cancelled", world.organiser), world.organiser)
    sponsorship.refresh_from_db()
    assert sponsorship.state == "agreed"


def test_the_bookkeeper_pays_and_exports_and_issues_nothing(client, world):
    invoice = issued(world)
    client.force_login(world.bookkeeper)
    page = client.get(url("invoice", invoice.public_id)).content.decode()
    assert "Write down a payment" in page
    assert "Credit it" not in page
    day = timezone.localdate().isoformat()
    pay = url("pay_invoice", invoice.public_id)
    wrong = client.post(pay, {"amount": "9000", "paid_on": day, "seen": 605_000, "reference": "my own words"})
    assert wrong.status_code == 422
    assert "Only €6,050.00 is open" in wrong.content.decode()
    assert "my own words" in wrong.content.decode()
    client.post(pay, {"amount": "6050", "paid_on": day, "seen": 605_000})
    assert Payment.objects.get().entered_by == world.bookkeeper
    assert client.get(url("issue_invoice", draft(world).public_id)).status_code == 403
    assert client.get(url("books", world.organiser_organisation.public_id)).status_code == 200
    edition = url("budget", world.cohort.public_id)
    assert edition in client.get(url("budgets", world.organiser_organisation.public_id)).content.decode()
    page = client.get(edition).content.decode()
    assert url("new_budget_line", world.cohort.public_id) not in page
    assert client.get(url("new_budget_line", world.cohort.public_id)).status_code in (403, 404)


def test_the_export_has_base_and_vat_by_rate_and_credit_notes_below_zero(client, world):
    invoice = issued(world, {}, {"rate": 6, "unit_cents": 1000}, {"category": "E", "rate": 0, "reason": "Exempt"})
    actions.issue(actions.draft_credit(invoice, "Cancelled", world.organiser), world.organiser)
    draft(world)
    client.force_login(world.bookkeeper)
    answer = client.get(url("books", world.organiser_organisation.public_id), {"export": "xlsx"})
    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.values)
    heads = {word: at for at, word in enumerate(rows[0])}
    assert len(rows) == 3
    first, second = rows[1], rows[2]
    assert first[heads["Base, 21.00 %"]] == 5000
    assert first[heads["VAT, 21.00 %"]] == 1050
    assert first[heads["Base, 6.00 %"]] == 10
    assert first[heads["Base, exempt"]] == 5000
    assert first[heads["VAT number"]] == "BE0987654394"
    assert second[heads["Total"]] == -first[heads["Total"]]
    assert client.get(url("books", world.organiser_organisation.public_id), {"export": "exe"}).status_code == 404


def test_a_partner_sees_what_was_issued_to_it_and_nothing_else(client, world):
    invoice, unseen = issued(world), draft(world)
    other = issued(world, buyer=world.buyer)
    InvoiceFile.objects.filter(invoice=invoice).update(pdf=b"%PDF-1", xml="<Invoice/>")
    client.force_login(world.contact)
    page = client.get(url("own_invoices")).content.decode()
    assert invoice.name in page
    assert other.name in page
    assert unseen.name not in page
    assert client.get(url("invoice_pdf", invoice.public_id)).content == b"%PDF-1"
    assert client.get(url("invoice_xml", invoice.public_id)).status_code == 404  # not checked yet
    InvoiceFile.objects.filter(invoice=invoice).update(check_state="passed")
    assert client.get(url("invoice_xml", invoice.public_id)).content == b"<Invoice/>"
    assert client.get(url("invoice", invoice.public_id)).status_code == 403
    assert client.get(url("invoice", unseen.public_id)).status_code == 404
    assert "Pay invoice" in client.get(url("portal")).content.decode()
    client.force_login(world.rival)
    assert client.get(url("invoice_pdf", invoice.public_id)).status_code == 404
    assert invoice.name not in client.get(url("own_invoices")).content.decode()


def test_search_and_filters_find_by_number_buyer_and_state(as_organiser, world):
    invoice = issued(world)
    IssuedInvoiceFactory(organiser=world.organiser_organisation, buyer=world.rival_organisation, year=2020)
    books = url("books", world.organiser_organisation.public_id)
    assert "Rival" not in as_organiser.get(books, {"q": invoice.name}).content.decode()
    page = as_organiser.get(books, {"state": "overdue"}).content.decode()
    assert "Rival" in page
    assert invoice.name not in page
    assert "Nothing matches" in as_organiser.get(books, {"q": "nobody\x00"}).content.decode()
    assert "Overdue invoices" in str(next_things(world.organiser))


def test_lists_ask_the_same_with_one_row_and_thirty(as_organiser, client, world):
    shared = {"organiser": world.organiser_organisation, "buyer": world.buyer, "cohort": world.cohort}
    seller = {"country": "BE", "name": "at.las"}
    pages = (
        url("books", world.organiser_organisation.public_id),
        url("cohort_invoices", world.cohort.public_id),
        url("books", world.organiser_organisation.public_id) + "?export=csv",
    )

    def asked():
        counts = []
        for page in pages:
            with CaptureQueriesContext(
                connection,
            ) as queries:
                assert as_organiser.get(page).status_code == 200
            counts.append(len(queries))
        return counts

    PaymentFactory(invoice=IssuedInvoiceFactory(seller=seller, **shared), amount_cents=5)
    asked()
    one = asked()
    for _ in range(29):
        PaymentFactory(invoice=IssuedInvoiceFactory(seller=seller, **shared), amount_cents=5)
    assert asked() == one


def test_budget_against_real_counts_invoices_entries_and_no_kind(as_organiser, world):
    income = BudgetLineFactory(cohort=world.cohort, side="in", words="Sponsors", planned_cents=1_000_000)
    catering = BudgetLineFactory(cohort=world.cohort, words="Catering", planned_cents=300_000)
    BudgetEntryFactory(line=catering, amount_cents=350_000)
    BudgetEntryFactory(line=catering, amount_cents=1, taken_out_at=timezone.now(), taken_out_reason="Wrong")
    invoice = issued(world, budget_line=income)
    note = actions.draft_credit(invoice, "Less", world.organiser)
    line = note.lines.get()
    line.unit_cents = 100_000
    actions.issue(actions.save_draft(note, [line], world.organiser), world.organiser)
    issued(world, {"unit_cents": 10_000})
    draft(world, {"unit_cents": 77_700})
    page = as_organiser.get(url("budget", world.cohort.public_id)).content.decode()
    assert "€4,000.00" in page  # 5,000 less 1,000 of the credit note
    assert "Invoices that no line plans" in page
    assert "€100.00" in page
    assert "−€500.00" in page  # catering: more than planned
    assert "777" not in page
    answer = as_organiser.get(url("budget", world.cohort.public_id), {"export": "csv"}).content.decode()
    assert "costs,Catering,3000.0,3500.0,-500.0" in answer


def test_a_line_of_the_budget_is_written_filled_and_removed(as_organiser, world):
    budget = url("budget", world.cohort.public_id)
    assert "No budget yet" in as_organiser.get(budget).content.decode()
    said = {"side": "out", "words": "Gowns", "planned_cents": "1.200,00"}
    as_organiser.post(url("new_budget_line", world.cohort.public_id), said)
    twice = as_organiser.post(url("new_budget_line", world.cohort.public_id), said)
    assert "already" in twice.content.decode()
    row = BudgetLine.objects.get()
    one = (world.cohort.public_id, row.public_id)
    as_organiser.post(url("budget_line", *one), {"words": "40 gowns", "on": "2026-09-01", "amount_cents": "1100"})
    entry = BudgetEntry.objects.get()
    assert "40 gowns" in as_organiser.get(url("budget_line", *one)).content.decode()
    as_organiser.post(url("remove_budget_line", *one))
    row.refresh_from_db()
    assert row.removed_at is None
    as_organiser.post(url("take_out_entry", *one, entry.public_id), {"reason": "Twice"})
    as_organiser.post(url("remove_budget_line", *one))
    row.refresh_from_db()
    assert row.removed_at


def test_last_years_budget_is_copied_once(as_organiser, world):
    old = CohortFactory(
        organisation=world.organiser_organisation, starts_on=world.cohort.starts_on - timedelta(days=365)
    )
    BudgetLineFactory(cohort=old, words="Catering", planned_cents=5)
    copy = url("copy_budget", world.cohort.public_id)
    as_organiser.post(copy)
    as_organiser.post(copy)
    assert BudgetLine.objects.get(cohort=world.cohort).planned_cents == 5


def test_credit_and_discard_through_their_pages(as_organiser, world):
    invoice = issued(world)
    credit = url("credit_invoice", invoice.public_id)
    assert as_organiser.get(credit).status_code == 200
    assert as_organiser.post(credit, {"reason": ""}).status_code == 422
    note = as_organiser.post(credit, {"reason": "Cancelled"})
    assert as_organiser.get(note.url).status_code == 200
    row = Invoice.objects.get(credited=invoice)
    assert as_organiser.get(url("edit_invoice", row.public_id)).status_code == 200
    assert as_organiser.get(url("discard_invoice", row.public_id)).status_code == 200
    as_organiser.post(url("discard_invoice", row.public_id))
    assert not Invoice.objects.filter(credited=invoice).exists()


def test_an_edited_draft_loses_the_line_that_was_taken_out(as_organiser, world):
    line = InvoiceLineFactory(invoice=draft(world), words="Second")
    row = line.invoice
    first = row.lines.exclude(pk=line.pk).get()
    data = typed({"id": first.pk}, {"id": line.pk, "DELETE": "on"}, buyer=world.buyer.pk) | {"lines-INITIAL_FORMS": 2}
    assert as_organiser.post(url("edit_invoice", row.public_id), data).status_code == 302
    assert [one.pk for one in row.lines.all()] == [first.pk]
