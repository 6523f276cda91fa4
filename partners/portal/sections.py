"""Cards of the portal's first page and parts of an organisation's page, each drawn by whoever knows (PORTAL).

A part registers in `PartnersConfig.ready()`:

    sections.register_portal(promises_card, place=30)       # (user, organisations: list[int]) -> Section | None
    sections.register_record(sponsorships_of, place=30)     # (organisation, viewer) -> Section | None

One or two queries each, whatever the number of rows; None leaves the section out. `template` is included with the
keys of `context` and `section` alone; without a template `rows` are drawn as a list.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

from records.nextthings import ShelfRow

from . import held
from .held import Shows

__all__ = ["Section", "ShelfRow", "of_portal", "of_record", "register_portal", "register_record"]


@dataclass(frozen=True)
class Section:
    """A heading with rows or a template of its own; `key` is its anchor, `count` stands beside the heading."""

    key: str
    title: str | Promise
    rows: list[ShelfRow] = field(default_factory=list)
    template: str = ""
    context: dict[str, Any] = field(default_factory=dict)
    count: int | None = None
    empty: str | Promise = ""
    url: str = ""
    action: str | Promise = ""
    wide: bool = False


_portal: dict[str, tuple[int, Callable, str]] = {}
_record: dict[str, tuple[int, Callable, str]] = {}


def register_portal(function: Callable, place: int = 50, shows: Shows | None = None) -> None:
    """The lower its place, the higher it stands; `shows` (see held.py) spares it where there is none of it."""
    _keep(_portal, "card", function, place, shows)


def register_record(function: Callable, place: int = 50, shows: Shows | None = None) -> None:
    _keep(_record, "record", function, place, shows)


def _keep(registered: dict, kind: str, function: Callable, place: int, shows: Shows | None) -> None:
    name = f"{kind} {function.__module__}.{function.__qualname__}"
    registered[name] = (place, function, held.register(name, shows))


def of_portal(user, organisations: list[int], found: set[str] | None = None) -> list[Section]:
    found = held.of(organisations) if found is None else found
    return _drawn(_portal, found, user, organisations)


def of_record(organisation, viewer, found: set[str] | None = None) -> list[Section]:
    found = held.of([organisation.pk]) if found is None else found
    return _drawn(_record, found, organisation, viewer)


def _drawn(registered: dict, found: set[str], *arguments) -> list[Section]:
    rows = sorted(registered.values(), key=lambda row: row[0])
    drawn = (function(*arguments) for _place, function, asks in rows if not asks or asks in found)
    return [section for section in drawn if section is not None]
