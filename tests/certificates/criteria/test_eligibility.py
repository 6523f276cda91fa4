"""Criteria measured: met, not met, pending, in words, and in a fixed number of queries."""

import pytest

from certificates.criteria.eligibility import standings


def line_states(standing):
    return [line.state for line in standing.lines]


def test_whoever_meets_every_line_is_ready(school):
    school.add()
    [row] = standings(school.cohort)
    assert row.is_ready
    assert row.group == "ready"
    assert line_states(row) == ["met", "met", "met"]
    assert [line.measured for line in row.lines] == [
        "300 of 300 minutes, 100 %",
        "120 of 120 minutes, 100 %",
        "12 of 15 points, 80 %",
    ]


@pytest.mark.parametrize(
    ("given", "states"),
    [
        ({"lecture": 150}, ["met", "met", "met"]),  # 270 of 300 is 90 %
        ({"lecture": 149}, ["not_met", "met", "met"]),
        ({"block": 119}, ["met", "not_met", "met"]),
        ({"points": 11.5}, ["met", "met", "not_met"]),
        ({"points": None}, ["met", "met", "pending"]),
        ({"lecture": None}, ["pending", "met", "met"]),
        ({"block": None}, ["pending", "pending", "met"]),
    ],
)
def test_lines_at_their_limit(school, given, states):
    school.add(**given)
    [row] = standings(school.cohort)
    assert line_states(row) == states
    assert (row.award == "completion") == (set(states) == {"met"})


def test_what_is_missing_is_said(school):
    school.add(points=None, block=60)
    [row] = standings(school.cohort)
    assert row.why_held_back() == (
        "Attendance: 240 of 300 minutes, 80 %, asked 90 %; "
        "Cleanroom block: 60 of 120 minutes, 50 %, asked in full; "
        "Final test: not entered yet, asked 80 %"
    )
    assert row.group == "held_back"


def test_only_accepted_applications_are_measured(school):
    school.add(state="withdrawn")
    school.add("Wout Claes")
    assert [row.application.person.full_name for row in standings(school.cohort)] == ["Wout Claes"]


def test_without_criteria_nobody_is_ready(school):
    school.add(points=None)
    school.cohort.criteria.all().delete()
    [row] = standings(school.cohort)
    assert not row.is_ready
    assert "no criteria" in row.why_held_back()


def test_without_a_name_nobody_is_ready(school):
    school.add("")
    [row] = standings(school.cohort)
    assert row.meets_all
    assert not row.is_ready
    assert "name" in row.why_held_back()


@pytest.mark.parametrize("people", [1, 30])
def test_nine_queries_however_many_people(school, people, django_assert_num_queries):
    for number in range(people):
        school.add(f"Person {number}")
    with django_assert_num_queries(9):
        for row in standings(school.cohort):
            assert row.why_held_back() == ""
            assert row.group == "ready"
