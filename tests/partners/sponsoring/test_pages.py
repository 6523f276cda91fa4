"""Each page of sponsors: who gets it, and that it says what it should."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Organisation
from partners.models import Deliverable
from tests.factories.sponsoring import (
    AgreementFactory,
    DeliverableFactory,
    DeliveryFactory,
    EnquiryFactory,
    InKindFactory,
    SponsorshipFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreed(desk):
    row = SponsorshipFactory(
        cohort=desk.cohort, organisation=desk.organisation, package=desk.gold, contact=desk.contact
    )
    desk.row = row
    desk.agreement = AgreementFactory(sponsorship=row, accepted_at=row.agreed_at, accepted_name="Nele Verhaegen")
    desk.theirs = DeliverableFactory(sponsorship=row, name="Abstract", asked="words", owner=desk.contact)
    desk.ours = DeliverableFactory(sponsorship=row, name="Stand", side=Deliverable.Side.OURS)
    desk.in_kind = InKindFactory(sponsorship=row)
    desk.handed_in = DeliveryFactory(deliverable=desk.theirs, words="Cells, closed.", by=desk.contact)
    desk.enquiry = EnquiryFactory(cohort=desk.cohort)
    return desk


def desk_urls(desk) -> list[str]:
    cohort, row, line = desk.cohort.public_id, desk.row.public_id, desk.gold.benefits.first().public_id
    with_promise = [cohort, desk.theirs.public_id]
    named = [
        ("sponsors", [cohort]), ("begin_sponsor", [cohort]), ("packages", [cohort]), ("add_package", [cohort]),
        ("package", [cohort, desk.gold.public_id]), ("edit_package", [cohort, desk.gold.public_id]),
        ("retire_package", [cohort, desk.gold.public_id]), ("benefit", [cohort, desk.gold.public_id, line]),
        ("remove_benefit", [cohort, desk.gold.public_id, line]), ("sponsor_setup", [cohort]),
        ("unpublish_sponsor_page", [cohort]), ("desk_promises", [cohort]), ("desk_promise", with_promise),
        ("desk_promise", [cohort, desk.ours.public_id]), ("edit_promise", with_promise), 
        ("waive_promise", with_promise),
        ("remove_promise", with_promise), ("sponsor", [cohort, row]), ("add_promise", [cohort, row]),
        ("remove_in_kind", [cohort, row, desk.in_kind.public_id]),
        ("in_kind_received", [cohort, row, desk.in_kind.public_id]), ("withdraw_sponsorship", [cohort, row]),
        ("take_enquiry", [cohort, desk.enquiry.public_id]), ("enquiry_aside", [cohort, desk.enquiry.public_id]),
    ]  # fmt: skip
    return [reverse(f"partners:{name}", args=args) for name, args in named]


def test_the_organiser_opens_every_page_of_the_desk(client, agreed):
    client.force_login(agreed.organiser)
    for url in desk_urls(agreed):
        assert client.get(url).status_code == 200, url


def test_others_do_not_open_the_desk(client, agreed):
    for who, status in (("officer", 403), ("other_organiser", 404), ("contact", 404), ("coordinator", 404)):
        client.force_login(getattr(agreed, who))
        for url in desk_urls(agreed):
            assert client.get(url).status_code == status, (who, url)


def own_urls(desk) -> list[str]:
    return [
        reverse("partners:sponsorship", args=[desk.row.public_id]),
        reverse("partners:promise", args=[desk.theirs.public_id]),
        reverse("partners:promise", args=[desk.ours.public_id]),
        reverse("partners:sponsor_agreement", args=[desk.agreement.public_id]),
    ]


def test_a_contact_reads_the_own_sponsorship_and_nobody_elses(client, agreed):
    for who, status in (("contact", 200), ("colleague", 200), ("rival", 404), ("student", 404)):
        client.force_login(getattr(agreed, who))
        for url in own_urls(agreed):
            assert client.get(url).status_code == status, (who, url)


def test_the_list_of_promises_is_the_contacts_own(client, agreed):
    client.force_login(agreed.rival)
    assert "Abstract" not in client.get(reverse("partners:promises")).content.decode()
    client.force_login(agreed.contact)
    page = client.get(reverse("partners:promises")).content.decode()
    assert "Abstract" in page
    assert "Stand" in page
    client.force_login(agreed.student)
    assert client.get(reverse("partners:promises")).status_code == 403


def test_a_former_contact_reads_nothing_any_more(client, agreed):
    agreed.contact.memberships.update(ended_at=agreed.row.agreed_at)
    client.force_login(agreed.contact)
    for url in own_urls(agreed):
        assert client.get(url).status_code == 404


def test_what_the_organiser_only_thinks_of_is_not_told(client, desk):
    row = SponsorshipFactory(cohort=desk.cohort, organisation=desk.organisation, state="interested")
    client.force_login(desk.contact)
    assert client.get(reverse("partners:sponsorship", args=[row.public_id])).status_code == 404


@pytest.mark.parametrize("name", ["sponsors", "desk_promises", "packages"])
def test_lists_take_the_same_queries_for_one_and_for_thirty_rows(client, desk, name):
    def add(number):
        for _ in range(number):
            row = SponsorshipFactory(cohort=desk.cohort, package=desk.silver)
            DeliverableFactory(sponsorship=row, owner=desk.organiser)

    client.force_login(desk.organiser)
    url = reverse(f"partners:{name}", args=[desk.cohort.public_id])
    add(1)
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(url)
    add(29)
    with CaptureQueriesContext(connection) as many:
        assert client.get(url).status_code == 200
    assert len(many) == len(few)


@pytest.mark.parametrize("name", ["sponsors", "desk_promises"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_lists_are_exported(client, agreed, name, kind):
    client.force_login(agreed.organiser)
    answer = client.get(reverse(f"partners:{name}", args=[agreed.cohort.public_id]) + f"?export={kind}&q=cell")
    assert answer.status_code == 200
    if kind == "csv":
        assert "Cellbridge" in b"".join(answer).decode()


def test_lists_are_searched_and_filtered(client, agreed):
    client.force_login(agreed.organiser)
    sponsors = reverse("partners:sponsors", args=[agreed.cohort.public_id])
    assert "Nothing matches" in client.get(sponsors + "?q=zzz").content.decode()
    assert "Cellbridge" in client.get(sponsors + "?state=agreed").content.decode()
    promises = reverse("partners:desk_promises", args=[agreed.cohort.public_id])
    assert "Stand" in client.get(promises + "?kind=ours").content.decode()
    assert "Abstract" not in client.get(promises + "?kind=ours").content.decode()


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("add_package", "limit", "99999"),
        ("add_package", "price_cents", "99999999"),
        ("add_package", "price_cents", "9" * 5000),
        ("add_package", "vat_rate", "-21"),
        ("package", "quantity", "99999"),
        ("package", "given_days", "-99999"),
        ("sponsor", "amount_cents", "99999999"),
        ("sponsor", "vat_rate", "99"),
        ("sponsor", "held_until", "9999-12-31"),
        ("add_in_kind", "value_cents", "99999999"),
        ("add_promise", "quantity", "99999"),
        ("add_promise", "due_on", "9999-12-31"),
    ],
)
def test_what_no_column_holds_is_refused_at_its_field(client, desk, name, field, value):
    client.force_login(desk.organiser)
    row = SponsorshipFactory(cohort=desk.cohort, organisation=desk.organisation, package=desk.silver)
    last = {"add_package": (), "package": (desk.gold.public_id,)}.get(name, (row.public_id,))
    said = {
        "name": "Bronze", "price_cents": "100", "currency": "EUR", "vat_rate": "21", "quantity": "1", "kind": "gives",
        "given_days": "0", "asked": "nothing", "asked_days": "0", "package": desk.silver.pk, "amount_cents": "100",
        "what": "Gowns", "value_cents": "100", "side": "ours", "due_on": "2030-01-01",
    }  # fmt: skip
    answer = client.post(reverse(f"partners:{name}", args=[desk.cohort.public_id, *last]), said | {field: value})
    assert answer.status_code == 422
    shown = answer.context["kind_form"] if name == "add_in_kind" else answer.context["form"]
    assert list(shown.errors) == [field]


def test_a_refused_sponsor_leaves_no_new_organisation_behind(client, desk):
    desk.cohort.cancelled_at = timezone.now()
    desk.cohort.save()
    client.force_login(desk.organiser)
    url = reverse("partners:begin_sponsor", args=[desk.cohort.public_id])
    assert client.post(url, {"new_name": "Left over"}).status_code == 422
    assert not Organisation.objects.filter(name="Left over").exists()
