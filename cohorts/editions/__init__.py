"""The next edition, made from an earlier one; upper apps register what they copy (NEXT EDITION in docs/rules.md).

An upper app registers in its `AppConfig.ready()`:

    editions.register(copy_criteria)      # (edition) -> None
"""

from collections.abc import Callable

_copiers: list[Callable] = []


def register(copier: Callable) -> None:
    if copier not in _copiers:
        _copiers.append(copier)


def copiers() -> list[Callable]:
    return list(_copiers)
