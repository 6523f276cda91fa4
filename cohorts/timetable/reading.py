"""The rows of a cohort's timetable as a board to be checked, with the names for what is found."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Q

from ..gates import passages
from ..models import Cohort, Gate, Room, Sitting, SittingTrainer, Station, Teaching, Unavailability
from .clashes import CHANGEOVER, TRAVEL, Away, Board, Place, Slot, Student

NEAR = timedelta(days=7)


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
    staff: Mapping[int, frozenset] = field(default_factory=dict)
    changeovers: dict[int, int] = field(default_factory=dict)
    gates: Mapping[int, list[Gate]] = field(default_factory=dict)

    def moved(self, sitting: Sitting, room: Room | None, starts_at: datetime, minutes: int) -> "Reading":
        """The same as if the sitting stood there, with the people whom it has."""
        self.names.sittings.setdefault(sitting.pk, sitting)
        if room:
            self.names.rooms.setdefault(room.pk, room)
        slot = self._slot(sitting, room.pk if room else None, seconds(starts_at), minutes * 60)
        return replace(self, board=self.board.with_slot(slot))

    def without(self, sitting: Sitting) -> "Reading":
        """The same as if the sitting were in no place."""
        return replace(self, board=self.board.without(sitting.pk))

    def slot(self, sitting: Sitting) -> Slot:
        starts = seconds(sitting.starts_at)
        return self._slot(sitting, sitting.room_id, starts, seconds(sitting.ends_at) - starts)

    def _slot(self, sitting: Sitting, room: int | None, starts: int, length: int) -> Slot:
        zone, today = self.cohort.zone, datetime.now(self.cohort.zone).date()
        day, gates = datetime.fromtimestamp(starts, zone).date(), self.gates.get(sitting.session_id, [])
        return Slot(
            sitting.pk, starts, starts + length, room, sitting.group,
            staff=self.staff.get(sitting.pk, frozenset()),
            largest=sitting.session.largest_group,
            gates=frozenset(gate.pk for gate in gates if _is_due(gate, day, today)),
            late_gates=frozenset(gate.pk for gate in gates if gate.due and gate.due > day),
            changeover=self.changeovers.get(sitting.session_id, CHANGEOVER),
        )  # fmt: skip


def _is_due(gate: Gate, day: date, today: date) -> bool:
    """Met it should be by now: its day has passed, or the sitting is near."""
    return bool(gate.due and gate.due < today) or day - today <= NEAR


def seconds(moment: datetime) -> int:
    return int(moment.timestamp())


def read(cohort: Cohort, *, sittings: Iterable[Sitting] | None = None) -> Reading:
    """All that is placed in the cohort, and what others have planned in its rooms and for its people. 12 queries.

    `sittings` are the cohort's own with session and room, where the caller has them already.
    """
    own = list(sittings) if sittings is not None else list(own_sittings(cohort))
    names = Names(sittings={sitting.pk: sitting for sitting in own})
    names.rooms = {room.pk: room for room in Room.objects.filter(organisation=cohort.organisation_id)}
    staff = _staff_of([sitting.pk for sitting in own], names)
    reading = Reading(cohort, Board([]), names, staff, _changeovers(cohort), _gates_of(cohort, names))
    slots = [reading.slot(row) for row in own if row.during]
    slots += _elsewhere(cohort, set().union(*staff.values()) if staff else set(), names)
    places = {key: Place(room.largest_number, room.site.strip().casefold()) for key, room in names.rooms.items()}
    reading.board = Board(slots, places, _students(cohort, names), _away(cohort), span_of(cohort))
    return reading


def own_sittings(cohort: Cohort):
    live = Sitting.objects.filter(session__cohort=cohort, session__cancelled_at=None)
    return live.select_related("session", "room").order_by("during", "session__code", "pk")


def span_of(cohort: Cohort) -> tuple[int, int]:
    """From the first midnight to the last, in the cohort's zone."""
    first = datetime.combine(cohort.starts_on, time.min, cohort.zone)
    last = datetime.combine(cohort.ends_on + timedelta(days=1), time.min, cohort.zone)
    return seconds(first), seconds(last)


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


def _changeovers(cohort: Cohort) -> dict[int, int]:
    """Where a session is a station of a rotation, what the rotation asks for after each group."""
    rows = Station.objects.filter(rotation__cohort=cohort).values_list("session", "changeover_minutes")
    return {session: minutes * 60 for session, minutes in rows}


def _gates_of(cohort: Cohort, names: Names) -> defaultdict[int, list[Gate]]:
    names.gates = {gate.pk: gate for gate in Gate.objects.current().filter(cohort=cohort)}
    before: defaultdict[int, list[Gate]] = defaultdict(list)
    if names.gates:
        for row in Gate.sessions.through.objects.filter(gate__in=list(names.gates)):
            gate = names.gates[row.gate_id]
            gate.cohort = cohort
            before[row.session_id].append(gate)
    return before


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
    return [
        Slot(row.pk, seconds(row.starts_at), seconds(row.ends_at), row.room_id, staff=staff[row.pk], mine=False)
        for row in found
    ]
