"""The call: when it is open for whom, what it asks, who hears of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from partners.actions import calls, proposals
from partners.calls import notices
from partners.models import Call, CallNotice, LateSending, Proposal
from records.errors import Refused
from records.models import OutgoingMail
from tests.factories import CallCriterionFactory, CallFactory, CallQuestionFactory, CompetencyFactory

pytestmark = pytest.mark.django_db


def fields(**changed):
    now = timezone.now()
    plain = {"intro": "Come.", "opens_at": now, "closes_at": now + timedelta(days=9), "types": [], "lengths": []}
    return plain | changed


def kinds():
    return sorted(OutgoingMail.objects.values_list("kind", flat=True))


def close(call, late=None):
    call.closes_at = timezone.now() - timedelta(minutes=1)
    call.save()


def test_save_writes_one_call_a_cohort_and_notices_a_stale_form(world):
    own = CompetencyFactory(organisation=world.cohort.organisation)
    call = calls.save_call(world.cohort, fields(), [own, CompetencyFactory()], world.organiser)
    assert list(call.topics.all()) == [own], "a topic of another organiser is left out"
    seen = call.seen
    again = calls.save_call(world.cohort, fields(intro="Do come."), [own], world.organiser, seen)
    assert again.pk == call.pk
    with pytest.raises(Refused, match="colleague"):
        calls.save_call(world.cohort, fields(), [], world.organiser, seen)
    with pytest.raises(Refused, match="closes after"):
        calls.save_call(world.cohort, fields(closes_at=timezone.now()), [], world.organiser, again.seen)


def test_publish_tells_each_partner_once(world):
    call = CallFactory(cohort=world.cohort, published_at=None)
    calls.publish(call, world.organiser)
    with pytest.raises(Refused, match="already"):
        calls.publish(call, world.organiser)
    assert kinds() == ["partners/call_open"] * 3, "two contacts of ours, one of the rival"
    notices.tell_all()
    assert len(kinds()) == 3


def test_reminder_once_a_step_made_up_later_and_never_to_those_who_sent(world, call, draft):
    notices.tell_all()
    OutgoingMail.objects.all().delete()
    proposals.submit(draft, world.contact)
    OutgoingMail.objects.all().delete()
    notices.tell_all(call.closes_at - timedelta(days=3))
    notices.tell_all(call.closes_at - timedelta(days=2))
    assert [mail.recipient for mail in OutgoingMail.objects.all()] == [world.rival]
    notices.tell_all(call.closes_at - timedelta(hours=5))
    assert kinds() == ["partners/call_closes"] * 2
    assert CallNotice.objects.filter(organisation=world.organisation).count() == 1
    assert notices.tell_all(call.closes_at + timedelta(hours=1)) == 0


def test_a_reminder_is_not_sent_with_the_news_that_it_is_open(world, call):
    assert notices.tell(call, call.closes_at - timedelta(hours=3)) == 2
    assert set(kinds()) == {"partners/call_open"}


def test_before_and_after_nothing_new_is_taken(world, words, call):
    call.opens_at = timezone.now() + timedelta(days=1)
    call.save()
    with pytest.raises(Refused, match="opens on"):
        proposals.write(world.cohort, world.organisation, words, world.contact)
    call.opens_at = timezone.now() - timedelta(days=2)
    close(call)
    with pytest.raises(Refused, match="closed on"):
        proposals.write(world.cohort, world.organisation, words, world.contact)
    call.published_at = None
    call.save()
    assert proposals.write(world.cohort, world.organisation, words, world.contact).call is None


def test_a_draft_can_be_edited_after_the_end_but_not_sent(world, words, call, draft):
    close(call)
    draft = proposals.edit(draft, words | {"title": "Later"}, world.contact, draft.seen)
    with pytest.raises(Refused, match="closed on"):
        proposals.submit(draft, world.contact)


def test_what_was_given_back_may_come_again_after_the_end(world, call, sent):
    proposals.ask_for_changes(sent, world.organiser, "Shorter.")
    close(call)
    assert proposals.submit(sent, world.contact).state == Proposal.State.SUBMITTED


def test_late_is_asked_answered_and_lets_in_until_then(world, words, call):
    with pytest.raises(Refused, match="has not closed"):
        calls.ask_late(call, world.organisation, "Please.", world.contact)
    close(call)
    late = calls.ask_late(call, world.organisation, "Please.", world.contact)
    with pytest.raises(Refused, match="asked already"):
        calls.ask_late(call, world.organisation, "Please!", world.contact)
    with pytest.raises(Refused, match="to come"):
        calls.allow_late(call, world.organisation, timezone.now(), "", world.organiser)
    calls.allow_late(call, world.organisation, timezone.now() + timedelta(days=2), "Be quick.", world.organiser)
    assert kinds().count("partners/call_late_answered") == 2
    draft = proposals.write(world.cohort, world.organisation, words, world.contact)
    assert proposals.submit(draft, world.contact).state == Proposal.State.SUBMITTED
    with pytest.raises(Refused, match="closed on"):
        proposals.write(world.cohort, world.rival_organisation, words, world.rival)
    LateSending.objects.update(until=timezone.now() - timedelta(minutes=1))
    with pytest.raises(Refused, match="closed on"):
        proposals.write(world.cohort, world.organisation, words, world.contact)
    late.refresh_from_db()
    with pytest.raises(Refused, match="reason"):
        calls.refuse_late(late, " ", world.organiser)
    assert calls.refuse_late(late, "Full.", world.organiser).until is None
    with pytest.raises(Refused, match="said no"):
        calls.ask_late(call, world.organisation, "Again?", world.contact)


def test_sent_is_what_the_call_asks_for(world, words, call):
    question = CallQuestionFactory(call=call, label="Do you bring a kit?", kind="yes_no", required=True)
    call.types, call.lengths = ["lecture"], [45, 60]
    call.save()
    draft = proposals.write(world.cohort, world.organisation, words, world.contact)
    with pytest.raises(Refused, match="Do you bring a kit"):
        proposals.submit(draft, world.contact)
    draft = proposals.edit(draft, words | {"answers": {question.key: False}}, world.contact, draft.seen)
    with pytest.raises(Refused, match="asks for: lecture"):
        proposals.submit(draft, world.contact)
    draft = proposals.edit(draft, {"type": "lecture"}, world.contact, draft.seen)
    with pytest.raises(Refused, match="45, 60 minutes"):
        proposals.submit(draft, world.contact)
    draft = proposals.edit(draft, {"minutes": 45}, world.contact, draft.seen)
    assert proposals.submit(draft, world.contact).sent["answers"] == {question.key: False}
    with pytest.raises(Refused, match="stays as it is"):
        calls.save_question(call, {"kind": "short", "choices": [], "label": "?"}, world.organiser, question)
    assert calls.remove_question(question, world.organiser) is False, "retired, with its answers"


def test_questions_and_criteria_are_moved_and_choices_needed(world, call):
    rows = [CallCriterionFactory(call=call, title=title, position=place) for place, title in enumerate("ABC", 1)]
    calls.move(rows[2], -1, world.organiser)
    assert [row.title for row in call.criteria.all()] == ["A", "C", "B"]
    with pytest.raises(Refused, match="two choices"):
        calls.save_question(call, {"kind": "choice", "choices": ["one"], "label": "?"}, world.organiser)
    with pytest.raises(Refused, match="this title"):
        calls.save_criterion(call, {"title": "a"}, world.organiser)


def test_close_ends_it_now(world, call):
    assert calls.close(call, world.organiser).standing == Call.Standing.CLOSED
    with pytest.raises(Refused, match="not open"):
        calls.close(call, world.organiser)
