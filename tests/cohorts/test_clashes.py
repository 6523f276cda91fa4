"""The engine that judges a timetable: plain data in, findings out."""

import pytest

from cohorts.timetable.clashes import MINUTE, Away, Board, Kind, Place, Slot, Student

HOUR = 60 * MINUTE
NINE = 9 * HOUR


def slot(key, starts=NINE, minutes=60, room=None, **more):
    return Slot(key, starts, starts + minutes * MINUTE, room, **more)


def kinds(board, only=None):
    return sorted(finding.kind for finding in board.findings(only))


def test_a_timetable_in_order_has_no_findings():
    places = {"hall": Place(40), "lab": Place(8)}
    students = [Student(number, "A" if number % 2 else "B") for number in range(12)]
    slots = [
        slot("lecture", room="hall", staff=frozenset({"ada"})),
        slot("lab A", NINE + 2 * HOUR, room="lab", group="A", staff=frozenset({"ada"})),
        slot("hall B", NINE + 2 * HOUR, room="hall", group="B"),
        slot("lab B", NINE + 4 * HOUR, room="lab", group="B"),
    ]
    assert Board(slots, places, students, span=(0, 24 * HOUR)).findings() == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"room": "lab", "group": "A"}, {"room": "lab", "group": "B"}, Kind.ROOM),
        ({"group": "A", "staff": frozenset({"ada"})}, {"group": "B", "staff": frozenset({"ada"})}, Kind.STAFF),
        ({"group": "A"}, {"group": "A"}, Kind.GROUP),
        ({}, {"group": "A"}, Kind.SPLIT),
        ({}, {}, Kind.SPLIT),
        ({"group": "A"}, {"group": "B", "staff": frozenset({"anna"})}, Kind.GUEST),
    ],
)
def test_two_at_once(one, other, expected):
    board = Board([slot(1, **one), slot(2, NINE + 30 * MINUTE, **other)], {"lab": Place(50)}, [Student("anna", "A")])
    assert kinds(board) == [expected]
    assert kinds(board, only=2) == [expected]
    assert Board([slot(1, **one), slot(2, NINE + HOUR, **other)]).findings() == [] or expected == Kind.ROOM


def test_what_touches_does_not_overlap_but_needs_time_to_change_over():
    board = Board([slot(1, room="lab", group="A"), slot(2, NINE + HOUR, room="lab", group="B")], {"lab": Place(8)})
    found = board.findings()
    assert [(finding.kind, finding.number) for finding in found] == [(Kind.CHANGEOVER, 0)]
    turns = [slot(1, room="lab", group="A", changeover=0), slot(2, NINE + HOUR, room="lab", group="B", changeover=0)]
    assert Board(turns, {"lab": Place(8)}).findings() == []
    stay = [slot(1, room="lab", group="A"), slot(2, NINE + HOUR, room="lab", group="A")]
    assert Board(stay, {"lab": Place(8)}).findings() == []
    later = [slot(1, room="lab", group="A"), slot(2, NINE + 75 * MINUTE, room="lab", group="B")]
    assert Board(later, {"lab": Place(8)}).findings() == []


def test_a_full_room_counts_those_who_are_there_and_who_gives_it():
    students = [Student(number, "A") for number in range(8)]
    fits = Board([slot(1, room="lab", group="A")], {"lab": Place(8)}, students)
    assert kinds(fits) == []
    full = Board([slot(1, room="lab", group="A", staff=frozenset({"ada"}))], {"lab": Place(8)}, students)
    assert [(finding.kind, finding.number, finding.is_impossible) for finding in full.findings()] == [
        (Kind.FULL, 9, True)
    ]
    planned = Board([slot(1, room="lab", largest=12)], {"lab": Place(8)})
    assert kinds(planned) == [Kind.LARGE]
    some = Board([slot(1, room="lab", largest=6)], {"lab": Place(8)}, students)
    assert kinds(some) == []  # for everybody, but six at most


def test_travel_between_sites_only_for_those_who_go():
    places = {"here": Place(50, "niel"), "there": Place(50, "antwerp")}
    near = [slot(1, room="here", group="A"), slot(2, NINE + 80 * MINUTE, room="there", group="A")]
    assert [(finding.kind, finding.number) for finding in Board(near, places).findings()] == [(Kind.TRAVEL, 20)]
    others = [slot(1, room="here", group="A"), slot(2, NINE + 80 * MINUTE, room="there", group="B")]
    assert Board(others, places).findings() == []
    teacher = frozenset({"ada"})
    both = [
        slot(1, room="here", group="A", staff=teacher),
        slot(2, NINE + HOUR, room="there", group="B", staff=teacher),
    ]
    assert kinds(Board(both, places)) == [Kind.TRAVEL]


def test_away_gates_and_days():
    ada = frozenset({"ada"})
    away = Board([slot(1, staff=ada)], away=[Away("ada", NINE + 30 * MINUTE, NINE + 3 * HOUR)])
    assert kinds(away) == [Kind.AWAY]
    assert kinds(Board([slot(1, staff=ada)], away=[Away("ada", NINE + HOUR, NINE + 3 * HOUR)])) == []
    students = [Student(1, "A", frozenset({"briefing"})), Student(2, "A"), Student(3, "B")]
    gated = Board([slot(1, group="A", gates=frozenset({"briefing"}))], students=students)
    assert [(finding.kind, finding.about, finding.number) for finding in gated.findings()] == [
        (Kind.GATE, "briefing", 1)
    ]
    assert kinds(Board([slot(1, late_gates=frozenset({"briefing"}))])) == [Kind.LATE_GATE]
    for starts in (NINE - 10 * HOUR, 23 * HOUR + 30 * MINUTE):
        assert kinds(Board([slot(1, starts)], span=(0, 24 * HOUR))) == [Kind.OUTSIDE]


def test_what_others_have_planned_is_not_blamed_by_itself():
    ada = frozenset({"ada"})
    theirs = [slot(1, room="lab", mine=False, staff=ada), slot(2, room="lab", mine=False, staff=ada)]
    assert Board(theirs).findings() == []
    found = Board([*theirs, slot(3, room="lab")]).findings()
    assert {finding.slots for finding in found} == {(1, 3), (2, 3)}


def test_moving_a_slot_judges_it_at_its_new_place():
    board = Board([slot(1, room="lab", group="A"), slot(2, NINE + 2 * HOUR, room="lab", group="B")], {"lab": Place(8)})
    assert kinds(board.with_slot(slot(2, NINE + 30 * MINUTE, room="lab", group="B")), only=2) == [Kind.ROOM]
    assert board.without(2).slots == [board.slots[0]]
