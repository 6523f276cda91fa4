"""What is wrong with a timetable: plain data in, findings out (TIMETABLE in docs/rules.md).

Nothing here knows of the database or of words. Times are seconds since 1970; persons, rooms, groups and gates are
named by keys that mean nothing here.
"""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

MINUTE = 60
CHANGEOVER = 15 * MINUTE
TRAVEL = 30 * MINUTE
EVERYBODY = ""


class Kind(StrEnum):
    ROOM = "room"  # two slots in one room
    STAFF = "staff"  # somebody gives two
    GROUP = "group"  # a group is in two
    FULL = "full"  # more people than the room holds
    OUTSIDE = "outside"  # not within the days of the cohort
    SPLIT = "split"  # students should be in two places, because one of them is for everybody
    GUEST = "guest"  # a student gives another slot, or is in another cohort
    LARGE = "large"  # the planned size is larger than the room
    CHANGEOVER = "changeover"  # one room, too little time between
    TRAVEL = "travel"  # one site, then another, too little time between
    AWAY = "away"  # somebody said that they cannot come
    GATE = "gate"  # students have not met what stands before the session
    LATE_GATE = "late_gate"  # what stands before the session may be met after it


IMPOSSIBLE = frozenset({Kind.ROOM, Kind.STAFF, Kind.GROUP, Kind.FULL, Kind.OUTSIDE})


@dataclass(frozen=True, slots=True)
class Slot:
    """A sitting in its place.

    `gates` are those that should be met by now, `late_gates` those that may be met after it. `changeover` is what the
    room needs after it. `mine` is false for what other cohorts have planned: it is never blamed by itself.
    """

    key: Hashable
    starts: int
    ends: int
    room: Hashable = None
    group: str = EVERYBODY
    staff: frozenset = frozenset()
    largest: int | None = None
    gates: frozenset = frozenset()
    late_gates: frozenset = frozenset()
    changeover: int = CHANGEOVER
    mine: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    holds: int
    site: str = ""


@dataclass(frozen=True, slots=True)
class Student:
    """Somebody who holds a place, with the gates that stand open for them."""

    key: Hashable
    group: str = EVERYBODY
    gates: frozenset = frozenset()


@dataclass(frozen=True, slots=True)
class Away:
    person: Hashable
    starts: int
    ends: int


@dataclass(frozen=True, slots=True)
class Finding:
    """`slots` holds one key or two; `about` is the room, person, group or gate; `number` counts people or minutes."""

    kind: Kind
    slots: tuple
    about: Hashable = None
    number: int = 0

    @property
    def is_impossible(self) -> bool:
        return self.kind in IMPOSSIBLE


