"""What proves something of a person, such as a certificate: the app that issues it registers here, others show it.

In `AppConfig.ready()`:

    proofs.register(certificates_of)      # (keys of people) -> Iterable[Proof], in one query

Only what stands now is told; whoever shows a proof asks each time.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Proof:
    """`key` names it for good, `url` is where anybody may verify it, `person` is the key of whose it is."""

    person: int
    key: str
    title: str
    detail: str
    url: str
    at: datetime | None = None


_sources: list[Callable[[list[int]], Iterable[Proof]]] = []


def register(function: Callable[[list[int]], Iterable[Proof]]) -> Callable[[list[int]], Iterable[Proof]]:
    """Have `function(people)` asked for what stands of these people."""
    if function not in _sources:
        _sources.append(function)
    return function


def proofs_of(people: Iterable[int]) -> dict[int, list[Proof]]:
    """By the key of the person; those without any are left out."""
    wanted = list(people)
    found: dict[int, list[Proof]] = defaultdict(list)
    for proof in (one for source in _sources for one in source(wanted)) if wanted else ():
        found[proof.person].append(proof)
    return dict(found)
