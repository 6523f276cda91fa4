"""The matrix session × outcome × competency of a cohort: what is taught where, what twice, what never (MATRIX)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from cohorts.models import Cohort, Session
from courses.models import Competency, Outcome


@dataclass
class Row:
    """An outcome of the programme, or a competency, with the sessions that teach it."""

    subject: Outcome | Competency
    beside: list = field(default_factory=list)  # competencies of an outcome, outcomes of a competency
    sessions: list[Session] = field(default_factory=list)

    @property
    def times(self) -> int:
        return len(self.sessions)

    @property
    def state(self) -> str:
        """never, once or twice (or more often)"""
        return ("never", "once", "twice")[min(self.times, 2)]


@dataclass
class Matrix:
    sessions: list[Session]
    outcomes: list[Row]
    competencies: list[Row]

    @cached_property
    def silent(self) -> list[Session]:
        """Sessions of some module that name none of its outcomes: nothing is known of what they teach."""
        return [one for one in self.sessions if one.modules.all() and not one.taught.all()]

    def rows(self, by: str) -> list[Row]:
        return self.competencies if by == "competency" else self.outcomes

    def lines(self) -> Iterator[tuple[Session | None, Outcome | None, Competency | None]]:
        """Everything as a list: a line for each session, outcome and competency that belong together, one for each
        outcome that is never taught, and one for each competency that no outcome builds."""
        for row in self.outcomes:
            for session in row.sessions or [None]:
                for competency in row.beside or [None]:
                    yield session, row.subject, competency
        for row in self.competencies:
            if not row.beside:
                yield None, None, row.subject


def matrix_of(cohort: Cohort) -> Matrix:
    """Six queries, however large the cohort is."""
    live = cohort.sessions.filter(cancelled_at=None).prefetch_related("modules", "taught")
    sessions = sorted(live, key=lambda session: (session.code, session.pk))
    outcomes = list(
        Outcome.objects.filter(module_version__composition__programme_version=cohort.programme_version_id)
        .select_related("module_version__module")
        .prefetch_related("competencies__domain")
        .order_by("module_version__composition__position", "position", "pk")
    )
    taught = _taught(sessions)
    rows = [Row(one, list(one.competencies.all()), taught.get(one.pk, [])) for one in outcomes]
    framework = Competency.objects.filter(organisation=cohort.organisation_id).in_order()
    return Matrix(sessions, rows, _by_competency(framework, rows))


def _taught(sessions: Iterable[Session]) -> dict[int, list[Session]]:
    found = defaultdict(list)
    for session in sessions:
        for outcome in session.taught.all():
            found[outcome.pk].append(session)
    return found


def _by_competency(framework: Iterable[Competency], outcomes: list[Row]) -> list[Row]:
    """Each competency of the framework, with the outcomes that build it and the sessions that teach one of these."""
    rows = {one.pk: Row(one) for one in framework}
    for outcome in outcomes:
        for competency in outcome.beside:
            row = rows[competency.pk]
            row.beside.append(outcome.subject)
            row.sessions += [one for one in outcome.sessions if one not in row.sessions]
    for row in rows.values():
        row.sessions.sort(key=lambda session: (session.code, session.pk))
    return list(rows.values())
