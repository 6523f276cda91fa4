"""Drafts, issue, credit notes and payments."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from partners.models import BillingDetails, Invoice, InvoiceFile, InvoiceTerms
from partners.money import actions, refusals
from partners.money.standing import standing_of
from records.errors import Refused
from records.models import OutgoingMail

from .conftest import draft, issued

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
NONE = {"rate": Decimal(0), "reason": "A gift"}


def test_issue_gives_the_next_number_and_freezes_both_sides(world):
    first, second = issued(world), issued(world)
    year = TODAY().year
    assert [first.name, second.name] == [f"F{year}-0001", f"F{year}-0002"]
    assert (first.net_cents, first.vat_cents, first.total_cents) == (500_000, 105_000, 605_000)
    assert first.due_on == TODAY() + timedelta(days=30)
    BillingDetails.objects.filter(organisation=world.buyer).update(legal_name="Another name")
    first.refresh_from_db()
    assert first.facts["name"] == "Cellbridge nv"
    assert first.seller["iban"] == "BE68539007547034"
    assert first.file.check_state == InvoiceFile.Check.WAITING


def test_issue_tells_the_contact_for_invoices(world):
    invoice = issued(world)
    mail = OutgoingMail.objects.get(kind="partners/invoice_issued")
    assert mail.recipient == world.contact
    assert invoice.name in mail.subject
    assert "+++" in mail.text
    assert "€6,050.00" in mail.text


@pytest.mark.parametrize(
    ("whose", "field", "word"),
    [
        ("seller", {"iban": "BE00539007547034"}, "IBAN with right check digits"),
        ("seller", {"vat_number": ""}, "VAT number"),
        ("seller", {"street": ""}, "street and number"),
        ("buyer", {"city": ""}, "city"),
        ("buyer", {"vat_number": "BE0123456700"}, "check digits"),
        ("buyer", {"country": "DE", "registration_number": "HRB 1", "vat_number": ""}, "Peppol address"),
    ],
)
def test_what_the_rules_would_miss_is_said_before_issuing(world, whose, field, word):
    organisation = world.organiser_organisation if whose == "seller" else world.buyer
    BillingDetails.objects.filter(organisation=organisation).update(**field)
    row = draft(world)
    assert word in refusals.why_not_issue(row, list(row.lines.all()))
    with pytest.raises(Refused, match=word):
        actions.issue(row, world.organiser)
    assert Invoice.objects.get().is_draft


def test_the_reverse_charge_needs_the_buyers_vat_number(world):
    BillingDetails.objects.filter(organisation=world.buyer).update(vat_number="")
    row = draft(world, {"category": "AE", **NONE})
    with pytest.raises(Refused, match="reverse charge"):
        actions.issue(row, world.organiser)


def test_outside_vat_stands_alone(world):
    row = draft(world, {"category": "O", **NONE}, {})
    with pytest.raises(Refused, match="outside VAT"):
        actions.issue(row, world.organiser)


def test_nothing_is_issued_empty_or_unread(world):
    empty = actions.save_draft(draft(world), [], world.organiser)
    with pytest.raises(Refused, match="no lines"):
        actions.issue(empty, world.organiser)
    row = draft(world)
    with pytest.raises(Refused, match="Somebody changed it"):
        actions.issue(row, world.organiser, seen="1")
    actions.issue(row, world.organiser, seen="605000")
    with pytest.raises(Refused, match="issued already"):
        actions.issue(row, world.organiser)
    with pytest.raises(Refused, match="issued already"):
        actions.discard_draft(row, world.organiser)


def test_vat_is_reckoned_once_for_each_rate(world):
    row = draft(world, *({"unit_cents": 33} for _ in range(3)), {"rate": Decimal(6), "unit_cents": 1001})
    assert row.net_cents == 99 + 1001
    assert row.vat_cents == 21 + 60  # 20.79 and 60.06, not three times 6.93


def test_a_credit_note_has_a_series_of_its_own_and_never_credits_more(world):
    invoice = issued(world)
    note = actions.draft_credit(invoice, "The stand fell through", world.organiser)
    assert note.total_cents == invoice.total_cents
    with pytest.raises(Refused, match="being written"):
        actions.draft_credit(invoice, "Again", world.organiser)
    line = note.lines.get()
    line.unit_cents = 200_000
    note = actions.issue(actions.save_draft(note, [line], world.organiser), world.organiser)
    assert note.name == f"C{TODAY().year}-0001"
    invoice.refresh_from_db()
    assert invoice.state == Invoice.State.ISSUED
    assert standing_of(invoice).open == 605_000 - 242_000
    rest = actions.draft_credit(invoice, "And the rest", world.organiser)
    with pytest.raises(Refused, match="more than is left"):
        actions.issue(rest, world.organiser)
    line = rest.lines.get()
    line.unit_cents = 300_000
    actions.issue(actions.save_draft(rest, [line], world.organiser), world.organiser)
    invoice.refresh_from_db()
    assert invoice.state == Invoice.State.CREDITED
    with pytest.raises(Refused, match="in full already"):
        actions.draft_credit(invoice, "Once more", world.organiser)


def test_part_payments_settle_it_and_too_much_is_refused(world):
    invoice = issued(world)
    actions.record_payment(invoice, 600_000, TODAY(), "first", world.bookkeeper, seen=605_000)
    invoice.refresh_from_db()
    assert invoice.state == Invoice.State.ISSUED
    with pytest.raises(Refused, match="a moment ago"):
        actions.record_payment(invoice, 5_000, TODAY(), "sent twice", world.bookkeeper, seen=605_000)
    with pytest.raises(Refused, match=r"Only €50\.00 is open"):
        actions.record_payment(invoice, 5_001, TODAY(), "", world.bookkeeper)
    with pytest.raises(Refused, match="still to come"):
        actions.record_payment(invoice, 5_000, TODAY() + timedelta(days=1), "", world.bookkeeper)
    last = actions.record_payment(invoice, 5_000, TODAY(), "last", world.bookkeeper)
    invoice.refresh_from_db()
    assert invoice.state == Invoice.State.PAID
    with pytest.raises(Refused, match="Nothing of it is open"):
        actions.record_payment(invoice, 1, TODAY(), "", world.bookkeeper)
    actions.take_back_payment(last, "Wrong invoice", world.bookkeeper)
    invoice.refresh_from_db()
    assert invoice.state == Invoice.State.ISSUED
    with pytest.raises(Refused, match="taken back already"):
        actions.take_back_payment(last, "Again", world.bookkeeper)


def test_what_was_paid_and_then_credited_is_paid_back(world):
    invoice = issued(world)
    actions.record_payment(invoice, 605_000, TODAY(), "", world.bookkeeper)
    actions.issue(actions.draft_credit(invoice, "Cancelled", world.organiser), world.organiser)
    assert standing_of(invoice).open == -605_000
    with pytest.raises(Refused, match="paid back"):
        actions.record_payment(invoice, 100, TODAY(), "", world.bookkeeper)
    actions.record_payment(invoice, -605_000, TODAY(), "refund", world.bookkeeper)
    assert standing_of(invoice).open == 0


def test_sides_of_somebody_else_are_refused(world):
    with pytest.raises(Refused, match="your own address book"):
        draft(world, buyer=world.other_cohort.organisation)
    with pytest.raises(Refused, match="cohort of your own"):
        draft(world, cohort=world.other_cohort)


def test_the_organisers_own_terms_hold(world):
    InvoiceTerms.objects.create(organiser=world.organiser_organisation, invoice_series="AT", payment_days=14)
    invoice = issued(world)
    assert invoice.name.startswith("AT")
    assert invoice.due_on == TODAY() + timedelta(days=14)
