"""A frozen list as the file that the host wants."""

import json
from pathlib import Path

from django.template.loader import render_to_string
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from records import fonts, tables
from records.sealing import unseal

from ..models import BookedVisit, VisitorList

STYLE = Path(__file__).parent / "list.css"
TYPES = {"xlsx": tables.KINDS["xlsx"], "pdf": "application/pdf"}


def content_of(frozen: VisitorList) -> dict:
    """Head, rows and whose they are; empty after the deletion."""
    text = unseal(frozen.sealed)
    return json.loads(text) if text else {"head": [], "rows": [], "whose": []}


def name_of(frozen: VisitorList) -> str:
    return _("Visitors %(host)s %(day)s, list %(number)d") % {
        "host": frozen.visit.host_name,
        "day": frozen.visit.cohort.starts_on.isoformat(),
        "number": frozen.number,
    }


def why_no_file(visit: BookedVisit) -> str:
    """Why this file cannot be made here; "" = it can."""
    if visit.format == BookedVisit.Format.PDF and not fonts.are_made():
        return _("This server has no fonts to print with: choose XLSX, or ask its administrator.")
    return ""


def file_of(frozen: VisitorList, kind: str = "") -> tuple[str, str, bytes]:
    """Name, type and bytes, in the host's language."""
    visit = frozen.visit
    kind = kind if kind in TYPES else visit.format
    with override(visit.language):
        told = content_of(frozen)
        if kind == "xlsx":
            content = tables.answer("xlsx", name_of(frozen), told["head"], told["rows"]).content
        else:
            content = _pdf(frozen, told)
        return f"{name_of(frozen)}.{kind}", TYPES[kind], content


def _pdf(frozen: VisitorList, told: dict) -> bytes:
    from records import printing

    context = {"frozen": frozen, "visit": frozen.visit, "cohort": frozen.visit.cohort, "told": told}
    html = render_to_string("cohorts/visits/paper.html", {**context, "language": get_language()})
    return printing.print_pdf(html, STYLE, tuple(fonts.families_for(html)[1:]), str(frozen.public_id))
