"""The organiser's tab: partners, headings, contacts, proposals, lists and exports."""

import io

import pytest
import tablib
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Invitation, Organisation, Role
from partners.actions import proposals
from partners.models import Partnership, Proposal, Tier
from records.nextthings import next_things
from tests.factories import (
    CompanyFactory,
    MembershipFactory,
    PartnershipFactory,
    ProfileFactory,
    ProposalFactory,
    TierFactory,
)

pytestmark = pytest.mark.django_db
State = Proposal.State


@pytest.fixture
def as_organiser(client, world):
    client.force_login(world.organiser)
    return client


def url(world, name, *args):
    return reverse(f"partners:{name}", args=[world.cohort.public_id, *args])


def test_add_a_new_organisation_of_our_own_address_book(as_organiser, world):
    data = {
        "new_name": "Vectorlane",
        "new_kind": "company",
        "kind": "sponsor",
        "tier": world.tier.pk,
        "is_public": "on",
    }
    assert as_organiser.post(url(world, "add_partnership"), data).status_code == 302
    row = Partnership.objects.get(organisation__name="Vectorlane")
    assert row.organisation.keeper == world.cohort.organisation
    assert (row.kind, row.tier, row.is_public) == ("sponsor", world.tier, True)


def test_the_same_part_is_not_given_twice(as_organiser, world):
    data = {"organisation": world.organisation.pk, "kind": "expert"}
    answer = as_organiser.post(url(world, "add_partnership"), data)
    assert answer.status_code == 422
    assert "has this part already" in answer.content.decode()
    assert as_organiser.post(url(world, "add_partnership"), data | {"kind": "sponsor"}).status_code == 302


def test_organisations_and_headings_of_others_cannot_be_chosen(as_organiser, world):
    stranger, tier = CompanyFactory(), TierFactory()
    data = {"organisation": stranger.pk, "kind": "expert", "tier": tier.pk}
    answer = as_organiser.post(url(world, "add_partnership"), data)
    assert set(answer.context["form"].errors) >= {"organisation", "tier"}
    assert stranger.name not in answer.content.decode()
    assert not Partnership.objects.filter(organisation=stranger).exists()


def test_a_name_taken_already_writes_nothing(as_organiser, world):
    before = Organisation.objects.count()
    data = {"new_name": "cellbridge", "new_kind": "company", "kind": "sponsor"}
    assert as_organiser.post(url(world, "add_partnership"), data).status_code == 422
    assert Organisation.objects.count() == before


def test_ending_a_partnership_asks_and_keeps_the_row(as_organiser, world):
    address = url(world, "end_partnership", world.partnership.public_id)
    assert as_organiser.get(address).status_code == 200
    world.partnership.refresh_from_db()
    assert world.partnership.ended_at is None
    as_organiser.post(address)
    as_organiser.post(address)
    world.partnership.refresh_from_db()
    assert world.partnership.ended_at
    as_organiser.get(url(world, "cohort"))  # the message that names it is read here
    assert "Cellbridge" not in as_organiser.get(reverse("partners:public")).content.decode()


def test_a_contact_is_invited_by_mail_to_that_organisation(as_organiser, world):
    data = {"email": "new@cellbridge.example", "full_name": "Ann", "language": "nl"}
    address = url(world, "invite_contact", world.partnership.public_id)
    assert as_organiser.post(address, data).status_code == 302
    invitation = Invitation.objects.get()
    assert (invitation.organisation, invitation.role, invitation.language) == (
        world.organisation,
        Role.PARTNER_CONTACT,
        "nl",
    )
    assert as_organiser.post(address, {"email": "nonsense", "language": "nl"}).status_code == 422


def test_a_contact_is_ended(as_organiser, world):
    membership = world.colleague.memberships.get()
    as_organiser.post(reverse("partners:end_contact", args=[membership.public_id]))
    membership.refresh_from_db()
    assert membership.ended_at


def test_headings_are_made_moved_and_removed(as_organiser, world):
    as_organiser.post(url(world, "tiers"), {"name": "Sponsors", "size": "big"})
    assert as_organiser.post(url(world, "tiers"), {"name": "Sponsors", "size": "big"}).status_code == 422
    sponsors = Tier.objects.get(name="Sponsors")
    as_organiser.post(url(world, "move_tier", sponsors.public_id), {"to": "up"})
    assert [tier.name for tier in world.cohort.tiers.all()] == ["Sponsors", "Expertise"]
    as_organiser.post(url(world, "remove_tier", world.tier.public_id))
    assert Tier.objects.filter(pk=world.tier.pk).exists(), "partners stand under it"
    as_organiser.post(url(world, "remove_tier", sponsors.public_id))
    assert not Tier.objects.filter(pk=sponsors.pk).exists()


