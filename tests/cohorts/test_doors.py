"""Doors: each scan once, in any order, with what is wrong in words; minutes out of scans (DOORS in docs/rules.md)."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from cohorts.actions import attendance, doors
from cohorts.doors.presence import minutes_present, people, spans
from cohorts.doors.room_code import address_of, begins_at, code_of, read_address, window_of
from cohorts.models import Application, Attendance, DoorPass, Scan
from records.errors import Refused
from tests.factories import (
    BRUSSELS,
    ApplicationFactory,
    AttendanceFactory,
    CohortFactory,
    CohortRoleFactory,
    DoorFactory,
    SessionFactory,
    SittingFactory,
)

NINE = datetime(2026, 10, 6, 7, tzinfo=UTC)


def at(minutes, seconds=0):
    return NINE + timedelta(minutes=minutes, seconds=seconds)


# Minutes, without a database


@pytest.mark.parametrize(
    ("scans", "minutes"),
    [
        ([("in", 0), ("out", 60)], 60),
        ([("in", -20), ("out", 75)], 60),
        ([("in", 4), ("out", 56)], 60),  # within the grace
        ([("in", 10), ("out", 60)], 50),
        ([("in", 0), ("out", 40)], 40),
        ([("in", 0)], 60),  # never out: until the end
        ([("out", 60)], 0),  # never in: proves nothing
        ([("in", 0), ("in", 30), ("out", 60)], 60),  # read twice
        ([("in", 0), ("out", 20), ("in", 40), ("out", 60)], 40),
        ([("out", 60), ("in", 0)], 60),  # delivered in the wrong order
        ([("in", -30), ("out", -10)], 0),
        ([("in", 61), ("out", 70)], 0),
        ([], 0),
    ],
)
def test_minutes_follow_from_the_ways_in_and_out(scans, minutes):
    assert minutes_present([(way, at(minute)) for way, minute in scans], at(0), at(60)) == minutes


def test_somebody_who_never_left_stays_until_the_end():
    assert spans([("in", at(0))], at(60)) == [(at(0), at(60))]


# With one


@pytest.fixture
def now():
    return timezone.now().replace(microsecond=0)


@pytest.fixture
def cohort():
    return CohortFactory(starts_on=datetime.now(BRUSSELS).date())


@pytest.fixture
def trainer(cohort):
    return CohortRoleFactory(cohort=cohort).user


def sitting_of(cohort, begins, minutes=60, **fields):
    sitting = SittingFactory(session=SessionFactory(cohort=cohort, minutes=minutes), **fields)
    sitting.during = (begins, begins + timedelta(minutes=minutes))
    sitting.save()
    sitting.refresh_from_db()
    return sitting


@pytest.fixture
def running(cohort, now):
    """Began half an hour ago, ends in half an hour."""
    return sitting_of(cohort, now - timedelta(minutes=30))


@pytest.fixture
def ended(cohort, now):
    return sitting_of(cohort, now - timedelta(minutes=90))


@pytest.fixture
def anna(cohort):
    return ApplicationFactory(cohort=cohort, person__full_name="Anna Żółć")


def scan(sitting, person, way="in", minutes=0, *, by=None, key=None, **fields):
    """A scan of the person's own code so many minutes after the sitting began."""
    fields = {"code": doors.pass_of(person).code, "source": "pass"} | fields
    return doors.record(sitting, way=way, at=sitting.starts_at + timedelta(minutes=minutes), by=by, key=key, **fields)


pytest_db = pytest.mark.django_db


@pytest_db
def test_a_scan_says_who_came_in(running, anna, trainer):
    found = scan(running, anna, by=trainer)
    assert (found.application, found.problem, found.by) == (anna, "", trainer)
    assert [person.state for person in people(running)] == ["here"]


@pytest_db
def test_the_same_scan_delivered_twice_counts_once(running, anna):
    key = uuid.uuid4()
    assert scan(running, anna, key=key) == scan(running, anna, key=key)
    assert Scan.objects.count() == 1


@pytest_db
@pytest.mark.parametrize("typed", ["", "hello", "0" * 20, "=cmd|' /C calc'!A0", "SUMMERSCHOOL:", "é" * 20, "\x00" * 20])
def test_what_is_no_code_of_ours_is_refused_in_words(running, typed):
    found = doors.record(running, way="in", at=running.starts_at, code=typed, source="pass", by=None)
    assert found.problem == "unknown"
    assert doors.words_of_problem(found) == "This is not a code of ours."


