"""Two people who take over a plan in the same moment (GROUPS in docs/rules.md)."""

import pytest

from cohorts.actions import groups
from cohorts.models import Application, PlanRun
from records.errors import Refused
from tests.factories import ApplicationFactory, CohortFactory, MembershipFactory

from .test_race import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def found(cohort, letters) -> PlanRun:
    return PlanRun.objects.create(cohort=cohort, state=PlanRun.State.SOLVED, plan={"groups": letters})


@pytest.fixture
def cohort():
    return CohortFactory()


@pytest.fixture
def team(cohort):
    return [MembershipFactory(organisation=cohort.organisation).user for _ in range(2)]


@pytest.fixture
def people(cohort):
    return [str(row.pk) for row in ApplicationFactory.create_batch(12, cohort=cohort)]


def test_one_plan_taken_over_by_two_is_taken_over_once(cohort, team, people):
    run = found(cohort, dict.fromkeys(people, "A"))
    results = at_once(*[lambda by=by: groups.adopt(run, by=by) for by in team])
    assert sorted(type(result) for result in results if isinstance(result, Refused)) == [Refused]
    assert sorted(len(result) for result in results if isinstance(result, list)) == [12]


def test_two_plans_taken_over_at_once_never_mix(cohort, team, people):
    """Whoever comes second wins as a whole. Without the lock on the cohort the second reads the groups as they were."""
    Application.objects.update(group="A")
    plans = [found(cohort, dict.fromkeys(people, "B")), found(cohort, dict.fromkeys(people, "A"))]
    moved = at_once(*[lambda run=run, by=by: groups.adopt(run, by=by) for run, by in zip(plans, team, strict=True)])
    last = PlanRun.objects.order_by("adopted_at").last()
    assert set(Application.objects.values_list("group", flat=True)) == set(last.plan["groups"].values())
    assert {len(moves) for moves in moved} <= {0, 12}
