"""The pages of the call, by the people who open them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from partners.actions import proposals, scoring, talking
from partners.models import Call, LateSending, Message, Proposal
from records.nextthings import next_things
from tests.factories import (
    CallCriterionFactory,
    CallQuestionFactory,
    CallReviewerFactory,
    MembershipFactory,
    PartnershipFactory,
    ProposalFactory,
)
from tests.partners.pictures import picture, upload

pytestmark = pytest.mark.django_db
State = Proposal.State


@pytest.fixture
def as_organiser(client, world):
    client.force_login(world.organiser)
    return client


@pytest.fixture
def as_contact(client, world):
    client.force_login(world.contact)
    return client


def url(world, name, *args):
    return reverse(f"partners:{name}", args=[world.cohort.public_id, *args])


def own(world, name):
    return reverse(f"partners:{name}", args=[world.cohort.public_id, world.organisation.public_id])


def test_a_call_is_written_published_and_closed_on_its_pages(as_organiser, world):
    assert "No call yet" in as_organiser.get(url(world, "call")).content.decode()
    typed = {
        "intro": "Come.",
        "opens_at": "2026-01-01T09:00",
        "closes_at": (timezone.now() + timedelta(days=9)).strftime("%Y-%m-%dT%H:%M"),
        "types": ["lecture"],
        "lengths": "90, 45",
    }
    assert as_organiser.post(url(world, "edit_call"), typed | {"lengths": "long"}).status_code == 422
    assert as_organiser.post(url(world, "edit_call"), typed).status_code == 302
    call = Call.objects.get()
    assert call.lengths == [45, 90]
    assert call.opens_at.astimezone(world.cohort.zone).hour == 9
    stale = as_organiser.post(url(world, "edit_call"), typed | {"seen": "2020"})
    assert stale.status_code == 422
    assert "colleague" in stale.content.decode()
    assert as_organiser.get(url(world, "publish_call")).status_code == 200
    assert Call.objects.get().published_at is None
    as_organiser.post(url(world, "publish_call"))
    as_organiser.post(url(world, "close_call"))
    assert Call.objects.get().standing == "closed"


def test_questions_and_criteria_on_their_pages(as_organiser, world, call):
    asked = {"label": "Kit?", "kind": "choice", "choices": "yes\nno", "help": "<b>"}
    assert as_organiser.post(url(world, "add_call_question"), asked | {"choices": "one"}).status_code == 422
    assert as_organiser.post(url(world, "add_call_question"), asked).status_code == 302
    question = call.questions.get()
    assert question.choices == ["yes", "no"]
    as_organiser.post(url(world, "add_call_criterion"), {"title": "Fit", "most_points": 5, "weight": 1})
    as_organiser.post(url(world, "move_call_criterion", call.criteria.get().public_id), {"to": "up"})
    assert "Kit?" in as_organiser.get(url(world, "call")).content.decode()
    as_organiser.post(url(world, "remove_call_question", question.public_id))
    as_organiser.post(url(world, "remove_call_criterion", call.criteria.get().public_id))
    assert not call.questions.exists()
    assert not call.criteria.exists()


def test_a_partner_reads_the_call_and_answers_its_questions(as_contact, world, words, call):
    question = CallQuestionFactory(call=call, label="Kit & co?", kind="choices", choices=["A", "B"], required=True)
    assert "Propose a session" in as_contact.get(own(world, "own_call")).content.decode()
    new = own(world, "new_proposal")
    answer = as_contact.post(new, words | {"do": "send"})
    assert answer.status_code == 422
    assert question.field_name in answer.context["form"].errors
    assert as_contact.post(new, words | {"do": "send", question.field_name: ["B"]}).status_code == 302
    row = Proposal.objects.get()
    assert (row.state, row.sent["answers"]) == (State.SUBMITTED, {question.key: ["B"]})
    page = as_contact.get(reverse("partners:proposal", args=[row.public_id])).content.decode()
    assert "Kit &amp; co?" in page


def test_what_is_typed_keeps_itself_and_the_form_then_saves_the_same_draft(as_contact, world, words, call):
    page = as_contact.get(own(world, "new_proposal"))
    number = str(page.context["form"]["number"].value())
    keep, typed = own(world, "keep_proposal"), words | {"number": number, "seen": ""}
    first = as_contact.post(keep, typed | {"title": "Half"})
    assert "Kept as a draft" in first.content.decode()
    row = Proposal.objects.get()
    second = as_contact.post(keep, typed | {"title": "Whole", "seen": row.seen})
    assert second.context["seen"] != row.seen
    stale = as_contact.post(keep, typed | {"title": "Other", "seen": row.seen}).content.decode()
    assert "colleague" in stale
    wrong = as_contact.post(keep, typed | {"minutes": "0", "seen": second.context["seen"]}).content.decode()
    assert "Not kept yet: Minutes" in wrong
    done = as_contact.post(own(world, "new_proposal"), typed | {"title": "Done", "seen": second.context["seen"]})
    assert done.status_code == 302
    assert Proposal.objects.get().title == "Done"


def test_nothing_is_kept_where_nothing_may_be_written(client, world, words, call):
    for person in (world.rival, world.student, world.organiser):
        client.force_login(person)
        assert client.post(own(world, "keep_proposal"), words).status_code == 404
    client.force_login(world.contact)
    Call.objects.update(closes_at=timezone.now() - timedelta(hours=1))
    assert "closed on" in client.post(own(world, "keep_proposal"), words).content.decode()
    assert not Proposal.objects.exists()


def test_late_is_asked_and_answered_on_the_pages(client, world, call):
    Call.objects.update(closes_at=timezone.now() - timedelta(hours=1))
    client.force_login(world.contact)
    assert "Ask to send late" in client.get(own(world, "own_call")).content.decode()
    assert client.post(own(world, "ask_late"), {"words": " "}).status_code == 422
    client.post(own(world, "ask_late"), {"words": "Please."})
    client.force_login(world.organiser)
    assert "asks to send a proposal late" in str([thing.title for thing in next_things(world.organiser)])
    until = (timezone.now() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    typed = {"organisation": str(world.organisation.public_id), "until": until}
    assert client.post(url(world, "late"), typed | {"until": "2020-01-01T00:00"}).status_code == 422
    assert client.post(url(world, "late"), typed).status_code == 302
    late = LateSending.objects.get()
    assert late.is_running
    assert client.post(url(world, "refuse_late", late.public_id), {"reason": ""}).status_code == 422
    client.force_login(world.contact)
    assert client.get(own(world, "new_proposal")).context["refusal"] == ""


def test_a_speaker_is_told_of_with_picture_and_times(as_contact, world, draft):
    speaker = draft.speakers.get()
    keys = [draft.public_id, speaker.public_id]
    page = reverse("partners:speaker", args=keys)
    told = {"email": "ada@cell.example", "biography": "B.", "seen": speaker.seen}
    assert as_contact.post(page, told | {"email": "no"}).status_code == 422
    assert as_contact.post(page, told).status_code == 302
    both = as_contact.post(page, told | {"biography": "Mine"})
    assert both.status_code == 409
    assert "Mine" in both.content.decode()
    send = reverse("partners:set_speaker_picture", args=keys)
    assert as_contact.post(send, {"picture": upload(b"<svg/>", "a.svg")}).status_code == 422
    assert as_contact.post(send, {"picture": upload(picture())}).status_code == 302
    day = world.cohort.starts_on.isoformat()
    add = reverse("partners:add_absence", args=keys)
    assert as_contact.post(add, {"day": day, "starts": "12:00", "ends": "09:00"}).status_code == 422
    assert as_contact.post(add, {"day": day, "starts": "09:00", "ends": "12:00"}).status_code == 302
    assert "09:00 to 12:00" in as_contact.get(page).content.decode()
    absence = speaker.absences.get()
    for _twice in range(2):
        gone = reverse("partners:remove_absence", args=[*keys, absence.public_id])
        assert as_contact.post(gone).status_code == 302


def test_the_picture_is_for_both_sides_once_it_was_sent(client, world, draft):
    client.force_login(world.contact)
    speaker = draft.speakers.get()
    send = reverse("partners:set_speaker_picture", args=[draft.public_id, speaker.public_id])
    client.post(send, {"picture": upload(picture())})
    address = reverse("partners:speaker_picture", args=[speaker.public_id])
    assert client.get(address)["Content-Type"] == "image/png"
    client.force_login(world.organiser)
    assert client.get(address).status_code == 404, "a draft is the partner's own"
    proposals.submit(draft, world.contact)
    assert client.get(address).status_code == 200
    for nobody in (world.rival, world.student, world.other_organiser):
        client.force_login(nobody)
        assert client.get(address).status_code == 404


def test_a_reviewer_scores_and_the_partner_never_sees_it(client, world, call, sent):
    criterion = CallCriterionFactory(call=call, title="Fit")
    member = MembershipFactory(organisation=world.cohort.organisation, role=Role.MEMBER).user
    client.force_login(member)
    assert client.get(url(world, "scoring")).status_code == 404
    CallReviewerFactory(call=call, person=member)
    assert "waits for your points" in str([thing.title for thing in next_things(member)])
    page = client.get(url(world, "score", sent.public_id))
    field = page.context["form"].name_of(criterion)
    assert client.post(url(world, "score", sent.public_id), {"do": "send"}).status_code == 422
    client.post(url(world, "score", sent.public_id), {"do": "send", field: 4, "comment": "Secret opinion"})
    assert "80" in client.get(url(world, "scoring") + "?state=scored").content.decode()
    assert "Secret opinion" in client.get(url(world, "scoring") + "?export=csv").content.decode()
    client.force_login(world.organiser)
    assert "Secret opinion" in client.get(url(world, "decide_proposal", sent.public_id)).content.decode()
    client.force_login(world.contact)
    assert "Secret opinion" not in client.get(reverse("partners:proposal", args=[sent.public_id])).content.decode()
    assert client.get(url(world, "score", sent.public_id)).status_code == 404


def test_both_sides_talk_and_notes_stay_with_the_team(client, world, sent):
    client.force_login(world.organiser)
    say = url(world, "say_as_team", sent.public_id)
    client.post(say, {"do": "say", "words": "Shorter?"})
    client.post(say, {"do": "note", "words": "Ask the site."})
    client.force_login(world.contact)
    page = reverse("partners:proposal", args=[sent.public_id])
    shown = client.get(page).content.decode()
    assert "Shorter?" in shown
    assert "Ask the site." not in shown
    client.post(reverse("partners:say_as_partner", args=[sent.public_id]), {"words": "x" * 4001})
    assert "x" * 4001 in client.get(page).content.decode(), "what was typed is in the form again"
    client.post(reverse("partners:say_as_partner", args=[sent.public_id]), {"words": "Yes.", "do": "note"})
    assert Message.objects.filter(by_partner=True, is_internal=False).count() == 1


def test_several_are_decided_after_a_look_each_for_itself(as_organiser, world, call):
    make = {"cohort": world.cohort, "organisation": world.organisation}
    rows = [ProposalFactory(title=f"P{n}", state=State.SUBMITTED, **make) for n in range(3)]
    proposals.accept(rows[0], world.organiser)
    foreign = ProposalFactory(state=State.SUBMITTED)
    picked = {"pick": [str(row.public_id) for row in [*rows, foreign]] + ["nonsense"]}
    address = url(world, "decide_proposals")
    look = as_organiser.post(address, picked | {"do": "accept"})
    assert look.context["number"] == 2
    assert world.cohort.sessions.count() == 1, "nothing yet"
    for _twice in range(2):
        as_organiser.post(address, picked | {"do": "accept", "sure": "yes"})
    assert world.cohort.sessions.count() == 3
    foreign.refresh_from_db()
    assert foreign.state == State.SUBMITTED
    other = ProposalFactory(state=State.SUBMITTED, **make)
    one = {"pick": str(other.public_id), "do": "decline", "sure": "yes"}
    assert as_organiser.post(address, one).status_code == 422
    as_organiser.post(address, one | {"reason": "No room."})
    other.refresh_from_db()
    assert (other.state, other.decision_reason) == (State.DECLINED, "No room.")
    assert as_organiser.post(address, {"do": "accept"}).status_code == 302


@pytest.mark.parametrize("name", ["proposals", "scoring", "late"])
def test_lists_take_as_many_queries_for_one_as_for_thirty(as_organiser, world, call, name):
    counts = []
    for number in (1, 29):
        for _ in range(number):
            row = PartnershipFactory(cohort=world.cohort)
            proposal = ProposalFactory(cohort=world.cohort, organisation=row.organisation, state=State.SUBMITTED)
            scoring.save_review(proposal, world.organiser, {}, "Fine.", send=True)
            LateSending.objects.create(call=call, organisation=row.organisation, asked_by=world.contact)
        with CaptureQueriesContext(connection) as queries:
            assert as_organiser.get(url(world, name)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_proposals_page_takes_as_many_queries_for_one_message_as_for_thirty(client, world, sent):
    counts = []
    for number in (1, 29):
        for n in range(number):
            talking.say(sent, world.organiser, f"Number {number} {n}", by_partner=False)
        for person, page in (
            (world.organiser, url(world, "decide_proposal", sent.public_id)),
            (world.contact, reverse("partners:proposal", args=[sent.public_id])),
        ):
            client.force_login(person)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(page).status_code == 200
            counts.append(len(queries))
    assert counts[:2] == counts[2:]
