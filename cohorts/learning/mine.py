"""The modules that a participant may read, page by page, and which page comes next."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from cohorts.models import Application, Cohort, OpenedModule
from courses import reading
from courses.models import LearningPage, PageProgress


@dataclass
class Row:
    """One page, with how far the person is: done, begun or neither."""

    page: LearningPage
    minutes: int
    is_done: bool = False
    is_begun: bool = False


@dataclass
class Unit:
    """One module's pages, from the moment at which the cohort opens them."""

    opened: OpenedModule
    is_open: bool
    rows: list[Row] = field(default_factory=list)
    is_late: bool = False

    @property
    def done(self) -> int:
        return sum(row.is_done for row in self.rows)

    @property
    def is_done(self) -> bool:
        return self.done == len(self.rows)

    @property
    def minutes(self) -> int:
        return sum(row.minutes for row in self.rows)

    @property
    def minutes_left(self) -> int:
        return sum(row.minutes for row in self.rows if not row.is_done)

    @property
    def next_row(self) -> Row | None:
        return next((row for row in self.rows if not row.is_done), None)


def openings_of(cohort: Cohort) -> list[OpenedModule]:
    """What the cohort opens, in the order of its programme, with all pages and files. Four queries."""
    order = cohort.programme_version.composition.values_list("module_version", "position")
    places = dict(order)
    rows = cohort.opened_modules.select_related("module_version__module")
    found = rows.prefetch_related("module_version__pages__files")
    return sorted(found, key=lambda row: (places.get(row.module_version_id, 999), row.pk))


def units_of(application: Application) -> list[Unit]:
    """Five queries."""
    cohort = application.cohort
    openings = openings_of(cohort)
    pages = [page.pk for row in openings for page in row.module_version.pages.all()]
    seen = PageProgress.objects.filter(person=application.person_id, page__in=pages)
    done_at = dict(seen.values_list("page", "done_at"))
    today = timezone.now().astimezone(cohort.zone).date()
    return [_unit(row, done_at, today) for row in openings]


def _unit(opened: OpenedModule, done_at: dict, today: date) -> Unit:
    pages = opened.module_version.pages.all()
    rows = [
        Row(
            page,
            reading.minutes_of(page, list(page.files.all())),
            is_done=done_at.get(page.pk) is not None,
            is_begun=page.pk in done_at,
        )
        for page in pages
    ]
    unit = Unit(opened, opened.is_open(), rows)
    unit.is_late = bool(opened.due_on and opened.due_on < today and not unit.is_done)
    return unit


def next_of(units: Iterable[Unit]) -> tuple[Unit, Row] | None:
    """Where the person goes on: what is due first, of what is open, required before free."""
    waiting = [unit for unit in units if unit.is_open and not unit.is_done]
    waiting.sort(key=lambda unit: (not unit.opened.is_required, unit.opened.due_on or date.max))
    for unit in waiting:
        if row := unit.next_row:
            return unit, row
    return None
