"""Points, and what is said: who reads what, and how often a mail goes."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from partners.actions import calls, proposals, scoring, talking
from partners.calls import holding
from partners.calls import scoring as reading
from partners.models import Message, ProposalReview
from records.errors import Refused
from records.models import OutgoingMail
from tests.factories import CallCriterionFactory, CallReviewerFactory, MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def criteria(call):
    return [CallCriterionFactory(call=call, most_points=5, weight=weight) for weight in (1, 3)]


@pytest.fixture
def reviewer(world, call):
    member = MembershipFactory(organisation=world.cohort.organisation, role=Role.MEMBER).user
    return CallReviewerFactory(call=call, person=member).person


def give(sent, user, criteria, *points, send=True, comment="Good."):
    given = dict(zip([row.pk for row in criteria], points, strict=False))
    return scoring.save_review(sent, user, given, comment, send=send)


def test_mean_of_what_was_sent_with_its_number(world, sent, criteria, reviewer):
    assert give(sent, reviewer, criteria, 5, 0).percent == 25
    assert give(sent, world.organiser, criteria, 5, 5).percent == 100
    give(sent, world.officer, criteria, 0, 0, send=False)
    summary = reading.summary(sent)
    assert (summary["mean"], summary["n"]) == (62.5, 2)
    assert [(row["mean"], row["n"]) for row in summary["criteria"]] == [(5, 2), (2.5, 2)]
    row = reading.with_scores(world.cohort.proposals.all()).get()
    assert (row.mean, row.scored) == (62.5, 2)
    scoring.hand_back(sent, reviewer)
    assert reading.summary(sent)["n"] == 1
    assert not reading.to_score(world.cohort, reviewer).exists()


def test_points_are_whole_in_range_and_in_time(world, sent, criteria, reviewer):
    with pytest.raises(Refused, match="Give points"):
        give(sent, reviewer, criteria, 5)
    with pytest.raises(Refused, match="takes 0 to 5"):
        give(sent, reviewer, criteria, 6, 0)
    proposals.accept(sent, world.organiser)
    with pytest.raises(Refused, match="not to be decided"):
        give(sent, reviewer, criteria, 5, 5)


def test_a_criterion_is_shown_as_the_text_that_it_is(client, world, sent, call):
    CallCriterionFactory(call=call, title="Clear", description="<form action=//elsewhere>Log in again</form>")
    client.force_login(world.organiser)
    page = client.get(reverse("partners:score", args=[world.cohort.public_id, sent.public_id])).content.decode()
    assert "&lt;form action" in page
    assert "<form action=//elsewhere>" not in page


def test_nobody_scores_what_their_own_organisation_proposed(world, sent, criteria):
    MembershipFactory(organisation=world.organisation, role=Role.PARTNER_CONTACT, user=world.organiser)
    with pytest.raises(Refused, match="You belong to"):
        give(sent, world.organiser, criteria, 5, 5)
    assert not reading.to_score(world.cohort, world.organiser).exists()


def test_without_criteria_a_comment_is_needed(world, sent):
    with pytest.raises(Refused, match="what you think"):
        give(sent, world.organiser, [], comment=" ")
    assert give(sent, world.organiser, []).percent is None


def test_reviewers_are_asked_among_the_team_alone_and_once(world, call):
    member = MembershipFactory(organisation=world.cohort.organisation, role=Role.MEMBER).user
    assert set(reading.people_to_ask(call)) == {member, world.officer, world.trainer}
    calls.ask_reviewer(call, member, world.organiser)
    for nobody in (member, world.contact, world.student):
        with pytest.raises(Refused):
            calls.ask_reviewer(call, nobody, world.organiser)
    assert OutgoingMail.objects.get().kind == "partners/proposal_review_asked"
    assert reading.reviews_proposals(member, world.cohort)
    calls.release_reviewer(call.reviewers.get(), world.organiser)
    assert not reading.reviews_proposals(member, world.cohort)


def mails(kind):
    return OutgoingMail.objects.filter(kind=f"partners/{kind}")


def test_a_side_gets_one_mail_in_half_an_hour_with_all_that_was_said(world, sent):
    talking.say(sent, world.organiser, "Could it be shorter?", by_partner=False)
    talking.say(sent, world.organiser, "Say, 60 minutes?", by_partner=False)
    talking.say(sent, world.organiser, "They seem nervous.", by_partner=False, is_internal=True)
    assert mails("proposal_said").count() == 2, "one each for the two contacts"
    assert talking.tell_all() == 0
    assert talking.tell_all(timezone.now() + timedelta(minutes=31)) == 1
    texts = [mail.text for mail in mails("proposal_said")]
    assert len(texts) == 4
    assert sum("60 minutes" in text for text in texts) == 2
    assert not any("nervous" in text for text in texts)
    talking.say(sent, world.contact, "Yes.", by_partner=True)
    assert mails("proposal_said_to_team").get().to_address == world.cohort.contact_email
    assert not Message.objects.untold().exists()


def test_a_message_sent_twice_is_one_and_an_empty_one_none(world, sent, draft):
    first = talking.say(sent, world.contact, "Hello", by_partner=True)
    assert talking.say(sent, world.contact, " Hello ", by_partner=True) == first
    with pytest.raises(Refused, match="something"):
        talking.say(sent, world.contact, "  ", by_partner=True)


def test_nobody_talks_on_a_draft_that_was_never_sent(world, draft):
    with pytest.raises(Refused, match="yours alone"):
        talking.say(draft, world.contact, "Hello", by_partner=True)


def test_erasing_a_reviewer_keeps_the_points_without_the_words(world, sent, criteria, reviewer):
    give(sent, reviewer, criteria, 5, 5, comment="My cousin runs it.")
    talking.say(sent, reviewer, "A note.", by_partner=False, is_internal=True)
    told = holding.export(reviewer)
    assert told["points for proposals"][0]["comment"] == "My cousin runs it."
    holding.erase(reviewer)
    assert ProposalReview.objects.get().comment == ""
    assert ProposalReview.objects.get().percent == 100
    assert Message.objects.get().words == "[erased]"


def test_two_accounts_of_one_reviewer_become_one(world, sent, criteria, reviewer):
    give(sent, reviewer, criteria, 5, 5)
    give(sent, world.officer, criteria, 0, 0)
    holding.follow(world.officer, reviewer, None)
    assert ProposalReview.objects.filter(reviewer=world.officer).get().percent == 0, "the kept one's own stays"
