"""The life of a proposal, from draft to the timetable."""

import threading
from datetime import timedelta

import pytest
from django.db import connections, transaction
from django.utils import timezone

from accounts.models import Role
from cohorts.actions import timetable
from cohorts.models import Session
from partners.actions import partnerships, placing, proposals
from partners.models import Proposal, Step
from records.errors import Refused
from records.models import OutgoingMail
from records.stale import Stale
from tests.factories import MembershipFactory, ProposalFactory, RoomFactory, UserFactory, release

pytestmark = pytest.mark.django_db
State = Proposal.State


def kinds(**filters):
    rows = OutgoingMail.objects.filter(**filters).order_by("pk")
    return [mail.kind.removeprefix("partners/") for mail in rows]


@pytest.fixture
def draft(world, words):
    return proposals.write(world.cohort, world.organisation, words, world.contact)


@pytest.fixture
def sent(world, draft):
    return proposals.submit(draft, world.contact)


@pytest.fixture
def accepted(world, sent):
    return proposals.accept(sent, world.organiser)


def place(proposal, world, hour=10):
    room = RoomFactory(organisation=world.cohort.organisation)
    starts_at = world.cohort.begins_at + timedelta(hours=hour)
    sitting = timetable.place_sitting(proposal.session.sittings.get(), room=room, starts_at=starts_at)
    release(world.cohort)
    return sitting


def test_submit_tells_contacts_in_their_language_and_the_team(world, sent):
    assert sent.state == State.SUBMITTED
    assert kinds(recipient=world.contact) == ["proposal_received"]
    assert kinds(to_address=world.cohort.contact_email) == ["proposal_waits"]
    languages = OutgoingMail.objects.filter(kind="partners/proposal_received").values_list("language", flat=True)
    assert sorted(languages) == ["en", "nl"]
    assert set(OutgoingMail.objects.values_list("about", flat=True)) == {world.cohort.public_id}


def test_submit_names_what_is_missing_and_stays_a_draft(world):
    draft = proposals.write(world.cohort, world.organisation, {"title": "Half a thought"}, world.contact)
    with pytest.raises(Refused, match="abstract, learning outcomes, speaker"):
        proposals.submit(draft, world.contact)
    draft.refresh_from_db()
    assert draft.state == State.DRAFT
    assert not OutgoingMail.objects.exists()


def test_write_twice_with_one_number_makes_one_draft(world, words, draft):
    again = proposals.write(world.cohort, world.organisation, words, world.contact, number=draft.public_id)
    assert again == draft
    with pytest.raises(Refused):
        proposals.write(world.cohort, world.rival_organisation, words, world.rival, number=draft.public_id)


def test_write_is_refused_without_a_current_partnership(world, words):
    partnerships.end_partnership(world.partnership, world.organiser)
    with pytest.raises(Refused, match="not a partner"):
        proposals.write(world.cohort, world.organisation, words, world.contact)


def test_write_is_refused_once_the_cohort_is_over(world, words):
    world.cohort.starts_on = world.cohort.ends_on = timezone.localdate() - timedelta(days=2)
    world.cohort.save()
    with pytest.raises(Refused, match="over"):
        proposals.write(world.cohort, world.organisation, words, world.contact)


def test_write_is_refused_after_forty_drafts(world, words):
    ProposalFactory.create_batch(40, cohort=world.cohort, organisation=world.organisation)
    with pytest.raises(Refused, match="40 drafts"):
        proposals.write(world.cohort, world.organisation, words, world.contact)


def test_edit_with_an_old_page_is_refused_and_changes_nothing(world, words, draft):
    seen = draft.seen
    proposals.edit(draft, words | {"title": "A colleague's title"}, world.colleague, seen)
    with pytest.raises(Stale) as stale:
        proposals.edit(draft, words | {"title": "My title"}, world.contact, seen)
    assert stale.value.current.title == "A colleague's title"
    draft.refresh_from_db()
    assert draft.title == "A colleague's title"


def test_edit_sent_twice_is_no_conflict(world, words, draft):
    seen, changed = draft.seen, words | {"title": "Another title"}
    proposals.edit(draft, changed, world.contact, seen)
    assert proposals.edit(draft, changed, world.contact, seen).title == "Another title"


def test_a_sent_proposal_is_not_edited(world, words, sent):
    with pytest.raises(Refused, match="can't be edited"):
        proposals.edit(sent, words, world.contact, sent.seen)


def test_accept_writes_one_session_with_one_unplaced_sitting(world, words, accepted):
    session = accepted.session
    assert accepted.state == State.ACCEPTED
    assert session.given_by == "Cellbridge"
    assert {
        name: getattr(session, name) for name in ("title", "type", "abstract", "outcomes", "speaker", "minutes")
    } == {name: words[name] for name in ("title", "type", "abstract", "outcomes", "speaker", "minutes")}
    assert session.largest_group == 12
    assert [sitting.during for sitting in session.sittings.all()] == [None]
    assert kinds(recipient=world.contact)[-1] == "proposal_accepted"


def test_accept_twice_is_refused(world, accepted):
    with pytest.raises(Refused, match="accepted already"):
        proposals.accept(accepted, world.organiser)
    assert Session.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_accept_from_many_clicks_at_once_makes_one_session(world, sent):
    """Without the row lock in `_lock` several threads read "submitted" and each adds a session (checked once)."""
    start, outcomes = threading.Barrier(6), []

    def click():
        try:
            start.wait()
            proposals.accept(Proposal.objects.get(pk=sent.pk), world.organiser)
            outcomes.append("accepted")
        except Refused:
            outcomes.append("refused")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=click) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["accepted"] + ["refused"] * 5
    assert Session.objects.filter(cohort=world.cohort).count() == 1
    assert kinds(recipient=world.contact).count("proposal_accepted") == 1


