"""What selecting holds about a person: handed out, and forgotten (ERASURE in docs/rules.md)."""

from accounts.models import User
from cohorts.models import Decision, Review, SchoolVerdict


def export(user: User) -> dict[str, list[dict]]:
    """What was said of the person's applications, without the reviewers' names, and what the person reviewed."""
    return {
        "reviews of my applications": [_review(row) for row in _reviews().filter(application__person=user)],
        "decisions": [
            {
                "cohort": row.application.cohort.title,
                "decision": row.get_kind_display(),
                "at": row.at,
                "reason": row.reason,
            }
            for row in Decision.objects.filter(application__person=user).select_related("application__cohort")
        ],
        "words of my school": [
            {
                "cohort": row.application.cohort.title,
                "school": row.application.school_name,
                "word": row.get_verdict_display(),
                "at": row.at,
                "reason": row.reason,
            }
            for row in SchoolVerdict.objects.filter(application__person=user).select_related(
                "application__cohort", "application__school"
            )
        ],
        "reviews that I wrote": [
            _review(row) | {"application": row.application.queue_number, "conflict of interest": row.conflict}
            for row in _reviews().by(user)
        ],
    }


def _reviews():
    return Review.objects.select_related("application__cohort").prefetch_related("scores__criterion").order_by("pk")


def _review(row: Review) -> dict:
    return {
        "cohort": row.application.cohort.title,
        "points": {
            score.criterion.title: f"{score.points}/{score.criterion.most_points}" for score in row.scores.all()
        },
        "percent": row.percent,
        "comment": row.comment,
        "sent": row.submitted_at,
    }


def erase(user: User, certificates: str = "keep") -> None:
    """Texts about the person go, and those that the person wrote about others; points and decisions stay."""
    Review.objects.filter(application__person=user).update(comment="")
    Decision.objects.filter(application__person=user).update(reason="")
    SchoolVerdict.objects.filter(application__person=user).update(reason="")
    Review.objects.by(user).started().delete()
    Review.objects.by(user).update(comment="")
