"""Logos that others may print: the app that keeps them registers here, the app that prints them asks.

In `AppConfig.ready()`:

    logos.register(logo_of=…, partners_of=…)

`logo_of(organisation)` gives its own accepted logo or None; `partners_of(cohort)` gives those that the cohort's public
page names, in its order. A `Logo` without content is a name alone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Logo:
    """`content` reads as a picture (PNG, JPEG, WebP); it suits a white ground."""

    name: str
    content: bytes = b""


_own: list[Callable[[Any], Logo | None]] = []
_partners: list[Callable[[Any], list[Logo]]] = []


def register(*, logo_of: Callable[[Any], Logo | None], partners_of: Callable[[Any], list[Logo]]) -> None:
    if logo_of not in _own:
        _own.append(logo_of)
        _partners.append(partners_of)


def logo_of(organisation) -> Logo | None:
    return next((logo for source in _own if (logo := source(organisation))), None)


def partners_of(cohort) -> list[Logo]:
    return [logo for source in _partners for logo in source(cohort)]
