"""How hard a question is, how well it tells those who know from those who do not, and what was gained.

Classical test theory: difficulty is the share that answered right (the larger, the easier); discrimination is the
correlation of getting the question right with the points of all other questions, corrected so that a question does not
correlate with itself. A figure of fewer than five people is not shown (QUIZZES in docs/rules.md).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import sqrt

from django.utils.translation import gettext as _

from .kinds import Kind

LEAST = 5


@dataclass
class Sat:
    """One closed attempt, with the answers that count by place."""

    questions: list[dict]
    marks: list[int]
    values: Mapping[int, object] = field(default_factory=dict)


@dataclass
class Item:
    """One version of a question as it did in these attempts."""

    question: dict
    right: list[bool] = field(default_factory=list)
    rest: list[float] = field(default_factory=list)
    chosen: Counter = field(default_factory=Counter)

    @property
    def n(self) -> int:
        return len(self.right)

    @property
    def is_shown(self) -> bool:
        return self.n >= LEAST

    @property
    def difficulty(self) -> int | None:
        """Percent that answered right."""
        return round(100 * sum(self.right) / self.n) if self.is_shown else None

    @property
    def discrimination(self) -> float | None:
        """From -1 to 1; None when all or nobody had it right, or all had the same rest."""
        value = correlation([float(ok) for ok in self.right], self.rest) if self.is_shown else None
        return None if value is None else round(value, 2) + 0.0  # never -0.0

    @property
    def remark(self) -> str:
        """What an author should look at; "" = nothing."""
        if not self.is_shown or self.difficulty is None:
            return ""
        if self.discrimination is not None and self.discrimination < 0:
            return _("Those who know more get it wrong more often: look at the key.")
        if self.difficulty >= 95:
            return _("Nearly everybody has it right.")
        if self.difficulty <= 20:
            return _("Hardly anybody has it right.")
        if self.discrimination is not None and self.discrimination < 0.1:
            return _("It hardly tells those who know from those who do not.")
        return ""

    @property
    def choices(self) -> list[dict]:
        """How often each choice was taken; fewer than five are not told."""
        if not self.is_shown or self.question["kind"] not in (Kind.ONE, Kind.SEVERAL, Kind.ERROR):
            return []
        right = {one["from"] for one in self.question["choices"] if one["id"] in self.question["right"]}
        rows = sorted(self.question["choices"], key=lambda one: one["from"])
        return [
            {"text": one["text"], "is_right": one["from"] in right, "n": say_cell(self.chosen[one["from"]])}
            for one in rows
        ]


def say_cell(number: int) -> str:
    """A cell of one to four people is not told."""
    return f"< {LEAST}" if 0 < number < LEAST else str(number)


def correlation(one: list[float], other: list[float]) -> float | None:
    n = len(one)
    if n < 2:
        return None
    mean_one, mean_other = sum(one) / n, sum(other) / n
    spread_one = sum((value - mean_one) ** 2 for value in one)
    spread_other = sum((value - mean_other) ** 2 for value in other)
    if spread_one <= 0 or spread_other <= 0:
        return None
    both = sum((a - mean_one) * (b - mean_other) for a, b in zip(one, other, strict=True))
    return both / sqrt(spread_one * spread_other)


def items(sat: Iterable[Sat]) -> list[Item]:
    """By version of a question, in the order of their codes."""
    found: dict[str, Item] = {}
    for one in sat:
        total, most = sum(one.marks), sum(question["points"] for question in one.questions)
        for place, (question, mark) in enumerate(zip(one.questions, one.marks, strict=False)):
            item = found.setdefault(question["version"], Item(question))
            item.right.append(mark > 0)
            others = most - question["points"]
            item.rest.append((total - mark) / others if others else 0.0)
            item.chosen.update(_chosen(question, one.values.get(place)))
    return sorted(found.values(), key=lambda item: (len(item.question["question"]), item.question["question"]))


def _chosen(question: dict, value) -> list[str]:
    if value is None or question["kind"] not in (Kind.ONE, Kind.SEVERAL, Kind.ERROR):
        return []
    names = {one["id"]: one["from"] for one in question["choices"]}
    return [names[one] for one in ([value] if isinstance(value, str) else value) if one in names]


@dataclass
class Gain:
    """One learning outcome before and after, of those who took both tests."""

    outcome: str
    before: list[float] = field(default_factory=list)
    after: list[float] = field(default_factory=list)

    @property
    def n(self) -> int:
        return len(self.before)

    @property
    def is_shown(self) -> bool:
        return self.n >= LEAST

    @property
    def before_percent(self) -> int:
        return round(100 * sum(self.before) / self.n)

    @property
    def after_percent(self) -> int:
        return round(100 * sum(self.after) / self.n)

    @property
    def gain(self) -> int:
        return self.after_percent - self.before_percent

    @property
    def part_of_possible(self) -> int | None:
        """The gain in percent of what could be gained (Hake 1998); None where all was right before."""
        possible = 100 - self.before_percent
        return round(100 * self.gain / possible) if possible > 0 else None


def shares(sat: Sat) -> dict[str, float]:
    """The share of the points of each outcome, and of all under ""."""
    had: dict[str, int] = defaultdict(int)
    most: dict[str, int] = defaultdict(int)
    for question, mark in zip(sat.questions, sat.marks, strict=False):
        for name in {"", question["outcome_text"] or _("Without an outcome")}:
            had[name] += mark
            most[name] += question["points"]
    return {name: had[name] / most[name] for name in most if most[name]}


def gains(pairs: Iterable[tuple[Sat, Sat]]) -> list[Gain]:
    """All together first, then by outcome; an outcome counts for those whom both tests asked about it."""
    found: dict[str, Gain] = {"": Gain("")}
    for before, after in pairs:
        first, second = shares(before), shares(after)
        for name in first.keys() & second.keys():
            row = found.setdefault(name, Gain(name))
            row.before.append(first[name])
            row.after.append(second[name])
    return [found[name] for name in sorted(found)]
