"""The picture of a badge: rings around a nucleus, title, kind and level (BADGES in docs/rules.md)."""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from django.conf import settings
from django.utils.translation import gettext as _

from records import fonts

from ..facts import say_held
from . import achievements

SIDE = 600
TEAL, DEEP, PAPER, WARM, WASH = "#0b5953", "#073f3b", "#fffffc", "#f3a75c", "#e0eee9"
INK, SOFT, BURNT = "#14302e", "#4a5f5c", "#85400a"
LINE_LETTERS, MOST_LINES = 21, 3
RINGS = 9
ROOM = 720  # letters of the title times their size: what one line takes


def png_of(content: Mapping[str, Any], issuer: str) -> bytes:
    """600 by 600 pixels, in the language that is active."""
    return draw(svg_of(content, issuer))


@lru_cache(maxsize=16)
def draw(svg: str) -> bytes:
    folder = str(settings.PDF_FONTS)
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_dirs=[folder]))


def svg_of(content: Mapping[str, Any], issuer: str) -> str:
    kind = achievements.say_kind(content["kind"])
    lines = wrap(content["cohort"]["title"])
    level = achievements.level_of(content)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}" width="{SIDE}" height="{SIDE}">',
        f'<circle cx="300" cy="300" r="296" fill="{DEEP}"/>',
        f'<circle cx="300" cy="300" r="282" fill="none" stroke="{WARM if level > 1 else WASH}" stroke-width="4"/>',
        '<clipPath id="c"><circle cx="300" cy="300" r="272"/></clipPath>',
        f'<g clip-path="url(#c)"><rect width="{SIDE}" height="{SIDE}" fill="{TEAL}"/>{_rings()}',
        f'<path d="M0 292H600V600H0Z" fill="{PAPER}"/></g>',
        _text(kind, 336, 25, TEAL, fonts.SERIF),
    ]
    size = min(40 if len(lines) < MOST_LINES else 33, ROOM // max(1, *map(breadth, lines)))
    for number, line in enumerate(lines):
        parts.append(_text(line, 384 + number * (size + 5), size, INK, fonts.SERIF, 600))
    last = 384 + len(lines) * (size + 5)
    parts.append(_text(shorten(issuer, 30), last + 2, 22, SOFT, fonts.SANS))
    parts.append(_text(say_held(content), last + 30, 18, SOFT, fonts.SANS))  # type: ignore[arg-type]
    if content["demonstration"]:
        parts.append(_text(_("demonstration"), 540, 20, BURNT, fonts.SANS, 600))
    return "".join([*parts, "</svg>"])


def _rings() -> str:
    """Rings that grow out of the nucleus, each with an opening, as on the certificate."""
    rings = []
    for number in range(RINGS):
        radius = 52 + number * 24
        y = 170 + number * 6
        gap = 18 + number * 2
        rings.append(
            f'<circle cx="300" cy="{y}" r="{radius}" fill="none" stroke="{WASH}" '
            f'stroke-width="{4.2 - number * 0.3:.1f}" stroke-linecap="round" '
            f'stroke-dasharray="{2 * 3.14159 * radius - gap:.1f} {gap}" '
            f'transform="rotate({-58 + number * 9} 300 {y})"/>'
        )
    return f'{"".join(rings)}<circle cx="300" cy="170" r="26" fill="{WARM}"/>'


def _text(words: str, y: int, size: int, colour: str, family: str, weight: int = 400) -> str:
    families = ", ".join(fonts.families_for(words, family))
    return (
        f'<text x="300" y="{y}" text-anchor="middle" font-family="{families}" font-size="{size}" '
        f'font-weight="{weight}" fill="{colour}">{escape(words)}</text>'
    )


def wrap(title: str) -> list[str]:
    """At most three lines; what does not fit ends in “…”."""
    lines = [""]
    for word in title.split():
        if lines[-1] and breadth(lines[-1]) + 1 + breadth(word) > LINE_LETTERS:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], " ".join(lines[MOST_LINES - 1 :])]
    return [shorten(line, LINE_LETTERS) for line in lines]


def breadth(text: str) -> int:
    """In letters; those of Chinese, Japanese and Korean are twice as wide."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def shorten(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
