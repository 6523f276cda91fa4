"""Rules that contradict each other, none of which can be left out of the contradiction."""

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

from . import problem as kinds
from .model import Model
from .problem import Problem
from .solve import run

EACH = 10.0  # seconds to prove that some rules contradict each other
# What is tried to be left out first: what people set themselves is what they would rather hear of
TECHNICAL_FIRST = (
    kinds.ROOM_TAKEN, kinds.HOLDS, kinds.CHANGEOVER, kinds.ONE_PLACE, kinds.TRAINERS, kinds.TRAINER_AWAY,
    kinds.ONCE, kinds.CLOSED, kinds.ORDER, kinds.NOT_BEFORE, kinds.DONE_BY, kinds.FIRST, kinds.AT, kinds.HOURS,
)  # fmt: skip

Key = TypeVar("Key")


class Contradiction(NamedTuple):
    """`is_proven`: without any one of them the others can be kept; otherwise time ran out for one of these proofs."""

    keys: list[str]
    is_proven: bool


def is_impossible(problem: Problem, seconds: float = EACH) -> bool | None:
    """None: not known within the time."""
    search = run(Model(problem).cp, seconds=seconds)
    return None if not search.found and not search.impossible else search.impossible


def contradiction(problem: Problem, seconds: float = EACH) -> Contradiction:
    """A smallest set in the sense that none can be left out; there may be others beside it."""
    order = {kind: number for number, kind in enumerate(TECHNICAL_FIRST)}
    keys = [rule.key for rule in sorted(problem.rules, key=lambda rule: order[rule.kind])]
    return shrink(keys, lambda kept: is_impossible(problem.with_only(set(kept)), seconds))


def shrink(keys: Iterable[str], impossible: Callable[[list[str]], bool | None]) -> Contradiction:
    """Leave out as many as can be, in growing and shrinking handfuls; what stays contradicts itself."""
    kept, proven = list(keys), True
    handful, at = max(1, len(kept) // 2), 0
    while at < len(kept):
        without = kept[:at] + kept[at + handful :]
        answer = impossible(without)
        if answer:
            kept = without
        elif handful > 1:
            handful = max(1, handful // 2)
        else:
            proven = proven and answer is False
            at += 1
            handful = max(1, (len(kept) - at) // 2)
    return Contradiction(kept, proven)
