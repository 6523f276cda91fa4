"""Words in braces: filled in as text, and faults said with their line."""

import pytest

from certificates.designs.placeholders import Unfinished, faults_of, fill

VALUES = {"holder": "<b>Robert</b> & “Bobby”", "cohort": "GMP", "visit": "", "place": "Niel"}


def test_what_a_person_is_called_is_never_markup():
    assert fill("{holder}", VALUES) == "<span data-slot>&lt;b&gt;Robert&lt;/b&gt; &amp; “Bobby”</span>"


def test_two_stars_make_words_bold_and_braces_print_when_doubled():
    assert fill("completed **{cohort}** {{x}}", VALUES) == "completed <b>GMP</b> {x}"


def test_a_line_whose_word_has_nothing_to_say_is_left_out():
    assert fill("at {place}\nvisited {visit}\nthe end", VALUES) == "at Niel<br>the end"


def test_a_value_with_braces_or_stars_is_not_read_again():
    assert fill("{holder}", {"holder": "{cohort} **x**"}) == "<span data-slot>{cohort} **x**</span>"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("first\n{hodler}", 2, "{holder}"),
        ("{nothing at all like it}", 1, "There is no"),
        ("a { b", 1, "brace"),
        ("a } b", 1, "brace"),
        ("one\ntwo\n**three", 3, "stars"),
        ("{holder.password}", 1, "holder"),
        ("{% load x %}", 1, "There is no"),
    ],
)
def test_a_fault_is_said_with_its_line(text, line, words):
    fault = faults_of(text)[0]
    assert fault.line == line
    assert words in fault.words
    with pytest.raises(Unfinished):
        fill(text, VALUES)
