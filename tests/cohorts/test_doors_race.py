"""Scans under real threads on separate connections (DOORS in docs/rules.md)."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from cohorts.actions import attendance, doors
from cohorts.models import Attendance, DoorPass, Scan, Sitting
from tests.factories import ApplicationFactory, CohortFactory, CohortRoleFactory, SessionFactory, SittingFactory

from .test_race import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ended():
    cohort = CohortFactory(starts_on=timezone.localdate() - timedelta(days=1))
    sitting = SittingFactory(session=SessionFactory(cohort=cohort, minutes=60))
    begins = timezone.now().replace(microsecond=0) - timedelta(hours=20)
    sitting.during = (begins, begins + timedelta(minutes=60))
    sitting.save()
    return Sitting.objects.select_related("session__cohort").get(pk=sitting.pk)


@pytest.fixture
def anna(ended):
    return ApplicationFactory(cohort=ended.session.cohort)


def test_one_scan_delivered_by_eight_requests_at_once_counts_once(ended, anna):
    """Without the unique key there are eight (tried: the constraint dropped)."""
    code, key = doors.pass_of(anna).code, uuid.uuid4()

    def deliver():
        return doors.record(ended, way="in", at=ended.starts_at, source="pass", by=None, key=key, code=code).pk

    assert len(set(at_once(*[deliver] * 8))) == 1
    assert Scan.objects.count() == 1
    assert Attendance.objects.get().minutes == 60


def test_a_pass_asked_for_by_eight_requests_at_once_is_one(anna):
    codes = at_once(*[lambda: doors.pass_of(anna).code] * 8)
    assert len(set(codes)) == 1
    assert DoorPass.objects.count() == 1


def test_in_and_out_delivered_at_once_give_the_minutes_of_both(ended, anna):
    code = doors.pass_of(anna).code

    def scan(way, minute):
        at = ended.starts_at + timedelta(minutes=minute)
        return lambda: doors.record(ended, way=way, at=at, source="pass", by=None, code=code)

    at_once(scan("in", 0), scan("out", 20), scan("in", 40), scan("out", 50))
    assert Attendance.objects.get().minutes == 30


def test_a_mark_by_hand_stands_whichever_comes_first(ended, anna):
    trainer = CohortRoleFactory(cohort=ended.session.cohort).user
    code = doors.pass_of(anna).code
    at_once(
        lambda: attendance.mark(ended, {anna: 7}, by=trainer, reason="Seen by the trainer."),
        lambda: doors.record(ended, way="in", at=ended.starts_at, source="pass", by=None, code=code),
    )
    assert Attendance.objects.get().minutes == 7