@pytest_db
def test_a_typed_code_may_be_lower_case_with_hyphens_and_misread_letters(running, anna):
    code = doors.pass_of(anna).printed.lower().replace("0", "o").replace("1", "l")
    assert scan(running, anna, code=f" {code} ").application == anna


@pytest_db
def test_an_old_code_is_refused_with_the_name(running, anna):
    old = doors.pass_of(anna).code
    new = doors.replace_pass(anna)
    found = scan(running, anna, code=old)
    assert found.problem == "ended"
    assert "old code of Anna Żółć" in doors.words_of_problem(found)
    assert scan(running, anna, code=new.code).problem == ""


@pytest_db
def test_a_code_of_another_cohort_is_refused_and_names_nobody(running):
    stranger = ApplicationFactory()
    found = doors.record(
        running, way="in", at=running.starts_at, code=doors.pass_of(stranger).code, source="pass", by=None
    )
    assert (found.problem, found.application) == ("other_cohort", None)


@pytest_db
def test_a_copied_code_is_noticed_when_it_is_in_two_rooms_within_a_minute(cohort, running, anna, now):
    other = sitting_of(cohort, now - timedelta(minutes=30))
    assert scan(running, anna).problem == ""
    copied = scan(other, anna)
    assert copied.problem == "copied"
    assert str(running.room) in doors.words_of_problem(copied)
    assert scan(other, anna, minutes=5).problem == ""  # five minutes later it is a walk


@pytest_db
def test_somebody_who_gave_up_the_place_is_refused(running, anna):
    code = doors.pass_of(anna).code
    Application.objects.filter(pk=anna.pk).update(state="withdrawn")
    assert scan(running, anna, code=code).problem == "no_place"


@pytest_db
def test_a_time_outside_the_sitting_is_refused(running, anna):
    assert scan(running, anna, minutes=-121).problem == "time"
    assert scan(running, anna, minutes=60 * 24).problem == "time"


@pytest_db
def test_a_pass_is_made_once_and_only_for_those_with_a_place(anna):
    assert doors.pass_of(anna) == doors.pass_of(anna)
    with pytest.raises(Refused, match="those who have a place"):
        doors.pass_of(ApplicationFactory(state="waiting"))


@pytest_db
def test_passes_of_a_cohort_are_made_for_those_without(cohort, anna):
    doors.pass_of(anna)
    ApplicationFactory.create_batch(2, cohort=cohort)
    assert doors.make_passes(cohort) == 2
    assert doors.make_passes(cohort) == 0
    assert DoorPass.objects.count() == 3


# Minutes become attendance


@pytest_db
def test_the_minutes_of_an_ended_sitting_become_attendance(ended, anna):
    scan(ended, anna, "in", 10)
    scan(ended, anna, "out", 40)
    row = Attendance.objects.get()
    assert (row.minutes, row.source, row.marked_by) == (30, "scans", None)


@pytest_db
def test_scans_that_arrive_late_and_in_the_wrong_order_give_the_same_minutes(ended, anna):
    for way, minute in (("out", 60), ("in", 40), ("out", 20), ("in", 0)):
        scan(ended, anna, way, minute)
    assert Attendance.objects.get().minutes == 40


@pytest_db
def test_nothing_is_written_while_the_sitting_runs_and_the_job_writes_it_after(running, anna):
    scan(running, anna)
    assert doors.settle_ended() == 0
    assert not Attendance.objects.exists()
    running.during = (running.starts_at - timedelta(hours=1), running.ends_at - timedelta(minutes=31))
    running.save()
    running.refresh_from_db()
    assert doors.settle_ended() == 1
    assert doors.settle_ended() == 0


@pytest_db
def test_what_was_marked_by_hand_stays(ended, anna, trainer):
    attendance.mark(ended, {anna: 12}, by=trainer)
    scan(ended, anna)
    assert Attendance.objects.get().minutes == 12


@pytest_db
def test_a_correction_by_hand_of_scanned_minutes_needs_a_reason(ended, anna, trainer):
    scan(ended, anna)
    with pytest.raises(Refused, match="say why"):
        attendance.mark(ended, {anna: 30}, by=trainer)
    attendance.mark(ended, {anna: 30}, by=trainer, reason="Left by the back door.")
    row = Attendance.objects.get()
    assert (row.minutes, row.source) == (30, "hand")


@pytest_db
def test_going_into_another_room_ends_the_time_in_this_one(cohort, ended, anna, now):
    other = sitting_of(cohort, ended.starts_at)
    scan(ended, anna, "in", 0)
    scan(other, anna, "in", 20)
    assert Attendance.objects.get(sitting=other).minutes == 40
    doors.settle(ended)
    assert Attendance.objects.get(sitting=ended).minutes == 20


