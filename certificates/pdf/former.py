"""The file of a certificate: A4 landscape, the same bytes for the same facts (CERTIFICATES in docs/rules.md).

The renderer itself is in `records/printing.py`, which is imported with the first file: it takes longer to import
than all else, and most processes never print.
"""

from pathlib import Path

import segno
from django.template.loader import render_to_string
from django.utils.translation import override

from records import fonts

from ..codes import grouped, verify_url
from ..facts import Facts, Measured, day, say_asked, say_held, say_limit, say_measured, say_percent

STYLE = Path(__file__).parent / "certificate.css"
LONG_NAME, LONGEST_NAME = 26, 60  # letters above which the name is set smaller


class MissingLettersError(Exception):
    """The letters that no font of the certificate has."""


class MissingFontsError(Exception):
    """The fonts were never made on this machine: `manage.py make_pdf_fonts` makes them."""


def all_text(facts: Facts) -> str:
    """Every word that people typed: what the fonts have to hold."""
    parts = [facts["holder"], *facts["issuer"].values(), *facts["programme"].values(), *facts["cohort"].values()]
    for named in facts["signatories"]:
        parts += named.values()
    for module in facts["modules"]:
        parts += [module["code"], module["title"]]
        for outcome in module["outcomes"]:
            parts += [outcome["text"], *(competency["code"] for competency in outcome["competencies"])]
    parts += [text for fact in facts["criteria"] for text in (fact["name"], fact.get("session", ""))]
    return " ".join(str(part) for part in parts)


def qr_path(address: str) -> tuple[str, int]:
    """The QR code as the data of one SVG path and its side in modules, without a border.

    Each run of dark modules is a stroke one module wide: half the work of filled boxes.
    """
    matrix = segno.make(address, error="m", micro=False).matrix
    runs = []
    for y, row in enumerate(matrix):
        x = 0
        while x < len(row):
            start = x
            while x < len(row) and row[x]:
                x += 1
            if x > start:
                runs.append(f"M{start} {y}.5h{x - start}")
            x += 1
    return "".join(runs), len(matrix)


def render(facts: Facts, code: str, language: str, *, preview: bool = False) -> bytes:
    """The bytes of the file. Raises `MissingLettersError` before rendering when a letter cannot be printed, and
    `MissingFontsError` when none can.

    A preview says on every page that it proves nothing, and carries neither code nor QR.
    """
    if not fonts.are_made():
        raise MissingFontsError
    text = all_text(facts)
    if missing := fonts.missing_characters(text):
        raise MissingLettersError(missing)
    with override(language):
        html = render_to_string("certificates/pdf.html", _context(facts, code, language, preview))
    from records import printing

    families = tuple(fonts.families_for(text)[1:])
    return printing.print_pdf(html, STYLE, families, "" if preview else code)


def _context(facts: Facts, code: str, language: str, preview: bool) -> dict:
    address = verify_url(code)
    path, side = qr_path(address)
    first, rest = say_limit(facts)
    criteria = [_row(fact) for fact in facts["criteria"]]
    return {
        "facts": facts,
        "language": language,
        "preview": preview,
        "code": grouped(code),
        "address": address.removesuffix(f"{code}/").split("://", 1)[-1],
        "qr": {"path": path, "side": side},
        "name_size": _name_size(facts["holder"]),
        "held": say_held(facts),
        "issued_on": day(facts["issued_on"]),
        "score": next((row for row in criteria if row["kind"] == "score"), None),
        "criteria": criteria,
        "limit": {"first": first, "rest": rest},
    }


def _row(fact: Measured) -> dict[str, str]:
    return {
        "kind": fact["kind"],
        "name": fact["name"],
        "session": fact.get("session", ""),
        "measured": say_measured(fact),
        "asked": say_asked(fact),
        "percent": say_percent(fact),
    }


def _name_size(name: str) -> str:
    if len(name) > LONGEST_NAME:
        return "longest"
    size = "long" if len(name) > LONG_NAME else ""
    return f"{size} tall".strip() if fonts.families_for(name)[1:] else size
