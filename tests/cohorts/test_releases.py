"""Releases: what they hold, what differs, who is told what."""

from datetime import timedelta

import pytest

from cohorts.actions import timetable
from cohorts.releases.reading import released_sittings
from records.errors import Refused
from tests.factories import CohortFactory, SittingFactory, release

pytestmark = pytest.mark.django_db


@pytest.fixture
def sitting():
    made = SittingFactory(session__cohort=CohortFactory(), session__title="Gowning")
    made.refresh_from_db()
    return made


def test_release_freezes_the_timetable_while_work_goes_on(sitting):
    cohort = sitting.session.cohort
    release(cohort)
    later = sitting.starts_at + timedelta(hours=2)
    timetable.place_sitting(sitting, room=sitting.room, starts_at=later)
    [shown] = released_sittings(cohort)
    assert shown.starts_at == later - timedelta(hours=2)
    assert (shown.session.title, shown.room.name) == ("Gowning", sitting.room.name)
    release(cohort)
    assert released_sittings(cohort)[0].starts_at == later


def test_release_without_a_difference_is_refused(sitting):
    release(sitting.session.cohort)
    with pytest.raises(Refused, match="Nothing changed"):
        release(sitting.session.cohort)
