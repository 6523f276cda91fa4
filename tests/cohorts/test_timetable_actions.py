"""Placing sessions: what is refused, what is only warned about, and two people placing at once."""

import threading
from datetime import date, datetime, time, timedelta

import pytest
from django.db import IntegrityError, connection, connections, transaction

from cohorts.actions import timetable
from cohorts.models import Sitting
from cohorts.placement import Placement
from records.errors import Refused
from records.times import moment
from tests.factories import (
    BRUSSELS,
    AttendanceFactory,
    CohortFactory,
    ModuleVersionFactory,
    ProgrammeModuleFactory,
    RoomFactory,
    SessionFactory,
    SittingFactory,
)

pytestmark = pytest.mark.django_db


def at(cohort, hour, minute=0, day=0):
    first = cohort.starts_on + timedelta(days=day)
    return datetime.combine(first, time(hour, minute), BRUSSELS)


@pytest.fixture
def cohort():
    return CohortFactory(starts_on=date(2027, 10, 5))


@pytest.fixture
def room(cohort):
    return RoomFactory(organisation=cohort.organisation, name="Cleanroom 1", largest_number=8)


def unplaced(cohort, **fields):
    return timetable.add_session(cohort, title="Gowning dry run", **fields).sittings.get()


def test_place_sitting_takes_the_sessions_minutes(cohort, room):
    sitting = timetable.place_sitting(unplaced(cohort, minutes=75), room=room, starts_at=at(cohort, 14))
    sitting.refresh_from_db()
    assert sitting.room == room
    assert sitting.ends_at - sitting.starts_at == timedelta(minutes=75)
    assert sitting.sequence == 1


def test_a_move_counts_the_sequence_and_the_same_place_does_not(cohort, room):
    sitting = timetable.place_sitting(unplaced(cohort), room=room, starts_at=at(cohort, 14))
    timetable.place_sitting(sitting, room=room, starts_at=at(cohort, 14))
    assert Sitting.objects.get().sequence == 1
    timetable.place_sitting(sitting, room=room, starts_at=at(cohort, 15))
    assert Sitting.objects.get().sequence == 2
    timetable.unplace_sitting(sitting)
    assert Sitting.objects.get().sequence == 3
    assert Sitting.objects.get().during is None


@pytest.mark.parametrize(
    ("starts", "minutes", "words"),
    [
        (datetime(2027, 10, 4, 9, tzinfo=BRUSSELS), 60, "not a day of this cohort"),
        (datetime(2027, 10, 8, 9, tzinfo=BRUSSELS), 60, "not a day of this cohort"),
        (datetime(2027, 10, 5, 23, 30, tzinfo=BRUSSELS), 60, "past midnight"),
        (datetime(2027, 10, 5, 9, tzinfo=BRUSSELS), 4, "between 5 and 600"),
        (datetime(2027, 10, 5, 9, tzinfo=BRUSSELS), 601, "between 5 and 600"),
    ],
)
def test_place_sitting_refuses_a_wrong_time(cohort, room, starts, minutes, words):
    sitting = unplaced(cohort)
    with pytest.raises(Refused, match=words):
        timetable.place_sitting(sitting, room=room, starts_at=starts, minutes=minutes)
    assert Sitting.objects.get().during is None


def test_a_sitting_may_end_at_midnight(cohort, room):
    timetable.place_sitting(unplaced(cohort), room=room, starts_at=at(cohort, 23))
    assert Sitting.objects.get().during


def test_place_sitting_refuses_a_room_of_another_organisation_and_a_retired_one(cohort, room):
    with pytest.raises(Refused, match="another organisation"):
        timetable.place_sitting(unplaced(cohort), room=RoomFactory(), starts_at=at(cohort, 9))
    room.retired_at = at(cohort, 1)
    with pytest.raises(Refused, match="no longer in use"):
        timetable.place_sitting(unplaced(cohort), room=room, starts_at=at(cohort, 9))


def test_place_sitting_names_the_session_that_is_in_the_room(cohort, room):
    timetable.place_sitting(
        timetable.add_session(cohort, title="Batch-record hunt").sittings.get(), room=room, starts_at=at(cohort, 9)
    )
    with pytest.raises(Refused, match="Cleanroom 1 is taken from 09:00 to 10:00 by “Batch-record hunt”"):
        timetable.place_sitting(unplaced(cohort), room=room, starts_at=at(cohort, 9, 45))
    timetable.place_sitting(unplaced(cohort), room=room, starts_at=at(cohort, 10))


def test_the_database_refuses_what_slips_past_the_check(cohort, room, monkeypatch):
    first, second = unplaced(cohort), unplaced(cohort)
    timetable.place_sitting(first, room=room, starts_at=at(cohort, 9))
    real = Placement.why_not
    seen = []
    monkeypatch.setattr(Placement, "why_not", lambda self: real(self) if seen else seen.append(1) or "")
    with pytest.raises(Refused, match="Cleanroom 1 is taken from 09:00 to 10:00"):
        timetable.place_sitting(second, room=room, starts_at=at(cohort, 9))
    second.refresh_from_db()
    assert second.during is None


@pytest.mark.django_db(transaction=True)
def test_two_people_placing_at_once_get_one_room_once(cohort, room):
    """Without `_lock` and without the exclusion constraint both would stand there."""
    sittings = [unplaced(cohort), unplaced(cohort)]
    gate, answers = threading.Barrier(2), []

    def place(key):
        try:
            gate.wait(5)
            sitting = Sitting.objects.select_related("session__cohort").get(pk=key)
            timetable.place_sitting(sitting, room=room, starts_at=at(cohort, 9))
            answers.append("")
        except Refused as refusal:
            answers.append(str(refusal))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=place, args=[sitting.pk]) for sitting in sittings]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(bool(answer) for answer in answers) == [False, True]
    assert Sitting.objects.filter(during__isnull=False).count() == 1


