"""Where a round stands, and what may be done in it."""

import pytest

from partners.models import Phase
from tests.factories import AssignmentFactory, CandidacyFactory, PlacementFactory, PlacementRoundFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("phase", ["posting", "ranking", "hosts", "ready"])
def test_the_moments_tell_the_phase(phase):
    row = PlacementRoundFactory(phase=phase)
    assert row.phase() == Phase(phase)
    open_for = [not row.why_not_post(), not row.why_not_rank(), not row.why_hosts_cannot_rank()]
    assert [*open_for, not row.why_not_allocate()].index(True) == ["posting", "ranking", "hosts", "ready"].index(phase)
    assert sum(open_for) + (not row.why_not_allocate()) == 1


def test_a_student_holds_one_place():
    placement = PlacementFactory()
    candidacy = CandidacyFactory(round=placement.round, wishes=[placement])
    assignment = AssignmentFactory(placement=placement, candidacy=candidacy)
    assert assignment.round == placement.round
    assert not assignment.why_not_end()
