"""Minutes attended against minutes planned, which certificates stand on."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cohorts.attendance_sums import Part, minutes_by_application
from cohorts.models import Application
from tests.factories import ApplicationFactory, AttendanceFactory, CohortFactory, SessionFactory, SittingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort():
    return CohortFactory()


def sums(application):
    return minutes_by_application(application.cohort)[application.pk]


def test_planned_are_the_sittings_for_all_and_for_ones_own_group(cohort):
    anna, boris, chi = (ApplicationFactory(cohort=cohort, group=group) for group in ("A", "B", ""))
    lecture, practice = SessionFactory(cohort=cohort, minutes=60), SessionFactory(cohort=cohort, minutes=120)
    SittingFactory(session=lecture)
    SittingFactory(session=practice, group="A", hour=11)
    SittingFactory(session=practice, group="B", hour=14)
    assert sums(anna).by_session == {lecture.pk: Part(0, 60), practice.pk: Part(0, 120)}
    assert sums(boris).planned == 180
    assert sums(chi).planned == 60


def test_attended_minutes_add_up_and_a_mark_is_full_attendance_only_with_every_minute(cohort):
    anna = ApplicationFactory(cohort=cohort)
    lecture, practice = SessionFactory(cohort=cohort, minutes=60), SessionFactory(cohort=cohort, minutes=120)
    AttendanceFactory(sitting=SittingFactory(session=lecture), application=anna, minutes=60)
    AttendanceFactory(sitting=SittingFactory(session=practice, hour=11), application=anna, minutes=119)
    mine = sums(anna)
    assert (mine.attended, mine.planned, mine.percent) == (179, 180, 99)
    assert mine.full(lecture.pk)
    assert not mine.full(practice.pk)
    assert mine.unmarked == 0


def test_not_marked_is_not_attended_and_is_counted(cohort):
    anna = ApplicationFactory(cohort=cohort)
    SittingFactory(session=SessionFactory(cohort=cohort))
    assert (sums(anna).attended, sums(anna).unmarked) == (0, 1)


def test_time_with_another_group_counts_as_attended_but_never_beyond_the_plan(cohort):
    anna = ApplicationFactory(cohort=cohort, group="A")
    practice = SessionFactory(cohort=cohort, minutes=60)
    own = SittingFactory(session=practice, group="A")
    other = SittingFactory(session=practice, group="B", hour=14)
    AttendanceFactory(sitting=other, application=anna, minutes=60)
    assert sums(anna).by_session[practice.pk] == Part(60, 60)
    AttendanceFactory(sitting=own, application=anna, minutes=60)
    assert sums(anna).by_session[practice.pk] == Part(60, 60)


def test_cancelled_and_unplaced_sessions_count_for_nothing(cohort):
    anna = ApplicationFactory(cohort=cohort)
    cancelled = SittingFactory(session=SessionFactory(cohort=cohort))
    AttendanceFactory(sitting=cancelled, application=anna)
    cancelled.session.cancelled_at = timezone.now()
    cancelled.session.save()
    SittingFactory(session=SessionFactory(cohort=cohort), during=None, room=None)
    assert (sums(anna).attended, sums(anna).planned, sums(anna).percent) == (0, 0, 0)


def test_the_minutes_of_a_sitting_are_those_it_was_given_in_the_timetable(cohort):
    anna = ApplicationFactory(cohort=cohort)
    sitting = SittingFactory(session=SessionFactory(cohort=cohort, minutes=60))
    sitting.refresh_from_db()
    sitting.during = (sitting.starts_at, sitting.starts_at + timedelta(minutes=45))
    sitting.save()
    assert sums(anna).planned == 45


def test_only_accepted_applications_of_the_cohort_are_summed(cohort):
    anna = ApplicationFactory(cohort=cohort)
    ApplicationFactory(cohort=cohort, state=Application.State.WITHDRAWN)
    ApplicationFactory()
    assert set(minutes_by_application(cohort)) == {anna.pk}
    assert minutes_by_application(cohort, [0]) == {}


@pytest.mark.parametrize("people", [1, 30])
def test_sums_take_three_queries_however_many_there_are(cohort, people, django_assert_num_queries):
    sittings = [SittingFactory(session=SessionFactory(cohort=cohort), hour=9 + n) for n in range(3)]
    for application in ApplicationFactory.create_batch(people, cohort=cohort):
        for sitting in sittings:
            AttendanceFactory(sitting=sitting, application=application)
    with django_assert_num_queries(3):
        assert {row.attended for row in minutes_by_application(cohort).values()} == {180}
