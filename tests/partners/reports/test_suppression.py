"""No number under 5 is shown, and none can be worked out of all tables together."""

from hypothesis import given, settings
from hypothesis import strategies as st

from partners.reports.suppression import Shown, Table, is_small, joined, publish

from . import audit


def test_a_single_small_cell_takes_the_smallest_other_one_with_it():
    (shown,) = publish([Table("school", {"AP": 14, "KdG": 12, "Thomas More": 8, "other": 2})])

    assert shown.rows == {"AP": 14, "KdG": 12, "Thomas More": None, "other": None}
    assert shown.total == 36


def test_a_zero_is_shown_and_a_table_without_small_cells_stays_whole():
    (shown,) = publish([Table("gender", {"women": 20, "men": 16, "other": 0})])

    assert shown.rows == {"women": 20, "men": 16, "other": 0}


def test_two_small_cells_whose_sum_says_too_much_take_a_third():
    (shown,) = publish([Table("status", {"a": 1, "b": 2, "c": 9, "d": 24})])

    assert shown.rows == {"a": None, "b": None, "c": None, "d": 24}


def test_what_cannot_be_protected_is_withheld_as_a_whole():
    (shown,) = publish([Table("status", {"a": 4, "b": 1, "c": 0})])

    assert shown == Shown("status", 5, {"a": None, "b": None, "c": None}, withheld=True)


def test_of_fewer_than_five_people_nothing_is_said():
    (shown,) = publish([Table("status", {"a": 4, "b": 0})])

    assert shown.total is None
    assert set(shown.rows.values()) == {None}


def test_small_columns_are_joined_until_all_their_totals_can_be_shown():
    assert joined({"women": 20, "men": 13, "non-binary": 2, "not said": 3}, "not said") == {
        "women": "women",
        "men": "men",
        "non-binary": "not said",
        "not said": "not said",
    }
    assert joined({"women": 20, "men": 3}, "not said") == {}
    assert joined({"women": 20, "men": 8}, "not said") == {"women": "women", "men": "men"}


def test_a_table_by_gender_hides_what_rows_and_columns_would_give_away():
    cells = {
        ("AP", "women"): 9, ("AP", "men"): 7,
        ("KdG", "women"): 11, ("KdG", "men"): 3,
        ("TM", "women"): 8, ("TM", "men"): 6,
        ("other", "women"): 6, ("other", "men"): 10,
    }  # fmt: skip
    (shown,) = publish([Table.of_pairs("school", cells)])
    columns = {"women": 34, "men": 26}

    assert shown.cells["KdG", "men"] is None
    assert sum(value is not None for value in shown.cells.values()) >= 4
    assert not audit.secrets_found(audit.read([shown], {"school": columns}, 60))


def test_the_audit_finds_what_a_table_with_one_hidden_cell_gives_away():
    careless = Shown("school", 36, {"AP": 14, "KdG": 12, "TM": 8, "other": None})
    too_little = Shown("status", 36, {"a": None, "b": None, "c": 32})

    assert audit.secrets_found(audit.read([careless], {}, 36)) == {("school", "other"): (2, 2)}
    assert audit.secrets_found(audit.read([too_little], {}, 36)) == {("status", "a"): (1, 3), ("status", "b"): (1, 3)}


people = st.lists(
    st.tuples(st.sampled_from("ABCD"), st.sampled_from("pqrst"), st.sampled_from(["women", "women", "men", "other"])),
    min_size=1,
    max_size=60,
)


@settings(max_examples=25, deadline=None)
@given(people)
def test_nothing_hidden_can_be_worked_out_of_all_tables_together(who):
    gender = {name: sum(one[2] == name for one in who) for name in ("women", "men", "other")}
    columns = joined(gender, "other")
    tables, totals = [], {}
    for place, key in enumerate(("school", "status")):
        names = sorted({one[place] for one in who})
        if columns:
            pairs = {(name, column): 0 for name in names for column in set(columns.values())}
            for one in who:
                pairs[one[place], columns[one[2]]] += 1
            tables.append(Table.of_pairs(key, pairs))
            totals[key] = {
                column: sum(gender[name] for name, into in columns.items() if into == column)
                for column in set(columns.values())
            }
        else:
            tables.append(Table(key, {name: sum(one[place] == name for one in who) for name in names}))
    shown = publish(tables)

    for table in shown:
        told = [*table.rows.values(), *table.cells.values(), table.total]
        assert not any(is_small(value) for value in told if value is not None)
    if shown[0].total is not None:
        assert not audit.secrets_found(audit.read(shown, totals, 60))
