"""The rows of a cohort's timetable as a board to be checked, with the names for what is found."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Q

from ..gates import passages
from ..models import Cohort, Gate, Room, Sitting, SittingTrainer, Teaching, Unavailability
from .clashes import TRAVEL, Away, Board, Place, Slot, Student


@dataclass
class Names:
    """What the keys of a board are called."""

    sittings: dict[int, Sitting] = field(default_factory=dict)
    rooms: dict[int, Room] = field(default_factory=dict)
    people: dict[tuple, str] = field(default_factory=dict)
    gates: dict[int, Gate] = field(default_factory=dict)


@dataclass
class Reading:
    cohort: Cohort
    board: Board
    names: Names
    staff: dict[int, frozenset] = field(default_factory=dict)
    gates: dict[int, frozenset] = field(default_factory=dict)

    def moved(self, sitting: Sitting, room: Room | None, starts_at: datetime, minutes: int) -> "Reading":
        """The same as if the sitting stood there, with the people whom it has."""
        known, gates = self.staff.get(sitting.pk, frozenset()), self.gates.get(sitting.session_id, frozenset())
        starts, largest = seconds(starts_at), sitting.session.largest_group
        slot = Slot(
            sitting.pk, starts, starts + minutes * 60, room.pk if room else None, sitting.group, known, largest, gates
        )
        self.names.sittings.setdefault(sitting.pk, sitting)
        if room:
            self.names.rooms.setdefault(room.pk, room)
        return replace(self, board=self.board.with_slot(slot))

    def without(self, sitting: Sitting) -> "Reading":
        """The same as if the sitting were in no place."""
        return replace(self, board=self.board.without(sitting.pk))


def seconds(moment: datetime) -> int:
    return int(moment.timestamp())


def read(cohort: Cohort, *, sittings: Iterable[Sitting] | None = None) -> Reading:
    """All that is placed in the cohort, and what others have planned in its rooms and for its people. 11 queries.

    `sittings` are the cohort's own with session and room, where the caller has them already.
    """
    own = list(sittings) if sittings is not None else list(own_sittings(cohort))
    placed = [sitting for sitting in own if sitting.during]
    names = Names(sittings={sitting.pk: sitting for sitting in own})
    names.rooms = {room.pk: room for room in Room.objects.filter(organisation=cohort.organisation_id)}
    staff = _staff_of([sitting.pk for sitting in own], names)
    gates = _gates_of(cohort, names)
    slots = [_slot(row, staff[row.pk], gates[row.session_id], mine=True) for row in placed]
    slots += _elsewhere(cohort, set().union(*staff.values()) if staff else set(), names)
    board = Board(
        slots,
        {key: Place(room.largest_number, room.site.strip().casefold()) for key, room in names.rooms.items()},
        _students(cohort, names),
        _away(cohort),
        span_of(cohort),
    )
    return Reading(cohort, board, names, dict(staff), dict(gates))


def own_sittings(cohort: Cohort):
    live = Sitting.objects.filter(session__cohort=cohort, session__cancelled_at=None)
    return live.select_related("session", "room").order_by("during", "session__code", "pk")


def span_of(cohort: Cohort) -> tuple[int, int]:
    """From the first midnight to the last, in the cohort's zone."""
    first = datetime.combine(cohort.starts_on, time.min, cohort.zone)
    last = datetime.combine(cohort.ends_on + timedelta(days=1), time.min, cohort.zone)
    return seconds(first), seconds(last)


def _slot(sitting: Sitting, staff: frozenset, gates: frozenset, *, mine: bool) -> Slot:
    starts, ends = (seconds(sitting.starts_at), seconds(sitting.ends_at)) if sitting.during else (0, 0)
    largest = sitting.session.largest_group
    return Slot(sitting.pk, starts, ends, sitting.room_id, sitting.group if mine else "", staff, largest, gates, mine)


def _staff_of(keys: list[int], names: Names) -> defaultdict[int, frozenset]:
    """Who gives or takes each sitting: an account, or the row of a guest without one."""
    staff: dict[int, set] = defaultdict(set)
    for teaching in Teaching.objects.filter(sitting__in=keys).select_related("lecturer"):
        lecturer = teaching.lecturer
        person = ("account", lecturer.person_id) if lecturer.person_id else ("lecturer", lecturer.pk)
        names.people[person] = lecturer.full_name
        staff[teaching.sitting_id].add(person)
    trainers = SittingTrainer.objects.filter(sitting__in=keys)
    for row in trainers.select_related("role__user", "role__invitation__accepted_by"):
        user = row.role.person
        person = ("account", user.pk) if user else ("role", row.role_id)
        names.people.setdefault(person, user.full_name if user else row.role.invitation.email)
        staff[row.sitting_id].add(person)
    return defaultdict(frozenset, {key: frozenset(people) for key, people in staff.items()})


def _gates_of(cohort: Cohort, names: Names) -> defaultdict[int, frozenset]:
    names.gates = {gate.pk: gate for gate in Gate.objects.current().filter(cohort=cohort)}
    before: dict[int, set] = defaultdict(set)
    if names.gates:
        for row in Gate.sessions.through.objects.filter(gate__in=list(names.gates)):
            before[row.session_id].add(row.gate_id)
    return defaultdict(frozenset, {key: frozenset(gates) for key, gates in before.items()})


def _students(cohort: Cohort, names: Names) -> list[Student]:
    rows = list(cohort.applications.enrolled().only("pk", "person", "group", "cohort"))
    standing = passages(names.gates.values(), rows)
    return [
        Student(
            ("account", row.person_id),
            row.group,
            frozenset(passage.gate.pk for passage in standing[row.pk] if passage.is_settled),
        )
        for row in rows
    ]


def _away(cohort: Cohort) -> list[Away]:
    rows = Unavailability.objects.filter(lecturer__cohort=cohort).select_related("lecturer")
    far = datetime(2200, 1, 1, tzinfo=UTC)
    return [
        Away(
            ("account", row.lecturer.person_id) if row.lecturer.person_id else ("lecturer", row.lecturer_id),
            seconds(row.during.lower) if row.during.lower else 0,
            seconds(row.during.upper or far),
        )
        for row in rows
    ]


def _elsewhere(cohort: Cohort, people: set, names: Names) -> list[Slot]:
    """What other cohorts have planned in these days: in our rooms, or for the people who give our sessions."""
    first, last = (datetime.fromtimestamp(second, UTC) for second in span_of(cohort))
    reach = timedelta(seconds=TRAVEL)
    accounts = [key for kind, key in people if kind == "account"]
    theirs = (
        Q(room__in=list(names.rooms))
        | Q(teachings__lecturer__person__in=accounts)
        | Q(trainers__role__user__in=accounts)
        | Q(trainers__role__invitation__accepted_by__in=accounts)
    )
    rows = Sitting.objects.filter(theirs, during__overlap=DateTimeTZRange(first - reach, last + reach))
    rows = rows.exclude(session__cohort=cohort).select_related("session__cohort", "room").distinct()
    found = list(rows)
    if not found:
        return []
    staff = _staff_of([row.pk for row in found], names)
    names.sittings |= {row.pk: row for row in found}
    return [_slot(row, staff[row.pk], frozenset(), mine=False) for row in found]
