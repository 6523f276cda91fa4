"""What people have shown: handed out, forgotten but for a pseudonym, and following a person (ERASURE, ONE PERSON)."""

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import User
from courses.models import Evidence


def export(user: User) -> list[dict]:
    rows = Evidence.objects.filter(person=user).select_related("competency", "employer").order_by("at", "pk")
    return [
        {
            "competency": str(row.competency),
            "level": row.level,
            "shown_by": row.get_source_kind_display(),
            "what": row.title,
            "employer": row.employer.name if row.employer else "",
            "at": row.at,
            "withdrawn_at": row.withdrawn_at,
            "reason": row.reason,
        }
        for row in rows
    ]


def erase(user: User, certificates: str = "keep") -> None:
    """The levels stay under the pseudonym; what was written about the person, or by them, goes."""
    Evidence.objects.filter(person=user).update(title="", reason="")
    Evidence.objects.filter(by=user).update(title="")
    Evidence.objects.filter(withdrawn_by=user).update(reason="")


def why_not_follow(kept: User, gone: User, organisation) -> str:
    """Nobody shows for themselves, not under two addresses either."""
    if Evidence.objects.filter(Q(person=kept, by=gone) | Q(person=gone, by=kept)).exists():
        return _("One of the two showed what the other can do: they are two people.")
    return ""


def follow(kept: User, gone: User, by: User) -> int:
    return Evidence.objects.filter(person=gone).update(person=kept)
