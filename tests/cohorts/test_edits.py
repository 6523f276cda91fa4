"""Taking steps of planning back: what returns, what is refused, whose step it is."""

from datetime import date, datetime, time, timedelta

import pytest

from cohorts.actions import day, edits, timetable
from cohorts.models import Edit, Sitting
from records.errors import Refused
from tests.factories import (
    BRUSSELS,
    AttendanceFactory,
    CohortFactory,
    LecturerFactory,
    RoomFactory,
    SittingFactory,
    TeachingFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort():
    return CohortFactory(starts_on=date(2027, 10, 5))


@pytest.fixture
def room(cohort):
    return RoomFactory(organisation=cohort.organisation, name="Lab")


@pytest.fixture
def user():
    return UserFactory()


def at(hour, minute=0):
    return datetime.combine(date(2027, 10, 5), time(hour, minute), BRUSSELS)


def spots():
    rows = Sitting.objects.order_by("pk").values_list("room", "during", "group")
    return [(room, during.lower if during else None, group) for room, during, group in rows]


def unplaced(cohort, **fields):
    return timetable.add_session(cohort, title="QC lab", **fields).sittings.get()


def test_steps_are_taken_back_one_by_one_and_done_again(cohort, room, user):
    sitting = unplaced(cohort)
    timetable.place_sitting(sitting, room=room, starts_at=at(9), by=user)
    timetable.place_sitting(sitting, room=room, starts_at=at(11), group="A", by=user)
    timetable.unplace_sitting(sitting, by=user)
    assert [edit.kind for edit in Edit.objects.order_by("pk")] == ["placed", "moved", "taken_out"]
    stages = [(None, None, ""), (room.pk, at(9), ""), (room.pk, at(11), "A"), (None, None, "A")]
    for stage in reversed(stages[:3]):
        edits.take_back(cohort, by=user)
        assert spots() == [stage]
    with pytest.raises(Refused, match="nothing to take back"):
        edits.take_back(cohort, by=user)
    for stage in stages[1:]:
        edits.do_again(cohort, by=user)
        assert spots() == [stage]
    with pytest.raises(Refused, match="nothing to do again"):
        edits.do_again(cohort, by=user)


def test_a_swap_is_one_step(cohort, room, user):
    other = RoomFactory(organisation=cohort.organisation)
    one, two = unplaced(cohort), unplaced(cohort)
    timetable.place_sitting(one, room=room, starts_at=at(9))
    timetable.place_sitting(two, room=other, starts_at=at(11))
    before = spots()
    timetable.swap_sittings(one, two, by=user)
    assert spots() != before
    assert edits.take_back(cohort, by=user).kind == "swapped"
    assert spots() == before


def test_a_new_step_forgets_what_could_be_done_again(cohort, room, user):
    sitting = unplaced(cohort)
    timetable.place_sitting(sitting, room=room, starts_at=at(9))
    edits.take_back(cohort, by=user)
    sitting.refresh_from_db()
    timetable.place_sitting(sitting, room=room, starts_at=at(13))
    assert edits.next_again(cohort) is None
    assert edits.last(cohort).kind == "placed"


def test_the_same_place_again_is_no_step(cohort, room):
    sitting = timetable.place_sitting(unplaced(cohort), room=room, starts_at=at(9))
    timetable.place_sitting(sitting, room=room, starts_at=at(9))
    assert Edit.objects.count() == 1


def test_taking_back_is_refused_where_the_past_cannot_return(cohort, room, user):
    sitting = timetable.place_sitting(unplaced(cohort), room=room, starts_at=at(9))
    timetable.place_sitting(sitting, room=room, starts_at=at(11))
    seen = edits.last(cohort).pk
    with pytest.raises(Refused, match="meanwhile"):
        edits.take_back(cohort, by=user, edit=seen - 1)
    there = SittingFactory(session__cohort=cohort, room=room)  # somebody else took the old place
    with pytest.raises(Refused, match="Lab is taken from 09:00 to 10:00"):
        edits.take_back(cohort, by=user, edit=seen)
    there.delete()
    Sitting.objects.filter(pk=sitting.pk).update(during=(at(15), at(16)))  # a rotation moved it
    with pytest.raises(Refused, match="changed in another way since"):
        edits.take_back(cohort, by=user)
    Sitting.objects.filter(pk=sitting.pk).update(during=(at(11), at(12)))
    AttendanceFactory(sitting=sitting, application__cohort=cohort)
    with pytest.raises(Refused, match="Attendance was marked"):
        edits.take_back(cohort, by=user)
    assert edits.last(cohort).pk == seen


def test_a_lecturer_who_is_elsewhere_by_now_keeps_the_past_away(cohort, room, user):
    lecturer = LecturerFactory(cohort=cohort, full_name="Ada Peeters")
    sitting = unplaced(cohort)
    TeachingFactory(sitting=sitting, lecturer=lecturer)
    timetable.place_sitting(sitting, room=room, starts_at=at(9))
    timetable.place_sitting(sitting, room=room, starts_at=at(11))
    TeachingFactory(sitting=SittingFactory(session__cohort=cohort), lecturer=lecturer)
    with pytest.raises(Refused, match="Ada Peeters is in"):
        edits.take_back(cohort, by=user)


def test_another_cohorts_steps_are_its_own(cohort, room, user):
    timetable.place_sitting(unplaced(cohort), room=room, starts_at=at(9))
    with pytest.raises(Refused):
        edits.take_back(CohortFactory(organisation=cohort.organisation), by=user)
    assert "QC lab" in edits.sentence(edits.last(cohort))
    Sitting.objects.all().delete()
    assert "no more" in edits.sentence(edits.last(cohort))


def test_a_move_on_the_day_is_no_step_of_planning(user):
    cohort = CohortFactory(starts_on=date.today() - timedelta(days=1))
    room = RoomFactory(organisation=cohort.organisation)
    sitting = SittingFactory(session__cohort=cohort, room=room)
    later = sitting.during[0] + timedelta(hours=3) if isinstance(sitting.during, tuple) else sitting.starts_at
    sitting.refresh_from_db()
    day.move_today(sitting, room=room, starts_at=later, words="", by=user)
    assert not Edit.objects.exists()
