"""Who should sit where, and who was marked: what the attendance pages show (ATTENDANCE in docs/rules.md)."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from .actions.attendance import mark_refusal, minutes_of
from .models import Application, Attendance, Cohort, Sitting


def placed(cohort: Cohort) -> QuerySet[Sitting]:
    """The sittings of the working timetable in which somebody can be present."""
    rows = Sitting.objects.filter(session__cohort=cohort, session__cancelled_at=None, during__isnull=False)
    return rows.select_related("session__cohort", "room").order_by("during", "group", "pk")


@dataclass
class Line:
    """A sitting in the list: how many of those expected are marked."""

    sitting: Sitting
    expected: int
    marked: int
    refusal: str

    @property
    def state(self) -> str:
        """A word of `attendance` in summerschool/words.py, or later, open, complete for the page."""
        if self.refusal:
            return "later"
        return "complete" if self.expected and self.marked >= self.expected else "open"


def days(cohort: Cohort, search: str = "") -> list[tuple[date, list[Line]]]:
    """The sittings by day with how many are marked; two queries."""
    sizes = Counter(cohort.applications.enrolled().values_list("group", flat=True))
    own = Q(attendance__application__state=Application.State.ACCEPTED)
    found = placed(cohort).annotate(marked=Count("attendance", filter=own))
    if search:
        words = ("session__title", "session__code", "session__speaker", "room__name")
        found = found.filter(Q(*((f"{word}__icontains", search) for word in words), _connector=Q.OR))
    by_day: dict[date, list[Line]] = defaultdict(list)
    for sitting in found:
        expected = sizes[sitting.group] if sitting.group else sizes.total()
        line = Line(sitting, expected, sitting.marked, mark_refusal(sitting))
        by_day[sitting.starts_at.astimezone(cohort.zone).date()].append(line)
    return list(by_day.items())


@dataclass
class Place:
    """One participant on the page of a sitting; `state` is present, absent, part, or "" while not marked."""

    application: Application
    mark: Attendance | None
    most: int
    is_guest: bool = False
    state: str = ""
    minutes: str = ""
    error: str = ""

    def __post_init__(self):
        if self.mark:
            whole = self.mark.minutes >= self.most
            self.state = "present" if whole else "part" if self.mark.minutes else "absent"
            self.minutes = str(self.mark.minutes) if self.state == "part" else ""

    @property
    def key(self) -> str:
        return str(self.application.public_id)

    @property
    def was(self) -> str:
        """The value that the page showed, so that only what this person changed is written."""
        return str(self.mark.minutes) if self.mark else ""


def places(sitting: Sitting, *, everybody: bool = False) -> list[Place]:
    """Those expected in the sitting, by name, then those of other groups who were marked in it; two queries.

    With `everybody` the whole cohort, to mark somebody who came along with another group.
    """
    marks = {mark.application_id: mark for mark in sitting.attendance.select_related("marked_by")}
    people = Application.objects.filter(cohort=sitting.session.cohort_id).select_related("person", "school")
    people = people.filter(Q(state=Application.State.ACCEPTED) | Q(pk__in=list(marks)))
    rows = []
    for application in people.order_by("person__full_name", "pk"):
        mark = marks.get(application.pk)
        expected = application.state == Application.State.ACCEPTED and sitting.group in ("", application.group)
        if expected or mark or everybody:
            rows.append(Place(application, mark, minutes_of(sitting), is_guest=not expected))
    return sorted(rows, key=lambda place: place.is_guest)


def to_mark_today(cohorts: QuerySet[Cohort]) -> dict[Cohort, int]:
    """How many sittings of today have begun and miss marks, by cohort."""
    waiting = {}
    now = timezone.now()
    for cohort in cohorts:
        today = now.astimezone(cohort.zone).date()
        if cohort.starts_on <= today <= cohort.ends_on:
            lines = [line for day, lines in days(cohort) if day == today for line in lines]
            begun = [line for line in lines if line.sitting.starts_at <= now and line.marked < line.expected]
            if begun:
                waiting[cohort] = len(begun)
    return waiting
