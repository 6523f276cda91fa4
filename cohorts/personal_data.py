"""What applications hold about a person: handed out, and forgotten (ERASURE in docs/rules.md)."""

from accounts.models import User

from .actions import places
from .models import Application, LineChange


def export(user: User) -> list[dict]:
    rows = Application.objects.filter(person=user).select_related("cohort", "school").order_by("pk")
    return [
        {
            "cohort": row.cohort.title,
            "state": row.get_state_display(),
            "sent": row.submitted_at,
            "school": row.school_name,
            "study programme": row.study_programme,
            "year of study": row.study_year,
            "motivation": row.motivation,
            "group": row.group,
            "decided": row.decided_at,
            "reason of the decision": row.decision_reason,
        }
        for row in rows
    ]


def erase(user: User, certificates: str = "keep") -> None:
    """Give places and ranks to others, then clear what the person wrote; who attended what stays, without a name."""
    places.give_up(user)
    Application.objects.filter(person=user).update(
        school_other="", study_programme="", study_year=None, motivation="", decision_reason=""
    )
    LineChange.objects.filter(application__person=user).update(reason="")
