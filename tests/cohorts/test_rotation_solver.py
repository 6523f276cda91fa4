"""The solver alone: what it finds keeps every rule, and a contradiction is one from which nothing can be left out."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from cohorts.rotation import checks, conflict, forming, grouping
from cohorts.rotation import problem as kinds
from cohorts.rotation.bounds import Earliest
from cohorts.rotation.grouping import Grouping, GroupRule, Person
from cohorts.rotation.problem import Group, Problem, Room, Rule, Station, Visit
from cohorts.rotation.solve import solve

SOURCE = json.loads((Path(__file__).parents[2] / "summerschool/demo/programme.json").read_text())["rotation"]
CLEANROOM, STATIONS = 1, {"S09": 2, "S10": 3, "S11": 4, "S12": 5}


def cleanroom_day(groups="ABCDEF", size=6, *wishes):
    """Six groups, a cleanroom of two rooms, four stations, lunch: as in the demo's programme."""
    stations = [Station(CLEANROOM, 120, (1, 2), 15), *(Station(key, 60, (key + 1,)) for key in STATIONS.values())]
    rooms = [Room(1, 8), Room(2, 8), *(Room(key + 1, 12) for key in STATIONS.values())]
    rules = [
        Rule("hours", kinds.HOURS, start=9 * 60, end=16 * 60),
        Rule("lunch", kinds.CLOSED, start=13 * 60 + 15, end=14 * 60),
        *(Rule(f"once {station.key}", kinds.ONCE, station=station.key) for station in stations),
        Rule("changeover", kinds.CHANGEOVER, station=CLEANROOM),
        *(Rule(f"holds {room.key}", kinds.HOLDS, room=room.key) for room in rooms),
        *wishes,
    ]
    return Problem(tuple(Group(name, size) for name in groups), tuple(stations), tuple(rooms), tuple(rules))


def checked_plan():
    """The plan of programme.json, which people checked, as visits."""

    def clock(said):
        hours, minutes = said.split(":")
        return int(hours) * 60 + int(minutes)

    visits = []
    for block in SOURCE["blocks"]:
        start = clock(block["start"])
        for room, group in enumerate(block["cleanroom"], start=1):
            visits.append(Visit(group, CLEANROOM, room, start, start + 120))
        for hour in block["hours"]:
            for code, group in hour["stations"].items():
                at, key = clock(hour["start"]), STATIONS[code]
                visits.append(Visit(group, key, key + 1, at, at + 60))
    return visits


def is_sound(problem, visits):
    clashes = checks.group_clashes(problem, visits) + checks.room_clashes(problem, visits)
    return not checks.broken(problem, visits) and not clashes


def test_the_checked_plan_keeps_every_rule_and_the_solver_does_as_well():
    problem = cleanroom_day()
    assert is_sound(problem, checked_plan())
    found = solve(problem, seconds=30)
    assert is_sound(problem, found.visits)
    assert found.is_best
    last = max(visit.end for visit in checked_plan())
    assert max(visit.end for visit in found.visits) == last == Earliest(problem).last_end()
    ends = {visit.group: max(v.end for v in found.visits if v.group == visit.group) for visit in found.visits}
    assert sum(ends.values()) <= sum(max(v.end for v in checked_plan() if v.group == group) for group in ends)


def test_a_plan_made_by_hand_is_told_which_rules_it_breaks():
    problem, visits = cleanroom_day(), checked_plan()
    late = [replace(visits[0], start=visits[0].start + 5, end=visits[0].end + 5), *visits[1:]]
    assert checks.room_clashes(problem, late)
    assert [rule.key for rule in checks.broken(problem, late)] == ["changeover"]
    assert [rule.key for rule in checks.broken(problem, visits[1:])] == ["once 1"]
    assert [rule.key for rule in checks.broken(cleanroom_day(size=9), visits)] == ["holds 1", "holds 2"]


WISHES = [
    Rule("at", kinds.AT, station=3, group="A", start=10 * 60),
    Rule("first", kinds.FIRST, station=CLEANROOM, group="F"),
    Rule("order", kinds.ORDER, station=2, then=4, group="B"),
    Rule("not before", kinds.NOT_BEFORE, station=5, group="C", start=14 * 60),
    Rule("done by", kinds.DONE_BY, station=CLEANROOM, group="D", end=13 * 60 + 15),
]


def test_every_kind_of_wish_is_kept():
    problem = cleanroom_day("ABCDEF", 6, *WISHES)
    found = solve(problem, seconds=30)
    assert is_sound(problem, found.visits)


