"""What applications hold about a person: handed out, and forgotten (ERASURE in docs/rules.md)."""

from accounts.models import User
from cohorts.actions import places
from cohorts.models import Application, LineChange


def export(user: User) -> list[dict]:
    rows = Application.objects.filter(person=user).select_related("cohort", "school", "quota").order_by("pk")
    rows = rows.prefetch_related("line_changes")
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
            "quota": row.quota.name if row.quota else "",
            "priority": row.priority,
            "changes of the order": [
                {"at": change.at, "priority": change.priority, "reason": change.reason}
                for change in row.line_changes.all()
            ],
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