def test_decide_by_page_and_click_twice(as_organiser, world):
    row = ProposalFactory(cohort=world.cohort, organisation=world.organisation, state=State.SUBMITTED)
    assert as_organiser.post(url(world, "ask_changes", row.public_id), {"reason": " "}).status_code == 422
    for _ in range(2):
        as_organiser.post(url(world, "start_review", row.public_id))
    for _ in range(3):
        assert as_organiser.post(url(world, "accept_proposal", row.public_id)).status_code == 302
    row.refresh_from_db()
    assert row.state == State.ACCEPTED
    assert world.cohort.sessions.count() == 1
    page = as_organiser.get(url(world, "decide_proposal", row.public_id)).content.decode()
    assert "not yet placed" in page


def test_the_list_is_searched_and_filtered_and_counts(as_organiser, world):
    make = {"cohort": world.cohort, "organisation": world.organisation}
    ProposalFactory(title="Alpha", state=State.SUBMITTED, **make)
    ProposalFactory(title="Beta", state=State.DECLINED, **make)
    ProposalFactory(title="Hidden draft", **make)
    page = as_organiser.get(url(world, "proposals"))
    assert page.context["count"] == "2 of 2 proposals"
    assert "Hidden draft" not in page.content.decode()
    assert [row.title for row in as_organiser.get(url(world, "proposals") + "?state=to_decide").context["page"]] == [
        "Alpha"
    ]
    assert [row.title for row in as_organiser.get(url(world, "proposals") + "?q=bet").context["page"]] == ["Beta"]
    assert "Nothing matches" in as_organiser.get(url(world, "proposals") + "?q=zzz").content.decode()
    assert as_organiser.get(url(world, "proposals") + "?state=nonsense&page=99").status_code == 200


def test_the_words_of_a_draft_given_back_are_not_read_or_searched(as_organiser, world, words):
    row = proposals.submit(proposals.write(world.cohort, world.organisation, words, world.contact), world.contact)
    row = proposals.ask_for_changes(row, world.organiser, "Shorter.")
    proposals.edit(row, words | {"title": "Secret plan", "speaker": "Secret speaker"}, world.contact, row.seen)
    for address in (url(world, "proposals"), url(world, "decide_proposal", row.public_id), url(world, "cohort")):
        assert "Secret" not in as_organiser.get(address).content.decode()
    assert not as_organiser.get(url(world, "proposals") + "?q=Secret").context["page"].object_list
    assert "Secret" not in as_organiser.get(url(world, "export_proposals", "csv")).content.decode()


def test_exports_are_the_list_and_run_no_formula(as_organiser, world):
    make = {"cohort": world.cohort, "organisation": world.organisation, "state": State.SUBMITTED}
    ProposalFactory(title=' =HYPERLINK("http://evil.example")', **make)
    ProposalFactory(title="Beta", **make)
    csv = as_organiser.get(url(world, "export_proposals", "csv") + "?q=HYPER")
    assert csv["Content-Type"].startswith("text/csv")
    rows = tablib.import_set(csv.content.decode(), format="csv")
    assert len(rows) == 1
    assert rows[0][0].startswith("' =")
    xlsx = as_organiser.get(url(world, "export_proposals", "xlsx"))
    assert len(tablib.import_set(io.BytesIO(xlsx.content).read(), format="xlsx")) == 2
    assert as_organiser.get(url(world, "export_proposals", "exe")).status_code == 404


@pytest.mark.parametrize("name", ["cohort", "proposals", "tiers"])
def test_lists_take_as_many_queries_for_one_as_for_thirty(as_organiser, world, name):
    counts = []
    for number in (1, 29):
        for _ in range(number):
            row = PartnershipFactory(cohort=world.cohort, tier=TierFactory(cohort=world.cohort))
            ProposalFactory(cohort=world.cohort, organisation=row.organisation, state=State.SUBMITTED)
            ProfileFactory(organisation=row.organisation)
        with CaptureQueriesContext(connection) as queries:
            assert as_organiser.get(url(world, name)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_public_partners_take_as_many_queries_for_one_as_for_thirty(client, world):
    counts = []
    for number in (1, 29):
        for _ in range(number):
            row = PartnershipFactory(cohort=world.cohort, kind="sponsor")
            row.organisation.website = "https://partner.example/"
            row.organisation.save()
            ProfileFactory(organisation=row.organisation, state="accepted")
        with CaptureQueriesContext(connection) as queries:
            page = client.get(reverse("partners:public"))
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 4
    assert b'rel="sponsored noopener"' in page.content


def test_my_page_says_what_waits(world):
    make = {"cohort": world.cohort, "organisation": world.organisation, "state": State.SUBMITTED}
    ProposalFactory.create_batch(3, **make)
    ProfileFactory(organisation=world.organisation)
    titles = [thing.title for thing in next_things(world.organiser)]
    assert "3 proposals wait for you." in titles
    assert "1 profile waits for you." in titles
    assert not [title for title in (thing.title for thing in next_things(world.other_organiser)) if "wait" in title]
    assert "Add the logo of Cellbridge." in [thing.title for thing in next_things(world.contact)]
    MembershipFactory(organisation=world.rival_organisation, role=Role.PARTNER_CONTACT, user=world.contact)
    assert "Add the logo of Rival." in [
        thing.title for thing in next_things(type(world.contact).objects.get(pk=world.contact.pk))
    ]
