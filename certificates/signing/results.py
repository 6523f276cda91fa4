"""What an assessor's signature is bound to: the results of one participant as measured (SIGNED RESULTS).

Nobody is named: the participant is a public id. Points, minutes and what was asked are in it, and nothing that is said
in one language.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ..criteria.lines import Standing
from ..facts import Measured, say_measured
from ..taught import Taught

FORMAT = 1
UNSIGNED = ("assessor",)  # names a person; who measured stands in the records themselves


def results_of(standing: Standing, taught: Taught) -> dict[str, Any]:
    application = standing.application
    return {
        "format": FORMAT,
        "application": str(application.public_id),
        "minutes": {"attended": standing.minutes.attended, "planned": standing.minutes.planned},
        "hours": taught.hours(standing.minutes),
        "criteria": [_without_names(line.fact) for line in standing.lines],
    }


def _without_names(fact: Measured) -> dict[str, Any]:
    return {key: value for key, value in fact.items() if key not in UNSIGNED}


@dataclass(frozen=True)
class Change:
    """One criterion before and after; either may be None: it was added, or taken out."""

    name: str
    before: Measured | None
    after: Measured | None

    def __str__(self) -> str:
        before = say_measured(self.before) if self.before else _("not asked")
        after = say_measured(self.after) if self.after else _("not asked any more")
        if before == after:
            after = _("asked otherwise")
        return _("%(name)s: %(before)s, now %(after)s") % {"name": self.name, "before": before, "after": after}


def changes_between(before: dict[str, Any], after: dict[str, Any]) -> list[dict[str, Any]]:
    """What differs, as it is kept with a void signature; a change of minutes alone counts too."""
    old, new = _by_criterion(before), _by_criterion(after)
    rows: list[dict[str, Any]] = [
        {"name": (new.get(key) or old[key])["name"], "before": old.get(key), "after": new.get(key)}
        for key in old | new
        if old.get(key) != new.get(key)
    ]
    if not rows and before != after:
        rows.append({"name": "", "before": None, "after": None})
    return rows


def _by_criterion(results: dict[str, Any]) -> dict[str, Measured]:
    return {fact.get("criterion") or fact["name"]: fact for fact in results["criteria"]}


def say_changes(rows: list[dict[str, Any]]) -> list[str]:
    return [str(Change(**row)) if row["name"] else _("minutes of a session were marked otherwise") for row in rows]
