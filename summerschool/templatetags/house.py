"""The parts of every page as tags; docs/look.md shows each with an example. Builtin: no `{% load %}` needed.

{% icon "clock" %}  {% drawing "gown" %}  {% pill state "application" %}  {% cell "3" "turn" %}  {% grade "B" %}
{% level 2 %}  {% wells on=26 half=5 total=36 label=... %}  {% initials person %}
"""

import re

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from summerschool import icons, words

register = template.Library()
MOST_WELLS = 48  # over so many a row of wells cannot be read; a bar is drawn
ROWS = (6, 8, 10, 12, 15, 18, 20, 24)


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    return icons.icon(name, label)


@register.simple_tag
def drawing(name: str, label: str = "") -> SafeString:
    return icons.drawing(name, label)


@register.simple_tag
def pill(state: str, kind: str, word: str = "", tone: str = "", sign: str = "") -> SafeString:
    """A state as a sign and a word; `word`, `tone` and `sign` replace what summerschool/words.py says."""
    known = words.word_of(state, kind)
    return format_html(
        '<span class="s-pill" data-tone="{}">{}{}</span>',
        tone or known.tone,
        icons.icon(sign or known.icon),
        word or known.text,
    )


@register.simple_tag
def plain_pill(tone: str, sign: str, word: str) -> SafeString:
    """A pill for what is no state of a row, such as “possible duplicate”."""
    return format_html('<span class="s-pill" data-tone="{}">{}{}</span>', tone, icons.icon(sign), word)


@register.simple_tag
def cell(content: str | int = "", state: str = "", sign: str = "") -> SafeString:
    """The cell: `turn`, `done`, `stop` or nothing for later; holds a number or an icon, never nothing."""
    inside = icons.icon(sign) if sign else content
    return format_html('<span class="s-cell" data-s="{}" aria-hidden="true">{}</span>', state, inside)


@register.simple_tag
def grade(letter: str) -> SafeString:
    """A cleanroom grade as its round mark; the word is read out."""
    name = _("not classified") if letter == "NC" else _("grade %(letter)s") % {"letter": letter}
    return format_html(
        '<span class="s-grade" data-g="{0}" title="{1}"><span aria-hidden="true">{0}</span>'
        '<span class="visually-hidden">{1}</span></span>',
        letter,
        name,
    )


@register.simple_tag
def level(number: int) -> SafeString:
    """Four cells; 3 and 4 are drawn open, because an employer assigns them (LEVELS in docs/rules.md)."""
    mark = "open" if number > 2 else "on"
    dots = format_html_join("", '<i class="{}"></i>', ((mark if i < number else "",) for i in range(4)))
    label = _("level %(number)d of 4") % {"number": number}
    return format_html('<span class="s-level" role="img" aria-label="{}">{}</span>', label, dots)


@register.simple_tag
def wells(label: str, total: int, on=0, half=0, turn=0, bad=0, off=0, a_row: int = 12) -> SafeString:
    """One ring a place: confirmed, offered, yours, failed, held back, and the rest free; `label` says it in words."""
    amounts = {"on": on, "half": half, "turn": turn, "bad": bad, "off": off}
    total = max(int(total), sum(amounts.values()))
    if total > MOST_WELLS:
        return format_html(
            '<progress class="s-progress" max="{}" value="{}" aria-label="{}"></progress>', total, on, label
        )
    marks = [kind for kind, amount in amounts.items() for _i in range(int(amount))]
    marks += [""] * (total - len(marks))
    dots = format_html_join("", '<i class="{}"></i>', ((mark,) for mark in marks))
    a_row = next((n for n in ROWS if n >= a_row), ROWS[-1])
    return format_html('<div class="s-wells" data-n="{}" role="img" aria-label="{}">{}</div>', a_row, label, dots)


@register.filter
def initials(person) -> str:
    """The two letters in a person's round mark."""
    parts = re.findall(r"\w+", str(person).split("@")[0])
    return (parts[0][0] + (parts[-1][0] if len(parts) > 1 else "")).upper() if parts else "?"


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context, page, target: str = "") -> dict:
    """Pages of a list, keeping search and filters; `target` is the id that htmx swaps, if any."""
    return {
        "page": page,
        "range": page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1),
        "gap": page.paginator.ELLIPSIS,
        "request": context["request"],
        "target": target,
    }
