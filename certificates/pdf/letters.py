"""Which letters a certificate needs, asked before anything is printed (CERTIFICATES in docs/rules.md)."""

import re
import unicodedata
from collections.abc import Iterable
from html import unescape

from records import fonts

from ..facts import Facts

TAG = re.compile(r"<[^>]*>")
LONG_NAME, LONGEST_NAME = 26, 60  # letters above which a name is set smaller


class MissingLettersError(Exception):
    """The letters that no font of the certificate has."""


class MissingFontsError(Exception):
    """The fonts were never made on this machine: `manage.py make_pdf_fonts` makes them."""


def composed(text: str) -> str:
    """Letter and accent as one sign where there is one: the fonts have those."""
    return unicodedata.normalize("NFC", text)


def typed(facts: Facts) -> set[str]:
    """Every letter that people typed: what the fonts have to hold."""
    return set("".join(_words(facts)))


def _words(value) -> Iterable[str]:
    if isinstance(value, str):
        yield composed(value)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _words(part)
    elif isinstance(value, list):
        for part in value:
            yield from _words(part)


def shown(html: str) -> set[str]:
    """The letters that a page shows, without its tags."""
    return set(composed(unescape(TAG.sub(" ", html))))


def families_of(letters: Iterable[str]) -> tuple[str, ...]:
    """The families beside the house's own. Raises `MissingFontsError`, and `MissingLettersError` with the letters."""
    if not fonts.are_made():
        raise MissingFontsError
    text = "".join(sorted(letters))
    if missing := fonts.missing_characters(text):
        raise MissingLettersError(missing)
    return tuple(fonts.families_for(text)[1:])


def missing_in(name: str) -> str:
    """The letters of a name that cannot be printed; "" when all can, or the fonts are not there to ask."""
    return fonts.missing_characters(composed(name)) if fonts.are_made() else ""


def name_size(name: str) -> str:
    """The classes of a name: "long" and "longest" are set smaller, "tall" is a script that needs higher lines."""
    size = "longest" if len(name) > LONGEST_NAME else "long" if len(name) > LONG_NAME else ""
    return f"{size} tall".strip() if fonts.families_for(name)[1:] else size
