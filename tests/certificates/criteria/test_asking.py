"""A refusal looked at again: asked once, answered by a named officer, told by mail both ways."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from certificates.criteria.asking import answer, ask
from certificates.criteria.eligibility import standing_of
from certificates.criteria.rehearsal import rehearse
from certificates.criteria.waiting import requests_to_answer
from certificates.criteria.who import why_cannot_ask
from certificates.models import CriteriaTerms, CriterionException, Reconsideration
from records.errors import Refused
from records.models import OutgoingMail
from tests.certificates.conftest import issue_to
from tests.factories import CriterionExceptionFactory, MembershipFactory, ReconsiderationFactory, UserFactory

WORDS = "Question 4 was counted wrong."


def kinds_of_mail(to):
    return list(OutgoingMail.objects.filter(recipient=to).order_by("pk").values_list("kind", flat=True))


def test_a_request_reaches_every_officer_and_the_answer_the_participant(school):
    application = school.add(points=11)
    other = MembershipFactory(organisation=school.cohort.organisation, role="officer").user
    asked = ask(application, WORDS)
    for officer in (school.officer, other):
        assert kinds_of_mail(officer) == ["certificates/reconsideration_asked"]
        assert len(requests_to_answer(officer)) == 1
    answer(asked, "upheld", "Counted again: it was right.", by=school.officer, exceptions=[school.test])
    asked.refresh_from_db()
    assert (asked.state, asked.answered_by) == ("upheld", school.officer)
    assert standing_of(application).award == "completion"
    assert CriterionException.objects.get().reason == "Counted again: it was right."
    assert kinds_of_mail(application.person) == ["certificates/reconsideration_answered"]
    assert requests_to_answer(school.officer) == []
    mail = OutgoingMail.objects.get(recipient=application.person)
    assert WORDS not in mail.text
    assert "Counted again" not in mail.text


def test_each_refusal_is_looked_at_once(school):
    application = school.add(points=11)
    asked = ask(application, WORDS)
    with pytest.raises(Refused, match="asked already"):
        ask(application, WORDS)
    answer(asked, "kept", "The key says otherwise.", by=school.officer)
    with pytest.raises(Refused, match="nothing has changed"):
        ask(application, WORDS)
    application.scores.update(points=10)
    assert ask(application, WORDS).state == "open"


def test_granting_means_that_the_certificate_follows(school):
    asked = ask(school.add(points=11, block=60), WORDS)
    with pytest.raises(Refused, match="Still missing: Attendance"):
        answer(asked, "upheld", "Fine.", by=school.officer, exceptions=[school.test])
    asked.refresh_from_db()
    assert asked.state == "open"
    assert not CriterionException.objects.exists()


def test_granting_attendance_takes_that_part_alone(school):
    asked = ask(school.add(points=11, block=110), WORDS, "attendance")
    answer(asked, "upheld", "The train was late.", by=school.officer, exceptions=[school.full])
    assert standing_of(asked.application).award == "attendance"


@pytest.mark.parametrize(
    ("given", "reason"),
    [({}, "meet every criterion"), ({"points": None}, "still to be entered"), ({"points": 11}, "")],
)
def test_who_can_ask(school, given, reason):
    said = why_cannot_ask(standing_of(school.add(**given)))
    assert reason in said if reason else said == ""


def test_a_last_day_to_ask(school):
    application = school.add(points=11)
    CriteriaTerms.objects.create(cohort=school.cohort, reconsider_days=1)
    assert "until" in why_cannot_ask(standing_of(application))
    school.cohort.ends_on = date.today() + timedelta(days=3)
    school.cohort.save()
    assert "not ended" in why_cannot_ask(standing_of(application))


@pytest.mark.parametrize("words", ["", "  \n "])
def test_words_are_asked_of_both(school, words):
    application = school.add(points=11)
    with pytest.raises(Refused):
        ask(application, words)
    asked = ReconsiderationFactory(application=application)
    with pytest.raises(Refused):
        answer(asked, "kept", words, by=school.officer)
    with pytest.raises(Refused):
        answer(asked, "open", "So.", by=school.officer)


def test_two_officers_do_not_answer_twice(school):
    asked = ask(school.add(points=11), WORDS)
    answer(asked, "kept", "No.", by=school.officer)
    with pytest.raises(Refused, match="answered this already"):
        answer(asked, "kept", "No again.", by=UserFactory())


# Pages


def test_the_participant_sees_every_line_and_asks(client, school):
    application = school.add(points=11)
    client.force_login(application.person)
    page = reverse("certificates:my_standing", args=[application.public_id])
    shown = client.get(page).content.decode()
    assert "11 of 15 points, 73 %" in shown
    assert "asked 80 %" in shown
    address = reverse("certificates:ask_reconsideration", args=[application.public_id])
    refused = client.post(address, {"asked_for": "completion", "words": ""})
    assert refused.status_code == 422
    assert client.post(address, {"asked_for": "completion", "words": WORDS}).status_code == 302
    assert WORDS in client.get(page).content.decode()
    client.post(address, {"asked_for": "completion", "words": "twice"})
    assert Reconsideration.objects.count() == 1


def test_the_page_is_ones_own_and_after_the_end(client, school):
    application = school.add(points=11)
    page = reverse("certificates:my_standing", args=[application.public_id])
    for user in (UserFactory(), school.officer, school.organiser):
        client.force_login(user)
        assert client.get(page).status_code == 404
    client.force_login(application.person)
    school.cohort.ends_on = date.today() + timedelta(days=3)
    school.cohort.save()
    shown = client.get(page).content.decode()
    assert "after the last day" in shown
    assert "11 of 15" not in shown


def test_the_officer_answers_on_the_page(as_officer, school):
    asked = ask(school.add(points=11), WORDS)
    page = reverse("certificates:answer_reconsideration", args=[school.cohort.public_id, asked.public_id])
    assert WORDS in as_officer.get(page).content.decode()
    sent = {"state": "upheld", "answer": "Counted again."}
    refused = as_officer.post(page, sent)
    assert refused.status_code == 422
    assert "Still missing" in refused.content.decode()
    assert "Counted again." in refused.content.decode()
    sent["exceptions"] = [str(school.test.public_id)]
    assert as_officer.post(page, sent).status_code == 302
    asked.refresh_from_db()
    assert asked.state == "upheld"
    assert as_officer.post(page, sent).status_code == 409  # a stale tab


def test_the_organiser_reads_and_does_not_answer(client, school):
    asked = ask(school.add(points=11), WORDS)
    client.force_login(school.organiser)
    page = reverse("certificates:answer_reconsideration", args=[school.cohort.public_id, asked.public_id])
    assert "A certificate officer answers." in client.get(page).content.decode()
    client.post(page, {"state": "kept", "answer": "No."})
    asked.refresh_from_db()
    assert asked.state == "open"


@pytest.mark.parametrize("people", [1, 30])
def test_the_list_is_searched_filtered_exported_in_fixed_queries(
    as_officer, school, people, django_assert_max_num_queries
):
    for number in range(people):
        ReconsiderationFactory(application=school.add(f"Person {number:02}", points=11))
    page = reverse("certificates:reconsiderations", args=[school.cohort.public_id])
    as_officer.get(page)
    with django_assert_max_num_queries(30):
        assert "Person 00" in as_officer.get(page).content.decode()
    assert "Person 00" in as_officer.get(page, {"q": "person 00", "state": "open"}).content.decode()
    assert "Nothing matches" in as_officer.get(page, {"state": "kept"}).content.decode()
    exported = as_officer.get(page, {"export": "csv"}).content.decode()
    assert exported.count("Person") == people
    assert WORDS not in exported


def test_an_exception_is_made_and_taken_back_on_the_record(as_officer, school):
    application = school.add(points=11)
    record = reverse("certificates:participant", args=[school.cohort.public_id, application.public_id])
    grant = reverse(
        "certificates:grant_exception", args=[school.cohort.public_id, application.public_id, school.test.public_id]
    )
    assert grant in as_officer.get(record).content.decode()
    assert as_officer.post(grant, {"reason": ""}).status_code == 422
    as_officer.post(grant, {"reason": "Oral test instead."})
    shown = as_officer.get(record).content.decode()
    assert "Oral test instead." in shown
    exception = CriterionException.objects.get()
    withdraw = reverse("certificates:withdraw_exception", args=[school.cohort.public_id, exception.public_id])
    as_officer.post(withdraw, {"reason": "It was not taken."})
    assert "It was not taken." in as_officer.get(record).content.decode()
    assert standing_of(application).award == "attendance"


def test_an_old_proof_is_not_enough_for_an_exception(client, school):
    application = school.add(points=11)
    client.force_login(school.officer)
    grant = reverse(
        "certificates:grant_exception", args=[school.cohort.public_id, application.public_id, school.test.public_id]
    )
    response = client.post(grant, {"reason": "Oral test instead."})
    assert response.status_code == 302
    assert "reauthenticate" in response["Location"]
    assert not CriterionException.objects.exists()


def test_an_exception_elsewhere_is_not_there(as_officer, school):
    other = CriterionExceptionFactory()
    page = reverse("certificates:withdraw_exception", args=[school.cohort.public_id, other.public_id])
    assert as_officer.get(page).status_code == 404


def test_a_certificate_of_attendance_can_still_become_the_other(school, run_jobs):
    application = school.add(points=11)
    issue_to(school, run_jobs, "Wout Claes")
    assert application.certificates.get().kind == "attendance"
    asked = ask(application, WORDS)
    answer(asked, "upheld", "Counted again.", by=school.officer, exceptions=[school.test])
    row = next(row for row in rehearse(school.cohort)[0] if row.standing.application == application)
    assert row.outcome == "has_one"
    assert row.warnings == ["Meets every criterion now: replace the certificate of attendance."]
