"""How far the participants of a cohort are with what it opened: searched, filtered, and as a table for a file."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cohorts.models import Application, Cohort, OpenedModule
from courses.models import PageProgress
from records.wording import local

from .mine import openings_of

FILTERS = [
    ("", gettext_lazy("All")),
    ("not_begun", gettext_lazy("Not begun")),
    ("reading", gettext_lazy("Reading")),
    ("done", gettext_lazy("Done")),
]


@dataclass
class Line:
    """One participant: pages done of each module, and when they last looked."""

    application: Application
    done: list[int] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    required: list[bool] = field(default_factory=list)
    seen_at: datetime | None = None

    @property
    def number(self) -> int:
        return sum(self.done)

    @property
    def total(self) -> int:
        return sum(self.totals)

    @property
    def state(self) -> str:
        """Done is who read everything that everybody reads."""
        wanted = [(done, all) for done, all, must in zip(self.done, self.totals, self.required, strict=True) if must]
        if self.total and all(done >= total for done, total in wanted or zip(self.done, self.totals, strict=True)):
            return "done"
        return "reading" if self.seen_at else "not_begun"

    @property
    def parts(self) -> list[tuple[int, int]]:
        return list(zip(self.done, self.totals, strict=True))


def table_of(cohort: Cohort, query: str = "") -> tuple[list[OpenedModule], list[Line]]:
    """The modules and a line for each of the enrolled whose name or address is searched. Six queries."""
    openings = openings_of(cohort)
    module_of = {page.pk: at for at, row in enumerate(openings) for page in row.module_version.pages.all()}
    totals = [len(row.module_version.pages.all()) for row in openings]
    required = [row.is_required for row in openings]
    rows = list(cohort.applications.enrolled().select_related("person", "school").order_by("person__full_name", "pk"))
    if query:
        words = query.casefold()
        rows = [row for row in rows if words in f"{row.person.full_name} {row.person.email}".casefold()]
    done: dict[int, list[int]] = defaultdict(lambda: [0] * len(openings))
    seen: dict[int, datetime] = {}
    found = PageProgress.objects.filter(page__in=module_of, person__in=[row.person_id for row in rows])
    for person, page, done_at, seen_at in found.values_list("person", "page", "done_at", "seen_at"):
        done[person][module_of[page]] += done_at is not None
        seen[person] = max(seen_at, seen.get(person, seen_at))
    return openings, [Line(row, done[row.person_id], totals, required, seen.get(row.person_id)) for row in rows]


def as_table(cohort: Cohort, openings: list[OpenedModule], lines: Iterable[Line]) -> tuple[list[str], list[list]]:
    """Head and rows; the denominator of each module stands in its head."""
    modules = [
        _("%(code)s (of %(total)d)")
        % {"code": row.module_version.module.code, "total": len(row.module_version.pages.all())}
        for row in openings
    ]
    head = [_("Name"), _("E-mail"), _("School"), _("Group"), _("Pages done"), _("Pages"), *modules, _("Last read")]
    rows = []
    for line in lines:
        row = line.application
        seen = local(line.seen_at, cohort.time_zone).strftime("%Y-%m-%d %H:%M") if line.seen_at else ""
        who = [row.person.full_name, row.person.email, row.school_name, row.group]
        rows.append([*who, line.number, line.total, *line.done, seen])
    return head, rows
