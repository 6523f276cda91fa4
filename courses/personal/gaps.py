"""Who asked for and weighted roles, and who wrote courses: handed out; what was noted is forgotten."""

from accounts.models import User
from courses.models import HiringRole, SchoolCourse


def export(user: User) -> dict:
    asked = HiringRole.objects.filter(asked_by=user).select_related("employer")
    filled = HiringRole.objects.filter(filled_by=user).select_related("employer")
    written = SchoolCourse.objects.filter(created_by=user).select_related("school")
    return {
        "asked": [{"role": str(row), "note": row.note, "at": row.asked_at} for row in asked],
        "weighted": [{"role": str(row), "at": row.filled_at} for row in filled],
        "courses": [{"course": str(row), "at": row.created_at} for row in written],
    }


def erase(user: User, certificates: str = "keep") -> None:
    """Weights and outcomes are the organisation's and stay."""
    HiringRole.objects.filter(asked_by=user).update(note="")
