"""Two rows of one organisation made into one: each app says how its rows follow (ONE ORGANISATION in docs/rules.md).

In `AppConfig.ready()`, one line for each foreign key to an organisation of an address book:

    joining.register(Sponsorship, "organisation", _("sponsorships"))

Rows follow by changing that key. Where two of them cannot stand side by side, `move(kept, gone, by)` brings them
together and returns how many rows followed. `why_not(kept, gone)` names in words what stands against it, an empty list
for nothing. A test finds every key that nobody registered.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise

Move = Callable[[Any, Any, Any], int]
Against = Callable[[Any, Any], list[str]]


@dataclass(frozen=True)
class Follower:
    model: type[Model]
    field: str
    label: str | Promise
    move: Move
    why_not: Against
    place: int

    @property
    def key(self) -> str:
        return f"{self.model._meta.label}.{self.field}"

    def rows(self, organisation):
        return self.model._base_manager.filter(**{self.field: organisation})


_followers: dict[str, Follower] = {}


def register(
    model: type[Model],
    field: str,
    label: str | Promise,
    *,
    move: Move | None = None,
    why_not: Against | None = None,
    place: int = 50,
) -> None:
    """Say that the rows of `model` belong to the organisation in `field`; a higher place moves first."""

    def change_the_key(kept, gone, by) -> int:
        return model._base_manager.filter(**{field: gone}).update(**{field: kept})

    one = Follower(model, field, label, move or change_the_key, why_not or (lambda kept, gone: []), place)
    _followers[one.key] = one


def followers() -> list[Follower]:
    return sorted(_followers.values(), key=lambda one: (-one.place, one.key))


def against(kept, gone) -> list[str]:
    """Every reason why the two cannot become one now."""
    return [reason for one in followers() for reason in one.why_not(kept, gone)]


def counts(organisation) -> dict[str, int]:
    """How many rows stand with an organisation, by follower."""
    return {one.key: one.rows(organisation).count() for one in followers()}


def move(kept, gone, by) -> dict[str, int]:
    """Have everything follow. Call inside the transaction that closes `gone`; returns the rows by follower."""
    moved = {one.key: one.move(kept, gone, by) for one in followers()}
    return {key: number for key, number in moved.items() if number}
