"""How fast rotations are found: the demo's day, a large one, and the groups of both; on two cores.

    .venv/bin/python -m bench.rotation [--seconds 30] [--times 3]

The day: 36 students in six groups, a cleanroom of two rooms and four stations. Large: 120 students in twelve groups,
twelve stations over two days, a cleanroom of three rooms and four trainers, every other station with its own trainer.
Told are the time to the first plan, the time to the end, the distance to the best bound, and the processor's seconds.
"""

import argparse
import os
import time
from random import Random

from cohorts.rotation import checks, forming, grouping, solve
from cohorts.rotation import problem as kinds
from cohorts.rotation.grouping import Grouping, GroupRule, Person
from cohorts.rotation.problem import DAY, Group, Problem, Room, Rule, Station

NAMES = "ABCDEFGHIJKL"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--times", type=int, default=3)
    options = parser.parse_args()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    for number in range(options.times):
        print(f"run {number + 1}")
        _groups("groups of 36 in 6", 36, 6)
        _groups("groups of 120 in 12", 120, 12)
        _rotation("36 students, 5 stations", day(), 5)
        _rotation("120 students, 12 stations", large(), options.seconds)


def _rotation(name: str, problem: Problem, seconds: float) -> None:
    first = []

    def heard(said) -> bool:
        if said.solutions and not first:
            first.append(said.seconds)
        return False

    processor = time.process_time()
    found = solve.solve(problem, seconds=seconds, heard=heard)
    processor = time.process_time() - processor
    assert found.state == "solved", found.state
    assert not checks.broken(problem, found.visits)
    gap = 100 * (found.value - found.bound) / found.value
    began = first[0] if first else found.seconds
    print(
        f"  {name}: first plan within {began:.1f} s, ended after {found.seconds:.1f} s, {found.solutions} plans, "
        f"value {found.value:.0f}, bound {found.bound:.0f}, gap {gap:.2f} %, processor {processor:.1f} s"
    )


def _groups(name: str, number: int, groups: int) -> None:
    dice = Random(7)
    languages = [("nl",), ("nl", "en"), ("nl", "fr", "en"), ()]
    people = tuple(
        Person(key, dice.choice("ABC"), dice.choice(languages), dice.choice(["S", "M", "L", "XL"]))
        for key in range(number)
    )
    rules = [
        GroupRule("even", grouping.EVEN),
        GroupRule("language", grouping.LANGUAGE),
        GroupRule("together", grouping.TOGETHER, people=(0, 1, 2)),
        GroupRule("apart", grouping.APART, people=(3, 4, 5)),
        *(GroupRule(f"gowns {size}", grouping.GOWNS, size=size, number=4) for size in ("S", "M", "L", "XL")),
    ]
    found = forming.form(Grouping(people, groups, tuple(rules)), seconds=30)
    print(f"  {name}: {found.state}, {found.seconds:.1f} s, value {found.value}, bound {found.bound}")


def day() -> Problem:
    stations = [Station(1, 120, (1, 2), 15), *(Station(key, 60, (key + 1,)) for key in range(2, 6))]
    closed = [Rule("lunch", kinds.CLOSED, start=13 * 60 + 15, end=14 * 60)]
    return _problem(stations, 6, 6, 1, 16 * 60, closed)


def large() -> Problem:
    stations = [Station(1, 120, (101, 102, 103), 15, (1, 2, 3, 4), 1)]
    stations += [Station(key, 45, (key,), 5, (key + 10,), 1) for key in range(2, 13)]
    closed = [
        Rule(f"lunch {number}", kinds.CLOSED, start=number * DAY + 12 * 60 + 30, end=number * DAY + 13 * 60 + 15)
        for number in range(2)
    ]
    return _problem(stations, 12, 10, 2, 17 * 60, closed)


def _problem(stations: list[Station], groups: int, size: int, days: int, end: int, closed: list[Rule]) -> Problem:
    rooms = tuple(Room(key, size + 2) for station in stations for key in station.rooms)
    rules = [Rule("hours", kinds.HOURS, start=9 * 60, end=end), *closed]
    rules += [Rule(f"holds {room.key}", kinds.HOLDS, room=room.key) for room in rooms]
    for station in stations:
        rules += [
            Rule(f"once {station.key}", kinds.ONCE, station=station.key),
            Rule(f"changeover {station.key}", kinds.CHANGEOVER, station=station.key),
            Rule(f"trainers {station.key}", kinds.TRAINERS, station=station.key),
        ]
    trainers = {trainer for station in stations for trainer in station.trainers if len(station.rooms) > 1}
    rules += [Rule(f"one place {trainer}", kinds.ONE_PLACE, trainer=trainer) for trainer in sorted(trainers)]
    people = tuple(Group(name, size) for name in NAMES[:groups])
    return Problem(people, tuple(stations), rooms, tuple(rules), days)


if __name__ == "__main__":
    main()
