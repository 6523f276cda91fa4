"""What a lecturer's page says: their sessions as released, who comes, what is still missing."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count

from ..models import Cohort, Lecturer, Session, Sitting
from ..releases.reading import released
from .brought import Brought, material_of, of_lecturer


@dataclass
class Taught:
    """One session; `times` as released, `waiting` sittings whose time is not released yet."""

    session: Session
    times: list[Sitting] = field(default_factory=list)
    waiting: int = 0
    brought: list[Brought] = field(default_factory=list)
    people: int = 0
    is_of_groups: bool = False


@dataclass
class LecturerPage:
    lecturer: Lecturer
    taught: list[Taught]
    brought: list[Brought]

    @property
    def missing(self) -> list[Brought]:
        """Whose turn it is to bring something, what is due first coming first."""
        rows = [one for one in self.brought if one.state in ("late", "missing")]
        return sorted(rows, key=lambda one: (one.material.due_on is None, one.material.due_on, one.material.pk))

    @property
    def next(self) -> Brought | None:
        return next(iter(self.missing), None)


def page_of(lecturer: Lecturer) -> LecturerPage:
    """A fixed number of queries."""
    cohort = lecturer.cohort
    brought = of_lecturer(lecturer, material_of(cohort))
    sittings = Sitting.objects.filter(teachings__lecturer=lecturer, session__cancelled_at=None)
    taught: dict[int, Taught] = {}
    shown = {str(row.public_id): row for row in released(cohort).sittings(cohort)}
    for sitting in sittings.select_related("session").order_by("session__code", "session__pk", "pk"):
        one = taught.setdefault(sitting.session_id, Taught(sitting.session))
        one.is_of_groups = one.is_of_groups or bool(sitting.group)
        if row := shown.get(str(sitting.public_id)):
            one.times.append(row)
        else:
            one.waiting += 1
    for piece in brought:
        one = taught.setdefault(piece.material.session_id, Taught(piece.material.session))
        one.brought.append(piece)
    _count_people(cohort, taught.values())
    for one in taught.values():
        one.times.sort(key=lambda row: (row.during.lower, row.group))
    return LecturerPage(lecturer, sorted(taught.values(), key=_first), brought)


def _first(one: Taught) -> tuple:
    start = one.times[0].during.lower if one.times else None
    return (start is None, start, one.session.code, one.session.pk)


def _count_people(cohort: Cohort, taught: Iterable[Taught]) -> None:
    """How many come: everybody, or the largest of the groups."""
    groups = dict(cohort.applications.enrolled().values_list("group").annotate(Count("pk")).order_by())
    everybody = sum(groups.values())
    for one in taught:
        sizes = [groups.get(row.group, 0) if row.group else everybody for row in one.times]
        one.people = max(sizes, default=everybody if not one.is_of_groups else 0)
