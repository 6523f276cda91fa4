"""What is known of a cohort's participants before its criteria, read in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from cohorts.dossier import checklists
from cohorts.gates import Passage, passages
from cohorts.models import Application, FilledChecklist, Gate
from courses.models import Attempt

from ..models import CompleteDossier, Criterion, CriterionException, ManualApproval, Score

Kind = Criterion.Kind
Pair = tuple[int, int]  # the keys of the criterion and of the application


@dataclass(frozen=True)
class Dossier:
    """How many parts of a dossier are done; `is_complete` also when it was noted before what it asked was deleted."""

    done: int
    of: int
    is_complete: bool


@dataclass
class Found:
    """By criterion and application; only what some criterion asks for is read."""

    scores: dict[Pair, Score] = field(default_factory=dict)
    attempts: dict[Pair, list[Attempt]] = field(default_factory=dict)
    checks: dict[Pair, list[FilledChecklist]] = field(default_factory=dict)
    approvals: dict[Pair, ManualApproval] = field(default_factory=dict)
    passages: dict[Pair, Passage] = field(default_factory=dict)
    dossiers: dict[int, Dossier] = field(default_factory=dict)
    exceptions: dict[Pair, CriterionException] = field(default_factory=dict)


def read(criteria: list[Criterion], applications: list[Application]) -> Found:
    """The scores, attempts, checks, approvals, gates, dossiers and exceptions; one query for each kind asked for."""
    asked: dict[str, list[Criterion]] = defaultdict(list)
    for criterion in criteria:
        asked[criterion.kind].append(criterion)
    keys = [row.pk for row in applications]
    return Found(
        scores=_scores(asked[Kind.SCORE], keys) if asked[Kind.SCORE] else {},
        attempts=_attempts(asked[Kind.QUIZ], applications) if asked[Kind.QUIZ] else {},
        checks=_checks(asked[Kind.CHECKLIST], keys) if asked[Kind.CHECKLIST] else {},
        approvals=_approvals(asked[Kind.MANUAL], keys) if asked[Kind.MANUAL] else {},
        passages=_passages(asked[Kind.GATE], applications) if asked[Kind.GATE] else {},
        dossiers=dossiers(applications) if asked[Kind.DOSSIER] else {},
        exceptions=_exceptions(criteria, keys) if criteria else {},
    )


def _scores(criteria: list[Criterion], keys: list[int]) -> dict[Pair, Score]:
    rows = Score.objects.filter(criterion__in=criteria, application__in=keys).select_related("entered_by")
    return {(row.criterion_id, row.application_id): row for row in rows}


def _attempts(criteria: list[Criterion], applications: list[Application]) -> dict[Pair, list[Attempt]]:
    by_quiz = {one.quiz.public_id: one for one in criteria if one.quiz}
    people = {row.person_id: row.pk for row in applications}
    found: dict[Pair, list[Attempt]] = defaultdict(list)
    for one in Attempt.objects.filter(given_in__in=by_quiz).closed().defer("questions"):
        if one.person_id in people:
            found[by_quiz[one.given_in].pk, people[one.person_id]].append(one)
    return found


def _checks(criteria: list[Criterion], keys: list[int]) -> dict[Pair, list[FilledChecklist]]:
    """The attempts that count, the first one first."""
    by_list = {one.checklist_id: one.pk for one in criteria}
    rows = FilledChecklist.objects.standing().filter(used__in=by_list, application__in=keys)
    found: dict[Pair, list[FilledChecklist]] = defaultdict(list)
    for check in rows.order_by("attempt").prefetch_related("signatures"):
        found[by_list[check.used_id], check.application_id].append(check)
    return found


def _approvals(criteria: list[Criterion], keys: list[int]) -> dict[Pair, ManualApproval]:
    rows = ManualApproval.objects.current().filter(criterion__in=criteria, application__in=keys).select_related("by")
    return {(row.criterion_id, row.application_id): row for row in rows}


def _exceptions(criteria: list[Criterion], keys: list[int]) -> dict[Pair, CriterionException]:
    rows = CriterionException.objects.standing().filter(criterion__in=criteria, application__in=keys)
    return {(row.criterion_id, row.application_id): row for row in rows.select_related("granted_by", "criterion")}


def _passages(criteria: list[Criterion], applications: list[Application]) -> dict[Pair, Passage]:
    by_gate = {one.gate_id: one for one in criteria}
    found = passages([one.gate for one in criteria if one.gate], applications)
    return {(by_gate[one.gate.pk].pk, key): one for key, rows in found.items() for one in rows}


def dossiers(applications: Iterable[Application]) -> dict[int, Dossier]:
    """Every dossier without its declarations of fitness: nobody's health decides about a certificate."""
    applications = list(applications)
    noted = set(CompleteDossier.objects.filter(application__in=applications).values_list("application", flat=True))
    found = {}
    for one in checklists(applications):
        items = [item for item in one.items if not (item.gate and item.gate.kind == Gate.Kind.FITNESS)]
        left = [item for item in items if item.state in ("missing", "waits")]
        complete = not left or one.application.pk in noted
        found[one.application.pk] = Dossier(len(items) if complete else len(items) - len(left), len(items), complete)
    return found
