"""The pages of a quiz: what a phone delivers, without JavaScript, and the desk."""

import json
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from cohorts.actions import quizzes as actions
from cohorts.models import Application, CohortQuiz
from courses.actions import attempts as taking
from courses.models import Attempt
from tests.factories import (
    ApplicationFactory,
    CohortQuizFactory,
    MembershipFactory,
    QuizPartFactory,
    QuizVersionFactory,
)

from .quizzing import enrol, give, right_of, take

pytestmark = pytest.mark.django_db
ACCEPTED = {"state": Application.State.ACCEPTED, "queue_number": 1, "submitted_at": timezone.now()}


def _deliver(client, attempt, body):
    url = reverse("cohorts:deliver_answers", args=[attempt.public_id])
    return client.post(url, body if isinstance(body, str) else json.dumps(body), content_type="application/json")


def test_the_page_delivers_answers(client):
    quiz = give(questions=2)
    application = enrol(quiz)
    client.force_login(application.person)
    attempt = actions.begin(quiz, application)
    key = str(uuid.uuid4())
    sent = {"now": timezone.now().isoformat(), "answers": [{"key": key, "place": 0, "value": right_of(attempt, 0)}]}
    assert _deliver(client, attempt, sent).json() == {"kept": [key], "late": []}
    assert taking.counting(attempt) == {0: right_of(attempt, 0)}


@pytest.mark.parametrize(
    "body",
    [
        "{",
        "[]",
        '{"answers": 3}',
        '{"answers": [{}]}',
        '{"answers": [{"key": "x", "place": 0, "value": "1"}]}',
        '{"answers": [{"key": "6f1c1f0e-0000-4000-8000-000000000000", "place": "0", "value": "1"}]}',
        '{"answers": [{"key": "6f1c1f0e-0000-4000-8000-000000000000", "place": true, "value": "1"}]}',
        "x" * 200_000,
    ],
)
def test_what_is_no_answer_is_refused(client, body):
    quiz = give(questions=2)
    application = enrol(quiz)
    client.force_login(application.person)
    attempt = actions.begin(quiz, application)
    assert _deliver(client, attempt, body).status_code == 400


@pytest.mark.parametrize("value", ["99", 7, ["1"], {"1": "2"}, True, "\x00"])
def test_an_answer_that_no_page_sends_is_not_kept(client, value):
    quiz = give(questions=1)
    application = enrol(quiz)
    client.force_login(application.person)
    attempt = actions.begin(quiz, application)
    sent = {"answers": [{"key": str(uuid.uuid4()), "place": place, "value": value} for place in (0, 1, -1, 10**12)]}
    assert _deliver(client, attempt, sent).status_code == 200
    assert not attempt.answers.exists()


def test_a_closed_attempt_takes_no_answer(client):
    quiz = give()
    application = enrol(quiz)
    client.force_login(application.person)
    attempt = take(quiz, application)
    answered = {"answers": [{"key": str(uuid.uuid4()), "place": 0, "value": "1"}]}
    assert _deliver(client, attempt, answered).status_code == 409


def test_a_quiz_is_taken_without_javascript(client):
    quiz = give(gate=True)
    application = enrol(quiz)
    client.force_login(application.person)
    page = client.get(reverse("cohorts:my_quizzes", args=[application.public_id]))
    assert str(quiz) in page.content.decode()
    start = reverse("cohorts:my_quiz", args=[application.public_id, quiz.public_id])
    assert client.get(start).status_code == 200
    here = client.post(start)["Location"]
    attempt = Attempt.objects.get()
    assert client.get(here).status_code == 200
    typed = {f"q{place}": right_of(attempt, place) for place in range(3)}
    assert client.post(here, typed | {"do": "hand_in"})["Location"].endswith("/hand-in/")
    assert "Every question is answered" in client.get(here + "hand-in/").content.decode()
    assert client.post(here + "hand-in/")["Location"] == here
    page = client.get(here).content.decode()
    assert "Passed" in page
    assert "Any growth in grade A is investigated" in page
    assert "9.30, Table 6" in page


def test_nobody_sees_the_attempt_of_another(client):
    quiz = give()
    attempt = actions.begin(quiz, enrol(quiz))
    client.force_login(ApplicationFactory(cohort=quiz.cohort, **ACCEPTED | {"queue_number": 2}).person)
    for name in ("cohorts:attempt", "cohorts:hand_in"):
        assert client.get(reverse(name, args=[attempt.public_id])).status_code == 404
    assert _deliver(client, attempt, {"answers": []}).status_code == 404


def test_the_page_tells_no_right_answer_before_the_end(client):
    quiz = give()
    application = enrol(quiz)
    client.force_login(application.person)
    attempt = actions.begin(quiz, application)
    page = client.get(reverse("cohorts:attempt", args=[attempt.public_id])).content.decode()
    assert "Any growth in grade A" not in page
    assert "Right" not in page


