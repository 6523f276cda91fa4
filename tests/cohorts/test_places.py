"""Applying and who gets a place (PLACES and WAITING LIST in docs/rules.md)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cohorts.actions import line, places
from cohorts.actions.places import Answers
from cohorts.models import Application, Cohort
from records.errors import Refused
from records.models import MailAttachment, OutgoingMail
from tests.factories import (
    CohortFactory,
    CohortRoleFactory,
    MembershipFactory,
    SchoolFactory,
    SessionFactory,
    SittingFactory,
    TextFactory,
    UserFactory,
    release,
)

pytestmark = pytest.mark.django_db
State = Application.State
ANSWERS = Answers(study_programme="Biomedical laboratory technology", study_year=3, motivation="To see it done.")


def apply(cohort, person=None):
    return places.apply(cohort, person or UserFactory(), ANSWERS)


def states(cohort):
    return list(cohort.applications.order_by("queue_number").values_list("state", flat=True))


def mails_to(person):
    return list(OutgoingMail.objects.filter(recipient=person).order_by("pk").values_list("kind", flat=True))


@pytest.fixture
def team(db):
    return MembershipFactory().user


@pytest.fixture
def by_decision():
    return CohortFactory(admission=Cohort.Admission.BY_DECISION, capacity=2)


def test_apply_gives_places_first_come_and_puts_the_36th_student_on_the_waiting_list():
    cohort = CohortFactory(capacity=35)
    applications = [apply(cohort) for _number in range(36)]
    assert [a.state for a in applications[:35]] == [State.ACCEPTED] * 35
    assert applications[35].state == State.WAITING
    assert [a.queue_number for a in applications] == list(range(1, 37))
    assert mails_to(applications[0].person) == ["cohorts/accepted"]
    assert mails_to(applications[35].person) == ["cohorts/waiting"]


def test_the_mail_of_a_place_carries_the_days_and_the_placed_sittings():
    cohort = CohortFactory()
    SittingFactory(session=SessionFactory(cohort=cohort, title="Gowning dry run"))
    SittingFactory(session=SessionFactory(cohort=cohort, title="Not placed yet"), room=None, during=None)
    release(cohort)
    apply(cohort)
    content = bytes(MailAttachment.objects.get().content).decode()
    assert "METHOD:PUBLISH" in content
    assert content.count("BEGIN:VEVENT") == 2
    assert "SUMMARY:Gowning dry run" in content
    assert "DTSTART;TZID=Europe/Brussels:" in content
    assert f"UID:cohort-{cohort.public_id}@localhost" in content


def test_the_mail_says_the_position_in_the_readers_language():
    cohort = CohortFactory(capacity=1)
    apply(cohort)
    apply(cohort)
    third = apply(cohort, UserFactory(language="nl"))
    mail = OutgoingMail.objects.get(recipient=third.person)
    assert mail.language == "nl"
    assert "2e" in mail.subject
    assert mail.about == cohort.public_id
    assert mail.reply_to == cohort.contact_email


def test_an_application_by_decision_waits_for_the_team(by_decision):
    application = apply(by_decision)
    assert application.state == State.SUBMITTED
    assert mails_to(application.person) == ["cohorts/received"]


def test_a_withdrawn_place_is_offered_at_once_to_the_first_in_line():
    cohort = CohortFactory(capacity=1)
    first, second, _third = (apply(cohort) for _number in range(3))
    places.withdraw(first, by=first.person)
    assert states(cohort) == [State.WITHDRAWN, State.OFFERED, State.WAITING]
    second.refresh_from_db()
    assert second.offer_expires_at > timezone.now() + timedelta(hours=71)
    assert mails_to(second.person) == ["cohorts/waiting", "cohorts/place_offered"]
    assert mails_to(first.person) == ["cohorts/accepted", "cohorts/withdrawn"]


def test_an_offer_is_taken_or_goes_to_the_next():
    cohort = CohortFactory(capacity=1)
    first, second, third = (apply(cohort) for _number in range(3))
    places.withdraw(first, by=first.person)
    places.decline_offer(second)
    assert states(cohort) == [State.WITHDRAWN, State.DECLINED, State.OFFERED]
    places.accept_offer(third)
    assert states(cohort) == [State.WITHDRAWN, State.DECLINED, State.ACCEPTED]
    with pytest.raises(Refused, match="already"):
        places.accept_offer(third)


def test_an_overdue_offer_lapses_once_and_goes_to_the_next():
    cohort = CohortFactory(capacity=1)
    first, second, _third = (apply(cohort) for _number in range(3))
    places.withdraw(first, by=first.person)
    later = timezone.now() + timedelta(hours=80)
    assert line.settle_due(later) == 1
    assert states(cohort) == [State.WITHDRAWN, State.LAPSED, State.OFFERED]
    assert line.settle_due(timezone.now()) == 0
    assert mails_to(second.person)[-1] == "cohorts/lapsed"


def test_an_offer_cannot_be_taken_after_its_deadline_even_before_the_clock_came_by():
    cohort = CohortFactory(capacity=1)
    first, second = (apply(cohort) for _number in range(2))
    places.withdraw(first, by=first.person)
    Application.objects.filter(pk=second.pk).update(offer_expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(Refused, match="The offer ended on"):
        places.accept_offer(second)
    assert line.settle_due() == 1


def test_the_deadline_of_an_offer_is_a_full_hour_and_never_after_the_beginning():
    cohort = CohortFactory(offer_hours=72)
    deadline = line.offer_deadline(cohort, timezone.now())
    assert deadline.minute == 0
    assert timedelta(hours=72) <= deadline - timezone.now() + timedelta(seconds=5) < timedelta(hours=73, seconds=5)
    soon = CohortFactory(offer_hours=24 * 30, starts_on=timezone.localdate() + timedelta(days=3))
    assert line.offer_deadline(soon) == soon.begins_at


def test_nothing_is_offered_once_the_cohort_has_begun():
    cohort = CohortFactory(capacity=1)
    first, _second = (apply(cohort) for _number in range(2))
    Cohort.objects.filter(pk=cohort.pk).update(starts_on=timezone.localdate(), ends_on=timezone.localdate())
    first.refresh_from_db()
    with pytest.raises(Refused, match="has begun"):
        places.withdraw(first, by=first.person)
    assert states(cohort) == [State.ACCEPTED, State.WAITING]


def test_more_places_go_to_the_waiting_list_and_never_fewer_than_are_held(team):
    cohort = CohortFactory(capacity=1)
    for _number in range(4):
        apply(cohort)
    places.change_capacity(cohort, 3, by=team)
    assert states(cohort) == [State.ACCEPTED, State.OFFERED, State.OFFERED, State.WAITING]
    with pytest.raises(Refused, match="3 places are given or offered already"):
        places.change_capacity(cohort, 2, by=team)


def test_the_team_offers_places_and_fills_the_waiting_list_when_all_are_given(by_decision, team):
    first, second, third, _fourth = (apply(by_decision) for _number in range(4))
    with pytest.raises(Refused, match="A place is free"):
        places.put_on_waiting_list(third, by=team)
    places.offer_place(first, by=team)
    places.offer_place(second, by=team)
    with pytest.raises(Refused, match="All 2 places"):
        places.offer_place(third, by=team)
    places.put_on_waiting_list(third, by=team)
    places.decline_offer(first)
    assert states(by_decision) == [State.DECLINED, State.OFFERED, State.OFFERED, State.SUBMITTED]
    assert mails_to(third.person)[-1] == "cohorts/place_offered"


def test_a_refusal_needs_a_reason_and_can_be_taken_back(by_decision, team):
    application = apply(by_decision)
    with pytest.raises(Refused, match="reason"):
        places.refuse(application, by=team, reason="  ")
    refused = places.refuse(application, by=team, reason="The course asks for a second year.")
    assert refused.decided_by == team
    mail = OutgoingMail.objects.get(kind="cohorts/refused")
    assert "The course asks for a second year." in mail.text
    with pytest.raises(Refused, match="declined"):
        apply(by_decision, application.person)
    assert places.reconsider(refused, by=team).state == State.SUBMITTED


def test_an_offer_taken_back_goes_to_the_next(by_decision, team):
    first, second, third = (apply(by_decision) for _number in range(3))
    places.offer_place(first, by=team)
    places.offer_place(second, by=team)
    places.put_on_waiting_list(third, by=team)
    places.refuse(first, by=team, reason="Not enrolled at the school.")
    assert states(by_decision) == [State.REFUSED, State.OFFERED, State.OFFERED]


def test_applying_again_after_withdrawal_joins_the_end_of_the_line():
    cohort = CohortFactory(capacity=1)
    _first, second = (apply(cohort) for _number in range(2))
    places.withdraw(second, by=second.person)
    apply(cohort)
    again = apply(cohort, second.person)
    assert again.pk == second.pk
    assert again.queue_number == 4
    assert cohort.applications.count() == 3


def test_first_come_decides_about_those_who_waited_for_a_decision(by_decision, team):
    for _number in range(3):
        apply(by_decision)
    places.change_admission(by_decision, Cohort.Admission.FIRST_COME, by=team)
    assert states(by_decision) == [State.OFFERED, State.OFFERED, State.WAITING]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"published_at": None}, "Applications open on"),
        ({"applications_open_at": timezone.now() + timedelta(days=1)}, "Applications open on"),
        ({"applications_close_at": timezone.now() - timedelta(days=1)}, "Applications closed on"),
        ({"cancelled_at": timezone.now()}, "was cancelled"),
    ],
)
def test_nobody_applies_when_the_cohort_takes_no_applications(change, words):
    cohort = CohortFactory()
    Cohort.objects.filter(pk=cohort.pk).update(**change)
    with pytest.raises(Refused, match=words):
        apply(cohort)  # the verb reads the cohort anew, whatever the page had read
    assert not Application.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_nobody_applies_twice():
    cohort = CohortFactory(capacity=1)
    enrolled, waiting = apply(cohort), apply(cohort)
    with pytest.raises(Refused, match="You have a place"):
        apply(cohort, enrolled.person)
    with pytest.raises(Refused, match="You have applied already"):
        apply(cohort, waiting.person)


def test_those_who_work_in_a_cohort_take_none_of_its_places():
    role = CohortRoleFactory()
    with pytest.raises(Refused, match="You work in this cohort"):
        apply(role.cohort, role.user)


def test_required_texts_have_to_be_accepted_and_each_acceptance_is_kept():
    cohort = CohortFactory()
    privacy, photos = TextFactory(organisation=cohort.organisation), TextFactory(key="photos", required=False)
    cohort.texts.set([privacy, photos])
    person = UserFactory()
    with pytest.raises(Refused, match="privacy notice"):
        places.apply(cohort, person, ANSWERS, [photos])
    assert not person.acceptances.exists()
    places.apply(cohort, person, ANSWERS, [privacy])
    assert [acceptance.text for acceptance in person.acceptances.all()] == [privacy]


def test_a_draft_keeps_what_was_typed_and_promises_nothing():
    cohort, person = CohortFactory(), UserFactory()
    school = SchoolFactory(keeper=cohort.organisation)
    draft = places.save_draft(cohort, person, Answers(school=school, motivation="Because"))
    assert draft.state == State.DRAFT
    assert draft.queue_number is None
    sent = apply(cohort, person)
    assert sent.pk == draft.pk
    with pytest.raises(Refused):
        places.save_draft(cohort, person, Answers(motivation="Too late"))
    sent.refresh_from_db()
    assert sent.motivation == "To see it done."


def test_the_team_withdraws_for_a_student_with_a_reason(team):
    application = apply(CohortFactory())
    with pytest.raises(Refused, match="Say why"):
        places.withdraw(application, by=team)
    places.withdraw(application, by=team, reason="Called on Monday: broke a leg.")
    mail = OutgoingMail.objects.get(kind="cohorts/withdrawn")
    assert "broke a leg" in mail.text
