"""How much of a cohort each participant attended, in minutes (ATTENDANCE in docs/rules.md)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from .models import Application, Attendance, Cohort, Sitting


class Part(NamedTuple):
    """Minutes of one session: those attended and those planned for this participant."""

    attended: int
    planned: int


@dataclass
class Minutes:
    """One participant's minutes in one cohort, in all and by the key of the session.

    Not marked counts as not attended. `unmarked` counts the planned sittings without a mark.
    """

    attended: int = 0
    planned: int = 0
    unmarked: int = 0
    by_session: dict[int, Part] = field(default_factory=dict)

    @property
    def percent(self) -> int:
        """Whole percent, rounded down, so that nobody reaches a criterion by rounding; 0 without planned minutes."""
        return self.attended * 100 // self.planned if self.planned else 0

    def full(self, session_id: int) -> bool:
        """Whether every planned minute of that session was attended; False when none was planned."""
        part = self.by_session.get(session_id, Part(0, 0))
        return 0 < part.planned <= part.attended

    def add(self, session_id: int, attended: int, planned: int) -> None:
        before = self.by_session.get(session_id, Part(0, 0))
        self.by_session[session_id] = Part(before.attended + attended, before.planned + planned)
        self.attended += attended
        self.planned += planned


def minutes_by_application(cohort: Cohort, applications: Iterable[int] | None = None) -> dict[int, Minutes]:
    """Minutes of every accepted application of the cohort, or of those keys alone, by its key: three queries.

    Planned is what stands in the timetable, cancelled sessions left out: the sittings for all, and those for the
    participant's own group. Time given in another group's sitting counts as attended, never as planned, and no
    session counts for more than was planned of it.
    """
    rows = Application.objects.filter(cohort=cohort).enrolled()
    if applications is not None:
        rows = rows.filter(pk__in=applications)
    groups = dict(rows.values_list("pk", "group"))
    planned = _planned_by_group(cohort)
    attended: dict[tuple[int, int], int] = defaultdict(int)
    marked: dict[int, set[int]] = defaultdict(set)
    marks = Attendance.objects.filter(application__in=groups, sitting__session__cancelled_at=None)
    for application, sitting, session, minutes in marks.values_list(
        "application_id", "sitting_id", "sitting__session_id", "minutes"
    ):
        attended[application, session] += minutes
        marked[application].add(sitting)
    return {pk: _sum(pk, planned["", group], attended, marked[pk]) for pk, group in groups.items()}


class _Planned(dict):
    """Sittings by the groups that they are for: (session, sitting, minutes); each wanted pair is worked out once."""

    def __init__(self, sittings: list[tuple[int, int, str, int]]):
        super().__init__()
        self.sittings = sittings

    def __missing__(self, groups: tuple[str, str]) -> list[tuple[int, int, int]]:
        self[groups] = [(session, pk, minutes) for session, pk, group, minutes in self.sittings if group in groups]
        return self[groups]


def _planned_by_group(cohort: Cohort) -> _Planned:
    rows = Sitting.objects.filter(session__cohort=cohort, session__cancelled_at=None, during__isnull=False)
    return _Planned(
        [
            (session, pk, group, int((during.upper - during.lower).total_seconds()) // 60)
            for session, pk, group, during in rows.values_list("session_id", "pk", "group", "during")
        ]
    )


def _sum(pk: int, sittings: list[tuple[int, int, int]], attended: dict, marked: set[int]) -> Minutes:
    planned: dict[int, int] = defaultdict(int)
    for session, _sitting, minutes in sittings:
        planned[session] += minutes
    sums = Minutes(unmarked=sum(sitting not in marked for _session, sitting, _minutes in sittings))
    for session, minutes in planned.items():
        sums.add(session, min(attended[pk, session], minutes), minutes)
    return sums
