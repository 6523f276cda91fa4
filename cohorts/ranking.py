"""The ranking as the team searches, filters and exports it (REVIEWS in docs/rules.md)."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from .models import Application, Cohort
from .models.application import with_the_school
from .reviewing import DISAGREE_FROM, ranked

State, Verdict = Application.State, Application.SchoolVerdict


@dataclass(frozen=True)
class Ranking:
    """The part of the ranking that an address asks for."""

    cohort: Cohort
    state: str = "to_decide"
    query: str = ""

    @classmethod
    def asked(cls, cohort: Cohort, params: QueryDict) -> "Ranking":
        query = params.get("q", "").replace("\x00", "").strip()[:200]
        asked = cls(cohort, params.get("state", "to_decide"), query)
        return asked if asked.state in asked.filters() else cls(cohort, "to_decide", query)

    def filters(self) -> dict[str, tuple[str, Q]]:
        """Word and condition of each; those about schools and reviews only where the cohort asks for them."""
        to_decide = Q(state=State.SUBMITTED) & ~with_the_school()
        found = {"to_decide": (_("To decide"), to_decide)}
        if self.cohort.reviews_wanted:
            undecided = Q(state=State.SUBMITTED)
            found["few"] = (_("Reviews missing"), undecided & Q(reviewed__lt=self.cohort.reviews_wanted))
            found["disagree"] = (_("Reviewers disagree"), undecided & Q(spread__gte=DISAGREE_FROM))
        if self.cohort.coordinator_approves:
            found["school"] = (_("With the school"), with_the_school())
            found["rejected"] = (_("Not approved"), to_decide & Q(school_verdict=Verdict.REJECTED))
        found["held"] = (_("With a place"), Q(state__in=Application.HOLDS_A_PLACE))
        found["waiting"] = (_("Waiting list"), Q(state=State.WAITING))
        found["closed"] = (_("Closed"), Q(state__in=Application.CLOSED))
        found["all"] = (_("All"), Q())
        return found

    def found(self) -> QuerySet[Application]:
        rows = self.cohort.applications.exclude(state=State.DRAFT)
        if self.query:
            rows = rows.filter(
                Q(person__full_name__icontains=self.query)
                | Q(school__name__icontains=self.query)
                | Q(school_other__icontains=self.query)
            )
        return ranked(rows)

    def rows(self) -> QuerySet[Application]:
        return self.found().filter(self.filters()[self.state][1]).select_related("person", "school")

    def counts(self) -> dict[str, int]:
        """How many stand behind each filter; one query. A name of its own, or “school” would hide the column."""
        numbers = {f"number_{key}": Count("pk", filter=where) for key, (_name, where) in self.filters().items()}
        found = self.found().order_by().aggregate(**numbers)
        return {name.removeprefix("number_"): number for name, number in found.items()}


def head_of(ranking: Ranking) -> list[str]:
    head = [_("Rank"), _("Name"), _("E-mail"), _("School"), _("State"), _("Score of 100"), _("Reviews"), _("Spread")]
    return [*head, _("School's word")] if ranking.cohort.coordinator_approves else head


def sheet_of(ranking: Ranking) -> Iterator[list]:
    """A row for each application of that part, in its order."""
    states = {state.value: str(state.label) for state in State}
    for rank, row in enumerate(ranking.rows(), 1):
        score = None if row.score is None else round(float(row.score), 1)
        spread = None if row.spread is None else round(float(row.spread), 1)
        cells = [rank, row.person.full_name, row.person.email, row.school_name, states[row.state], score]
        cells += [row.reviewed, spread]
        yield [*cells, row.get_school_verdict_display()] if ranking.cohort.coordinator_approves else cells
