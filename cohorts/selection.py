"""The part of a cohort's applications that a page or an export shows: searched, filtered, sorted."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Lower
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from .models import Application, Cohort
from .models.application import with_the_school

State = Application.State

FILTERS = {
    "to_decide": (_("To decide"), Q(state=State.SUBMITTED) & ~with_the_school()),
    "school": (_("With the school"), with_the_school()),
    "offered": (_("Offered"), Q(state=State.OFFERED)),
    "confirmed": (_("Confirmed"), Q(state=State.ACCEPTED)),
    "waiting": (_("Waiting list"), Q(state=State.WAITING)),
    "closed": (_("Closed"), Q(state__in=Application.CLOSED)),
    "all": (_("All"), ~Q(state=State.DRAFT)),
}
SORTS = {
    "sent": ("queue_number",),
    "-sent": ("-queue_number",),
    "name": (Lower("person__full_name"), "queue_number"),
    "-name": (Lower("person__full_name").desc(), "queue_number"),
    "school": (Lower("school__name"), Lower("school_other"), "queue_number"),
    "-school": (Lower("school__name").desc(), Lower("school_other").desc(), "queue_number"),
}


@dataclass(frozen=True)
class Selection:
    cohort: Cohort
    state: str = "all"
    query: str = ""
    sort: str = "sent"

    @classmethod
    def asked(cls, cohort: Cohort, params: QueryDict) -> "Selection":
        """What the address asks for; what it does not know of is left at its default."""
        default = "to_decide" if cohort.admission == Cohort.Admission.BY_DECISION else "all"
        state, sort = params.get("state", default), params.get("sort", "sent")
        query = params.get("q", "").replace("\x00", "").strip()[:200]
        return cls(cohort, state if state in FILTERS else default, query, sort if sort in SORTS else "sent")

    def found(self) -> QuerySet[Application]:
        """All that the search finds, in whatever state but a draft."""
        found = self.cohort.applications.exclude(state=State.DRAFT)
        if self.query:
            found = found.filter(Q(person__full_name__icontains=self.query) | Q(person__email__icontains=self.query))
        return found

    def rows(self) -> QuerySet[Application]:
        rows = self.found().filter(FILTERS[self.state][1]).order_by(*SORTS[self.sort])
        return rows.select_related("person", "school", "cohort", "quota")

    def counts(self) -> dict[str, int]:
        """How many the search finds behind each filter; one query."""
        numbers = {f"number_{key}": Count("pk", filter=where) for key, (_name, where) in FILTERS.items()}
        found = self.found().aggregate(**numbers)  # a name of its own, or “school” would hide the column
        return {name.removeprefix("number_"): number for name, number in found.items()}


def positions(cohort: Cohort) -> dict[int, int]:
    """The place on the waiting list by the key of the application, first = 1; in a quota, among its people.

    Two queries.
    """
    own_lines = dict(cohort.quotas.standing().values_list("pk", "is_limit"))
    found, length, open_length = {}, Counter(), 0
    for pk, quota in cohort.applications.waiting().values_list("pk", "quota"):
        open_length += not own_lines.get(quota, False)
        length[quota] += 1
        found[pk] = length[quota] if quota in own_lines else open_length
    return found
