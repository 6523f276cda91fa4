"""Results of a survey from a CSV or XLSX file; every line is checked, pure reading."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from accounts.models import Organisation
from records import sheets
from records.errors import Refused
from records.text import unreadable

from ..models import SurveyResult
from .actions import why_result_is_wrong

COLUMNS = {
    "question": ("question", "vraag", "questions"),
    "about": ("about", "partner", "organisation", "over", "organisatie"),
    "asked": ("asked", "gevraagd", "interrogés"),
    "answered": ("answered", "answers", "antwoorden", "geantwoord", "réponses"),
    "mean": ("mean", "average", "gemiddelde", "moyenne"),
    "yes": ("yes", "ja", "oui"),
    "lowest": ("lowest", "laagste", "minimum"),
    "highest": ("highest", "hoogste", "maximum"),
}
MOST = 500


@dataclass
class Found:
    rows: list[SurveyResult] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read(content: bytes, partners: Iterable[Organisation]) -> Found:
    """The first line names the columns. With one problem nothing should be written. Raises Refused."""
    known = {partner.name.casefold(): partner for partner in partners}
    found, places = Found(), {}
    for number, cells in sheets.read(content):
        if not places:
            places = _head(cells)
            if not {"question", "asked", "answered"} <= places.keys():
                raise Refused(_("The first line has to name the columns question, asked and answered."))
            continue
        said = {name: cells[place] if place < len(cells) else "" for name, place in places.items()}
        try:
            found.rows.append(_row(said, known))
        except Refused as refused:
            found.problems.append(_("Line %(line)d: %(problem)s") % {"line": number, "problem": refused})
        if len(found.rows) > MOST:
            raise Refused(_("At most %(most)d questions at once.") % {"most": MOST})
    if not found.rows and not found.problems:
        found.problems.append(_("There is no result in it."))
    return found


def _head(cells: list[str]) -> dict[str, int]:
    words = [cell.strip().casefold() for cell in cells]
    return {name: words.index(word) for name, told in COLUMNS.items() for word in told if word in words}


def _row(said: dict[str, str], known: dict[str, Organisation]) -> SurveyResult:
    about = said.get("about", "")
    if about and about.casefold() not in known:
        raise Refused(_("“%(name)s” takes no part in this cohort.") % {"name": about})
    question = said["question"]
    if not question or len(question) > 300:
        raise Refused(_("The question is missing, or longer than 300 characters."))
    if reason := unreadable(question):
        raise Refused(reason)
    mean = _decimal(said.get("mean", ""))
    row = SurveyResult(
        question=question,
        organisation=known.get(about.casefold()) if about else None,
        kind=SurveyResult.Kind.RATING if mean is not None else SurveyResult.Kind.SHARE,
        asked=_whole(said["asked"]),
        answered=_whole(said["answered"]),
        mean=mean,
        yes=_whole(said["yes"]) if mean is None and said.get("yes") else None,
        lowest=_whole(said.get("lowest") or "1"),
        highest=_whole(said.get("highest") or "5"),
    )
    reason, _at = why_result_is_wrong(row)
    if reason:
        raise Refused(reason)
    return row


def _whole(text: str) -> int:
    text = text.removesuffix(".0")
    if not text.isascii() or not text.isdigit() or len(text) > 6:
        raise Refused(_("“%(text)s” is no whole number.") % {"text": text[:40]})
    return int(text)


def _decimal(text: str) -> Decimal | None:
    if not text:
        return None
    try:
        value = Decimal(text.replace(",", "."))
    except InvalidOperation as error:
        raise Refused(_("“%(text)s” is no number.") % {"text": text[:40]}) from error
    if not value.is_finite() or abs(value) >= 1000:
        raise Refused(_("“%(text)s” is no number.") % {"text": text[:40]})
    return value.quantize(Decimal("0.01"))
