import pytest
from django import forms

from records.text import ReadableForm, unreadable


@pytest.mark.parametrize(
    "name", ["Nguyễn Thị Mai Anh", "محمد الأمين", "Ἀλέξανδρος", "王小明", "Łukasz Żółć", "می‌خواهم"]
)
def test_names_of_any_script_are_readable(name):
    assert unreadable(name) == ""


@pytest.mark.parametrize("bad", ["a\x00b", "a\x07b", "a\x1bb", "a\x85b", "a\u202eb", "a\u2028b", "a\ud800b"])
def test_control_characters_are_named_with_their_place(bad):
    assert "Character 2" in unreadable(bad)
    assert "Character 2" in unreadable(bad, lines=True)


def test_line_breaks_only_where_lines_are_allowed():
    assert "one line" in unreadable("a\nb")
    assert unreadable("a\r\nb\tc", lines=True) == ""


class Letter(ReadableForm, forms.Form):
    name = forms.CharField()
    body = forms.CharField(widget=forms.Textarea)


def test_a_form_says_it_once_at_the_field():
    form = Letter({"name": "Eve\x00", "body": "fine\nlines"})
    assert not form.is_valid()
    assert list(form.errors) == ["name"]
    assert len(form.errors["name"]) == 1


def test_an_address_longer_than_mail_knows_is_refused():
    class Form(ReadableForm, forms.Form):
        email = forms.EmailField()

    long = f"{'a' * 60}@{'.'.join(['b' * 60] * 4)}.example"
    assert "254" in Form({"email": long}).errors["email"][0]
    assert Form({"email": "lotte@school.example"}).is_valid()


@pytest.mark.parametrize(("day", "is_taken"), [("0001-01-01", False), ("9999-12-31", False), ("2026-02-28", True)])
def test_a_day_at_the_end_of_the_calendar_is_refused_at_the_field(day, is_taken):
    class When(ReadableForm, forms.Form):
        moment = forms.DateTimeField()

    form = When({"moment": f"{day}T00:00"})
    assert form.is_valid() is is_taken
    assert ("moment" in form.errors) is not is_taken
