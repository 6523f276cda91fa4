"""The file of a certificate before it is sealed: PDF/A-3a and PDF/UA-1 in one, the same bytes for the same facts.

The first page comes from a design, the supplement from the house; they are laid out apart, so that no design can
disturb the supplement, and written as one file (CERTIFICATES in docs/rules.md). The renderer itself is imported with
the first file: that takes longer than importing all else, and most processes never print.
"""

from collections import OrderedDict
from collections.abc import Hashable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import override

from ..codes import verify_url
from ..facts import Facts
from . import supplement
from .front import Front
from .letters import composed, families_of, shown, typed

STYLE = (Path(__file__).parent / "supplement.css").read_text()
NARROW = """
@page { @bottom-left { width: 120mm; padding-right: 0; } @bottom-right { content: none; width: 0; } }
.results .few { width: 12%; } .results .less { width: 15%; }
.module { width: 100%; } .module:nth-child(even) { margin-left: 0; }
.head h1 { width: 55%; } .who { width: 45%; }
"""
ACROSS, UPRIGHT = "A4 landscape", "A4 portrait"
MOST_PAGES = 40
BADGE_NAME = "credential.json"
KEPT, VARIANTS = 8, 3  # stencils: kinds of page that a process remembers, and layouts of one kind
_stencils: OrderedDict[Hashable, list] = OrderedDict()
_totals: dict[Hashable, int] = {}  # how many pages the last file of the kind had: nearly always right


class MisfitError(Exception):
    """Words of the first page stand over its foot or its edge: what, and by how many millimetres."""

    def __init__(self, found: list[list[str]]):
        super().__init__(", ".join(f"{key} {number}" for key, number in found))
        self.found = found


class TooManyPagesError(Exception):
    """The design or the facts run over more pages than a certificate may have."""


def render(
    facts: Facts, front: Front, language: str, *, badge: bytes = b"", mark: Literal["", "preview"] = ""
) -> bytes:
    """The bytes of the file, with the signed badge attached.

    Raises `MissingLettersError` before anything is laid out when a letter cannot be printed, `MissingFontsError` when
    none can, `MisfitError` when its first page overflows, `TooManyPagesError` when it has no end. A preview says on
    every page that it proves nothing.
    """
    families = families_of(typed(facts) | shown(front.html))
    from records import archive, stencil

    front = replace(front, html=composed(_page_of(front, language)))
    with override(language):
        description = _("The certificate as Open Badge")
        attached = archive.Attached(BADGE_NAME, badge, description) if badge else None
        own = archive.Own(_said(facts, language, mark), attached, b"" if mark == "preview" else _place(facts))
        kind = (language, front.upright, len(facts["modules"]), len(facts["criteria"]))
        total = _totals.get(kind, 2)
        for _attempt in range(4):
            second = composed(supplement.html(facts, language, mark=_mark(facts, mark), pages=total))
            first_parts, slots = stencil.parts_of(front.html)
            second_parts, more = stencil.parts_of(second)
            pictures = tuple(sorted(front.pictures.items()))
            key = (mark, families, front.css, front.upright, pictures, first_parts, second_parts)
            slots += more
            for made in _remembered(key):
                with suppress(stencil.DoesNotFitError):
                    return made.copy(slots, own)
            made, pages = _laid_out(front, second, families, language, mark)
            if pages == total:
                break
            total = _totals[kind] = pages
    return _first_copy(key, made, slots, own)


def _remembered(key: Hashable) -> list:
    if key in _stencils:
        _stencils.move_to_end(key)
    return _stencils.get(key, [])


def _first_copy(key: Hashable, made, slots: list[str], own) -> bytes:
    """The file of a new stencil, which is remembered where others can be set into it.

    A file is the same however the stencil came about that it was set into: so the first copy is set into its own.
    """
    from records.stencil import DoesNotFitError

    if not made.fills:
        return made.original(slots, own)
    try:
        content = made.copy(slots, own)
    except DoesNotFitError:
        return made.original(slots, own)
    _stencils[key] = [made, *_stencils.get(key, [])][:VARIANTS]
    while len(_stencils) > KEPT:
        _stencils.popitem(last=False)
    return content


def _place(facts: Facts) -> bytes:
    """The place for the seal, which names the certificate beside it."""
    from .room import place_for

    return place_for(f"Certificate {facts['number']}, {verify_url(facts['code'])}")


def _page_of(front: Front, language: str) -> str:
    return f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"></head><body>{front.html}</body></html>'


def _mark(facts: Facts, mark: str) -> str:
    return mark or ("demonstration" if facts["demonstration"] else "")


def _said(facts: Facts, language: str, mark: str):
    from records.archive import Description

    title = _("Preview, not valid")
    if mark != "preview":
        title = _("Certificate %(number)s, %(name)s") % {"number": facts["number"], "name": facts["holder"]}
    return Description(
        identifier=facts["code"],
        title=composed(title),
        author=composed(facts["issuer"]["name"]),
        language=language,
        made=datetime.fromisoformat(facts["issued_on"]).replace(tzinfo=UTC),
    )


def rules_for(front: Front, before: int = 1) -> tuple[str, str]:
    """The style of the first page and of the supplement, which so many pages come before."""
    size, narrow = (UPRIGHT, NARROW) if front.upright else (ACROSS, "")
    plain = f"h1,h2,h3,h4,h5,h6{{bookmark-level:none}}@page{{size:{size}"
    counted = f"@page :first{{counter-increment:page {before + 1}}}"
    return f"{plain};margin:0}}\n{front.css}", f"{plain}}}{counted}\n{STYLE}\n{narrow}"


def _laid_out(front: Front, second: str, families: tuple[str, ...], language: str, mark: str):
    """A new stencil, and its number of pages."""
    from records import archive, stencil

    from .fitting import misfits
    from .room import leave_room

    first = stencil.lay_out(front.html, rules_for(front)[0], families, front.pictures)
    before = len(first.pages)
    if before > MOST_PAGES:
        raise TooManyPagesError(before)
    if found := misfits(first.pages):
        raise MisfitError(found)
    rules = rules_for(front, before)[1]
    rest = stencil.lay_out(second, rules, families, first_page=before, first_slot=first.slots)
    if before + len(rest.pages) > MOST_PAGES:
        raise TooManyPagesError(before + len(rest.pages))
    reserve = None if mark == "preview" else leave_room
    return archive.Stencil([first, rest], families, language, reserve), before + len(rest.pages)
