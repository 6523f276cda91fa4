"""Which timetable people read: the newest release of a cohort, never the draft."""

from ..models import Cohort, Sitting, TimetableRelease
from .content import Content, content_of


def newest(cohort: Cohort) -> TimetableRelease | None:
    return cohort.releases.order_by("-number").first()


def released(cohort: Cohort) -> Content:
    """What is released; empty as long as nothing is. One query."""
    return content_of(newest(cohort))


def released_sittings(cohort: Cohort, groups: set[str] | None = None) -> list[Sitting]:
    """What takes place by the newest release, for these groups or for all; rows to read, never to save."""
    rows = released(cohort).sittings(cohort)
    return rows if groups is None else [row for row in rows if row.group in groups]
