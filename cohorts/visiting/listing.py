"""The team's list of visits, and of one visit's people, as tables."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from records.wording import local

from ..models import BookedVisit, Cohort, VisitorList
from .visitors import Visitor

FILTERS = [
    ("", gettext_lazy("All")),
    ("open", gettext_lazy("List open")),
    ("sent", gettext_lazy("List sent")),
    ("cleared", gettext_lazy("Deleted")),
]
STATES = [("", gettext_lazy("All")), ("complete", gettext_lazy("Complete")), ("missing", gettext_lazy("Missing"))]


@dataclass
class Row:
    visit: BookedVisit
    current: VisitorList | None

    @property
    def state(self) -> str:
        if self.visit.cleared_at:
            return "cleared"
        return "sent" if self.current else "open"


def found(cohort: Cohort, query: str = "") -> list[Row]:
    """By the moment at which their list closes; two queries."""
    visits = BookedVisit.objects.filter(session__cohort=cohort).select_related("session", "host")
    words, rows = query.casefold(), []
    for visit in visits.prefetch_related("lists").order_by("closes_at", "pk"):
        visit.session.cohort = cohort
        if words in f"{visit.host_name} {visit.session.title} {visit.session.code}".casefold():
            current = next((one for one in visit.lists.all() if one.superseded_at is None), None)
            rows.append(Row(visit, current))
    return rows


def as_table(cohort: Cohort, rows: Iterable[Row]) -> tuple[list[str], list[list]]:
    head = [
        _("Host"), _("Session"), _("List closes"), _("Deleted on"), _("State"), _("People"), _("Left out"), _("Guides")
    ]  # fmt: skip
    words = dict(FILTERS)
    return head, [
        [
            row.visit.host_name,
            f"{row.visit.session.code} {row.visit.session.title}".strip(),
            local(row.visit.closes_at, cohort.time_zone).strftime("%Y-%m-%d %H:%M"),
            row.visit.delete_on.isoformat(),
            str(words[row.state]),
            *([row.current.people, row.current.left_out, row.current.guides] if row.current else [""] * 3),
        ]
        for row in rows
    ]


def states_as_table(rows: Iterable[Visitor]) -> tuple[list[str], list[list]]:
    """Who is complete and what is missing; never what was given."""
    head = [_("Name"), _("School"), _("Group"), _("Guide"), _("Missing")]
    return head, [
        [
            row.application.person.full_name,
            row.application.school_name,
            row.application.group,
            row.guide or "",
            "; ".join(row.missing),
        ]
        for row in rows
    ]