@pytest_db
def test_voiding_a_scan_needs_a_reason_and_takes_its_minutes_back(ended, anna, trainer):
    wrong = scan(ended, anna)
    with pytest.raises(Refused, match="Say why"):
        doors.void(wrong, by=trainer, reason=" ")
    doors.void(wrong, by=trainer, reason="Scanned the wrong badge.")
    wrong.refresh_from_db()
    assert (wrong.voided_by, wrong.voided_reason) == (trainer, "Scanned the wrong badge.")
    assert not Attendance.objects.exists()


@pytest_db
def test_a_way_in_added_by_hand_needs_a_reason(ended, anna, trainer):
    fields = {"way": "in", "at": ended.starts_at, "by": trainer}
    with pytest.raises(Refused, match="Say why"):
        doors.add_by_hand(ended, anna, reason="", **fields)
    doors.add_by_hand(ended, anna, reason="Phone was empty.", **fields)
    assert Attendance.objects.get().minutes == 60


@pytest_db
def test_a_refused_time_by_hand_leaves_nothing(ended, anna, trainer):
    with pytest.raises(Refused, match="cannot be"):
        doors.add_by_hand(
            ended, anna, way="in", at=ended.starts_at - timedelta(days=1), by=trainer, reason="Phone was empty."
        )
    assert not Scan.objects.exists()


@pytest_db
def test_who_is_marked_but_not_scanned_counts_as_here(running, anna):
    AttendanceFactory(sitting=running, application=anna, minutes=60)
    assert [person.state for person in people(running)] == ["here"]


# The room's own code


@pytest.fixture
def door(running):
    return DoorFactory(cohort=running.session.cohort, room=running.room)


@pytest_db
def test_the_window_of_the_rooms_code_is_the_time_that_counts(door, anna, now):
    window = window_of(now - timedelta(minutes=20))
    found = doors.come_by_room(anna, door, code_of(door, window), "in")
    assert found.at == begins_at(window)
    assert (found.source, found.by) == ("room", anna.person)


@pytest_db
def test_the_rooms_code_read_twice_counts_once_and_in_and_out_apart(door, anna, now):
    code = code_of(door, window_of(now))
    assert doors.come_by_room(anna, door, code, "in") == doors.come_by_room(anna, door, code, "in")
    doors.come_by_room(anna, door, code, "out")
    assert Scan.objects.count() == 2


@pytest_db
def test_room_codes_that_are_forged_old_or_of_another_cohort_are_refused(door, anna, now):
    window = window_of(now)
    forged = f"{window}-{'0' * 16}"
    shifted = f"{window + 1}-{code_of(door, window).partition('-')[2]}"
    old = code_of(door, window_of(now - timedelta(hours=13)))
    early = code_of(door, window_of(now + timedelta(minutes=5)))
    for code, words in ((forged, "not a code"), (shifted, "not a code"), (old, "too old"), (early, "not valid yet")):
        with pytest.raises(Refused, match=words):
            doors.come_by_room(anna, door, code, "in")
    for typed in ("", "-", "x-y", "99999999999999999999-0", "١٢-0"):
        with pytest.raises(Refused, match="not a code"):
            doors.come_by_room(anna, door, typed, "in")
    with pytest.raises(Refused, match="another cohort"):
        doors.come_by_room(anna, DoorFactory(), code_of(door, window), "in")
    assert not Scan.objects.exists()


@pytest_db
def test_a_closed_door_takes_codes_it_showed_before_and_none_after(door, anna, now):
    doors.close_door(door)
    door.refresh_from_db()
    assert doors.come_by_room(anna, door, code_of(door, window_of(now - timedelta(minutes=3))), "in")
    with pytest.raises(Refused, match="not in use"):
        doors.come_by_room(anna, door, code_of(door, window_of(now) + 1), "out")


@pytest_db
def test_behind_a_door_one_comes_to_the_sitting_of_ones_own_group(cohort, door, running, anna, now):
    Application.objects.filter(pk=anna.pk).update(group="B")
    anna.refresh_from_db()
    running.group = "A"
    running.save()
    mine = sitting_of(cohort, now + timedelta(minutes=31), room=running.room, group="B")
    assert doors.sitting_behind(door, anna, now) == mine


@pytest_db
def test_the_address_on_a_screen_is_read_back(door, now):
    window = window_of(now)
    assert read_address(address_of(door, window)) == (door.public_id.hex, code_of(door, window))
    assert read_address("https://elsewhere.example/") is None
