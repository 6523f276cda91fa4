"""Who sees which page: what one may not know of answers 404, what one may not do 403."""

import pytest
from django.urls import reverse

from partners.models import Proposal, Review
from tests.factories import ProfileFactory, ProposalFactory

pytestmark = pytest.mark.django_db
STRANGERS = ("rival", "other_organiser", "coordinator", "student")


@pytest.fixture
def rows(world):
    make = {"cohort": world.cohort, "organisation": world.organisation}
    return {
        "sent": ProposalFactory(state=Proposal.State.SUBMITTED, **make),
        "draft": ProposalFactory(**make),
        "profile": ProfileFactory(organisation=world.organisation, state=Review.SUBMITTED),
    }


def desk_urls(world, rows):
    cohort = world.cohort.public_id
    sent, part, tier = rows["sent"].public_id, world.partnership.public_id, world.tier.public_id
    profile = rows["profile"].public_id
    pages = {
        "cohort": [], "proposals": [], "add_partnership": [], "tiers": [], "tier": [tier], "remove_tier": [tier],
        "partnership": [part], "end_partnership": [part], "decide_proposal": [sent], "decline_proposal": [sent],
        "ask_changes": [sent], "decide_profile": [profile], "decline_profile": [profile], "export_proposals": ["csv"],
    }  # fmt: skip
    return [reverse(f"partners:{name}", args=[cohort, *args]) for name, args in pages.items()]


def portal_urls(world, rows):
    urls = [reverse("partners:profile", args=[world.organisation.public_id])]
    urls += [reverse(f"partners:{name}", args=[rows["draft"].public_id]) for name in ("proposal", "edit_proposal")]
    urls += [reverse("partners:withdraw_proposal", args=[rows["sent"].public_id])]
    urls += [reverse("partners:new_proposal", args=[world.cohort.public_id, world.organisation.public_id])]
    return urls


def statuses(client, user, urls):
    if user:
        client.force_login(user)
    return {client.get(url).status_code for url in urls}


def test_the_organiser_opens_every_page_of_the_desk(client, world, rows):
    client.force_login(world.organiser)
    for url in desk_urls(world, rows):
        answer = client.get(url)
        assert answer.status_code in (200, 302), url
        assert answer.status_code == 200 or "remove" in url, url


@pytest.mark.parametrize("who", [*STRANGERS, "contact"])
def test_strangers_do_not_know_of_the_desk(client, world, rows, who):
    assert statuses(client, getattr(world, who), desk_urls(world, rows)) == {404}


@pytest.mark.parametrize("who", ["officer", "trainer"])
def test_the_rest_of_the_team_may_not_run_partners(client, world, rows, who):
    assert statuses(client, getattr(world, who), desk_urls(world, rows)) == {403}


def test_contacts_open_every_page_of_their_portal(client, world, rows):
    assert statuses(client, world.contact, [reverse("partners:portal"), *portal_urls(world, rows)]) == {200}
    assert statuses(client, world.colleague, portal_urls(world, rows)) == {200}


@pytest.mark.parametrize("who", [*STRANGERS, "organiser", "officer", "trainer"])
def test_nobody_else_opens_them(client, world, rows, who):
    assert statuses(client, getattr(world, who), portal_urls(world, rows)) == {404}


@pytest.mark.parametrize("who", ["student", "coordinator", "organiser"])
def test_the_portal_is_for_contacts(client, world, who):
    assert statuses(client, getattr(world, who), [reverse("partners:portal")]) == {403}


def test_the_unknown_are_asked_to_log_in(client, world, rows):
    urls = [*desk_urls(world, rows), *portal_urls(world, rows), reverse("partners:portal")]
    assert statuses(client, None, urls) == {302}


def test_a_draft_does_not_exist_for_the_organiser(client, world, rows):
    client.force_login(world.organiser)
    draft = rows["draft"]
    url = reverse("partners:decide_proposal", args=[world.cohort.public_id, draft.public_id])
    assert client.get(url).status_code == 404
    for verb in ("accept_proposal", "start_review"):
        url = reverse(f"partners:{verb}", args=[world.cohort.public_id, draft.public_id])
        assert client.post(url).status_code == 404
    assert Proposal.objects.visible_to(world.organiser).get() == rows["sent"]


def test_a_proposal_of_another_cohort_is_not_found_under_this_one(client, world, rows):
    client.force_login(world.other_organiser)
    url = reverse("partners:accept_proposal", args=[world.other_cohort.public_id, rows["sent"].public_id])
    assert client.post(url).status_code == 404
    rows["sent"].refresh_from_db()
    assert rows["sent"].state == Proposal.State.SUBMITTED


@pytest.mark.parametrize("who", [*STRANGERS, "organiser"])
@pytest.mark.parametrize("verb", ["submit_proposal", "withdraw_proposal", "confirm_proposal"])
def test_only_contacts_act_for_the_partner(client, world, rows, who, verb):
    client.force_login(getattr(world, who))
    assert client.post(reverse(f"partners:{verb}", args=[rows["sent"].public_id])).status_code == 404


def test_an_ended_contact_sees_nothing_but_why(client, world, rows):
    world.contact.memberships.update(ended_at=rows["sent"].created_at)
    assert statuses(client, world.contact, portal_urls(world, rows)) == {403}
    assert client.get(reverse("partners:portal")).status_code == 403
