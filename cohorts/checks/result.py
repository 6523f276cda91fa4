"""How a result follows from what was seen and counted (CHECKS in docs/rules.md). Nothing here asks the database."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.models import ChecklistVersion

from ..models import FilledChecklist

Result = FilledChecklist.Result


@dataclass(frozen=True)
class Rule:
    """How many items may fail before the visual part does."""

    most_critical: int
    most_minor: int

    @classmethod
    def of(cls, version: ChecklistVersion) -> "Rule":
        return cls(version.most_critical, version.most_minor)

    def say(self, with_plates: bool) -> str:
        """“Passed with 0 critical and at most 1 minor item not met, and every plate within its limit.”"""
        numbers = {"critical": self.most_critical, "minor": self.most_minor}
        if with_plates:
            return (
                _(
                    "Passed with at most %(critical)d critical and at most %(minor)d minor items not met, "
                    "and every plate within its limit."
                )
                % numbers
            )
        return _("Passed with at most %(critical)d critical and at most %(minor)d minor items not met.") % numbers


@dataclass(frozen=True)
class Visual:
    """What was not met, by weight."""

    critical: int
    minor: int
    rule: Rule

    @property
    def is_passed(self) -> bool:
        return self.critical <= self.rule.most_critical and self.minor <= self.rule.most_minor

    def say(self) -> str:
        """“1 critical and 0 minor items not met: not passed”"""
        numbers = {"critical": self.critical, "minor": self.minor}
        if self.is_passed:
            return _("%(critical)d critical, %(minor)d minor not met: passed") % numbers
        return _("%(critical)d critical, %(minor)d minor not met: not passed") % numbers


def visual(rule: Rule, seen: Iterable[tuple[bool, bool]]) -> Visual:
    """`seen`: whether each item is critical, and whether it was met."""
    missed = [is_critical for is_critical, is_met in seen if not is_met]
    critical = sum(missed)
    return Visual(critical, len(missed) - critical, rule)


@dataclass(frozen=True)
class Plates:
    """Plates that are to be read still, and those above their limit."""

    total: int
    unread: int
    over: int

    @property
    def is_passed(self) -> bool:
        return not self.unread and not self.over

    def say(self) -> str:
        if self.unread:
            words = ngettext("%(n)d of %(total)d plate to be read", "%(n)d of %(total)d plates to be read", self.total)
            return words % {"n": self.unread, "total": self.total}
        if self.over:
            words = ngettext(
                "%(n)d of %(total)d plates above its limit: not passed",
                "%(n)d of %(total)d plates above their limit: not passed",
                self.over,
            )
            return words % {"n": self.over, "total": self.total}
        words = ngettext(
            "%(n)d plate within its limit: passed", "all %(n)d plates within their limits: passed", self.total
        )
        return words % {"n": self.total}


def plates(counted: Iterable[tuple[int, int | None]]) -> Plates:
    """`counted`: the most colonies that pass, and those counted; None = not read yet."""
    rows = list(counted)
    unread = sum(cfu is None for _most, cfu in rows)
    return Plates(len(rows), unread, sum(cfu is not None and cfu > most for most, cfu in rows))


def result_of(seen: Visual, counted: Plates) -> str:
    """Passed, failed, or pending as long as plates that could still fail it are unread.

    A visual part that failed fails the attempt at once: no plate can mend it.
    """
    if not seen.is_passed:
        return Result.FAILED
    if counted.unread:
        return Result.PENDING
    return Result.PASSED if counted.is_passed else Result.FAILED
