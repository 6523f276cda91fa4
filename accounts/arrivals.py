"""Who is told that somebody came to an organisation: upper apps register in `AppConfig.ready()`.

arrivals.register(function)       # (membership, invitation) in the transaction that makes the membership
"""

from collections.abc import Callable

Told = Callable[[object, object], None]
_told: list[Told] = []
_left: list[Callable[[object], None]] = []


def register(function: Told) -> None:
    if function not in _told:
        _told.append(function)


def tell(membership, invitation) -> None:
    for function in _told:
        function(membership, invitation)


def register_departure(function: Callable[[object], None]) -> None:
    """`function(membership)` is called in the transaction that ends the membership."""
    if function not in _left:
        _left.append(function)


def tell_departure(membership) -> None:
    for function in _left:
        function(membership)
