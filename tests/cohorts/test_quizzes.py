"""Taking a quiz in a cohort: attempts, answers, time, gates (QUIZZES in docs/rules.md)."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from certificates.criteria.eligibility import standings
from certificates.models import Criterion
from cohorts.actions import quizzes as actions
from cohorts.models import Accommodation, Application, GateResult
from courses.actions import attempts as taking
from courses.models import Attempt, Evidence
from courses.personal import attempts as held
from records.errors import Refused
from tests.factories import (
    ApplicationFactory,
    CompetencyFactory,
    MembershipFactory,
    OutcomeFactory,
    QuestionVersionFactory,
    QuizPartFactory,
    UserFactory,
)

from .quizzing import answer, enrol, give, right_of, take, wrong_of

pytestmark = pytest.mark.django_db
ACCEPTED = {"state": Application.State.ACCEPTED, "queue_number": 1, "submitted_at": timezone.now()}


def test_a_passed_test_opens_its_gate():
    quiz = give(gate=True)
    application = enrol(quiz)
    attempt = take(quiz, application)
    assert (attempt.points, attempt.most_points, attempt.passed) == (3, 3, True)
    result = quiz.gate.results.current().get(application=application)
    assert (result.outcome, result.points) == (GateResult.Outcome.PASSED, 10)


def test_a_failed_test_leaves_the_gate_shut_and_a_later_failure_shuts_no_open_one():
    quiz = give(gate=True)
    application = enrol(quiz)
    assert not take(quiz, application, right=1).passed
    assert quiz.gate.results.current().get().outcome == GateResult.Outcome.FAILED
    assert take(quiz, application).passed
    assert not take(quiz, application, right=0).passed
    assert quiz.gate.results.current().get().outcome == GateResult.Outcome.PASSED


def test_a_critical_question_has_to_be_right():
    quiz = give(questions=9, pass_percent=50)
    QuizPartFactory(quiz_version=quiz.quiz_version, question__is_critical=True)
    application = enrol(quiz)
    attempt = actions.begin(quiz, application)
    for place, question in enumerate(attempt.questions):
        answer(attempt, place, wrong_of(attempt, place) if question["critical"] else right_of(attempt, place))
    attempt = actions.close(quiz, application, attempt)
    assert (attempt.percent, attempt.passed) == (90, False)


def test_an_edited_question_changes_no_result_and_no_running_attempt():
    quiz = give(questions=1)
    application = enrol(quiz)
    attempt = actions.begin(quiz, application)
    asked = attempt.questions
    question = quiz.quiz_version.parts.get().question
    QuestionVersionFactory(question=question.question, number=2, text="Another wording?")
    attempt.refresh_from_db()
    assert attempt.questions == asked
    answer(attempt, 0, right_of(attempt, 0))
    assert actions.close(quiz, application, attempt).passed


def test_each_answer_is_kept_and_the_newest_counts():
    quiz = give(questions=1)
    attempt = actions.begin(quiz, enrol(quiz))
    for value in (wrong_of(attempt, 0), right_of(attempt, 0)):
        answer(attempt, 0, value)
    assert attempt.answers.count() == 2
    assert taking.counting(attempt) == {0: right_of(attempt, 0)}


def test_an_answer_delivered_twice_is_kept_once():
    quiz = give(questions=1)
    attempt = actions.begin(quiz, enrol(quiz))
    given = taking.Given(uuid.uuid4(), 0, right_of(attempt, 0))
    assert taking.deliver(attempt, [given]).kept == taking.deliver(attempt, [given]).kept == [str(given.key)]
    assert attempt.answers.count() == 1


def _over(attempt, minutes) -> Attempt:
    """The same attempt, begun so early that its time was up so many minutes ago."""
    deadline = timezone.now() - timedelta(minutes=minutes)
    Attempt.objects.filter(pk=attempt.pk).delete()
    attempt.started_at, attempt.deadline_at = deadline - timedelta(minutes=10), deadline
    attempt.grace_ends_at = deadline + taking.GRACE
    attempt.save(force_insert=True)
    return attempt


def test_an_answer_out_of_a_tunnel_counts_when_it_was_given_in_time():
    quiz = give(questions=2, limit_minutes=10, pass_percent=50)
    application = enrol(quiz)
    attempt = actions.begin(quiz, application)
    _over(attempt, 2)
    now = timezone.now()
    wrong_clock = timedelta(hours=3)  # of the device
    page = [
        taking.Given(uuid.uuid4(), 0, right_of(attempt, 0), now - timedelta(minutes=3) + wrong_clock),
        taking.Given(uuid.uuid4(), 1, right_of(attempt, 1), now - timedelta(minutes=1) + wrong_clock),
    ]
    delivery = taking.deliver(attempt, page, page_now=now + wrong_clock)
    assert (len(delivery.kept), len(delivery.late)) == (1, 1)
    attempt = actions.close(quiz, application, attempt)
    assert (attempt.points, attempt.closed_how) == (1, Attempt.Closed.TIME)
    assert attempt.answers.count() == 2


def test_nothing_is_taken_after_the_grace_and_the_job_marks_what_arrived():
    quiz = give(questions=2, limit_minutes=10, pass_percent=50)
    application = enrol(quiz)
    attempt = actions.begin(quiz, application)
    _over(attempt, 1)
    answer(attempt, 0, right_of(attempt, 0), at=timezone.now() - timedelta(minutes=2))
    Attempt.objects.update(grace_ends_at=timezone.now())
    with pytest.raises(Refused, match="time is up"):
        answer(attempt, 1, right_of(attempt, 1))
    assert actions.close_overdue() == 1
    assert actions.close_overdue() == 0
    attempt.refresh_from_db()
    assert (attempt.points, attempt.closed_how) == (1, Attempt.Closed.TIME)


def test_two_clicks_begin_one_attempt():
    quiz = give()
    application = enrol(quiz)
    assert actions.begin(quiz, application) == actions.begin(quiz, application)


def test_attempts_and_waiting_time():
    quiz = give(attempts=2, wait_minutes=30)
    application = enrol(quiz)
    take(quiz, application, right=0)
    with pytest.raises(Refused, match="try again from"):
        actions.begin(quiz, application)
    Attempt.objects.update(closed_at=timezone.now() - timedelta(minutes=31))
    take(quiz, application, right=0)
    with pytest.raises(Refused, match="all your attempts"):
        actions.begin(quiz, application)


def test_an_attempt_taken_back_does_not_count_and_shuts_the_gate_again():
    quiz = give(gate=True, attempts=1)
    application = enrol(quiz)
    attempt = take(quiz, application)
    with pytest.raises(Refused, match="reason"):
        actions.reset(quiz, application, attempt, " ", UserFactory())
    actions.reset(quiz, application, attempt, "The fire alarm went off.", UserFactory())
    assert not quiz.gate.results.current().exists()
    assert take(quiz, application).number == 2


def test_granted_time_is_added_to_the_limit():
    quiz = give(limit_minutes=30)
    application = enrol(quiz)
    Accommodation.objects.create(application=application, kind="time", words="A third more.", extra_percent=33)
    attempt = actions.begin(quiz, application)
    assert attempt.extra_minutes == 10
    assert attempt.deadline_at - attempt.started_at == timedelta(minutes=40)


def test_an_explained_answer_stays():
    quiz = give(questions=1, explains="at_once")
    attempt = actions.begin(quiz, enrol(quiz))
    answer(attempt, 0, wrong_of(attempt, 0))
    assert answer(attempt, 0, right_of(attempt, 0)).fixed == [0]
    assert taking.counting(attempt) == {0: wrong_of(attempt, 0)}


# The desk


def test_a_passed_quiz_shows_level_1_and_a_reset_withdraws_it():
    quiz = give(questions=0)
    outcome = OutcomeFactory()
    outcome.competencies.add(CompetencyFactory())
    QuizPartFactory(quiz_version=quiz.quiz_version, question__outcome=outcome)
    application = enrol(quiz)
    take(quiz, application, right=0)
    assert not Evidence.objects.exists()
    attempt = take(quiz, application)
    shown = Evidence.objects.get()
    assert (shown.person, shown.level, shown.source) == (application.person, 1, attempt.public_id)
    actions.reset(quiz, application, attempt, "Somebody else sat there.", UserFactory())
    assert not Evidence.objects.current().exists()


def test_the_student_finds_what_to_take_on_their_page(client):
    quiz = give()
    application = enrol(quiz)
    client.force_login(application.person)
    assert f"Take “{quiz}”" in client.get(reverse("accounts:me")).content.decode()
    actions.begin(quiz, application)
    assert "You have begun" in client.get(reverse("accounts:me")).content.decode()
    assert client.get(application.get_absolute_url()).status_code == 200


def test_the_dossier_leads_to_the_test_that_opens_the_gate(client):
    quiz = give(gate=True)
    application = enrol(quiz)
    client.force_login(application.person)
    page = client.get(application.get_absolute_url()).content.decode()
    assert "Take the test" in page
    assert reverse("cohorts:my_quiz", args=[application.public_id, quiz.public_id]) in page
    assert "Take the test" in client.get(
        reverse("cohorts:gate", args=[application.public_id, quiz.gate.public_id])
    ).content.decode()  # fmt: skip


def test_answers_are_exported_and_emptied_and_results_stay():
    quiz = give()
    application = enrol(quiz)
    attempt = take(quiz, application)
    (told,) = held.export(application.person)
    assert told["answers"][0]["answer"] == "No growth"
    held.erase(application.person)
    attempt.refresh_from_db()
    assert attempt.points == 3
    assert set(attempt.answers.values_list("value", flat=True)) == {None}


def test_attempts_follow_into_the_account_that_stays():
    quiz = give()
    one, other = enrol(quiz), ApplicationFactory(cohort=quiz.cohort, **ACCEPTED | {"queue_number": 2})
    take(quiz, one)
    take(quiz, other)
    assert held.follow(one.person, other.person, UserFactory()) == 1
    assert [row.number for row in Attempt.objects.filter(person=one.person)] == [1, 2]
    actions.begin(quiz, one)
    assert "taking a quiz" in held.why_not_follow(one.person, other.person, None)


def test_the_best_attempt_counts_for_the_certificate():
    quiz = give()
    Criterion.objects.create(cohort=quiz.cohort, kind="quiz", name="Final test", quiz=quiz)
    application = enrol(quiz)
    (line,) = standings(quiz.cohort)[0].lines
    assert line.state == "pending"
    take(quiz, application, right=1)
    (line,) = standings(quiz.cohort)[0].lines
    assert (line.state, line.fact["measured"], line.fact["of"]) == ("not_met", 1, 3)
    take(quiz, application)
    take(quiz, application, right=0)
    (line,) = standings(quiz.cohort)[0].lines
    assert (line.is_met, line.fact["measured"]) == (True, 3)


def test_a_quiz_is_asked_for_in_the_criteria(client):
    quiz = give()
    cohort = quiz.cohort
    client.force_login(MembershipFactory(organisation=cohort.organisation, role=Role.OFFICER).user)
    add = reverse("certificates:add_criterion", args=[cohort.public_id, "quiz"])
    assert client.get(add).status_code == 200
    assert client.post(add, {"name": "Final test", "quiz": quiz.pk}).status_code == 302
    assert "asked for already" in client.post(add, {"name": "Again", "quiz": quiz.pk}).content.decode()
    assert "the best attempt counts" in client.get(
        reverse("certificates:criteria", args=[cohort.public_id])
    ).content.decode()  # fmt: skip
