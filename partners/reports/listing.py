"""The partners of a cohort with their reports, as the desk lists them."""

from dataclasses import dataclass

from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from cohorts.models import Cohort

from ..models import Partnership, Report
from .actions import partners_of

RELEASED, DRAFT, NONE = "released", "draft", "none"
STATES = {RELEASED: _("released"), DRAFT: _("being written"), NONE: _("not released")}


@dataclass
class Line:
    organisation: Organisation
    parts: list[str]
    report: Report | None = None  # the version that stands
    draft: Report | None = None

    @property
    def state(self) -> str:
        if self.report:
            return RELEASED
        return DRAFT if self.draft else NONE

    @property
    def words(self) -> str:
        return str(STATES[self.state])


def lines_of(cohort: Cohort) -> list[Line]:
    """By name; five queries for any number of partners."""
    rows = Organisation.objects.filter(pk__in=partners_of(cohort)).order_by(Lower("name"), "pk")
    lines = {row.pk: Line(row, []) for row in rows}
    for part in cohort.partnerships.current().filter(organisation__in=lines).order_by("kind"):
        lines[part.organisation_id].parts.append(str(Partnership.Kind(part.kind).label))
    for report in Report.objects.filter(cohort=cohort, organisation__in=lines, withdrawn_at=None).defer("content"):
        line = lines[report.organisation_id or 0]
        if report.released_at:
            line.report = report
        else:
            line.draft = report
    return list(lines.values())


def counts(lines: list[Line]) -> dict[str, int]:
    return {state: sum(line.state == state for line in lines) for state in STATES}
