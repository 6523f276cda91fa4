"""Times and texts in words, as filters. Builtin: no `{% load %}` needed.

{{ moment|in_zone:cohort.time_zone }}  {{ moment|day_in:zone }}  {{ moment|hour_in:zone }}  {{ moment|short_in:zone }}
{{ moment|say_moment:zone }} and {{ moment|say_day:zone }} without markup, for mails
{{ title|sentence_case }} and {{ form|sentence_labels }} for the library for accounts, which writes in Title Case
{% dates cohort.starts_on cohort.ends_on %}  {{ 135|as_duration }}  {{ 3|ordinal }}  {{ text|markdown }}
"""

import re

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from records import marked, wording

register = template.Library()

TITLED = re.compile(r"(?<=[^\s.!?][ -])[A-Z](?=[a-z]+\b)|(?<=\S )A(?= )")


def _clock(moment, zone: str, said: str) -> SafeString | str:
    if moment is None:
        return ""
    return format_html('<time datetime="{}">{}</time>', wording.local(moment, zone).isoformat(timespec="minutes"), said)


@register.filter
def in_zone(moment, zone: str):
    """“Friday 12 June 2026, 23:59 (Brussels)”"""
    return _clock(moment, zone, wording.say_moment(moment, zone)) if moment else ""


@register.filter
def day_in(moment, zone: str):
    """“Friday 12 June 2026”"""
    return _clock(moment, zone, wording.say_day(moment, zone)) if moment else ""


@register.filter
def hour_in(moment, zone: str):
    """“09:00”"""
    return _clock(moment, zone, wording.say_hour(moment, zone)) if moment else ""


@register.filter
def short_in(moment, zone: str):
    """“12 Jun 23:41”"""
    return _clock(moment, zone, wording.say_short(moment, zone)) if moment else ""


@register.filter
def say_moment(moment, zone: str) -> str:
    """Like `in_zone`, as plain text for mails and sentences."""
    return wording.say_moment(moment, zone) if moment else ""


@register.filter
def date_in(moment, zone: str) -> str:
    """“2026-06-12”, for addresses."""
    return wording.local(moment, zone).date().isoformat() if moment else ""


@register.filter
def city(zone: str) -> str:
    """“Brussels” for Europe/Brussels."""
    return wording.city(zone)


@register.filter
def say_day(moment, zone: str = "") -> str:
    """Like `day_in`, as plain text; a date needs no zone."""
    return wording.say_day(moment, zone) if moment else ""


@register.simple_tag
def dates(first, last=None, weekday: bool = False) -> str:
    """“6 to 8 October 2026”, with `weekday=True` “Tuesday 6 to Thursday 8 October 2026”."""
    return wording.say_dates(first, last, weekday=weekday)


@register.filter
def as_duration(minutes) -> str:
    return wording.say_minutes(minutes)


@register.filter
def ordinal(number: int) -> str:
    """3rd, 3e, 3e: a place in a line."""
    number, language = int(number), (get_language() or "en")[:2]
    if language == "nl":
        return f"{number}e"
    if language == "fr":
        return "1re" if number == 1 else f"{number}e"
    tail = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{tail}"


@register.filter
def sentence_case(title: str) -> str:
    """“Two-factor authentication” for English “Two-Factor Authentication”; other languages write so anyway."""
    if (get_language() or "en")[:2] != "en":
        return title
    said = TITLED.sub(lambda letter: letter[0].lower(), title)
    return mark_safe(said) if isinstance(title, SafeString) else said


@register.filter
def sentence_labels(form):
    """The form, with its labels in sentence case."""
    for field in form.fields.values():
        field.label = sentence_case(str(field.label)) if field.label else field.label
    return form


@register.filter
def markdown(text: str, top: int = 3) -> SafeString:
    """An organiser's Markdown as clean HTML: no raw HTML, no pictures; its highest heading at level `top`."""
    return marked.clean(text, top)