@pytest.fixture
def desk(client):
    quiz = give(gate=True, limit_minutes=20)
    client.force_login(MembershipFactory(organisation=quiz.cohort.organisation, role=Role.ORGANISER).user)
    client.quiz = quiz
    return client


def _desk(name, quiz, *more):
    return reverse(f"cohorts:{name}", args=[quiz.cohort.public_id, *more])


def test_a_quiz_is_given_and_taken_out_in_the_browser(desk):
    quiz = desk.quiz
    version = QuizVersionFactory(quiz__organisation=quiz.cohort.organisation)
    typed = {"quiz_version": version.pk, "purpose": "final", "closes_at": "2098-01-01T12:00"}
    assert desk.post(_desk("give_quiz", quiz), typed).status_code == 302
    given = CohortQuiz.objects.get(quiz_version=version)
    assert given.closes_at.hour == 11  # in the cohort's zone
    again = desk.post(_desk("give_quiz", quiz), typed)
    assert "has this quiz already" in again.content.decode()
    desk.post(_desk("take_out_quiz", quiz, given.public_id))
    given.refresh_from_db()
    assert given.taken_out_at
    assert desk.get(_desk("edit_quiz", quiz, quiz.public_id)).status_code == 200


def test_one_gate_is_opened_by_one_quiz(desk):
    quiz = desk.quiz
    version = QuizVersionFactory(quiz__organisation=quiz.cohort.organisation)
    page = desk.post(_desk("give_quiz", quiz), {"quiz_version": version.pk, "purpose": "entry", "gate": quiz.gate.pk})
    assert "Another quiz opens this gate" in page.content.decode()


def test_the_desk_shows_results_and_takes_an_attempt_back(desk):
    quiz = desk.quiz
    application = enrol(quiz)
    attempt = take(quiz, application)
    ApplicationFactory(cohort=quiz.cohort, **ACCEPTED | {"queue_number": 2})
    page = desk.get(_desk("quiz_results", quiz, quiz.public_id)).content.decode()
    assert "100 %" in page
    assert "not begun" in page
    assert desk.get(_desk("quiz_results", quiz, quiz.public_id) + "?export=csv").status_code == 200
    assert desk.get(_desk("quizzes", quiz)).status_code == 200
    assert desk.get(_desk("see_attempt", quiz, attempt.public_id)).status_code == 200
    back = _desk("reset_attempt", quiz, attempt.public_id)
    assert desk.post(back, {"reason": ""}).status_code == 422
    assert desk.post(back, {"reason": "The fire alarm went off."}).status_code == 302
    assert not quiz.gate.results.current().exists()
    assert "fire alarm" in desk.get(_desk("see_attempt", quiz, attempt.public_id)).content.decode()


def test_the_questions_and_the_gain_have_pages(desk):
    quiz = desk.quiz
    after = CohortQuizFactory(cohort=quiz.cohort, purpose="post")
    CohortQuiz.objects.filter(pk=quiz.pk).update(purpose="pre")
    for part in quiz.quiz_version.parts.all():
        QuizPartFactory(quiz_version=after.quiz_version, question=part.question)
    for number in range(5):
        application = ApplicationFactory(cohort=quiz.cohort, **ACCEPTED | {"queue_number": number + 1})
        take(quiz, application, right=number % 3)
        take(after, application)
    page = desk.get(_desk("quiz_questions", quiz, quiz.public_id)).content.decode()
    assert "5 answered" in page
    assert desk.get(_desk("quiz_questions", quiz, quiz.public_id) + "?export=xlsx").status_code == 200
    page = desk.get(_desk("quiz_gain", quiz)).content.decode()
    assert "27 % → 100 %" in page
    assert desk.get(_desk("quiz_gain", quiz) + "?export=csv").status_code == 200


def test_a_pre_test_has_nothing_to_pass(client):
    quiz = give(limit_minutes=10)
    CohortQuiz.objects.filter(pk=quiz.pk).update(purpose="pre")
    quiz.refresh_from_db()
    application = ApplicationFactory(cohort=quiz.cohort, **ACCEPTED)
    client.force_login(application.person)
    address = reverse("cohorts:my_quiz", args=[application.public_id, quiz.public_id])
    assert "To pass" not in client.get(address).content.decode()
    assert "pass mark" not in client.get(reverse("accounts:me")).content.decode()
    page = client.get(reverse("cohorts:attempt", args=[take(quiz, application).public_id])).content.decode()
    assert "Handed in" in page
    assert "pass mark" not in page


def test_the_results_take_the_same_queries_for_one_and_thirty(desk, django_assert_num_queries):
    quiz = desk.quiz
    url = _desk("quiz_results", quiz, quiz.public_id)
    take(quiz, enrol(quiz))
    desk.get(url)
    with CaptureQueriesContext(connection) as first:
        desk.get(url)
    for number in range(29):
        take(quiz, ApplicationFactory(cohort=quiz.cohort, **ACCEPTED | {"queue_number": number + 2}))
    with django_assert_num_queries(len(first)):
        desk.get(url)
