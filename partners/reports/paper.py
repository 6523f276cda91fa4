"""A released report as PDF: made once a language, of what was frozen, and kept."""

import hashlib
from pathlib import Path

from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from records import fonts
from records.errors import refuse

from ..models import Paper, PaperFile, Report
from . import content

STYLE = Path(__file__).parent / "paper.css"


def why_no_paper(report: Report) -> str:
    """Why it has no PDF; "" = it has, or gets one."""
    if not report.is_standing:
        return _("Only a report that is released has a PDF.")
    if not fonts.are_made():
        return _("The server has no fonts to print with yet.")
    return ""


def render(report: Report, language: str) -> bytes:
    """The PDF in that language; with the same frozen report the same bytes."""
    with override(language):
        context = {"report": report, "read": content.read(report.content), "language": language}
        html = render_to_string("partners/reports/paper.html", context)
    from records import printing

    families = tuple(fonts.families_for(html)[1:])
    return printing.print_pdf(html, STYLE, families, f"{report.public_id}/{language}")


def made(report: Report, language: str) -> bytes:
    """The kept PDF, made now if nobody asked for it before. Raises Refused."""
    refuse(why_no_paper(report))
    kept = PaperFile.objects.filter(paper__report=report, paper__language=language).first()
    if kept:
        return bytes(kept.pdf)
    pdf = render(report, language)
    paper, _new = Paper.objects.get_or_create(report=report, language=language)
    keep(paper, pdf)
    return pdf


def keep(paper: Paper, pdf: bytes) -> None:
    """Somebody else may have made it in the same moment: theirs is as good."""
    try:
        with transaction.atomic():
            PaperFile.objects.create(paper=paper, pdf=pdf)
            paper.made_at, paper.problem = timezone.now(), ""
            paper.digest = hashlib.sha256(pdf).hexdigest()
            paper.save(update_fields=["made_at", "problem", "digest"])
    except IntegrityError:
        return
