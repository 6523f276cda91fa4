"""Two accounts of one person made into one: each app registers what follows the person (ONE PERSON in docs/rules.md).

In `AppConfig.ready()`:

    merging.register_follower("certificates", move=move_certificates)

`move(kept, gone, by)` runs inside the transaction of the merge, gives what is held about `gone` to `kept`, and returns
how many rows followed. `why_not(kept, gone, organisation)` says in words what stands against it, "" for nothing;
`organisation` is the organiser whose team asks. What somebody *did* (decided, marked, uploaded) stays with the account
that did it: that is history.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


def _nothing(kept, gone, organisation) -> str:
    return ""


@dataclass(frozen=True)
class Follower:
    name: str
    move: Callable[[Any, Any, Any], int]
    why_not: Callable[[Any, Any, Any], str]
    place: int


_followers: dict[str, Follower] = {}


def register_follower(name: str, *, move, why_not=_nothing, place: int = 50) -> None:
    """Name what follows; a higher place moves first (upper apps 80, cohorts 60, ground 10), as in `personal`."""
    _followers[name] = Follower(name, move, why_not, place)


def followers() -> list[Follower]:
    return sorted(_followers.values(), key=lambda follower: (-follower.place, follower.name))


def why_not(kept, gone, organisation) -> str:
    """The first reason against it, "" for none."""
    return next((reason for one in followers() if (reason := one.why_not(kept, gone, organisation))), "")


def move(kept, gone, by) -> dict[str, int]:
    """Have everything follow. Call inside the transaction of the merge; returns the rows by what they are."""
    moved = {one.name: one.move(kept, gone, by) for one in followers()}
    return {name: number for name, number in moved.items() if number}
