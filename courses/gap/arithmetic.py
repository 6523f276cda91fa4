"""The arithmetic of gaps, on plain numbers (GAP in docs/rules.md works one example by hand)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from courses.models import HIGHEST_OF_A_COURSE

MOST_SUGGESTED = 5


@dataclass(frozen=True)
class Want:
    """How much one role weighs a competency (1 to 5), and the level it wants (1 to 4); keys are of the rows."""

    role: int
    competency: int
    weight: int
    level: int


@dataclass(frozen=True)
class Term:
    """weight × (to − has): one step of a sum, as it is shown."""

    competency: int
    role: int
    weight: int
    to: int
    has: int

    @property
    def points(self) -> int:
        return self.weight * max(0, self.to - self.has)

    def __str__(self):
        return f"{self.weight} × ({self.to} − {self.has})"


@dataclass(frozen=True)
class Sum:
    """Terms that count for something, and what they come to."""

    terms: tuple[Term, ...] = ()

    @property
    def points(self) -> int:
        return sum(term.points for term in self.terms)

    def __str__(self):
        return " + ".join(map(str, self.terms)) or "0"


@dataclass(frozen=True)
class Brings:
    """A module, the level to which it brings each competency, and what sorts equals."""

    module: int
    levels: Mapping[int, int]
    order: tuple = ()


@dataclass(frozen=True)
class Suggestion:
    module: int
    closes: Sum
    left: int  # points that teaching could still close, once the module is taught


def total(terms: Iterable[Term]) -> Sum:
    return Sum(tuple(term for term in terms if term.points))


def gap_of(wants: Iterable[Want], has: int) -> Sum:
    """What is missing of one competency up to the levels that employers want."""
    return total(Term(want.competency, want.role, want.weight, want.level, has) for want in wants)


def teachable(wants: Iterable[Want], has: int, to: int = HIGHEST_OF_A_COURSE) -> Sum:
    """The part of a gap that a course can close: what lies above its highest level is the employer's to give."""
    return total(Term(want.competency, want.role, want.weight, min(want.level, to), has) for want in wants)


def closes(module: Brings, wants: Iterable[Want], supply: Mapping[int, int]) -> Sum:
    return Sum(
        tuple(
            term
            for want in wants
            if want.competency in module.levels
            for term in teachable([want], supply.get(want.competency, 0), module.levels[want.competency]).terms
        )
    )


def suggest(modules: Iterable[Brings], wants: Iterable[Want], supply: Mapping[int, int]) -> list[Suggestion]:
    """First the module that closes most; then what it brings counts as supply, and the rest is reckoned anew."""
    wants, left, now = list(wants), list(modules), dict(supply)
    found: list[Suggestion] = []
    while left and len(found) < MOST_SUGGESTED:
        best = min(left, key=lambda module: (-closes(module, wants, now).points, module.order))
        gained = closes(best, wants, now)
        if not gained.points:
            break
        left.remove(best)
        for competency, level in best.levels.items():
            now[competency] = max(now.get(competency, 0), level)
        rest = sum(teachable([want], now.get(want.competency, 0)).points for want in wants)
        found.append(Suggestion(best.module, gained, rest))
    return found
