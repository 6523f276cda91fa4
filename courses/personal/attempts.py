"""What quizzes hold about a person: handed out, emptied, and following a person (ERASURE, ONE PERSON)."""

from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.models import User
from courses.actions import attempts
from courses.models import Attempt
from courses.quiz.marking import say


def export(user: User) -> list[dict]:
    rows = Attempt.objects.filter(person=user).select_related("quiz_version").prefetch_related("answers")
    return [
        {
            "quiz": row.quiz_version.title,
            "attempt": row.number,
            "begun": row.started_at,
            "handed_in": row.closed_at,
            "points": row.points,
            "of": row.most_points,
            "passed": row.passed,
            "minutes_more": row.extra_minutes,
            "taken_back": row.voided_at,
            "reason": row.void_reason,
            "answers": [_answer(row, one) for one in row.answers.all()],
        }
        for row in rows.order_by("started_at", "pk")
    ]


def _answer(attempt: Attempt, given) -> dict:
    question = attempt.questions[given.place]
    return {
        "question": question["text"],
        "answer": ", ".join(say(question, given.value)),
        "given": given.given_at,
        "received": given.received_at,
    }


def erase(user: User, certificates: str = "keep") -> None:
    """Results stay under the pseudonym; what was answered, and why an attempt was taken back, goes."""
    attempts.forget(user)


def why_not_follow(kept: User, gone: User, organisation) -> str:
    if Attempt.objects.filter(person__in=(kept, gone)).open().exists():
        return _("One of the two is taking a quiz. Wait until it is handed in.")
    return ""


def follow(kept: User, gone: User, by: User) -> int:
    """Attempts in the same quiz are counted on from those of the account that stays."""
    rows = Attempt.objects.filter(person=gone).order_by("given_in", "number").only("pk", "given_in", "number")
    last = dict(Attempt.objects.filter(person=kept).values_list("given_in").annotate(Max("number")))
    for row in rows:
        last[row.given_in] = last.get(row.given_in, 0) + 1
        Attempt.objects.filter(pk=row.pk).update(person=kept, number=last[row.given_in])
    return len(rows)
