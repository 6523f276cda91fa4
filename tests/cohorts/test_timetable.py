"""The timetable through its pages: sessions, placing, swapping, and who may."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Role
from cohorts.actions import timetable
from cohorts.grid import grid_of
from cohorts.models import Session, Sitting
from tests.factories import (
    BRUSSELS,
    ApplicationFactory,
    CohortFactory,
    CohortRoleFactory,
    MembershipFactory,
    ModuleVersionFactory,
    ProgrammeModuleFactory,
    RoomFactory,
    SessionFactory,
    SittingFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
DAY = date(2031, 7, 1)


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
    return RoomFactory(organisation=cohort.organisation, name="Cleanroom 1", grade="B", largest_number=8)


def unplaced(cohort, **fields):
    return SittingFactory(session=SessionFactory(cohort=cohort, **fields), during=None, room=None)


def at(hour, minute=0):
    return datetime(2031, 7, 1, hour, minute, tzinfo=BRUSSELS)


def url(name, cohort, *more):
    return reverse(f"cohorts:{name}", args=[cohort.public_id, *(row.public_id for row in more)])


def asked(room=None, **changes):
    data = {"day": "2031-07-01", "start": "09:00", "minutes": "60", "group": ""}
    return data | ({"room": room.pk} if room else {}) | changes


def session_answers(**changes):
    return {"title": "Gowning dry run", "code": "S05", "type": "workshop", "minutes": "75", "sittings": "3"} | changes


def test_write_a_session_that_takes_place_three_times(desk, cohort):
    module = ProgrammeModuleFactory(programme_version=cohort.programme_version).module_version
    answer = desk.post(url("add_session", cohort), session_answers(modules=[module.pk], is_public="on"))
    assert answer.url == url("timetable", cohort)
    session = Session.objects.get()
    assert session.sittings.count() == 3
    assert list(session.modules.all()) == [module]
    text = desk.get(answer.url).content.decode()
    assert "3 sittings not placed yet" in text
    assert text.count("S05 Gowning dry run") == 3


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": ""}, "required"),
        ({"title": "x" * 201}, "at most 200"),
        ({"title": "Gowning\x1b"}, "control character"),
        ({"minutes": "4"}, "greater than or equal to 5"),
        ({"minutes": "601"}, "less than or equal to 600"),
        ({"sittings": "0"}, "greater than or equal to 1"),
        ({"sittings": "25"}, "less than or equal to 24"),
        ({"abstract": "x" * 4001}, "at most 4000"),
        ({"type": "party"}, "valid choice"),
        ({"largest_group": "-1"}, "greater than or equal to"),
    ],
)
def test_a_session_with_bad_answers_is_not_written(desk, cohort, changes, words):
    answer = desk.post(url("add_session", cohort), session_answers(**changes))
    assert words in answer.content.decode()
    assert not Session.objects.exists()


def test_modules_of_another_programme_cannot_be_chosen(desk, cohort):
    ProgrammeModuleFactory(programme_version=cohort.programme_version)
    answer = desk.post(url("add_session", cohort), session_answers(modules=[ModuleVersionFactory().pk]))
    assert "valid choice" in answer.content.decode()
    assert not Session.objects.exists()


def test_place_a_sitting_and_see_it_in_the_grid_and_in_the_list_by_hour(desk, cohort, room):
    sitting = unplaced(cohort, title="Cleanroom block")
    answer = desk.post(url("place", cohort, sitting), asked(room, group="A"))
    assert answer.url.endswith(f"?day=2031-07-01#sitting-{sitting.public_id}")
    sitting.refresh_from_db()
    assert (sitting.starts_at, sitting.group) == (at(9), "A")
    text = desk.get(answer.url).content.decode()
    assert 'data-row="2" data-span="4" data-col="2"' in text
    assert text.count("Cleanroom block") >= 2


def test_htmx_gets_the_form_again_and_is_sent_on_when_it_is_placed(desk, cohort, room):
    sitting = unplaced(cohort)
    answer = desk.post(url("place", cohort, sitting), asked(room, start=""), headers={"HX-Request": "true"})
    assert 'id="place"' in answer.content.decode()
    answer = desk.post(url("place", cohort, sitting), asked(room), headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"].startswith(url("timetable", cohort))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"day": "2031-06-30"}, "Select a valid choice"),
        ({"day": "2031-07-04"}, "Select a valid choice"),
        ({"day": "yesterday"}, "Select a valid choice"),
        ({"start": "23:30"}, "past midnight"),
        ({"start": "25:00"}, "valid time"),
        ({"minutes": "3"}, "greater than or equal to 5"),
        ({"minutes": ""}, "required"),
        ({"group": "x" * 21}, "at most 20"),
        ({"group": "A\x00"}, "control character"),
    ],
)
def test_a_wrong_time_is_said_at_the_field_and_what_was_typed_stays(desk, cohort, room, changes, words):
    sitting = unplaced(cohort)
    answer = desk.post(url("place", cohort, sitting), asked(room, **changes))
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert Sitting.objects.get().during is None


def test_an_hour_that_summer_time_skips_is_refused_at_the_field(desk, organiser):
    cohort = CohortFactory(organisation=organiser.organisation, starts_on=date(2031, 3, 30))
    sitting = unplaced(cohort)
    answer = desk.post(url("place", cohort, sitting), asked(day="2031-03-30", start="02:30"))
    assert "the clocks skip 02:30 (Brussels)" in answer.content.decode()
    assert Sitting.objects.get().during is None


def test_a_taken_room_is_refused_with_the_name_of_who_is_there(desk, cohort, room):
    SittingFactory(session=SessionFactory(cohort=cohort, title="QC lab"), room=room)
    answer = desk.post(url("place", cohort, unplaced(cohort)), asked(room, start="09:30"))
    assert "Cleanroom 1 is taken from 09:00 to 10:00 by “QC lab”" in answer.content.decode()


def test_rooms_of_others_and_retired_ones_cannot_be_chosen(desk, cohort, room):
    room.retired_at = at(1)
    room.save()
    for strange in (RoomFactory(), room):
        answer = desk.post(url("place", cohort, unplaced(cohort)), asked(strange))
        assert "Select a valid choice" in answer.content.decode()


def test_warnings_are_shown_once_and_do_not_forbid(desk, cohort, room):
    sitting = unplaced(cohort, largest_group=12)
    answer = desk.post(url("place", cohort, sitting), asked(room))
    assert "The largest group is 12; Cleanroom 1 holds 8." in answer.content.decode()
    assert Sitting.objects.get().during is None
    assert desk.post(url("place", cohort, sitting), asked(room, known="yes")).status_code == 302
    text = desk.get(url("timetable", cohort)).content.decode()
    assert "One sitting needs another look." in text
    assert "clash" in text


def test_take_out_swap_and_remove(desk, cohort, room):
    one = SittingFactory(session=SessionFactory(cohort=cohort, title="One"), room=room)
    two = SittingFactory(session=SessionFactory(cohort=cohort, title="Two"), hour=11)
    desk.post(url("swap", cohort, one), {"other": two.public_id})
    one.refresh_from_db()
    assert one.starts_at == at(11)
    assert "valid choice" in desk.post(url("swap", cohort, one), {"other": one.public_id}).content.decode()
    assert "valid" in desk.post(url("swap", cohort, one), {"other": "x"}).content.decode()
    desk.post(url("unplace", cohort, one))
    one.refresh_from_db()
    assert one.during is None
    desk.post(url("remove_sitting", cohort, one))
    assert list(Sitting.objects.all()) == [two]
    desk.post(url("add_sitting", cohort, one.session))
    assert one.session.sittings.count() == 1


def test_a_cancelled_session_leaves_the_timetable_and_can_come_back(desk, cohort):
    sitting = SittingFactory(session=SessionFactory(cohort=cohort, title="Company visit"))
    address = url("cancel_session", cohort, sitting.session)
    assert "Cancel Company visit?" in desk.get(address).content.decode()
    desk.post(address)
    assert "Company visit" not in desk.get(url("timetable", cohort)).content.decode()
    assert "Company visit" in desk.get(url("sessions", cohort) + "?state=cancelled").content.decode()
    desk.post(address)
    assert Session.objects.get().cancelled_at is None


def test_sessions_are_found_by_what_they_wait_for(desk, cohort):
    unplaced(cohort, title="Waits")
    SittingFactory(session=SessionFactory(cohort=cohort, title="Stands"))
    text = desk.get(url("sessions", cohort) + "?state=waiting").content.decode()
    assert "Waits" in text
    assert "Stands" not in text
    assert "Stands" in desk.get(url("sessions", cohort) + "?state=placed").content.decode()
    assert "Nothing matches" in desk.get(url("sessions", cohort) + "?q=zzz").content.decode()


@pytest.mark.django_db(transaction=True)
def test_placing_tells_the_partners_app_after_the_commit(cohort, room, queued_jobs):
    timetable.place_sitting(unplaced(cohort), room=room, starts_at=at(9))
    assert ("partners.tasks.follow_sessions", (), {}) in queued_jobs


@pytest.mark.parametrize("name", ["timetable", "sessions"])
def test_pages_take_as_many_queries_for_one_session_as_for_thirty(desk, cohort, name):
    counts = []
    for more in (1, 29):
        for number in range(more):
            SittingFactory(session__cohort=cohort, hour=7 + number % 12)
            unplaced(cohort)
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(url(name, cohort)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_grid_widens_for_early_and_late_hours_and_never_covers_the_next(cohort, room):
    early = SittingFactory(session=SessionFactory(cohort=cohort, minutes=70), room=room, hour=7)
    early.refresh_from_db()
    next_one = SittingFactory(
        session=SessionFactory(cohort=cohort, minutes=30), room=room, during=(at(8, 10), at(8, 40))
    )
    late = SittingFactory(session=SessionFactory(cohort=cohort), room=room, hour=20)
    sittings = list(Sitting.objects.select_related("session", "room"))
    grid = grid_of(cohort, DAY, sittings, [room], {})
    hours = [hour for _row, hour in grid.hours]
    assert (hours[0], hours[-1]) == ("07:00", "21:00")
    boxes = {box.sitting.pk: box for box in grid.boxes}
    assert boxes[early.pk].row + boxes[early.pk].span <= boxes[next_one.pk].row
    assert boxes[late.pk].row == 2 + 13 * 4


def test_a_day_outside_the_cohort_shows_the_first(desk, cohort):
    SittingFactory(session__cohort=cohort)
    for day in ("2020-01-01", "never", ""):
        assert desk.get(url("timetable", cohort) + f"?day={day}").status_code == 200


def addresses(cohort):
    sitting = SittingFactory(session__cohort=cohort)
    return [
        url("add_session", cohort),
        url("edit_session", cohort, sitting.session),
        url("cancel_session", cohort, sitting.session),
        url("place", cohort, sitting),
        url("swap", cohort, sitting),
    ]


def test_strangers_find_nothing_and_the_officer_only_reads(client, cohort):
    pages = addresses(cohort)
    looks = [url("timetable", cohort), url("sessions", cohort)]
    student = ApplicationFactory(cohort=cohort).person
    contact = MembershipFactory(role=Role.PARTNER_CONTACT).user
    for stranger in (MembershipFactory(role=Role.ORGANISER).user, student, contact, UserFactory()):
        client.force_login(stranger)
        assert {client.get(page).status_code for page in pages + looks} == {404}
        assert {client.post(page, {}).status_code for page in pages} == {404}
    client.force_login(MembershipFactory(organisation=cohort.organisation, role=Role.OFFICER).user)
    assert {client.get(page).status_code for page in looks} == {200}
    assert {client.get(page).status_code for page in pages} == {403}
    client.force_login(CohortRoleFactory(cohort=cohort).user)
    assert {client.get(page).status_code for page in pages + looks} == {403}
    client.logout()
    assert {client.get(page).status_code for page in pages + looks} == {302}


def test_a_sitting_is_only_found_under_its_own_cohort(desk, cohort, organiser):
    other = SittingFactory(session__cohort__organisation=organiser.organisation)
    assert desk.get(url("place", cohort, other)).status_code == 404
    assert desk.post(url("unplace", cohort, other)).status_code == 404
    assert desk.post(url("remove_sitting", cohort, other)).status_code == 404
    assert Sitting.objects.get(pk=other.pk).during


def test_two_days_have_two_grids(desk, cohort):
    SittingFactory(session=SessionFactory(cohort=cohort, title="First day"))
    start = at(9) + timedelta(days=1)
    session = SessionFactory(cohort=cohort, title="Second day")
    SittingFactory(session=session, during=(start, start + timedelta(hours=1)))
    text = desk.get(url("timetable", cohort) + "?day=2031-07-02").content.decode()
    assert "Second day" in text
    assert "First day" not in text


def test_the_list_of_sessions_leaves_as_a_file_with_a_line_for_each_sitting(desk, cohort, room):
    session = SessionFactory(cohort=cohort, title="=Cleanroom", code="S1", speaker="Ada Peeters")
    SittingFactory(session=session, room=room, group="A")
    SittingFactory(session=session, during=None, room=None, group="B")
    SessionFactory(cohort=cohort, title="Elsewhere")
    address = reverse("cohorts:export_sessions", args=[cohort.public_id, "csv"])
    lines = desk.get(address + "?q=Cleanroom").content.decode().strip().splitlines()
    assert len(lines) == 3
    assert "2031-07-01,09:00,10:00,Cleanroom 1,A" in lines[1]
    assert lines[1].startswith("S1,'=Cleanroom")
    assert desk.get(reverse("cohorts:export_sessions", args=[cohort.public_id, "exe"])).status_code == 404
