"""What is asked of a rotation, and what comes out; all times are minutes since the midnight before the first day."""

from dataclasses import asdict, dataclass, field
from functools import reduce
from math import gcd
from typing import NamedTuple

DAY = 24 * 60
CHANGED, OTHER_TRAINER = 100, 10  # what a moved visit, and a trainer exchanged, cost in a repair

# Kinds of rules; each can be left out, so that a contradiction can be named
HOURS = "hours"  # every day from `start` to `end`
CLOSED = "closed"  # nobody, or not this `group`, between `start` and `end`
ONCE = "once"  # every group comes to this `station` once
CHANGEOVER = "changeover"  # the `station` asks for time after each group
HOLDS = "holds"  # the `room` holds so many people, trainers included
ROOM_TAKEN = "room_taken"  # something else is in the `room`
TRAINERS = "trainers"  # the `station` needs trainers
ONE_PLACE = "one_place"  # the `trainer` is at one place at a time
TRAINER_AWAY = "trainer_away"
AT, FIRST, ORDER, NOT_BEFORE, DONE_BY = "at", "first", "order", "not_before", "done_by"


@dataclass(frozen=True)
class Group:
    key: str
    size: int


@dataclass(frozen=True)
class Room:
    key: int
    holds: int


@dataclass(frozen=True)
class Station:
    """`changeover` is after each group; `needs` so many of `trainers`."""

    key: int
    minutes: int
    rooms: tuple[int, ...]
    changeover: int = 0
    trainers: tuple[int, ...] = ()
    needs: int = 0


@dataclass(frozen=True)
class Rule:
    """One rule; `key` names it for whoever reads a contradiction. Which other fields are used depends on `kind`."""

    key: str
    kind: str
    station: int | None = None
    then: int | None = None
    group: str | None = None
    room: int | None = None
    trainer: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class Problem:
    groups: tuple[Group, ...]
    stations: tuple[Station, ...]
    rooms: tuple[Room, ...]
    rules: tuple[Rule, ...]
    days: int = 1

    def grid(self) -> int:
        """The coarsest step, in minutes, in which every given time and length can be said."""
        values = [DAY]
        for station in self.stations:
            values += [station.minutes, station.changeover]
        for rule in self.rules:
            values += [rule.start or 0, rule.end or 0]
        return reduce(gcd, values)

    def room(self, key: int) -> Room:
        return next(room for room in self.rooms if room.key == key)

    def of_kind(self, *kinds: str) -> list[Rule]:
        return [rule for rule in self.rules if rule.kind in kinds]

    def without(self, *keys: str) -> "Problem":
        left = tuple(rule for rule in self.rules if rule.key not in keys)
        return Problem(self.groups, self.stations, self.rooms, left, self.days)

    def with_only(self, keys) -> "Problem":
        kept = tuple(rule for rule in self.rules if rule.key in keys)
        return Problem(self.groups, self.stations, self.rooms, kept, self.days)

    def as_json(self) -> dict:
        return asdict(self)

    @classmethod
    def from_json(cls, said: dict) -> "Problem":
        def station(row: dict) -> Station:
            return Station(**row | {"rooms": tuple(row["rooms"]), "trainers": tuple(row["trainers"])})

        return cls(
            groups=tuple(Group(**row) for row in said["groups"]),
            stations=tuple(station(row) for row in said["stations"]),
            rooms=tuple(Room(**row) for row in said["rooms"]),
            rules=tuple(Rule(**row) for row in said["rules"]),
            days=said["days"],
        )


@dataclass(frozen=True)
class Visit:
    """One group at one station."""

    group: str
    station: int
    room: int
    start: int
    end: int
    trainers: tuple[int, ...] = ()


@dataclass
class Outcome:
    """`state`: solved, impossible, or nothing (time ran out). `value` and `bound` count what the plan costs."""

    state: str
    visits: list[Visit] = field(default_factory=list)
    value: float | None = None
    bound: float | None = None
    seconds: float = 0.0
    solutions: int = 0

    @property
    def is_best(self) -> bool:
        return self.value is not None and self.bound is not None and self.value - self.bound < 0.5


class Progress(NamedTuple):
    """What a search has found so far."""

    seconds: float
    solutions: int
    value: float | None
    bound: float | None


def visits_from_json(rows: list[dict]) -> list[Visit]:
    return [Visit(**row | {"trainers": tuple(row["trainers"])}) for row in rows]
