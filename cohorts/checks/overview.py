"""The participants of a cohort with where each stands in one check."""

from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ..models import Application, CohortChecklist, FilledChecklist

Result, State = FilledChecklist.Result, FilledChecklist.State
FILTERS = (
    ("", _("All")),
    ("to_sign", _("To sign")),
    ("pending", _("Plates to read")),
    ("passed", _("Passed")),
    ("failed", _("Not passed")),
    ("none", _("Not done")),
)


@dataclass
class Row:
    """One participant; `checks` are all attempts, void ones too, in their order."""

    application: Application
    checks: list[FilledChecklist] = field(default_factory=list)

    @property
    def standing(self) -> list[FilledChecklist]:
        return [check for check in self.checks if check.state != State.VOID]

    @property
    def latest(self) -> FilledChecklist | None:
        return self.standing[-1] if self.standing else None

    @property
    def group(self) -> str:
        """Under which filter the list shows this participant: the best that can be said."""
        results = {check.result for check in self.standing}
        if Result.PASSED in results:
            return "passed"
        if any(check.state == State.FILLED for check in self.standing):
            return "to_sign"
        if Result.PENDING in results:
            return "pending"
        return "failed" if results else "none"


def rows_of(used: CohortChecklist) -> list[Row]:
    """Everybody with a place, and everybody who was assessed; by name. Two queries."""
    checks: QuerySet[FilledChecklist] = used.checks.select_related("filled_by").order_by("attempt", "pk")
    found: dict[int, list[FilledChecklist]] = {}
    for check in checks:
        found.setdefault(check.application_id, []).append(check)
    people = Application.objects.filter(cohort=used.cohort_id).select_related("person", "school")
    people = (people.enrolled() | people.filter(pk__in=found)).order_by("person__full_name", "pk")
    return [Row(one, found.get(one.pk, [])) for one in people]


def counts(rows: list[Row]) -> dict[str, int]:
    numbers = {key: 0 for key, _name in FILTERS}
    for row in rows:
        numbers[row.group] += 1
        numbers[""] += 1
    return numbers