def test_swap_exchanges_room_and_beginning_in_one_transaction(cohort, room):
    other = RoomFactory(organisation=cohort.organisation)
    first = timetable.place_sitting(unplaced(cohort), room=room, starts_at=at(cohort, 9))
    second = timetable.place_sitting(unplaced(cohort, minutes=30), room=other, starts_at=at(cohort, 11))
    timetable.swap_sittings(first, second)
    first, second = Sitting.objects.get(pk=first.pk), Sitting.objects.get(pk=second.pk)
    assert (first.room, first.starts_at) == (other, at(cohort, 11))
    assert (second.room, second.starts_at, second.ends_at) == (room, at(cohort, 9), at(cohort, 9, 30))


def test_swap_within_one_room_is_checked_after_both_moved(cohort, room):
    first = timetable.place_sitting(unplaced(cohort), room=room, starts_at=at(cohort, 9))
    second = timetable.place_sitting(unplaced(cohort), room=room, starts_at=at(cohort, 10))
    timetable.swap_sittings(first, second)
    assert Sitting.objects.get(pk=first.pk).starts_at == at(cohort, 10)


def test_swap_refuses_what_would_overlap_once_swapped(cohort, room):
    first = timetable.place_sitting(unplaced(cohort, minutes=90), room=room, starts_at=at(cohort, 9))
    second = timetable.place_sitting(unplaced(cohort), room=room, starts_at=at(cohort, 10, 30))
    timetable.place_sitting(unplaced(cohort), room=room, starts_at=at(cohort, 11, 30))
    with pytest.raises(Refused, match="is taken"):
        timetable.swap_sittings(first, second)
    with pytest.raises(Refused, match="another sitting"):
        timetable.swap_sittings(first, first)
    assert Sitting.objects.get(pk=first.pk).starts_at == at(cohort, 9)


def test_exclusion_holds_for_rows_written_past_the_verbs(cohort, room):
    SittingFactory(session__cohort=cohort, room=room)
    with pytest.raises(IntegrityError), transaction.atomic():
        SittingFactory(session__cohort=cohort, room=room)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_marked_sitting_stays_where_it_was(cohort, room):
    sitting = timetable.place_sitting(unplaced(cohort), room=room, starts_at=at(cohort, 9))
    AttendanceFactory(sitting=sitting, application__cohort=cohort)
    for verb in (timetable.unplace_sitting, timetable.remove_sitting):
        with pytest.raises(Refused, match="Attendance was marked"):
            verb(sitting)
    with pytest.raises(Refused, match="Attendance was marked"):
        timetable.cancel_session(sitting.session)


def test_cancelling_takes_every_sitting_out(cohort, room):
    sitting = timetable.place_sitting(unplaced(cohort), room=room, starts_at=at(cohort, 9))
    timetable.cancel_session(sitting.session)
    sitting.refresh_from_db()
    assert (sitting.during, sitting.room, sitting.sequence) == (None, None, 2)
    with pytest.raises(Refused, match="cancelled"):
        timetable.place_sitting(sitting, room=room, starts_at=at(cohort, 9))


def test_modules_of_another_programme_are_refused(cohort):
    mine = ProgrammeModuleFactory(programme_version=cohort.programme_version).module_version
    session = timetable.add_session(cohort, title="Lecture", modules=[mine])
    with pytest.raises(Refused, match="not a module of this cohort's programme"):
        timetable.edit_session(session, modules=[ModuleVersionFactory()])
    assert list(session.modules.all()) == [mine]


@pytest.mark.parametrize(
    ("day", "clock", "words"),
    [(date(2027, 3, 28), time(2, 30), "clocks skip 02:30"), (date(2027, 10, 31), time(2, 30), "show 02:30 twice")],
)
def test_moment_refuses_an_hour_that_summer_time_skips_or_repeats(day, clock, words):
    with pytest.raises(Refused, match=words):
        moment(day, clock, BRUSSELS)
    assert moment(day, time(9), BRUSSELS).hour == 9


def test_warnings_say_what_speaks_against_it(cohort, room):
    session = SessionFactory(cohort=cohort, title="Lecture")
    there = SittingFactory(session=session, room=RoomFactory(organisation=cohort.organisation))
    near = SittingFactory(session__cohort=cohort, room=room, session__title="QC lab", group="B", hour=10)
    sitting = unplaced(cohort, largest_group=12)
    sitting.group = "A"
    words = " ".join(Placement(sitting, room, at(cohort, 9), 55).warnings())
    assert "largest group is 12; Cleanroom 1 holds 8" in words
    assert "“Lecture” is for everybody" in words
    assert "Only 5 minutes to change over with “QC lab”" in words
    assert there.pk != near.pk


def test_groups_in_turn_at_one_time_give_no_warning(cohort, room):
    SittingFactory(session__cohort=cohort, group="B", hour=9)
    sitting = unplaced(cohort)
    sitting.group = "A"
    assert Placement(sitting, room, at(cohort, 9), 60).warnings() == []
    assert Placement(sitting, room, at(cohort, 9), 60).why_not() == ""
    with pytest.raises(Refused, match="Group B is in"):
        timetable.place_sitting(sitting, room=room, starts_at=at(cohort, 9), group="B")