@pytest.mark.parametrize("wish", WISHES, ids=lambda wish: wish.key)
def test_a_wish_changes_what_is_found(wish):
    """Each check would see its wish broken: the plan without it is moved until it is."""
    problem = cleanroom_day("ABCDEF", 6, wish)
    sound = solve(problem, seconds=30).visits
    swapped = {"A": "D", "B": "E", "C": "A", "D": "F", "E": "B", "F": "C"}
    others = [replace(visit, group=swapped[visit.group]) for visit in sound]
    mirrored = [replace(visit, start=25 * 60 - visit.end, end=25 * 60 - visit.start) for visit in sound]
    seen = {rule.key for plan in (others, mirrored) for rule in checks.broken(problem, plan)}
    assert wish.key in seen


def test_trainers_are_at_one_place_at_a_time_and_not_while_they_are_away():
    stations = (Station(1, 60, (1,), 0, (7, 8), 1), Station(2, 60, (2,), 0, (7,), 1))
    rules = [
        Rule("hours", kinds.HOURS, start=540, end=720),
        Rule("once 1", kinds.ONCE, station=1),
        Rule("once 2", kinds.ONCE, station=2),
        Rule("trainers 1", kinds.TRAINERS, station=1),
        Rule("trainers 2", kinds.TRAINERS, station=2),
        Rule("one place", kinds.ONE_PLACE, trainer=7),
        Rule("away", kinds.TRAINER_AWAY, trainer=8, start=540, end=600),
    ]
    problem = Problem((Group("A", 4), Group("B", 4)), stations, (Room(1, 9), Room(2, 9)), tuple(rules))
    found = solve(problem, seconds=20)
    assert is_sound(problem, found.visits)
    assert all(visit.trainers for visit in found.visits)
    alone = replace(problem, stations=(replace(stations[0], trainers=(8,), needs=2), stations[1]))
    assert solve(alone, seconds=20).state == "impossible"
    assert set(conflict.contradiction(alone).keys) == {"once 1", "trainers 1"}


EARLY = Rule("early", kinds.DONE_BY, station=CLEANROOM, end=13 * 60)
CONTRADICTIONS = {
    "a group too many": cleanroom_day("ABCDEFG"),
    "a group too large": cleanroom_day(size=9),
    "wishes": cleanroom_day("ABCDEF", 6, *WISHES, Rule("too", kinds.FIRST, station=2, group="F")),
    "the cleanroom done by one o'clock": cleanroom_day("ABCDEF", 6, EARLY),
}


