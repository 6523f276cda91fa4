"""The parts of the house: fields, pills, signs, texts."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.template import engines
from django.utils.translation import override

from certificates.models import Certificate
from cohorts.models import Application
from courses.models import VersionState
from partners.models import Proposal
from records.models import OutgoingMail
from summerschool import icons
from summerschool.words import WORDS


def render(source: str, **context) -> str:
    return engines["django"].from_string(source).render(context)


class Answers(forms.Form):
    email = forms.EmailField(label="School e-mail", help_text="Your coordinator recognises you by it.")
    year = forms.ChoiceField(choices=[("1", "first"), ("2", "second")])
    room = forms.ChoiceField(choices=[(str(n), n) for n in range(9)])
    note = forms.CharField(required=False)
    starts_on = forms.DateField(required=False)
    starts_at = forms.DateTimeField(required=False)
    agree = forms.BooleanField()


def test_a_field_shows_its_error_and_names_it_for_screen_readers():
    html = str(Answers({"email": "lotte@"})["email"].as_field_group())
    assert 'class="form-control is-invalid"' in html
    assert 'aria-describedby="id_email_helptext id_email_error"' in html
    assert 'id="id_email_error"' in html
    assert 'value="lotte@"' in html


def test_a_form_lists_its_errors_with_links_to_the_fields():
    html = str(Answers({"email": "lotte@", "year": "7"}))
    assert 'href="#id_email"' in html
    assert 'href="#id_year_0"' in html
    assert 'id="id_year_0"' in html


def test_few_choices_stand_open_and_many_go_into_a_select():
    form = Answers()
    assert 'type="radio"' in str(form["year"])
    assert "<select" in str(form["room"])


def test_an_optional_choice_keeps_its_way_to_say_nothing():
    class Optional(forms.Form):
        tier = forms.ChoiceField(choices=[("", "none"), ("a", "A")], required=False)

    assert "<select" in str(Optional()["tier"])


def test_an_optional_field_says_so():
    form = Answers()
    assert "optional" in str(form["note"].as_field_group())
    assert "optional" not in str(form["email"].as_field_group())


def test_dates_and_times_use_the_pickers_of_the_browser():
    form = Answers(initial={"starts_on": date(2026, 10, 6), "starts_at": datetime(2026, 10, 6, 9, 30)})
    assert 'type="date"' in str(form["starts_on"])
    assert 'value="2026-10-06"' in str(form["starts_on"])
    assert 'type="datetime-local"' in str(form["starts_at"])
    assert 'value="2026-10-06T09:30"' in str(form["starts_at"])


def test_what_a_picker_sends_is_understood_in_dutch():
    with override("nl"):
        data = {"email": "a@b.be", "year": "1", "room": "1", "agree": "on"}
        form = Answers(data | {"starts_on": "2026-10-06", "starts_at": "2026-10-06T09:30"})
        assert form.is_valid(), form.errors


def test_a_pill_has_a_word_and_a_sign():
    html = render('{% pill "offered" "application" %}')
    assert "place offered" in html
    assert "<svg" in html
    assert 'data-tone="turn"' in html


def test_a_page_may_give_a_pill_the_tone_of_its_reader():
    assert 'data-tone="wait"' in render('{% pill "offered" "application" tone="wait" %}')


def test_a_state_without_a_word_is_a_mistake_that_shows():
    with pytest.raises(LookupError, match="nonsense"):
        render('{% pill "nonsense" "application" %}')


@pytest.mark.parametrize(
    ("kind", "states"),
    [
        ("application", Application.State),
        ("proposal", Proposal.State),
        ("certificate", Certificate.State),
        ("mail", OutgoingMail.State),
        ("version", VersionState),
    ],
)
def test_every_state_has_its_word(kind, states):
    assert set(states.values) <= set(WORDS[kind])


def test_every_icon_of_the_vocabulary_exists():
    for states in WORDS.values():
        for word in states.values():
            assert icons.icon(word.icon)


def test_an_icon_that_does_not_exist_is_named():
    with pytest.raises(LookupError, match="no-such-icon"):
        icons.icon("no-such-icon")


def test_wells_are_read_in_words_and_become_a_bar_when_there_are_many():
    html = render('{% wells label="26 of 36" total=36 on=26 %}')
    assert html.count("<i ") == 36
    assert 'aria-label="26 of 36"' in html
    assert "<progress" in render('{% wells label="200 of 500" total=500 on=200 %}')


def test_markdown_lets_no_html_and_no_script_through():
    html = render("{{ text|markdown }}", text="# Hello\n<script>x</script> [a](javascript:x) **b** <b onclick=x>c</b>")
    assert "<h3>Hello</h3>" in html
    assert "<strong>b</strong>" in html
    assert "<script" not in html
    assert "javascript:" not in html.replace("](javascript:x)", "")
    assert "<b " not in html


def test_times_are_said_in_the_zone_of_the_cohort():
    moment = datetime(2026, 6, 12, 21, 59, tzinfo=UTC)
    html = render('{{ moment|in_zone:"Europe/Brussels" }}', moment=moment)
    assert "Friday 12 June 2026, 23:59 (Brussels)" in html
    assert 'datetime="2026-06-12T23:59+02:00"' in html
    with override("nl"):
        said = render('{{ moment|say_moment:"Europe/Brussels" }}', moment=moment)
        assert said.startswith("vrijdag 12 juni 2026")


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 10, 6), date(2026, 10, 8), "6 to 8 October 2026"),
        (date(2026, 9, 30), date(2026, 10, 2), "30 September to 2 October 2026"),
        (date(2026, 12, 30), date(2027, 1, 2), "30 December 2026 to 2 January 2027"),
        (date(2026, 10, 6), date(2026, 10, 6), "6 October 2026"),
    ],
)
def test_dates_are_said_without_repeating_themselves(first, last, said):
    assert render("{% dates first last %}", first=first, last=last) == said


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (12, "12th"), (21, "21st")]
)
def test_places_in_a_line_are_ordinals(number, said):
    assert render("{{ number|ordinal }}", number=number) == said


def test_initials_of_names_of_many_kinds():
    assert render("{{ name|initials }}", name="Sofie Van den Broeck") == "SB"
    assert render("{{ name|initials }}", name="lotte@school.example") == "L"
    assert render("{{ name|initials }}", name="") == "?"


def test_a_mail_escapes_what_people_typed_once():
    html = render("{% mail_p %}Dear {{ name }},{% endmail_p %}", name="O'Neill <b>")
    assert "O&#x27;Neill &lt;b&gt;" in html
    assert "&amp;" not in html


def test_templates_have_no_style_attribute_and_no_inline_script():
    """The security policy refuses both; mails are another world."""
    faulty = []
    for path in (Path(settings.BASE_DIR) / "templates").rglob("*.html"):
        text = path.read_text()
        if "emails" not in path.parts and (" style=" in text or " onclick=" in text or "<script>" in text):
            faulty.append(path.name)
    assert faulty == []
