"""Which timetable people read: the newest release of a cohort, never the draft."""

from ..models import Cohort, Sitting, TimetableRelease
from .changes import changes_between
from .content import Content, content_of, draft_of, next_content


def newest(cohort: Cohort) -> TimetableRelease | None:
    return cohort.releases.order_by("-number").first()


def released(cohort: Cohort) -> Content:
    """What is released; empty as long as nothing is. One query."""
    return content_of(newest(cohort))


def released_sittings(cohort: Cohort, groups: set[str] | None = None) -> list[Sitting]:
    """What takes place by the newest release, for these groups or for all; rows to read, never to save."""
    rows = released(cohort).sittings(cohort)
    return rows if groups is None else [row for row in rows if row.group in groups]


def not_released(cohort: Cohort) -> dict:
    """How many differences the team's draft has, and whether anything was released; five queries at most."""
    if cohort.cancelled_at or cohort.is_over:
        return {"changes": 0, "has_release": False}
    last = newest(cohort)
    before = content_of(last)
    changes = changes_between(cohort, before, next_content(before, draft_of(cohort)))
    return {"changes": len(changes), "has_release": last is not None}
