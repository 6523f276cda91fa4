"""The builder's addresses: a sitting dragged or moved by keys, steps taken back, with and without JavaScript."""

from datetime import date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Role
from cohorts.actions import timetable
from cohorts.models import Edit, Sitting
from tests.factories import (
    BRUSSELS,
    AttendanceFactory,
    CohortFactory,
    CohortRoleFactory,
    LecturerFactory,
    MembershipFactory,
    RoomFactory,
    SessionFactory,
    SittingFactory,
    TeachingFactory,
    UnavailabilityFactory,
)

pytestmark = pytest.mark.django_db
DAY = date(2031, 7, 1)
FRAGMENT = {"HX-Request": "true"}


@pytest.fixture
def organiser():
    return MembershipFactory(role=Role.ORGANISER)


@pytest.fixture
def cohort(organiser):
    return CohortFactory(organisation=organiser.organisation, starts_on=DAY)


@pytest.fixture
def desk(client, organiser):
    client.force_login(organiser.user)
    return client


@pytest.fixture
def room(cohort):
    return RoomFactory(organisation=cohort.organisation, name="Cleanroom 1", largest_number=8)


def at(hour, minute=0, day=DAY):
    return datetime.combine(day, time(hour, minute), BRUSSELS)


def url(name, cohort, *more):
    return reverse(f"cohorts:{name}", args=[cohort.public_id, *(row.public_id for row in more)])


def unplaced(cohort, **fields):
    return timetable.add_session(cohort, title="QC lab", **fields).sittings.get()


def said(room=None, **changes):
    return {"day": "2031-07-01", "start": "09:00", "minutes": "60", "room": room.pk if room else ""} | changes


def moved(desk, cohort, sitting, data):
    return desk.post(url("move", cohort, sitting), data, headers=FRAGMENT)


def test_a_dropped_sitting_stands_there_and_the_board_comes_back(desk, cohort, room):
    sitting = unplaced(cohort)
    answer = moved(desk, cohort, sitting, said(room, seen="0"))
    text = answer.content.decode()
    assert answer.status_code == 200
    assert text.lstrip().startswith('<div id="board"')
    assert "QC lab: 09:00 to 10:00, Cleanroom 1." in text
    assert 'data-start="2031-07-01T09:00"' in text
    assert "Take back" in text
    assert Sitting.objects.get().starts_at == at(9)


def test_dragging_keeps_group_and_lecturers_and_changes_the_length(desk, cohort, room):
    sitting = unplaced(cohort, speaker="Ada Peeters")
    timetable.place_sitting(sitting, room=room, starts_at=at(9), group="A")
    moved(desk, cohort, sitting, said(room, start="10:15", minutes="75"))
    sitting.refresh_from_db()
    assert (sitting.starts_at, sitting.ends_at, sitting.group) == (at(10, 15), at(11, 30), "A")
    assert sitting.teachings.count() == 1


def test_each_clash_is_refused_with_its_sentence_and_nothing_moves(desk, cohort, room):
    other = RoomFactory(organisation=cohort.organisation, name="Lab")
    there = SittingFactory(session__cohort=cohort, session__title="GDP", room=room, group="A")
    lecturer = LecturerFactory(cohort=cohort, full_name="Ada Peeters")
    TeachingFactory(sitting=there, lecturer=lecturer)
    sitting = unplaced(cohort)
    cases = [
        (said(room), "", [], "Cleanroom 1 is taken from 09:00 to 10:00 by “GDP”."),
        (said(other), "A", [], "Group A is in “GDP” at that time."),
        (said(other), "B", [lecturer], "Ada Peeters is in “GDP” at that time."),
        (said(other, day="2031-07-09"), "", [], "valid choice"),
        (said(other, start="23:30"), "", [], "past midnight"),
        (said(other, start="noon"), "", [], "valid time"),
        (said(other, minutes="4"), "", [], "greater than or equal to 5"),
        (said(RoomFactory()), "", [], "valid choice"),
        (said(other, seen="7"), "", [], "Somebody moved it meanwhile"),
    ]
    for data, group, lecturers, words in cases:
        Sitting.objects.filter(pk=sitting.pk).update(group=group)
        timetable.set_lecturers(sitting, lecturers)
        text = moved(desk, cohort, sitting, data).content.decode()
        assert 'role="alert"' in text
        assert words in text, words
        sitting.refresh_from_db()
        assert sitting.during is None
    assert not Edit.objects.exists()


