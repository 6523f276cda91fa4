"""What waits for a person: apps say it here, my page shows it (MY PAGE in docs/rules.md).

An upper app registers in its `AppConfig.ready()`; my page, which lies lower, asks without importing it:

    nextthings.register(things_of_a_student)          # (user) -> list[NextThing]
    nextthings.register_shelf(certificates_of, 40)    # (user) -> Shelf | None, and its place on the page

Each function is called once a page, so it keeps to a fixed number of queries.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

Tone = Literal["turn", "wait", "done", "mute", "stop"]
WEIGHT: dict[str, int] = {"turn": 0, "stop": 1, "wait": 2, "mute": 3, "done": 4}
NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class NextThing:
    """One thing to do or to wait for. `turn` means that it is this reader's turn.

    `until` sorts only; `detail` says the moment in words, because it knows the time zone.

    `title` is a whole sentence that can stand as the page's heading ("Answer by Friday: a place is yours").
    `action` is the button's words; the title is added for screen readers. `icon` names a Tabler icon.
    """

    title: str
    detail: str = ""
    until: datetime | None = None
    url: str = ""
    action: str = ""
    tone: Tone = "turn"
    icon: str = ""


@dataclass(frozen=True)
class ShelfRow:
    """One line on a shelf: what, when or where, and its state as a pill (tone and word) if it has one."""

    title: str
    detail: str = ""
    url: str = ""
    tone: str = ""
    state: str = ""
    icon: str = ""


@dataclass(frozen=True)
class Shelf:
    """Things a person has, such as "My certificates"; without rows `empty` says when there will be some."""

    title: str
    rows: list[ShelfRow] = field(default_factory=list)
    empty: str = ""
    url: str = ""
    action: str = ""


_things: list[Callable[[object], list[NextThing]]] = []
_shelves: list[tuple[int, Callable[[object], Shelf | None]]] = []


def register(function: Callable[[object], list[NextThing]]) -> Callable[[object], list[NextThing]]:
    """Have `function(user)` asked for what the person has to do next."""
    if function not in _things:
        _things.append(function)
    return function


def register_shelf(function: Callable[[object], Shelf | None], place: int = 50) -> None:
    """Have `function(user)` asked for a shelf; the lower its place, the higher it stands. None leaves it out."""
    if (place, function) not in _shelves:
        _shelves.append((place, function))


def next_things(user) -> list[NextThing]:
    """All there is to do, whose turn it is first, the sooner before the later."""
    things = [thing for function in _things for thing in function(user)]
    return sorted(things, key=lambda thing: (WEIGHT[thing.tone], thing.until or NEVER))


def shelves(user) -> list[Shelf]:
    found = (function(user) for _, function in sorted(_shelves, key=lambda pair: pair[0]))
    return [shelf for shelf in found if shelf is not None]
