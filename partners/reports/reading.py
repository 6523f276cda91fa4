"""A report's frozen data as a page, a PDF and a spreadsheet say it: figures with their denominators, and tables."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from records import money
from records.wording import say_dates, say_minutes

from . import words


@dataclass
class Figure:
    """A number, what it is of, and what it means."""

    name: str
    value: str
    of: str = ""


@dataclass
class Cell:
    """A number or words; None as number and no text = hidden."""

    number: int | None = None
    text: str = ""
    share: int = 0  # in percent of the longest bar, for a chart

    @property
    def is_hidden(self) -> bool:
        return self.number is None and not self.text

    @property
    def said(self) -> str:
        if self.text:
            return self.text
        return hidden() if self.number is None else str(self.number)

    @property
    def for_sheet(self):
        return self.number if self.number is not None else self.said


@dataclass
class Row:
    label: str
    cells: list[Cell]


@dataclass
class Block:
    """One table; `bars` where its first column is drawn too."""

    title: str
    head: list[str]
    rows: list[Row]
    text: str = ""
    bars: bool = False

    @property
    def hides(self) -> bool:
        return any(cell.is_hidden for row in self.rows for cell in row.cells)


@dataclass
class Read:
    """A whole report."""

    title: str
    edition: str
    figures: list[Figure] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    @property
    def hides(self) -> bool:
        return any(block.hides for block in self.blocks)


def hidden() -> str:
    return _("hidden")


def edition(about: dict) -> str:
    days = say_dates(date.fromisoformat(about["first"]), date.fromisoformat(about["last"]))
    return _("%(days)s, %(place)s") % {"days": days, "place": about["place"]}


def of_people(number: int) -> str:
    return ngettext("of %(n)d participant", "of %(n)d participants", number) % {"n": number}


def percent(part: int, whole: int) -> str:
    """Whole percent, rounded half up; the denominator stands beside it."""
    return _("%(n)d%%") % {"n": (200 * part + whole) // (2 * whole)} if whole else ""


def hours(minutes: int) -> str:
    return say_minutes(minutes)


def decimal(value: str) -> str:
    return number_format(Decimal(value), use_l10n=True)


def amount(cents: int, currency: str = "EUR") -> str:
    return money.words(cents, currency)


def counted(table: dict, title: str, columns: list[dict] | None = None, text: str = "") -> Block | None:
    """A table of people; None where not one number of it is shown."""
    if table["withheld"]:
        return None
    told = [column for column in columns or [] if any(row["cells"] for row in table["rows"])]
    most = max([row["number"] or 0 for row in table["rows"]], default=0)
    rows = [_row(row, told, most) for row in table["rows"]]
    if table["people"] is not None:
        total = [Cell(table["people"]), *(Cell(column["number"]) for column in told)]
        rows.append(Row(_("all"), total))
    head = ["", _("People"), *(words.label(column["key"]) for column in told)]
    return Block(title, head, rows, text, bars=True)


def _row(row: dict, columns: list[dict], most: int) -> Row:
    number = row["number"]
    first = Cell(number, share=100 * number // most if number and most else 0)
    return Row(words.label(row["key"]), [first, *(Cell(row["cells"].get(column["key"])) for column in columns)])


def survey(rows: list[dict]) -> Block | None:
    """What surveys said, each with how many answered of how many were asked."""
    if not rows:
        return None
    lines = []
    for row in rows:
        by_key = {one["key"]: one["number"] for one in row["rows"]}
        said, base = _said(row, by_key)
        lines.append(Row(row["question"], [said, base]))
    head = [_("Question"), _("Result"), _("Answers")]
    return Block(_("Surveys"), head, lines, _("Held outside this platform; results were entered by the organiser."))


def _said(row: dict, by_key: dict) -> tuple[Cell, Cell]:
    if row["kind"] == "rating":
        answers, result = by_key["#answered"], Cell()
        if row["mean"] is not None:
            said = {"mean": decimal(row["mean"]), "lowest": row["lowest"], "highest": row["highest"]}
            result = Cell(text=_("%(mean)s on a scale of %(lowest)d to %(highest)d") % said)
    else:
        yes, no = by_key["#yes"], by_key["#no"]
        answers = yes + no if yes is not None and no is not None else None
        result = Cell() if yes is None else Cell(text=_said_yes(yes, answers))
    if answers is None or row["people"] is None:
        return result, Cell()
    return result, Cell(text=_("%(answers)d of %(people)d people") % {"answers": answers, "people": row["people"]})


def _said_yes(yes: int, answers: int | None) -> str:
    if answers is None:
        return _("%(yes)d said yes") % {"yes": yes}
    said = {"yes": yes, "answers": answers, "percent": percent(yes, answers)}
    return _("%(yes)d of %(answers)d said yes (%(percent)s)") % said
