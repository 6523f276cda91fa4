"""Who holds what about a person: each app registers how it hands it out and how it forgets (ERASURE in docs/rules.md).

In `AppConfig.ready()`:

    personal.register_holder("applications", export=export_applications, erase=erase_applications)

`export(user)` gives what the app holds about the person as plain data (dicts, lists, strings, numbers, datetimes).
`erase(user, certificates=...)` runs inside the transaction of the erasure, while the person's row still has its
name and address; it clears or overwrites every value the person typed and every text written about them. `certificates`
is the holder's choice: "keep" or "revoke". Holders are erased from the highest app to the lowest.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

Certificates = Literal["keep", "revoke"]


@dataclass(frozen=True)
class Holder:
    name: str
    export: Callable[[Any], Any]
    erase: Callable[..., None]
    place: int


_holders: dict[str, Holder] = {}


def register_holder(name: str, *, export: Callable[[Any], Any], erase: Callable[..., None], place: int = 50) -> None:
    """Name what an app holds; holders with a higher place are erased first (upper apps 80, cohorts 60, ground 10)."""
    _holders[name] = Holder(name, export, erase, place)


def holders() -> list[Holder]:
    return sorted(_holders.values(), key=lambda holder: (-holder.place, holder.name))


def export(user) -> dict[str, Any]:
    """Everything held about the person, by holder."""
    return {holder.name: holder.export(user) for holder in reversed(holders())}


def erase(user, certificates: Certificates = "keep") -> None:
    """Have every holder forget the person. Call inside the transaction that ends the account."""
    for holder in holders():
        holder.erase(user, certificates=certificates)


def holds(user, name: str) -> bool:
    """Whether the holder has anything of that name about the person."""
    holder = _holders.get(name)
    told = holder.export(user) if holder else None
    return bool(told.get(name, told) if isinstance(told, dict) else told)
