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


_portal: list[tuple[int, Callable]] = []
_record: list[tuple[int, Callable]] = []


def register_portal(function: Callable, place: int = 50) -> None:
    """The lower its place, the higher it stands."""
    if (place, function) not in _portal:
        _portal.append((place, function))


def register_record(function: Callable, place: int = 50) -> None:
    if (place, function) not in _record:
        _record.append((place, function))


def of_portal(user, organisations: list[int]) -> list[Section]:
    return _drawn(_portal, user, organisations)


def of_record(organisation, viewer) -> list[Section]:
    return _drawn(_record, organisation, viewer)


def _drawn(registered: list[tuple[int, Callable]], *arguments) -> list[Section]:
    found = (function(*arguments) for _, function in sorted(registered, key=lambda pair: pair[0]))
    return [section for section in found if section is not None]
