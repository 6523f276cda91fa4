"""The fonts of a written file: as few letters as needed, and the same few wherever that costs little.

Cutting a font takes longer than setting a page. So the fonts in which slots are set get all letters and digits of
English beside what the page shows: most names need no others, and the cut font is used again.
"""

from collections.abc import Mapping
from copy import copy
from functools import lru_cache
from string import ascii_letters, digits

import pydyf
from fontTools.ttLib import TTFont
from weasyprint.pdf.fonts import Font, build_fonts_dictionary

from . import fonts as house

ALWAYS = ascii_letters + digits + " .,:;-–’%/()"
OPTIONS = {"hinting": False, "pdf_version": "1.7"}
KEPT = 256  # sets of cut fonts, some tens of kB each


class Numbering:
    """Takes the place of a PDF: gives each object its number, from `first` on."""

    def __init__(self, first: int):
        self.first = first
        self.objects: list[pydyf.Object] = []

    def add_object(self, made: pydyf.Object) -> None:
        made.number = self.first + len(self.objects)
        self.objects.append(made)


@lru_cache(maxsize=32)
def _common(family: str, weight: int) -> tuple[dict[int, int], dict[int, str]]:
    """Widths and letters of `ALWAYS`, by glyph; empty for families that are not the house's Latin ones."""
    if family not in (house.SERIF, house.SANS):
        return {}, {}
    font = TTFont(house.font_path(family, weight), lazy=True)
    known, scale = font.getBestCmap(), 1000 / font["head"].unitsPerEm
    glyphs = {font.getGlyphID(known[ord(letter)]): letter for letter in ALWAYS if ord(letter) in known}
    widths = {glyph: round(font["hmtx"][font.getGlyphName(glyph)][0] * scale) for glyph in glyphs}
    return widths, glyphs


class Embedding:
    """The fonts of one stencil, and what the cut ones look like in the file."""

    def __init__(self, fonts: Mapping[int, Font], first: int):
        self.fonts = dict(fonts)
        self.first = first
        self.cut = lru_cache(maxsize=KEPT)(self._cut)
        self.used: dict[int, Font] = {}

    def fresh(self) -> dict[int, Font]:
        """Copies that know the letters of the shared parts, to set the slots with."""
        found = {}
        for key, font in self.fonts.items():
            found[key] = copy(font)
            found[key].widths, found[key].to_unicode = dict(font.widths), dict(font.to_unicode)
        return found

    def written(self, used: Mapping[int, Font]) -> tuple[bytes, list[tuple[int, bytes]]]:
        """The dictionary of fonts, and the objects with their numbers, for what these fonts have set."""
        letters = []
        for key, font in used.items():
            widths, glyphs = font.widths, font.to_unicode
            if glyphs.keys() != self.fonts[key].to_unicode.keys() or not glyphs:
                more_widths, more = _common(font.family, font.weight)
                widths, glyphs = more_widths | widths, more | glyphs
            letters.append((key, tuple(sorted(widths.items())), tuple(sorted(glyphs.items()))))
        return self.cut(tuple(letters))

    def _cut(self, letters: tuple) -> tuple[bytes, list[tuple[int, bytes]]]:
        numbering, fonts = Numbering(self.first), {}
        for key, widths, glyphs in letters:
            fonts[key] = copy(self.fonts[key])
            fonts[key].widths, fonts[key].to_unicode = dict(widths), dict(glyphs)
        found = build_fonts_dictionary(numbering, fonts, True, True, OPTIONS)
        return found.data, [(made.number, made.indirect) for made in numbering.objects]
