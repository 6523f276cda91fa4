"""Outcomes of a school's course as a list: a CSV or XLSX file, or lines that were pasted. Pure reading."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from courses.actions.supply import MOST_OUTCOMES, Taught
from courses.models import Competency
from records.text import unreadable

# What a first line may call its columns; without such a line the order is text, level, competencies.
HEADS = {
    "text": ("outcome", "learning outcome", "text", "leerresultaat", "leeruitkomst", "acquis", "résultat"),
    "level": ("level", "niveau"),
    "codes": ("competency", "competencies", "codes", "competentie", "competenties", "compétences"),
}
LONGEST = 300


@dataclass
class Read:
    rows: list[Taught] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def pasted(lines: str) -> Iterator[tuple[int, list[str]]]:
    """Pasted lines are divided by semicolons or tabs alone, because outcomes hold commas."""
    for number, line in enumerate(lines.splitlines(), 1):
        cells = [" ".join(cell.split()) for cell in line.split("\t" if "\t" in line else ";", 2)]
        if any(cells):
            yield number, cells


def read(lines: Iterable[tuple[int, list[str]]], framework: dict[str, Competency]) -> Read:
    """Every line is checked; `framework` by code in small letters. With one problem nothing should be written."""
    found = Read()
    seen: dict[str, int] = {}
    places = {"text": 0, "level": 1, "codes": 2}
    for count, (number, cells) in enumerate(lines):
        if count == 0 and (named := _head(cells)):
            places = named
            continue
        said = {name: cells[place] if place < len(cells) else "" for name, place in places.items()}
        problems = list(_problems(said, framework))
        if said["text"].casefold() in seen:
            problems.append(_("it stands on line %(line)d already") % {"line": seen[said["text"].casefold()]})
        seen.setdefault(said["text"].casefold(), number)
        found.problems += [_("Line %(line)d: %(problem)s.") % {"line": number, "problem": one} for one in problems]
        if not problems:
            codes = _codes(said["codes"])
            found.rows.append(Taught(said["text"], int(said["level"] or 1), [framework[code] for code in codes]))
        if len(seen) > MOST_OUTCOMES:
            return Read([], [_("A course has at most %(most)d outcomes here.") % {"most": MOST_OUTCOMES}])
    if not found.rows and not found.problems:
        found.problems.append(_("There is no outcome in it."))
    return found


def _head(cells: list[str]) -> dict[str, int]:
    """Where each column stands; {} if the line is no head."""
    words = [cell.strip().casefold() for cell in cells]
    places = {name: words.index(word) for name, known in HEADS.items() for word in words if word in known}
    if "text" not in places:
        return {}
    return {"level": len(cells), "codes": len(cells)} | places


def _codes(text: str) -> list[str]:
    found = (code.strip().casefold() for code in text.replace(";", ",").split(","))
    return list(dict.fromkeys(code for code in found if code))


def _problems(said: dict[str, str], framework: dict[str, Competency]) -> Iterator[str]:
    if not said["text"]:
        yield _("the outcome is missing")
    if len(said["text"]) > LONGEST:
        yield _("the outcome is longer than %(most)d characters") % {"most": LONGEST}
    if reason := unreadable(said["text"]):
        yield reason.rstrip(".")
    if said["level"] not in ("", "1", "2"):
        yield _("the level is 1 (explains) or 2 (performs, simulated), not “%(level)s”") % {"level": said["level"]}
    for code in _codes(said["codes"]):
        if code not in framework:
            yield _("%(code)s is no competency of the framework") % {"code": code.upper()}
