"""Makes the students and the quiz of the benchmark in the database, and checks afterwards what was kept."""

import json
import sys
import time

import django

django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from cohorts.models import CohortQuiz  # noqa: E402
from courses.actions.attempts import counting  # noqa: E402
from courses.models import Attempt, GivenAnswer  # noqa: E402
from tests.factories import (  # noqa: E402
    ApplicationFactory,
    CohortFactory,
    CohortQuizFactory,
    ProgrammeFactory,
    QuizPartFactory,
    UserFactory,
)

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
QUESTIONS = 15


@transaction.atomic
def make(students: int) -> dict:
    """A cohort with a quiz, and so many participants with the cookie of a log-in each."""
    for names in (CohortFactory, ProgrammeFactory, UserFactory):  # so that it can run again in the same database
        names.reset_sequence(int(time.time()), force=True)
    cohort = CohortFactory(capacity=students)
    quiz = CohortQuizFactory(cohort=cohort, quiz_version__limit_minutes=60)
    for _number in range(QUESTIONS):
        QuizPartFactory(quiz_version=quiz.quiz_version)
    people = []
    for number in range(1, students + 1):
        user = UserFactory(full_name=f"Student {number}")
        application = ApplicationFactory(
            cohort=cohort, person=user, state="accepted", queue_number=number, submitted_at=timezone.now()
        )
        session = SessionStore()
        session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(user.pk), BACKEND
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.create()
        people.append({"cookie": session.session_key, "application": str(application.public_id)})
    return {"people": people, "quiz": str(quiz.public_id)}


def check(told: dict) -> dict:
    """Every answer that the server took is there, once, and what was given last counts."""
    quiz = CohortQuiz.objects.get(public_id=told["quiz"])
    attempts = {str(row.public_id): row for row in Attempt.objects.filter(given_in=quiz.public_id)}
    wrong, expected = [], 0
    kept = GivenAnswer.objects.filter(attempt__in=attempts.values())
    keys = {str(key) for key in kept.values_list("key", flat=True)}
    for name, answers in told["sent"].items():
        expected += len(answers)
        lost = [one["key"] for one in answers if one["key"] not in keys]
        if lost:
            wrong.append(f"{name} lost {len(lost)} answers")
        last = {one["place"]: one["value"] for one in answers}
        if counting(attempts[name]) != last:
            wrong.append(f"{name} counts something else")
        right = sum(attempts[name].questions[place]["right"] == [value] for place, value in last.items())
        if attempts[name].points != right:
            wrong.append(f"{name} has {attempts[name].points} points for {right} right answers")
    closed = sum(row.closed_at is not None for row in attempts.values())
    return {"wrong": wrong, "expected": expected, "kept": kept.count(), "closed": closed}


if __name__ == "__main__":
    if sys.argv[1] == "make":
        print(json.dumps(make(int(sys.argv[2]))))
    else:
        print(json.dumps(check(json.load(sys.stdin))))
