"""A file of the library, read: every mistake with its path in the file, and nothing looked up (docs/formats.md)."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from records.errors import Refused
from records.text import unreadable

from ..models import VersionState
from .writing import FORMAT, NUMBER

MOST_BYTES = 2 * 1024 * 1024
MOST_PROBLEMS = 60
MOST = {
    "domains": 200,
    "competencies": 1000,
    "modules": 500,
    "programmes": 100,
    "versions": 60,
    "outcomes": 60,
    "references": 60,
}
MOST_ROWS = 60
SLUG = re.compile(r"[-a-zA-Z0-9_]+")


@dataclass(frozen=True)
class Problem:
    path: str
    words: str


@dataclass
class Problems:
    """The mistakes, in the order in which they were met."""

    rows: list[Problem] = field(default_factory=list)

    def add(self, path: str, words: str) -> None:
        if len(self.rows) < MOST_PROBLEMS:
            self.rows.append(Problem(path, words))


def parse(content: bytes) -> Any:
    """The JSON of a file. Raises Refused with the line of what is no JSON."""
    if len(content) > MOST_BYTES:
        raise Refused(_("The file is larger than 2 MB. Export a module or a programme alone."))
    try:
        return json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise Refused(_("The file is not in UTF-8.")) from error
    except json.JSONDecodeError as error:
        said = {"line": error.lineno, "column": error.colno}
        raise Refused(_("This is no JSON: look at line %(line)d, column %(column)d.") % said) from error
    except (RecursionError, ValueError) as error:
        raise Refused(_("This is no file of a library.")) from error


def _no_number(name: str):
    raise ValueError(name)


class Reader:
    """One object of the file after the other; what is wrong goes into `problems` with its path."""

    def __init__(self, problems: Problems | None = None):
        self.problems = problems or Problems()

    def file(self, data: Any) -> dict[str, list[dict]]:
        """The lists of a whole file. Raises Refused for another format."""
        if not isinstance(data, dict) or data.get("format") != FORMAT:
            raise Refused(_("This is no file of a library: its “format” is not “%(format)s”.") % {"format": FORMAT})
        if data.get("number") != NUMBER:
            said = {"number": str(data.get("number"))[:20], "known": NUMBER}
            raise Refused(_("The format has number %(number)s; this platform reads number %(known)d.") % said)
        return {
            "domains": self.each(data, "", "domains", self.domain, once="name"),
            "competencies": self.each(data, "", "competencies", self.competency, once="code"),
            "modules": self.each(data, "", "modules", self.module, once="code"),
            "programmes": self.each(data, "", "programmes", self.programme, once="slug"),
        }

    # Parts

    def domain(self, data: dict, path: str) -> dict:
        return {"name": self.text(data, path, "name", 80)}

    def competency(self, data: dict, path: str) -> dict:
        return {
            "path": path,
            "code": self.text(data, path, "code", 10),
            "title": self.text(data, path, "title", 200),
            "domain": self.text(data, path, "domain", 80),
            "course_target": self.whole(data, path, "course_target", 1, 2),
        }

    def module(self, data: dict, path: str) -> dict:
        versions = self.each(data, path, "versions", self.module_version, once="version")
        self._check_versions(versions, f"{path}.versions")
        return {"path": path, "code": self.text(data, path, "code", 10), "versions": versions}

    def module_version(self, data: dict, path: str) -> dict:
        version = self._state(data, path) | {
            "title": self.text(data, path, "title", 160),
            "summary": self.text(data, path, "summary", 20_000, required=False, lines=True),
            "theory_minutes": self.whole(data, path, "theory_minutes", 0, 6000),
            "practice_minutes": self.whole(data, path, "practice_minutes", 0, 6000),
            "prerequisites": self.codes(data, path, "prerequisites"),
            "references": self.each(data, path, "references", self.reference),
            "credits": self.each(data, path, "credits", self.credit, once="school"),
            "outcomes": self.each(data, path, "outcomes", self.outcome),
        }
        if version["state"] != VersionState.DRAFT:
            if not version["outcomes"]:
                self.problems.add(f"{path}.outcomes", _("A released version has at least one learning outcome."))
            if not (version["theory_minutes"] or version["practice_minutes"]):
                self.problems.add(path, _("A released version has minutes of theory or practice."))
        return version

    def reference(self, data: dict, path: str) -> dict:
        return {
            "document": self.text(data, path, "document", 160),
            "edition": self.text(data, path, "edition", 60),
            "clause": self.text(data, path, "clause", 60, required=False),
            "to_confirm": self.text(data, path, "to_confirm", 200, required=False),
        }

    def credit(self, data: dict, path: str) -> dict:
        given = data.get("points")
        try:
            points = Decimal(given) if isinstance(given, str) and len(given) < 8 else Decimal("NaN")
        except InvalidOperation:
            points = Decimal("NaN")
        if not points.is_finite() or not 0 < points <= 60 or points != round(points, 2):
            self.problems.add(f"{path}.points", _("Write points as text, from “0.01” to “60.00”."))
            points = Decimal(1)
        return {"school": self.text(data, path, "school", 160), "points": f"{points:.2f}"}

    def outcome(self, data: dict, path: str) -> dict:
        return {"text": self.text(data, path, "text", 300), "competencies": self.codes(data, path, "competencies")}

    def programme(self, data: dict, path: str) -> dict:
        slug = self.text(data, path, "slug", 80)
        if slug and not SLUG.fullmatch(slug):
            self.problems.add(f"{path}.slug", _("An address has letters, digits and hyphens only."))
        versions = self.each(data, path, "versions", self.programme_version, once="version")
        self._check_versions(versions, f"{path}.versions")
        shown = data.get("is_public", False)
        if not isinstance(shown, bool):
            self.problems.add(f"{path}.is_public", _("Write true or false."))
        return {
            "path": path,
            "slug": slug,
            "title": self.text(data, path, "title", 160),
            "tagline": self.text(data, path, "tagline", 120, required=False),
            "summary": self.text(data, path, "summary", 20_000, required=False, lines=True),
            "audience": self.text(data, path, "audience", 200, required=False),
            "is_public": shown is True,
            "versions": versions,
        }

    def programme_version(self, data: dict, path: str) -> dict:
        modules = self.each(data, path, "modules", self.composed, once="code")
        version = self._state(data, path) | {"modules": modules}
        if version["state"] != VersionState.DRAFT and not modules:
            self.problems.add(f"{path}.modules", _("A released version has at least one module."))
        return version

    def composed(self, data: dict, path: str) -> dict:
        version = self.whole(data, path, "version", 1, 9999)
        return {"path": path, "code": self.text(data, path, "code", 10), "version": version}

    def _state(self, data: dict, path: str) -> dict:
        state = data.get("state")
        if state not in VersionState.values:
            self.problems.add(f"{path}.state", _("Write draft, released or retired."))
            state = VersionState.DRAFT
        wants = {"released_at": state != VersionState.DRAFT, "retired_at": state == VersionState.RETIRED}
        return {
            "path": path,
            "version": self.whole(data, path, "version", 1, 9999),
            "state": state,
            "retired_because": self.text(data, path, "retired_because", 300, required=wants["retired_at"]),
            **{name: self.moment(data, path, name, wanted) for name, wanted in wants.items()},
        }

    def _check_versions(self, versions: list[dict], path: str) -> None:
        drafts = [row for row in versions if row["state"] == VersionState.DRAFT]
        if len(drafts) > 1:
            self.problems.add(path, _("There is more than one draft."))
        elif drafts and drafts[0]["version"] != max(row["version"] for row in versions):
            self.problems.add(path, _("A draft has to be the newest version."))
        if not versions:
            self.problems.add(path, _("There is no version."))

    # Values

    def each(self, data: dict, path: str, name: str, read: Callable, once: str = "") -> list[dict]:
        """A list of objects, each read by `read(object, path)`; `once` names what no two of them may share."""
        here = f"{path}.{name}" if path else name
        rows = data.get(name, [])
        if not isinstance(rows, list):
            self.problems.add(here, _("Write a list."))
            return []
        if len(rows) > MOST.get(name, MOST_ROWS):
            self.problems.add(here, _("There are more than %(most)d.") % {"most": MOST.get(name, MOST_ROWS)})
            return []
        found, seen = [], set()
        for number, row in enumerate(rows):
            where = f"{here}[{number}]"
            if not isinstance(row, dict):
                self.problems.add(where, _("Write an object."))
                continue
            found.append(read(row, where))
            key = str(found[-1].get(once, "")).casefold()
            if once and key in seen:
                self.problems.add(f"{where}.{once}", _("“%(key)s” stands there twice.") % {"key": key})
            seen.add(key)
        return found

    def text(self, data: dict, path: str, name: str, longest: int, *, required: bool = True, lines=False) -> str:
        value = data.get(name, "")
        where = f"{path}.{name}" if path else name
        if not isinstance(value, str):
            self.problems.add(where, _("Write a text."))
            return ""
        value = value.strip()
        if required and not value:
            self.problems.add(where, _("It is missing."))
        elif len(value) > longest:
            self.problems.add(where, _("It is longer than %(most)d characters.") % {"most": longest})
        elif reason := unreadable(value, lines=lines):
            self.problems.add(where, reason)
        return value

    def codes(self, data: dict, path: str, name: str) -> list[str]:
        rows = data.get(name, [])
        if not isinstance(rows, list) or len(rows) > 60 or any(not isinstance(code, str) for code in rows):
            self.problems.add(f"{path}.{name}", _("Write a list of codes."))
            return []
        return sorted(set(rows))

    def whole(self, data: dict, path: str, name: str, least: int, most: int) -> int:
        value = data.get(name)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            said = {"least": least, "most": most}
            where = f"{path}.{name}" if path else name
            self.problems.add(where, _("Write a whole number from %(least)d to %(most)d.") % said)
            return least
        return value

    def moment(self, data: dict, path: str, name: str, wanted: bool) -> datetime | None:
        """A moment with its zone; None where the state has none."""
        if not wanted:
            return None
        value = data.get(name)
        try:
            found = parse_datetime(value) if isinstance(value, str) else None
        except ValueError:
            found = None
        if found is None or found.tzinfo is None or not 2000 <= found.year <= 2199:
            self.problems.add(f"{path}.{name}", _("Write a moment with its zone, such as 2025-01-13T09:00:00+00:00."))
            return None
        return found