@pytest.mark.parametrize("verb", [proposals.decline, proposals.ask_for_changes])
@pytest.mark.parametrize("reason", ["", "   \n"])
def test_a_no_needs_a_reason(world, sent, verb, reason):
    with pytest.raises(Refused, match="reason"):
        verb(sent, world.organiser, reason)
    sent.refresh_from_db()
    assert sent.state == State.SUBMITTED


def test_decline_tells_the_reason(world, sent):
    proposals.decline(sent, world.organiser, "No bench is free.")
    mail = OutgoingMail.objects.get(kind="partners/proposal_declined", recipient=world.contact)
    assert "No bench is free." in mail.text
    with pytest.raises(Refused):
        proposals.accept(sent, world.organiser)


def test_changes_asked_keep_what_was_sent_for_the_organiser(world, words, sent):
    draft = proposals.ask_for_changes(sent, world.organiser, "Shorter, please.")
    assert draft.changes_asked
    draft = proposals.edit(draft, words | {"title": "Not ready yet", "minutes": 45}, world.contact, draft.seen)
    assert draft.sent_words["title"] == words["title"]
    again = proposals.submit(draft, world.contact)
    assert again.sent_words["minutes"] == 45
    assert again.decision_reason == ""
    steps = list(again.steps.values_list("kind", flat=True))
    assert steps == [Step.Kind.WRITTEN, Step.Kind.SUBMITTED, Step.Kind.CHANGES_ASKED, Step.Kind.SUBMITTED]


def test_withdraw_cancels_the_session_of_an_accepted_one(world, accepted):
    proposals.withdraw(accepted, world.contact)
    accepted.session.refresh_from_db()
    assert accepted.session.cancelled_at
    assert kinds(to_address=world.cohort.contact_email)[-1] == "proposal_withdrawn"
    with pytest.raises(Refused, match="already"):
        proposals.withdraw(accepted, world.contact)


def test_withdraw_of_a_draft_tells_nobody(world, draft):
    proposals.withdraw(draft, world.contact)
    assert not OutgoingMail.objects.exists()


def test_placed_and_unplaced_and_placed_again(world, accepted):
    proposals.confirm(accepted, world.contact)
    sitting = place(accepted, world)
    assert placing.follow_sessions() == 1
    accepted.refresh_from_db()
    assert accepted.state == State.PLACED
    placed = OutgoingMail.objects.get(kind="partners/proposal_placed", recipient=world.contact)
    assert str(sitting.room) in placed.text
    assert "10:00" in placed.text
    assert placing.follow_sessions() == 0, "a second run changes nothing"

    timetable.unplace_sitting(sitting)
    assert placing.follow_sessions() == 0, "what is only drafted concerns nobody yet"
    release(world.cohort)
    placing.follow_sessions()
    accepted.refresh_from_db()
    assert accepted.state == State.CONFIRMED
    place(accepted, world)
    placing.follow_sessions()
    accepted.refresh_from_db()
    assert accepted.state == State.PLACED
    assert kinds(recipient=world.contact).count("proposal_placed") == 1, "no nagging while the organiser tries things"
    placing.follow_sessions(timezone.now() + timedelta(minutes=20))
    assert kinds(recipient=world.contact).count("proposal_placed") == 2, "a place that stands is told"
    placing.follow_sessions(timezone.now() + timedelta(minutes=60))
    assert kinds(recipient=world.contact).count("proposal_placed") == 2


def test_placed_before_it_was_confirmed_can_still_be_confirmed(world, accepted):
    place(accepted, world)
    placing.follow_sessions()
    confirmed = proposals.confirm(accepted, world.contact)
    assert confirmed.state == State.PLACED
    assert confirmed.confirmed_at


def test_half_placed_is_not_placed(world, accepted):
    place(accepted, world)
    timetable.add_sitting(accepted.session, group="B")
    placing.follow_sessions()
    accepted.refresh_from_db()
    assert accepted.state == State.ACCEPTED


def test_placing_in_the_timetable_sends_the_task_that_we_own(world, accepted, run_jobs):
    place(accepted, world)
    assert "partners.tasks.follow_sessions" in run_jobs()
    accepted.refresh_from_db()
    assert accepted.state == State.PLACED


@pytest.mark.django_db(transaction=True)
def test_follow_leaves_a_held_row_to_the_next_run(world, sent):
    accepted = proposals.accept(sent, world.organiser)
    place(accepted, world)
    held, done = threading.Event(), threading.Event()

    def hold():
        with transaction.atomic():
            Proposal.objects.select_for_update().get(pk=accepted.pk)
            held.set()
            done.wait(10)
        connections.close_all()

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(10)
    assert placing.follow_sessions() == 0
    done.set()
    thread.join()
    assert placing.follow_sessions() == 1


def test_an_ended_contact_gets_no_mail(world, draft):
    MembershipFactory(
        organisation=world.organisation, role=Role.PARTNER_CONTACT, user=UserFactory(), ended_at=timezone.now()
    )
    proposals.submit(draft, world.contact)
    assert OutgoingMail.objects.filter(kind="partners/proposal_received").count() == 2
