"""Competencies or modules as a list, CSV or XLSX: read into what a file of the library says (docs/formats.md)."""

from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _

from accounts.models import Organisation
from records.errors import Refused
from records.sheets import read

from ..content import content_of, with_parts
from ..models import ModuleVersion
from .reading import Problem, Problems, Reader

# The heads that are understood: as our own lists write them, in the languages of the house
HEADS = {
    "code": ("code",),
    "title": ("title", "titel", "titre"),
    "domain": ("domain", "domein", "domaine"),
    "course_target": ("level", "level aimed at", "niveau", "beoogd niveau", "niveau visé"),
    "theory_minutes": ("theory (minutes)", "theorie (minuten)", "théorie (minutes)", "theory"),
    "practice_minutes": ("practice (minutes)", "praktijk (minuten)", "pratique (minutes)", "practice"),
    "version": ("version", "versie"),
}  # fmt: skip
COLUMN_OF = {head: column for column, heads in HEADS.items() for head in heads}
MOST_LINES = 1000
Line = tuple[int, dict[str, str]]


def competencies(content: bytes, problems: Problems) -> dict[str, list[dict]]:
    """One competency a line: code, title, domain, level."""
    rows = []
    for number, cells in _lines(content, {"code", "title", "domain", "course_target"}):
        level = cells["course_target"].removesuffix(".0")[:1]
        said = cells | {"course_target": int(level) if level in ("1", "2") else cells["course_target"]}
        rows.append((number, said))
    return {"competencies": _each(rows, Reader.competency, problems)}


def modules(content: bytes, organisation: Organisation, problems: Problems) -> dict[str, list[dict]]:
    """One module a line: code, title, minutes of theory and of practice; the rest of a module stays as it is.

    A list as we write it has a line for each version: the newest counts.
    """
    newest = _newest(organisation)
    lines: dict[str, Line] = {}
    for number, cells in _lines(content, {"code", "title", "theory_minutes", "practice_minutes"}):
        key = cells["code"].casefold()
        if key in lines and not cells.get("version"):
            problems.add(_line(number), _("“%(key)s” stands there twice.") % {"key": cells["code"]})
        if key not in lines or _whole(cells.get("version", "")) > _whole(lines[key][1].get("version", "")):
            lines[key] = number, cells
    rows = [(number, _as_module(cells, newest.get(key))) for key, (number, cells) in lines.items()]
    return {"modules": _each(rows, Reader.module, problems)}


def _newest(organisation: Organisation) -> dict[str, ModuleVersion]:
    versions = with_parts(ModuleVersion.objects.filter(module__organisation=organisation))
    return {row.module.code.casefold(): row for row in versions.order_by("number")}


def _as_module(cells: dict[str, str], mine: ModuleVersion | None) -> dict:
    said: dict = {"version": 1, "state": "draft", "summary": "", "outcomes": [], "references": [], "credits": []}
    if mine:
        said = content_of(mine) | {"version": mine.number, "state": mine.state, "retired_because": mine.retired_because}
        said |= {name: (at := getattr(mine, name)) and at.isoformat() for name in ("released_at", "retired_at")}
    minutes = {name: _number(cells[name]) for name in ("theory_minutes", "practice_minutes")}
    return {"code": cells["code"], "versions": [said | {"title": cells["title"]} | minutes]}


def _number(text: str) -> int | str:
    """The number of a cell; what is none stays a text, and is named as a mistake."""
    return _whole(text) if text.removesuffix(".0").isdecimal() and len(text) < 8 else (text or 0)


def _whole(text: str) -> int:
    plain = text.removesuffix(".0")
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 8 else 0


def _lines(content: bytes, wanted: set[str]) -> Iterable[Line]:
    """Number and cells of each line. Raises Refused for what is no such list."""
    lines = read(content)
    _number_of_head, head = next(lines, (0, []))
    columns = [COLUMN_OF.get(" ".join(cell.lower().split())) for cell in head]
    if missing := [HEADS[name][0] for name in HEADS if name in wanted and name not in columns]:
        names = ", ".join(f"“{name}”" for name in missing)
        raise Refused(_("The first line has to name the columns; missing: %(names)s.") % {"names": names})
    for count, (number, cells) in enumerate(lines, 1):
        if count > MOST_LINES:
            raise Refused(_("The list has more than %(most)d lines.") % {"most": MOST_LINES})
        given = dict.fromkeys(wanted, "")
        # our own lists put a mark before what a spreadsheet would take for a formula
        given |= {name: cell.removeprefix("'") for name, cell in zip(columns, cells, strict=False) if name is not None}
        yield number, given


def _line(number: int) -> str:
    return _("line %(number)d") % {"number": number}


def _each(rows: Iterable[tuple[int, dict]], read_one: Callable, problems: Problems) -> list[dict]:
    """The lines checked as the objects of a file are; a mistake is named by its line."""
    found, seen = [], set()
    for number, said in rows:
        own = Reader()
        found.append(read_one(own, said, _line(number)))
        for problem in own.problems.rows:
            part = problem.path.rpartition(".")[2]
            name = f"{_line(number)}, {HEADS[part][0]}" if part in HEADS else _line(number)
            problems.rows.append(Problem(name, problem.words))
        key = found[-1]["code"].casefold()
        if key in seen:
            problems.add(_line(number), _("“%(key)s” stands there twice.") % {"key": found[-1]["code"]})
        seen.add(key)
    return found