@dataclass
class Board:
    """Everything that a check needs to know."""

    slots: list[Slot]
    places: dict[Hashable, Place] = field(default_factory=dict)
    students: list[Student] = field(default_factory=list)
    away: list[Away] = field(default_factory=list)
    span: tuple[int, int] | None = None

    def __post_init__(self):
        self._of_group: dict[str, list[Student]] = {}
        for student in self.students:
            self._of_group.setdefault(student.group, []).append(student)
        self._student_keys = {student.key for student in self.students}
        self._away_of: dict[Hashable, list[Away]] = {}
        for row in self.away:
            self._away_of.setdefault(row.person, []).append(row)

    def without(self, key: Hashable) -> "Board":
        return replace(self, slots=[slot for slot in self.slots if slot.key != key])

    def with_slot(self, slot: Slot) -> "Board":
        """The same with this slot put, or put elsewhere."""
        return replace(self, slots=[*self.without(slot.key).slots, slot])

    def people_of(self, slot: Slot) -> list[Student]:
        return self.students if slot.group == EVERYBODY else self._of_group.get(slot.group, [])

    def findings(self, only: Hashable = None) -> list[Finding]:
        """All of them, or those that one slot has a part in."""
        found: list[Finding] = []
        for slot in self.slots:
            if slot.mine and only in (None, slot.key):
                found.extend(self._alone(slot))
        for one, other in self._near_pairs(only):
            if one.starts < other.ends and other.starts < one.ends:
                found.extend(self._at_once(one, other))
            else:
                found.extend(self._in_turn(one, other))
        return found

    def _near_pairs(self, only: Hashable) -> Iterator[tuple[Slot, Slot]]:
        """Pairs, one of them ours, that overlap or follow each other soon; the earlier one first."""
        slots = sorted(self.slots, key=lambda slot: (slot.starts, slot.ends))
        reach = max([TRAVEL, *(slot.changeover for slot in slots)])
        open_ones: list[Slot] = []
        for slot in slots:
            open_ones = [other for other in open_ones if other.ends + reach > slot.starts]
            for other in open_ones:
                if (slot.mine or other.mine) and (only is None or only in (slot.key, other.key)):
                    yield other, slot
            open_ones.append(slot)

    def _alone(self, slot: Slot) -> Iterator[Finding]:
        if self.span and not self.span[0] <= slot.starts < slot.ends <= self.span[1]:
            yield Finding(Kind.OUTSIDE, (slot.key,))
        yield from self._room_too_small(slot)
        for person in slot.staff:
            for row in self._away_of.get(person, ()):
                if slot.starts < row.ends and row.starts < slot.ends:
                    yield Finding(Kind.AWAY, (slot.key,), person)
        for gate in slot.gates:
            shut = sum(gate not in student.gates for student in self.people_of(slot))
            if shut:
                yield Finding(Kind.GATE, (slot.key,), gate, shut)
        for gate in slot.late_gates:
            yield Finding(Kind.LATE_GATE, (slot.key,), gate)

    def _room_too_small(self, slot: Slot) -> Iterator[Finding]:
        place = self.places.get(slot.room)
        if place is None:
            return
        students = len(self.people_of(slot))
        if slot.group == EVERYBODY and slot.largest:
            students = min(students, slot.largest)
        if students and students + len(slot.staff) > place.holds:
            yield Finding(Kind.FULL, (slot.key,), slot.room, students + len(slot.staff))
        elif slot.largest and slot.largest > place.holds:
            yield Finding(Kind.LARGE, (slot.key,), slot.room, slot.largest)

    def _at_once(self, one: Slot, other: Slot) -> Iterator[Finding]:
        keys = (one.key, other.key)
        if one.room is not None and one.room == other.room:
            yield Finding(Kind.ROOM, keys, one.room)
        for person in one.staff & other.staff:
            yield Finding(Kind.STAFF, keys, person)
        if one.mine and other.mine:
            if one.group != EVERYBODY and one.group == other.group:
                yield Finding(Kind.GROUP, keys, one.group, len(self.people_of(one)))
            elif EVERYBODY in (one.group, other.group):
                smaller = other if one.group == EVERYBODY else one
                yield Finding(Kind.SPLIT, keys, smaller.group, len(self.people_of(smaller)))
        for mine, theirs in ((one, other), (other, one)):
            for person in theirs.staff & self._student_keys - mine.staff if mine.mine else ():
                if any(student.key == person for student in self.people_of(mine)):
                    yield Finding(Kind.GUEST, (mine.key, theirs.key), person)

    def _in_turn(self, one: Slot, other: Slot) -> Iterator[Finding]:
        gap, keys = other.starts - one.ends, (one.key, other.key)
        stay = one.mine and other.mine and one.group == other.group
        if gap < one.changeover and one.room is not None and one.room == other.room and not stay:
            yield Finding(Kind.CHANGEOVER, keys, one.room, gap // MINUTE)
        if gap < TRAVEL and self._site_of(one) != self._site_of(other) and self._somebody_goes(one, other):
            yield Finding(Kind.TRAVEL, keys, self._site_of(other), gap // MINUTE)

    def _site_of(self, slot: Slot) -> str | None:
        place = self.places.get(slot.room)
        return place.site if place else None

    def _somebody_goes(self, one: Slot, other: Slot) -> bool:
        if None in (self._site_of(one), self._site_of(other)):
            return False
        if one.staff & other.staff:
            return True
        return one.mine and other.mine and (one.group == other.group or EVERYBODY in (one.group, other.group))
