"""The allocation: stable, best for the students, not to be gained by a false ranking, the same each time."""

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partners.placements.allocating import allocate, canonical, digest, digest_of_seed, faults, lot, new_seed


@st.composite
def rounds(draw, most_students=5, most_places=3):
    students = [f"s{n}" for n in range(draw(st.integers(1, most_students)))]
    places = [f"p{n}" for n in range(draw(st.integers(1, most_places)))]
    wishes = {s: draw(st.permutations(places))[: draw(st.integers(0, len(places)))] for s in students}
    rows = {}
    for place in places:
        order = draw(st.permutations(students))
        ranked, refused = draw(st.integers(0, len(students))), draw(st.integers(0, 2))
        rest = order[ranked:]
        rows[place] = {"number": draw(st.integers(1, 2)), "ranked": order[:ranked], "refused": rest[:refused]}
    return {"students": wishes, "places": rows}


def position(words, student, result):
    wishes = words["students"][student]
    return wishes.index(result[student]) if student in result else len(wishes)


@given(rounds(), st.text("0123456789abcdef", min_size=4, max_size=4))
@settings(max_examples=60, deadline=None)
def test_nobody_and_no_place_would_rather_have_each_other(words, seed):
    assert faults(words, seed, allocate(words, seed)) == []


@given(rounds(most_students=4))
@settings(max_examples=40, deadline=None)
def test_no_stable_result_is_better_for_any_student(words):
    """Against all results that there are, tried one by one."""
    students, ours = list(words["students"]), allocate(words, "seed")
    for choice in itertools.product(*([None, *words["students"][s]] for s in students)):
        other = {s: place for s, place in zip(students, choice, strict=True) if place}
        if not faults(words, "seed", other):
            assert all(position(words, s, ours) <= position(words, s, other) for s in students)


@given(rounds(most_students=4), st.data())
@settings(max_examples=60, deadline=None)
def test_a_false_ranking_never_gains(words, data):
    student = data.draw(st.sampled_from(list(words["students"])))
    truth = words["students"][student]
    lie = data.draw(st.permutations(truth))[: data.draw(st.integers(0, len(truth)))]
    honest = allocate(words, "seed")
    lied = allocate({**words, "students": {**words["students"], student: lie}}, "seed")
    assert position(words, student, honest) <= position(words, student, lied)


@pytest.mark.parametrize(
    ("result", "fault"),
    [
        ({}, "rather"),
        ({"a": "p", "b": "p"}, "holds 2"),
        ({"b": "p"}, "a and p would rather"),
        ({"c": "p"}, "against a word"),
    ],
)
def test_an_unfair_result_is_noticed(result, fault):
    words = {
        "students": {"a": ["p"], "b": ["p"], "c": ["p"]},
        "places": {"p": {"number": 1, "ranked": ["a", "b"], "refused": ["c"]}},
    }
    assert any(fault in said for said in faults(words, "seed", result))
    assert allocate(words, "seed") == {"a": "p"}


def test_the_lot_decides_where_nobody_ranked():
    students = [f"s{n}" for n in range(20)]
    words = {"students": {s: ["p"] for s in students}, "places": {"p": {"number": 3, "ranked": [], "refused": []}}}
    assert set(allocate(words, "x")) == set(sorted(students, key=lambda s: lot("x", s))[:3])
    assert allocate(words, "x") != allocate(words, "y")


def test_the_order_of_what_is_given_changes_nothing():
    rng, students = random.Random(4), [f"s{n}" for n in range(60)]
    places = [f"p{n}" for n in range(20)]
    words = {
        "students": {s: rng.sample(places, 6) for s in students},
        "places": {p: {"number": 2, "ranked": rng.sample(students, 5), "refused": []} for p in places},
    }
    turned = {key: dict(reversed(rows.items())) for key, rows in words.items()}
    result = allocate(words, "seed")
    assert allocate(turned, "seed") == result
    assert digest("seed", turned, result) == digest("seed", words, result)
    assert canonical({"b": 1, "a": "é"}) == '{"a":"é","b":1}'.encode()


def test_the_seed_is_fixed_by_its_digest():
    seed = new_seed()
    assert len(bytes.fromhex(seed)) == 32
    assert digest_of_seed(seed) == digest_of_seed(seed) != digest_of_seed(new_seed())
