"""An organisation's page over all editions, the list with what each does, and the portal's first page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Organisation, Role
from partners.models import Partnership, Proposal
from partners.organisations.doings import with_doings, words_of
from partners.portal import due, sections
from partners.portal.due import Due
from tests.factories import (
    CohortFactory,
    CompanyFactory,
    ContactFactory,
    HiringRoleFactory,
    MembershipFactory,
    NoteFactory,
    PartnershipFactory,
    ProposalFactory,
    SchoolFactory,
)
from tests.factories.sponsoring import DeliverableFactory, SponsorshipFactory

pytestmark = pytest.mark.django_db
MOST = 15


def queries_of(client, url) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


@pytest.fixture
def record(world):
    return reverse("partners:organisation", args=[world.organisation.public_id])


@pytest.fixture
def book(world):
    return reverse("partners:organisations", args=[world.cohort.organisation.public_id])


def test_the_page_shows_all_editions(client, world, record):
    older = CohortFactory(organisation=world.cohort.organisation, title="Summer School 2026")
    PartnershipFactory(cohort=older, organisation=world.organisation, kind=Partnership.Kind.SPONSOR)
    ProposalFactory(cohort=older, organisation=world.organisation, state=Proposal.State.SUBMITTED, title="On vectors")
    ProposalFactory(cohort=older, organisation=world.organisation, title="A draft of theirs")
    client.force_login(world.organiser)
    page = client.get(record).content.decode()
    for words in ("Summer School 2026", "Summer School 2027", "On vectors", "Nele Verhaegen", "sponsor"):
        assert words in page
    assert "A draft of theirs" not in page


def test_what_it_does_is_read_from_rows(world):
    company = CompanyFactory(keeper=world.cohort.organisation)
    rows = with_doings(Organisation.objects.all())
    assert words_of(rows.get(pk=company.pk)) == []
    PartnershipFactory(cohort=world.cohort, organisation=company, kind=Partnership.Kind.HOST)
    HiringRoleFactory(employer=company)
    assert words_of(rows.get(pk=company.pk)) == ["host", "employer"]
    school = SchoolFactory(keeper=world.cohort.organisation)
    assert words_of(rows.get(pk=school.pk)) == ["school"]


def test_the_list_is_searched_filtered_counted_and_exported(client, world, book):
    PartnershipFactory(cohort=world.cohort, kind=Partnership.Kind.SPONSOR, organisation__name="Vectorlane")
    CompanyFactory(keeper=world.cohort.organisation, name="Idle")
    client.force_login(world.organiser)

    def names(query):
        return [row.name for row in client.get(book + query).context["page"]]

    assert names("?does=sponsor") == ["Vectorlane"]
    assert "Idle" in names("?does=none")
    assert names("?q=nele") == ["Cellbridge"]
    assert names("?q=nothing+of+that+name") == []
    counts = {row["name"]: row["count"] for row in client.get(book).context["filters"]}
    assert counts["sponsors"] == 1
    file = client.get(book + "?does=sponsor&export=csv").content.decode()
    assert "Vectorlane" in file
    assert "Cellbridge" not in file
    assert client.get(book + "?export=xlsx").status_code == 200
    assert client.get(book + "?export=exe").status_code == 404
    client.force_login(world.other_organiser)
    assert client.get(book).status_code == 404
    client.force_login(world.officer)
    assert client.get(book).status_code == 403


def test_the_list_takes_as_many_queries_for_one_as_for_thirty(client, world, book):
    client.force_login(world.organiser)
    before = queries_of(client, book)
    for _ in range(24):
        company = CompanyFactory(keeper=world.cohort.organisation)
        PartnershipFactory(cohort=world.cohort, organisation=company)
        ContactFactory(organisation=company)
    assert queries_of(client, book) == before


def fill(world):
    """Ten editions, thirty promises each, contacts and notes."""
    for _ in range(10):
        cohort = CohortFactory(organisation=world.cohort.organisation)
        PartnershipFactory(cohort=cohort, organisation=world.organisation)
        ProposalFactory(cohort=cohort, organisation=world.organisation, state=Proposal.State.SUBMITTED)
        sponsorship = SponsorshipFactory(cohort=cohort, organisation=world.organisation, state="agreed")
        DeliverableFactory.create_batch(30, sponsorship=sponsorship)
        NoteFactory(organisation=world.organisation, by=world.organiser)
        ContactFactory(organisation=world.organisation)


def test_ten_editions_and_300_promises_take_at_most_fifteen_queries(client, world, record):
    fill(world)
    client.force_login(world.organiser)
    assert queries_of(client, record) <= MOST
    client.force_login(world.contact)
    assert queries_of(client, reverse("partners:portal")) <= MOST


def test_what_is_due_stands_soonest_first_on_its_side(client, world, monkeypatch, record):
    from datetime import timedelta

    from django.utils import timezone

    today = timezone.localdate()
    rows = [
        Due("Later", on=today + timedelta(9), organisation=world.organisation),
        Due("Late", on=today - timedelta(2), organisation=world.organisation),
        Due("Ours", on=today, side="ours", organisation=world.organisation),
        Due("Done", on=today, done=True),
    ]
    monkeypatch.setattr(due, "_tellers", {"toys": (lambda organisations, cohort=None: rows, "")})
    assert [row.title for row in due.of([world.organisation.pk])] == ["Late", "Ours", "Later"]
    assert [row.is_late for row in due.of([world.organisation.pk])] == [True, False, False]
    assert [row.title for row in due.of([world.organisation.pk], side="ours", done=True)] == ["Ours"]
    client.force_login(world.contact)
    answer = client.get(reverse("partners:portal"))
    assert answer.context["next"].title == "Late"
    assert [row.title for row in answer.context["ours"]] == ["Ours"]
    client.force_login(world.organiser)
    assert b"Late" in client.get(record).content


def test_a_part_shows_its_section_without_being_known(client, world, monkeypatch):
    shown = sections.Section(key="toys", title="Our toys", rows=[sections.ShelfRow("A robot", url="/")])
    cards = {"toys": (1, lambda user, organisations: shown, ""), "none": (2, lambda *rest: None, "")}
    monkeypatch.setattr(sections, "_portal", cards)
    client.force_login(world.contact)
    page = client.get(reverse("partners:portal")).content.decode()
    assert "Our toys" in page
    assert "A robot" in page


def test_somebody_with_two_organisations_reads_whose_each_thing_is(client, world):
    MembershipFactory(user=world.contact, organisation=world.rival_organisation, role=Role.PARTNER_CONTACT)
    client.force_login(world.contact)
    page = client.get(reverse("partners:own_organisation")).content.decode()
    assert "Cellbridge" in page
    assert "Rival" in page
    assert client.get(reverse("partners:portal")).status_code == 200
