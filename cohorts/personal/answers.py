"""What answers hold about a person: handed out, and forgotten (ERASURE and QUESTIONS in docs/rules.md)."""

from accounts.models import User
from cohorts.actions import answers
from cohorts.answers import in_words
from cohorts.models import Answer, Consent


def export(user: User) -> dict[str, list[dict]]:
    rows = Answer.objects.filter(application__person=user).select_related("question__cohort", "file").order_by("pk")
    agreed = Consent.objects.filter(application__person=user).select_related("question__text", "question__cohort")
    return {
        "answers": [
            {
                "cohort": row.question.cohort.title,
                "question": row.question.label,
                "answer": in_words(row.question, row.value, row.file),
                "answered": row.answered_at,
                "kept until": row.question.kept_until,
            }
            for row in rows
        ],
        "consents": [
            {
                "cohort": row.question.cohort.title,
                "question": row.question.label,
                "channel": row.channel,
                "text": str(row.question.text),
                "given": row.given_at,
                "withdrawn": row.withdrawn_at,
            }
            for row in agreed
        ],
    }


def erase(user: User, certificates: str = "keep") -> None:
    answers.forget(user)
