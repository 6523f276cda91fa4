"""Gates: what stands before a session, what opens it, who asks again and who answers."""

import pytest

from cohorts.gates import standing
from tests.factories import ApplicationFactory, CohortFactory, GateFactory, GateResultFactory, SessionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort():
    return CohortFactory()


@pytest.fixture
def cleanroom(cohort):
    return SessionFactory(cohort=cohort, title="Gowning in grade B", type="cleanroom")


def test_standing_names_what_shuts_the_door(cohort, cleanroom):
    anna, bo = ApplicationFactory.create_batch(2, cohort=cohort)
    briefing = GateFactory(cohort=cohort, briefing=True, sessions=[cleanroom])
    fitness = GateFactory(cohort=cohort, sessions=[cleanroom], position=1)
    GateFactory(cohort=cohort, pretest=True)  # stands before another session
    GateResultFactory(gate=briefing, application=anna, outcome="accepted")
    GateResultFactory(gate=fitness, application=anna)
    GateResultFactory(gate=fitness, application=bo, outcome="not_fit")
    assert standing(cleanroom, [anna, bo]) == {
        anna.pk: [],
        bo.pk: ["Safety briefing: missing", "Fitness for the cleanroom: equivalent task"],
    }


@pytest.mark.parametrize("number", [1, 30])
def test_standing_asks_a_fixed_number_of_queries(cohort, cleanroom, number, django_assert_max_num_queries):
    GateFactory(cohort=cohort, briefing=True, sessions=[cleanroom])
    applications = ApplicationFactory.create_batch(number, cohort=cohort)
    with django_assert_max_num_queries(8):
        assert len(standing(cleanroom, applications)) == number
