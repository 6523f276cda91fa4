"""Deciding about several applications at once; each decision stands or falls by itself (ADMISSION in docs/rules.md)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from accounts.models import User
from cohorts.models import Application
from records.errors import Refused

from . import places

VERBS: dict[str, Callable[..., Application]] = {
    "offer": places.offer_place,
    "wait": places.put_on_waiting_list,
    "refuse": places.refuse,
    "reconsider": places.reconsider,
    "withdraw": places.withdraw,
}
WITH_REASON = ("refuse", "withdraw")


@dataclass
class Outcome:
    done: list[Application] = field(default_factory=list)
    refused: list[tuple[Application, str]] = field(default_factory=list)


def decide(applications: Iterable[Application], decision: str, by: User, reason: str = "") -> Outcome:
    """Take one decision for each, the first in line first; what a rule refuses is reported and stops nobody else."""
    outcome = Outcome()
    given = {"reason": reason} if decision in WITH_REASON else {}
    for application in sorted(applications, key=lambda one: one.queue_number or 0):
        try:
            outcome.done.append(VERBS[decision](application, by=by, **given))
        except Refused as refused:
            outcome.refused.append((application, str(refused)))
    return outcome
