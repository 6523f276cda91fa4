"""The file of a certificate before it is sealed: PDF/A-3a and PDF/UA-1 in one, the same bytes for the same facts.

The first page comes from a design, the supplement from the house; they are laid out apart, so that no design can
disturb the supplement, and written as one file (CERTIFICATES in docs/rules.md). The renderer itself is imported with
the first file: that takes longer than importing all else, and most processes never print.
"""

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

STYLE = Path(__file__).parent / "supplement.css"
ACROSS, UPRIGHT = "A4 landscape", "A4 portrait"
MOST_PAGES = 40
BADGE_NAME = "credential.json"
_pages_before: dict[tuple, int] = {}  # how many the last file of the kind had: nearly always right


class TooManyPagesError(Exception):
    """The design or the facts run over more pages than a certificate may have."""


def render(
    facts: Facts, front: Front, language: str, *, badge: bytes = b"", mark: Literal["", "preview"] = ""
) -> bytes:
    """The bytes of the file, with the signed badge attached.

    Raises `MissingLettersError` before anything is laid out when a letter cannot be printed, `MissingFontsError` when
    none can, `TooManyPagesError` when it has no end. A preview says on every page that it proves nothing.
    """
    families = families_of(typed(facts) | shown(front.html))
    from records import archive

    shown_mark = mark or ("demonstration" if facts["demonstration"] else "")
    with override(language):
        first = _front_pages(facts, front, language, families)
        pages = first + _supplement_pages(facts, front, language, families, shown_mark, len(first))
        title = _("Preview, not valid")
        if mark != "preview":
            title = _("Certificate %(number)s, %(name)s") % {"number": facts["number"], "name": facts["holder"]}
        attached = [archive.Attached(BADGE_NAME, badge, _("The certificate as Open Badge"))] if badge else []
    said = archive.Description(
        identifier=facts["code"],
        title=composed(title),
        author=composed(facts["issuer"]["name"]),
        language=language,
        made=datetime.fromisoformat(facts["issued_on"]).replace(tzinfo=UTC),
    )
    return archive.write(pages, families, said, attached, None if mark == "preview" else _room(facts))


def _room(facts: Facts):
    """The place for the seal, which names the certificate beside it."""
    from .room import room_for_seal

    return room_for_seal(f"Certificate {facts['number']}, {verify_url(facts['code'])}")


def _front_pages(facts: Facts, front: Front, language: str, families) -> list:
    from records import printing

    html = f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"></head><body>{front.html}</body></html>'
    size = UPRIGHT if front.upright else ACROSS
    pages = printing.lay_out(
        composed(html), f"@page{{size:{size};margin:0}}\n{front.css}", families, pictures=front.pictures
    )
    if len(pages) > MOST_PAGES:
        raise TooManyPagesError(len(pages))
    return pages


def _supplement_pages(facts: Facts, front: Front, language: str, families, mark: str, before: int) -> list:
    """Laid out with the number of pages that the last one had, and once more where that was wrong.

    A counter of pages would have the renderer lay out every page twice.
    """
    from records import printing

    size = UPRIGHT if front.upright else ACROSS
    rules = f"@page{{size:{size}}}@page :first{{counter-increment:page {before + 1}}}\n{STYLE.read_text()}"
    kind = (language, front.upright, len(facts["modules"]), len(facts["criteria"]))
    total = _pages_before.get(kind, before + 1)
    for _attempt in range(3):
        html = supplement.html(facts, language, mark=mark, pages=total, before=before)
        pages = printing.lay_out(composed(html), rules, families)
        if before + len(pages) > MOST_PAGES:
            raise TooManyPagesError(before + len(pages))
        if before + len(pages) == total:
            break
        total = before + len(pages)
    _pages_before[kind] = total
    return pages
