"""Refusals looked at again, as a list: searched, filtered, and as a table for a file."""

from collections.abc import Iterable

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from cohorts.models import Cohort
from records.wording import local

from ..facts import say_asked, say_measured
from ..models import Reconsideration

State = Reconsideration.State


def found(cohort: Cohort, query: str = "") -> QuerySet[Reconsideration]:
    """Of the cohort, by name or address; those to answer first."""
    first = Case(When(state=State.OPEN, then=Value(0)), default=Value(1), output_field=IntegerField())
    rows = Reconsideration.objects.filter(application__cohort=cohort).select_related(
        "application__person", "answered_by"
    )
    if query:
        person = "application__person__"
        rows = rows.filter(Q(**{f"{person}full_name__icontains": query}) | Q(**{f"{person}email__icontains": query}))
    return rows.order_by(first, "asked_at", "pk")


def in_state(rows: QuerySet[Reconsideration], state: str) -> QuerySet[Reconsideration]:
    return rows.filter(state=state) if state in State.values else rows


def choices(rows: QuerySet[Reconsideration]) -> list[tuple[str, object, int]]:
    states = list(rows.order_by().values_list("state", flat=True))
    names = {State.OPEN: _("to answer"), State.UPHELD: _("granted"), State.KEPT: _("refusal stays")}
    return [("", _("all"), len(states)), *((state, word, states.count(state)) for state, word in names.items())]


def lines_before(asked: Reconsideration) -> list[dict[str, str]]:
    """How it stood when it was asked, in words."""
    return [
        {
            "name": row["fact"]["name"],
            "measured": say_measured(row["fact"]),
            "asked": say_asked(row["fact"]),
            "state": row["state"],
        }
        for row in asked.lines
    ]


def as_table(cohort: Cohort, rows: Iterable[Reconsideration]) -> tuple[list[str], list[list]]:
    """Who asked when, and who answered what; the words stay on the page."""
    head = [_("Name"), _("E-mail"), _("Asked for"), _("Asked"), _("Answer"), _("Answered by"), _("Answered")]
    zone = cohort.time_zone
    return head, [
        [
            row.application.person.full_name,
            row.application.person.email,
            row.get_asked_for_display(),
            f"{local(row.asked_at, zone):%Y-%m-%d %H:%M}",
            row.get_state_display(),
            str(row.answered_by or ""),
            f"{local(row.answered_at, zone):%Y-%m-%d %H:%M}" if row.answered_at else "",
        ]
        for row in rows
    ]
