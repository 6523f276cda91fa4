"""Amounts as people type and read them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from records.errors import Refused
from records.money import AmountField, number_words, read_cents, rounded, shared, vat_cents, words


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("1250", 125000),
        ("1250.5", 125050),
        ("1250,50", 125050),
        ("1.234,50", 123450),
        ("1,234.50", 123450),
        ("1 234,50 €", 123450),
        ("€ 1.234", 123400),
        ("1,234", 123400),
        ("1.234.567", 123456700),
        ("0,01", 1),
        ("-12.30", -1230),
    ],
)
def test_read_cents_takes_what_people_write(typed, cents):
    assert read_cents(typed) == cents


@pytest.mark.parametrize(
    "typed", ["", "abc", "1.23.4", "12..3", "1,2345", "١٢", "1e5", "9" * 14, "9" * 5000, "--3", "1.2345,6"]
)
def test_read_cents_refuses_what_is_no_amount(typed):
    with pytest.raises(Refused):
        read_cents(typed)


@pytest.mark.parametrize("language", ["en", "nl", "fr"])
@hypothesis_settings(max_examples=40, deadline=None)
@given(cents=st.integers(0, 10**11))
def test_what_is_written_is_read_back(language, cents):
    assert read_cents(number_words(cents, language)) == cents


def test_words_follow_the_reader():
    assert words(123450, "EUR", "en") == "€1,234.50"
    assert words(123450, "EUR", "nl") == "€\u00a01.234,50"
    assert words(-123450, "EUR", "fr").replace("\u202f", "\u00a0") == "−1\u00a0234,50\u00a0€"
    assert words(5, "CHF", "en") == "CHF\u00a00.05"


def test_halves_round_away_from_zero():
    assert rounded(Decimal("0.5")) == 1
    assert rounded(Decimal("-0.5")) == -1
    assert vat_cents(50, Decimal(21)) == 11
    assert shared(417640, 34) == 12284


def test_amount_field_keeps_what_was_typed_and_says_what_is_wrong():
    field = AmountField(least=1)
    assert field.clean("12,5") == 1250
    assert field.prepare_value(125050) == "1,250.50"
    assert AmountField(required=False).clean("") is None
    for typed in ("nothing", "0", "1" * 40):
        with pytest.raises(Exception, match=r"amount|At least|characters"):
            field.clean(typed)
