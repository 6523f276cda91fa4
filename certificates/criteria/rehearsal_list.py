"""The rehearsal as a list: searched, filtered, counted, and as a table for a file."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cohorts.models import Cohort

from ..models import Criterion
from .rehearsal import ATTENDANCE, COMPLETION, HAS_ONE, NOTHING, WAITS, Row

FILTERS = {
    "": gettext_lazy("all"),
    COMPLETION: gettext_lazy("completion"),
    ATTENDANCE: gettext_lazy("attendance"),
    WAITS: gettext_lazy("not complete"),
    NOTHING: gettext_lazy("none"),
    HAS_ONE: gettext_lazy("has one"),
    "held": gettext_lazy("something in the way"),
    "changed": gettext_lazy("changed since"),
}
ALWAYS = ("", COMPLETION, ATTENDANCE, WAITS, NOTHING)


def is_in(row: Row, state: str) -> bool:
    match state:
        case "":
            return True
        case "held":
            return row.is_held_back
        case "changed":
            return row.has_changed
    return row.outcome == state


def found(rows: Iterable[Row], query: str) -> list[Row]:
    """By name, address or school."""
    needle = query.casefold()
    return [row for row in rows if needle in _haystack(row)]


def _haystack(row: Row) -> str:
    application = row.standing.application
    return f"{application.person.full_name} {application.person.email} {application.school_name}".casefold()


def choices(rows: list[Row]) -> list[tuple[str, object, int]]:
    """The filters, those that would be empty left out."""
    numbered = [(state, word, sum(is_in(row, state) for row in rows)) for state, word in FILTERS.items()]
    return [one for one in numbered if one[2] or one[0] in ALWAYS]


def counts(rows: list[Row]) -> dict[str, int]:
    return {state or "all": sum(is_in(row, state) for row in rows) for state in FILTERS}


def as_table(cohort: Cohort, criteria: list[Criterion], rows: list[Row]) -> tuple[list[str], list[list]]:
    head = [_("Name"), _("E-mail"), _("School"), _("Gets"), _("Why"), _("In the way"), _("Last time")]
    return head + [criterion.name for criterion in criteria], [_line(row) for row in rows]


def _line(row: Row) -> list:
    standing = row.standing
    application = standing.application
    who = [application.person.full_name, application.person.email, application.school_name]
    before = "" if row.before is None else word_of(row.before)
    lines = [line.measured for line in standing.lines]
    return [*who, str(FILTERS[row.outcome]), row.why, " ".join(row.warnings), before, *lines]


def word_of(gets: str) -> str:
    return str(FILTERS[gets or NOTHING])
