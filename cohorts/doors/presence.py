"""Who is in a sitting and for how long, told from the scans at its doors (DOORS in docs/rules.md)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils import timezone

from cohorts.gates import standing_at
from cohorts.models import Application, Attendance, Scan, Sitting

GRACE = timedelta(minutes=5)  # a queue at the door costs nobody a minute
EARLY = timedelta(hours=2)  # how long before the beginning and after the end a scan can belong to a sitting


def spans(scans: Iterable[tuple[str, datetime]], until: datetime) -> list[tuple[datetime, datetime]]:
    """From each way in to the next way out; who never went out stayed until the end.

    A second way in changes nothing, and a way out without one proves no presence.
    """
    found, since = [], None
    for way, at in sorted(scans, key=lambda scan: (scan[1], scan[0])):
        if way == Scan.Way.IN:
            since = since or at
        elif since is not None:
            found.append((since, at))
            since = None
    return found + ([(since, max(since, until))] if since is not None else [])


def minutes_present(scans: Iterable[tuple[str, datetime]], starts: datetime, ends: datetime) -> int:
    """Whole minutes inside the sitting's time, with GRACE at its beginning and its end."""
    total = timedelta()
    for came, left in spans(scans, ends):
        begin = starts if came <= starts + GRACE else came
        end = ends if left >= ends - GRACE else left
        if left > starts and came < ends:
            total += max(min(end, ends) - begin, timedelta())
    return int(total.total_seconds()) // 60


Passages = dict[int, list[tuple[str, datetime]]]


def passages_of(sittings: list[Sitting], applications: Iterable[int] | None = None) -> dict[int, Passages]:
    """The ways in and out of each participant, by the keys of sitting and application; one query.

    The sittings are of one cohort. Who comes in at another of its sittings has left this one.
    """
    found: dict[int, Passages] = {sitting.pk: {} for sitting in sittings}
    if not sittings:
        return found
    first, last = min(one.starts_at for one in sittings), max(one.ends_at for one in sittings)
    near = Scan.objects.counted().filter(cohort=sittings[0].session.cohort_id, at__range=(first - EARLY, last + EARLY))
    if applications is not None:
        near = near.filter(application__in=applications)
    ways: dict[int, list[tuple[int, str, datetime]]] = defaultdict(list)
    for application, where, way, at in near.values_list("application_id", "sitting_id", "way", "at"):
        ways[application].append((where, way, at))
    for application, passed in ways.items():
        for key in {where for where, _way, _at in passed} & found.keys():
            found[key][application] = [
                (way if where == key else Scan.Way.OUT.value, at)
                for where, way, at in passed
                if where == key or way == Scan.Way.IN
            ]
    return found


def passages(sitting: Sitting, applications: Iterable[int] | None = None) -> Passages:
    return passages_of([sitting], applications)[sitting.pk]


@dataclass
class Person:
    """One participant at one sitting: here, left, absent (marked so) or missing; `gates` stand before the door."""

    application: Application
    expected: bool
    state: str = "missing"
    since: datetime | None = None
    minutes: int | None = None
    by_hand: bool = False
    gates: list[str] = field(default_factory=list)


def crowd(sittings: list[Sitting], now: datetime | None = None) -> dict[int, list[Person]]:
    """By the key of each of a cohort's sittings: everybody expected, and who else came; nine queries at most."""
    if not sittings:
        return {}
    now = now or timezone.now()
    passed = passages_of(sittings)
    marks: dict[int, dict[int, Attendance]] = defaultdict(dict)
    for mark in Attendance.objects.filter(sitting__in=sittings):
        marks[mark.sitting_id][mark.application_id] = mark
    rows = Application.objects.filter(cohort=sittings[0].session.cohort_id).enrolled()
    everybody = list(rows.select_related("person", "school").order_by("person__full_name", "pk"))
    shut = shut_gates(sittings, everybody)
    found: dict[int, list[Person]] = {}
    for sitting in sittings:
        scans, marked = passed[sitting.pk], marks[sitting.pk]
        found[sitting.pk] = [
            _person(row, sitting, scans.get(row.pk, []), marked.get(row.pk), now)
            for row in everybody
            if sitting.group in ("", row.group) or row.pk in scans or row.pk in marked
        ]
        for person in found[sitting.pk]:
            person.gates = shut.get((sitting.session_id, person.application.pk), [])
    return found


def shut_gates(sittings: Iterable[Sitting], everybody: list[Application]) -> dict[tuple[int, int], list[str]]:
    """What still stands before the door, in words, by the keys of session and application; at most six queries."""
    return standing_at({sitting.session_id for sitting in sittings}, everybody)


def people(sitting: Sitting, now: datetime | None = None) -> list[Person]:
    return crowd([sitting], now)[sitting.pk]


def _person(row: Application, sitting: Sitting, passed: list, mark: Attendance | None, now: datetime) -> Person:
    person = Person(row, expected=sitting.group in ("", row.group))
    done = sorted((at, way) for way, at in passed if at <= now)
    open_since = None
    for at, way in done:
        open_since = (open_since or at) if way == Scan.Way.IN else None
    if open_since is not None:
        person.state, person.since = "here", open_since
    elif done:
        person.state, person.since = "left", done[-1][0]
    if mark is not None:
        person.minutes, person.by_hand = mark.minutes, mark.source == Attendance.Source.HAND
        if not done:
            person.state = "here" if mark.minutes else "absent"
    return person