def test_an_hour_that_the_clocks_show_twice_is_refused(desk, organiser):
    cohort = CohortFactory(organisation=organiser.organisation, starts_on=date(2027, 10, 31))
    sitting = unplaced(cohort)
    text = moved(desk, cohort, sitting, said(day="2027-10-31", start="02:30")).content.decode()
    assert "show 02:30 twice" in text
    assert Sitting.objects.get().during is None


def test_what_is_unwise_is_placed_and_said(desk, cohort, room):
    sitting = unplaced(cohort, speaker="Ada Peeters", largest_group=12)
    UnavailabilityFactory(lecturer=cohort.lecturers.get())
    text = moved(desk, cohort, sitting, said(room)).content.decode()
    assert "One sitting needs another look." in text
    assert "The largest group is 12; Cleanroom 1 holds 8." in text
    assert "Ada Peeters cannot come at that time." in text
    assert Sitting.objects.get().during


def test_what_became_impossible_is_shown_in_red(desk, cohort, room):
    SittingFactory(session=SessionFactory(cohort=cohort), room=room, hour=9)
    cohort.ends_on = cohort.starts_on = DAY + timedelta(days=7)
    cohort.save()
    text = desk.get(url("timetable", cohort)).content.decode()
    assert "One sitting cannot take place so." in text
    assert "not within the days of the cohort" in text


def test_steps_are_taken_back_and_done_again_on_the_page(desk, cohort, room):
    sitting = unplaced(cohort)
    moved(desk, cohort, sitting, said(room))
    step = Edit.objects.get()
    answer = desk.post(url("take_back", cohort), {"edit": step.pk, "day_shown": "2031-07-02"}, headers=FRAGMENT)
    text = answer.content.decode()
    assert "Taken back: “QC lab”: placed" in text
    assert "Do again" in text
    assert 'data-day="2031-07-02"' in text
    assert Sitting.objects.get().during is None
    answer = desk.post(url("do_again", cohort), {"edit": step.pk})
    assert answer.url == url("timetable", cohort) + "?day=2031-07-01"
    assert Sitting.objects.get().during
    for strange in ("0", "x", "9" * 40):
        assert desk.post(url("do_again", cohort), {"edit": strange}, headers=FRAGMENT).status_code == 200


def test_without_javascript_a_move_leads_back_to_its_day(desk, cohort, room):
    sitting = unplaced(cohort)
    answer = desk.post(url("move", cohort, sitting), said(room, day="2031-07-02"))
    assert answer.url == url("timetable", cohort) + "?day=2031-07-02"
    assert "QC lab: 09:00 to 10:00" in desk.get(answer.url).content.decode()


def test_a_marked_sitting_cannot_be_dragged(desk, cohort, room):
    sitting = timetable.place_sitting(unplaced(cohort), room=room, starts_at=at(9))
    AttendanceFactory(sitting=sitting, application__cohort=cohort)
    assert "Attendance was marked" in moved(desk, cohort, sitting, said(room, start="12:00")).content.decode()


def test_only_those_who_plan_move_and_take_back(client, cohort):
    sitting = SittingFactory(session__cohort=cohort)
    pages = [url("move", cohort, sitting), url("take_back", cohort), url("do_again", cohort)]
    client.force_login(MembershipFactory(organisation=cohort.organisation, role=Role.OFFICER).user)
    assert {client.post(page, said()).status_code for page in pages} == {403}
    assert "data-move" not in client.get(url("timetable", cohort)).content.decode()
    client.force_login(CohortRoleFactory(cohort=cohort).user)
    assert {client.post(page, said()).status_code for page in pages} == {403}
    client.force_login(MembershipFactory(role=Role.ORGANISER).user)
    assert {client.post(page, said()).status_code for page in pages} == {404}
    assert {client.get(page).status_code for page in pages} == {405}


def test_a_move_takes_as_many_queries_among_one_sitting_as_among_thirty(desk, cohort, room):
    counts = []
    mine = unplaced(cohort, speaker="Ada Peeters")
    for more in (1, 29):
        for number in range(more):
            there = SittingFactory(session__cohort=cohort, hour=7 + number % 12)
            TeachingFactory(sitting=there, lecturer=LecturerFactory(cohort=cohort))
            unplaced(cohort)
        with CaptureQueriesContext(connection) as queries:
            assert moved(desk, cohort, mine, said(room, start=f"{9 + more % 3}:00")).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