@pytest.mark.parametrize("problem", CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_from_a_contradiction_nothing_can_be_left_out(problem):
    assert solve(problem, seconds=30).state == "impossible"
    found = conflict.contradiction(problem, seconds=30)
    assert found.is_proven
    alone = problem.with_only(set(found.keys))
    assert solve(alone, seconds=30).state == "impossible"
    for key in found.keys:
        assert conflict.is_impossible(alone.without(key), 30) is False, f"{key} could be left out"


def test_a_repair_changes_as_little_as_possible():
    """Group A is smaller: nothing changes. A room is taken for an hour: what was there moves, and what it pushes."""
    strict = cleanroom_day()
    longer = [replace(rule, end=18 * 60) if rule.key == "hours" else rule for rule in strict.rules]
    roomy = replace(strict, rules=tuple(longer))
    before = checked_plan()
    smaller = replace(roomy, groups=(Group("A", 4), *roomy.groups[1:]))
    found = solve(smaller, before=before, seconds=30)
    assert (found.value, sorted(map(repr, found.visits))) == (0, sorted(map(repr, before)))
    taken = replace(roomy, rules=(*roomy.rules, Rule("taken", kinds.ROOM_TAKEN, room=3, start=15 * 60, end=16 * 60)))
    found = solve(taken, before=before, seconds=30)
    moved = [visit for visit in found.visits if visit not in before]
    assert is_sound(taken, found.visits)
    assert len(moved) == 1
    assert found.is_best


def test_a_search_tells_how_far_it_is_and_stops_when_asked():
    names = "ABCDEFGHIJKL"
    stations = tuple(Station(key, 45, (key,), 5) for key in range(1, 13))
    rules = [Rule("hours", kinds.HOURS, start=540, end=1200)]
    rules += [Rule(f"once {station.key}", kinds.ONCE, station=station.key) for station in stations]
    rules += [Rule(f"changeover {station.key}", kinds.CHANGEOVER, station=station.key) for station in stations]
    rooms = tuple(Room(key, 12) for key in range(1, 13))
    problem = Problem(tuple(Group(name, 10) for name in names), stations, rooms, tuple(rules))
    told = []

    def heard(said):
        told.append(said)
        return said.solutions > 0

    found = solve(problem, seconds=60, heard=heard)
    assert found.state == "solved"
    assert found.seconds < 50
    assert is_sound(problem, found.visits)
    assert Problem.from_json(json.loads(json.dumps(problem.as_json()))) == problem


# Groups

SCHOOLS = ["KdG", "AP", "Thomas More"]


def class_of(number, groups, *rules, **was):
    people = tuple(
        Person(key, SCHOOLS[key % 3], ("nl", "en") if key % 4 else ("en",), "SML"[key % 3], was.get(f"p{key}", ""))
        for key in range(number)
    )
    return Grouping(people, groups, (GroupRule("even", grouping.EVEN), *rules))


def sizes_of(found):
    return sorted(list(found.of.values()).count(name) for name in set(found.of.values()))


def test_groups_are_of_one_size_and_mix_the_schools():
    found = forming.form(class_of(35, 6))
    assert sizes_of(found) == [5, 6, 6, 6, 6, 6]
    assert found.value == found.bound == 0
    for name in "ABCDEF":
        there = [key % 3 for key, group in found.of.items() if group == name]
        assert max(there.count(school) for school in range(3)) <= 2


def test_groups_keep_people_together_and_apart_share_a_language_and_have_gowns_enough():
    rules = [
        GroupRule("together", grouping.TOGETHER, people=(0, 3, 6)),
        GroupRule("apart", grouping.APART, people=(1, 4, 7)),
        GroupRule("language", grouping.LANGUAGE),
        GroupRule("gowns", grouping.GOWNS, size="L", number=2),
    ]
    of = forming.form(class_of(18, 3, *rules)).of
    assert of[0] == of[3] == of[6]
    assert len({of[1], of[4], of[7]}) == 3
    for name in "ABC":
        assert sum(key % 3 == 2 for key, group in of.items() if group == name) <= 2


def test_people_who_share_no_language_are_in_different_groups():
    people = tuple(Person(key, languages=("nl",) if key < 4 else ("fr",)) for key in range(8))
    of = forming.form(Grouping(people, 2, (GroupRule("even", grouping.EVEN), GroupRule("l", grouping.LANGUAGE)))).of
    assert len({of[key] for key in range(4)}) == len({of[key] for key in range(4, 8)}) == 1


def test_wishes_about_groups_that_contradict_each_other_are_named():
    rules = [
        GroupRule("a", grouping.TOGETHER, people=(0, 1)),
        GroupRule("b", grouping.TOGETHER, people=(1, 2)),
        GroupRule("c", grouping.APART, people=(0, 2)),
        GroupRule("d", grouping.APART, people=(5, 6)),
    ]
    asked = class_of(18, 3, *rules)
    assert forming.form(asked).state == "impossible"
    found = forming.contradiction(asked)
    assert (set(found.keys), found.is_proven) == ({"a", "b", "c"}, True)
    for key in found.keys:
        assert forming.form(asked.with_only(found.keys).without(key)).state == "solved"


def test_when_somebody_leaves_as_few_as_possible_change_group():
    before = forming.form(class_of(36, 6)).of
    was = {f"p{key}": name for key, name in before.items()}
    asked = class_of(36, 6, **was)
    first = next(person for person in asked.people if person.was == "A")
    one_less = replace(asked, people=tuple(person for person in asked.people if person != first))
    found = forming.form(one_less, repair=True)
    assert all(found.of[person.key] == person.was for person in one_less.people)  # five and six differ by one
    two = [person for person in one_less.people if person.was == "A"][:1]
    two_less = replace(one_less, people=tuple(person for person in one_less.people if person not in two))
    found = forming.form(two_less, repair=True)
    assert sum(found.of[person.key] != person.was for person in two_less.people) == 1
    assert sizes_of(found) == [5, 5, 6, 6, 6, 6]


def test_pages_do_not_load_the_solver():
    """It takes 84 MB and half a second: the worker's, once it searches."""
    read = "import django, sys; django.setup(); import cohorts.urls; sys.exit('ortools' in sys.modules)"
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    subprocess.run([sys.executable, "-c", read], check=True, env=environment)
