"""What waits for the team of one cohort: shown on its overview, said by whichever app knows (OVERVIEW, docs/rules.md).

An upper app registers in its `AppConfig.ready()`, so that the overview need not know it:

    waits.register(proposals_to_decide)     # (cohort) -> list[Wait]

Each function is called once a page and keeps to a fixed number of queries.
"""

from collections.abc import Callable
from dataclasses import dataclass

from .models import Cohort


@dataclass(frozen=True)
class Wait:
    """One row: how many, of what, what to know about them, and the page that deals with it.

    `tone` is "turn" when the team has to act, "stop" when something failed, "" when it waits for others.
    `subject` completes the button for screen readers: "Decide" + "on applications".
    """

    number: int
    title: str
    detail: str = ""
    url: str = ""
    action: str = ""
    subject: str = ""
    tone: str = "turn"


_sources: list[Callable[[Cohort], list[Wait]]] = []


def register(source: Callable[[Cohort], list[Wait]]) -> Callable[[Cohort], list[Wait]]:
    if source not in _sources:
        _sources.append(source)
    return source


def waits_of(cohort: Cohort) -> list[Wait]:
    """All that waits, what failed and what is the team's turn before the rest."""
    order = {"turn": 0, "stop": 1}
    found = [wait for source in _sources for wait in source(cohort)]
    return sorted(found, key=lambda wait: order.get(wait.tone, 2))
