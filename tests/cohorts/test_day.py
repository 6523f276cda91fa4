"""On the day: who is here, sheets typed off, screens at the doors, and who may what."""

import json
import uuid
from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from cohorts.actions import doors
from cohorts.actions.day import move_today
from cohorts.doors.room_code import code_of, window_of
from cohorts.models import Attendance, Door, Scan
from cohorts.things.day import my_day, waits_of_incidents
from tests.factories import (
    BRUSSELS,
    ApplicationFactory,
    CohortFactory,
    CohortRoleFactory,
    DoorFactory,
    IncidentFactory,
    MembershipFactory,
    RoomFactory,
    ScanFactory,
    SessionFactory,
    SittingFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def now():
    return timezone.now().replace(microsecond=0)


@pytest.fixture
def cohort():
    return CohortFactory(starts_on=datetime.now(BRUSSELS).date())


@pytest.fixture
def organiser(cohort):
    return MembershipFactory(organisation=cohort.organisation).user


@pytest.fixture
def trainer(cohort):
    return CohortRoleFactory(cohort=cohort).user


@pytest.fixture
def anna(cohort):
    return ApplicationFactory(cohort=cohort, person__full_name="Anna Żółć", group="A")


def sitting_of(cohort, begins, minutes=60, **fields):
    sitting = SittingFactory(session=SessionFactory(cohort=cohort, minutes=minutes, title="Gowning"), **fields)
    sitting.during = (begins, begins + timedelta(minutes=minutes))
    sitting.save()
    sitting.refresh_from_db()
    return sitting


@pytest.fixture
def noon(cohort):
    """At noon of today in Brussels, whenever the tests run."""
    return datetime.combine(cohort.starts_on, datetime.min.time(), BRUSSELS) + timedelta(hours=12)


@pytest.fixture
def sitting(cohort, now):
    return sitting_of(cohort, now - timedelta(minutes=5))


def page(name, *args):
    return reverse(f"cohorts:{name}", args=[getattr(arg, "public_id", arg) for arg in args])


# Who may


@pytest.fixture
def addresses(cohort, sitting, anna):
    scan, door = ScanFactory(sitting=sitting, application=anna), DoorFactory(cohort=cohort, room=sitting.room)
    team = [
        page("day", cohort), page("day_sheets", cohort), page("doors", cohort), page("day_sitting", cohort, sitting),
        page("scan_by_hand", cohort, sitting), page("sheet_entry", cohort, sitting), page("void_scan", cohort, scan),
        page("close_door", cohort, door), page("scan", sitting), page("incidents", cohort),
        page("add_incident", cohort),
    ]  # fmt: skip
    return team, [page("move_today", cohort, sitting), page("cancel_today", cohort, sitting)]


def test_the_team_opens_the_pages_of_the_day_and_only_organisers_move_sittings(client, addresses, organiser, trainer):
    team, own = addresses
    client.force_login(organiser)
    assert [client.get(url).status_code for url in team + own] == [200] * len(team + own)
    client.force_login(trainer)
    assert [client.get(url).status_code for url in team] == [200] * len(team)
    assert [client.get(url).status_code for url in own] == [403] * len(own)


def test_strangers_students_and_other_organisers_find_nothing(client, addresses, anna):
    for person in (UserFactory(), anna.person, MembershipFactory().user, CohortRoleFactory().user):
        client.force_login(person)
        assert {client.get(url).status_code for url in [*addresses[0], *addresses[1]]} == {404}


def test_officers_see_the_desk_and_not_the_day(client, addresses, cohort):
    client.force_login(MembershipFactory(organisation=cohort.organisation, role=Role.OFFICER).user)
    assert {client.get(url).status_code for url in [*addresses[0], *addresses[1]]} == {403}


def test_a_students_day_is_theirs_alone(client, anna, cohort):
    urls = [page("my_day", anna), page("replace_pass", anna), page("scan_room", anna)]
    client.force_login(anna.person)
    assert [client.get(url).status_code for url in urls] == [200] * 3
    for person in (ApplicationFactory(cohort=cohort).person, MembershipFactory(organisation=cohort.organisation).user):
        client.force_login(person)
        assert [client.get(url).status_code for url in urls] == [404] * 3


def test_a_code_is_for_those_with_a_place(client, cohort):
    waiting = ApplicationFactory(cohort=cohort, state="waiting")
    client.force_login(waiting.person)
    assert client.get(page("my_day", waiting)).status_code == 404


def test_sittings_scans_and_doors_of_another_cohort_are_not_there(client, cohort, organiser):
    other = ScanFactory()
    client.force_login(organiser)
    assert client.get(page("day_sitting", cohort, other.sitting)).status_code == 404
    assert client.get(page("void_scan", cohort, other)).status_code == 404
    assert client.get(page("close_door", cohort, DoorFactory())).status_code == 404
    assert client.post(page("open_door", cohort, RoomFactory())).status_code == 404


# Who is here


def test_the_day_says_who_is_here_and_who_is_missing(client, cohort, sitting, anna, trainer):
    ApplicationFactory(cohort=cohort, person__full_name="Ben Claes")
    ScanFactory(sitting=sitting, application=anna)
    client.force_login(trainer)
    answer = client.get(page("day", cohort), {"on": sitting.starts_at.astimezone(BRUSSELS).date().isoformat()})
    assert "of 2 have come" in answer.text
    assert "Ben Claes" in answer.text
    assert "1 is missing" in answer.text


@pytest.mark.parametrize("name", ["day", "day_sheets"])
def test_the_day_asks_the_database_as_often_for_1_as_for_30(
    client, cohort, noon, trainer, django_assert_max_num_queries, name
):
    sitting_of(cohort, noon)
    client.force_login(trainer)
    client.get(page(name, cohort))
    with django_assert_max_num_queries(22) as few:
        client.get(page(name, cohort))
    people = ApplicationFactory.create_batch(30, cohort=cohort)
    for number in range(8):
        other = sitting_of(cohort, noon + timedelta(minutes=number))
        ScanFactory.create_batch(2, sitting=other, application=people[number])
    with django_assert_max_num_queries(len(few)):
        assert client.get(page(name, cohort)).status_code == 200


def test_the_page_of_a_sitting_asks_as_often_for_1_as_for_30(
    client, cohort, sitting, trainer, django_assert_max_num_queries
):
    ScanFactory(sitting=sitting, application=ApplicationFactory(cohort=cohort))
    client.force_login(trainer)
    client.get(page("day_sitting", cohort, sitting))
    with django_assert_max_num_queries(22) as few:
        client.get(page("day_sitting", cohort, sitting))
    for person in ApplicationFactory.create_batch(30, cohort=cohort):
        ScanFactory(sitting=sitting, application=person, by=trainer)
    with django_assert_max_num_queries(len(few)):
        client.get(page("day_sitting", cohort, sitting))


def test_a_sitting_is_searched_filtered_and_exported(client, cohort, sitting, anna, trainer):
    ApplicationFactory(cohort=cohort, person__full_name="=Ben")
    ScanFactory(sitting=sitting, application=anna)
    client.force_login(trainer)
    url = page("day_sitting", cohort, sitting)
    listed = client.get(url, {"state": "missing"}).context["people"]
    assert [str(one.application.person) for one in listed] == ["=Ben"]
    assert [str(one.application.person) for one in client.get(url, {"q": "żółć"}).context["people"]] == ["Anna Żółć"]
    told = client.get(url, {"export": "csv"}).text
    assert "'=Ben" in told
    assert "Anna Żółć" in told


# Put right by hand


def test_somebody_is_noted_by_hand_with_a_reason(client, cohort, anna, trainer, noon):
    ended = sitting_of(cohort, timezone.now().replace(second=0, microsecond=0) - timedelta(hours=2))
    client.force_login(trainer)
    url = page("scan_by_hand", cohort, ended)
    at = ended.starts_at.astimezone(BRUSSELS)
    typed = {"person": anna.public_id, "way": "in", "at": f"{at:%H:%M}", "reason": ""}
    refused = client.post(url, typed)
    assert refused.status_code == 422
    assert f"{at:%H:%M}" in refused.text
    client.post(url, typed | {"reason": "Her phone was empty."})
    scan = Scan.objects.get()
    assert (scan.source, scan.reason, scan.by) == ("hand", "Her phone was empty.", trainer)


def test_a_scan_is_left_out_with_a_reason(client, cohort, sitting, anna, trainer):
    scan = ScanFactory(sitting=sitting, application=anna)
    client.force_login(trainer)
    assert client.post(page("void_scan", cohort, scan), {"reason": ""}).status_code == 422
    client.post(page("void_scan", cohort, scan), {"reason": "Wrong badge."})
    scan.refresh_from_db()
    assert scan.voided_reason == "Wrong badge."


def test_the_signed_sheet_is_typed_off_twice_and_noted_once(client, cohort, trainer, anna):
    ended = sitting_of(cohort, timezone.now().replace(second=0, microsecond=0) - timedelta(hours=2))
    begins = ended.starts_at.astimezone(BRUSSELS)
    if begins.date() != (begins + timedelta(hours=1)).date():
        pytest.skip("around midnight the sheet has two days")
    typed = {
        f"in-{anna.public_id}": f"{begins:%H%M}",
        f"out-{anna.public_id}": f"{begins + timedelta(minutes=40):%H:%M}",
    }
    client.force_login(trainer)
    for _time in range(2):
        client.post(page("sheet_entry", cohort, ended), typed)
    assert Scan.objects.filter(source="sheet").count() == 2
    assert Attendance.objects.get().minutes == 40


@pytest.mark.parametrize(
    ("came", "left"), [("25:00", ""), ("nine", ""), ("12:00", "11:00"), ("", "12:00"), ("１２:00", "")]
)
def test_a_wrong_time_on_the_sheet_is_said_at_its_line_and_nothing_is_saved(
    client, cohort, sitting, trainer, anna, came, left
):
    other = ApplicationFactory(cohort=cohort)
    at = f"{sitting.starts_at.astimezone(BRUSSELS):%H:%M}"
    typed = {f"in-{anna.public_id}": came, f"out-{anna.public_id}": left, f"in-{other.public_id}": at}
    client.force_login(trainer)
    answer = client.post(page("sheet_entry", cohort, sitting), typed)
    assert answer.status_code == 422
    assert answer.context["typed"].errors[0]["application"] == anna
    assert f'value="{at}"' in answer.text
    assert not Scan.objects.exists()


# Screens


def test_a_screen_shows_codes_to_nobody_in_particular_and_ends_when_closed(client, cohort, sitting, organiser):
    client.force_login(organiser)
    shown = client.post(page("open_door", cohort, sitting.room))
    client.logout()
    answer = client.get(shown.url)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    told = client.get(shown.url + "codes/").json()
    assert len(told["codes"]) == 20
    client.force_login(organiser)
    client.post(page("close_door", cohort, Door.objects.get()))
    assert client.get(shown.url).status_code == 404
    assert client.get(shown.url + "codes/").status_code == 404


def test_the_address_of_a_screen_is_not_the_one_that_students_read(client):
    door = DoorFactory()
    assert client.get(page("screen", door.public_id.hex)).status_code == 404


def test_the_address_in_the_rooms_code_counts_after_one_touch(client, sitting, anna, now):
    door = DoorFactory(cohort=sitting.session.cohort, room=sitting.room)
    url = page("here", door.public_id.hex, code_of(door, window_of(now)))
    client.force_login(anna.person)
    assert "I come in" in client.get(url).text
    assert not Scan.objects.exists()
    for _time in range(2):
        assert "You are in: Gowning" in client.post(url, {"way": "in"}, follow=True).text
    assert Scan.objects.get().source == "room"


def test_a_forged_room_code_is_refused_in_words(client, sitting, anna, now):
    door = DoorFactory(cohort=sitting.session.cohort, room=sitting.room)
    client.force_login(anna.person)
    url = page("here", door.public_id.hex, f"{window_of(now)}-{'0' * 16}")
    assert "not a code of this door" in client.get(url).text
    assert client.post(url, {"way": "in"}).status_code == 422
    assert client.get(page("here", "nonsense", "x")).status_code == 404
    assert client.get(page("here", DoorFactory().public_id.hex, "x")).status_code == 404


def test_the_students_phone_delivers_the_rooms_codes_it_kept(client, sitting, anna, now):
    door = DoorFactory(cohort=sitting.session.cohort, room=sitting.room)
    window = window_of(now - timedelta(minutes=3))
    rows = [
        {"key": str(uuid.uuid4()), "way": "in", "at": 0, "door": door.public_id.hex, "code": code_of(door, window)},
        {"key": str(uuid.uuid4()), "way": "in", "at": 0, "door": "nonsense", "code": "x"},
    ]
    client.force_login(anna.person)
    body = json.dumps({"now": now.timestamp() * 1000, "scans": rows})
    results = client.post(page("scan_deliver_own", anna), body, content_type="application/json").json()["results"]
    assert [result["tone"] for result in results] == ["done", "stop"]
    assert [result["key"] for result in results] == [row["key"] for row in rows]
    assert Scan.objects.get().at.timestamp() == window * 30


def test_a_new_code_of_ones_own_ends_the_old_one(client, anna):
    old = doors.pass_of(anna).code
    client.force_login(anna.person)
    assert old[:4] in client.get(page("my_day", anna)).text
    client.post(page("replace_pass", anna))
    assert doors.pass_of(anna).code != old


def test_the_worker_names_our_own_files_and_nobody(client):
    answer = client.get(reverse("cohorts:scan_worker"))
    assert answer["Content-Type"].startswith("text/javascript")
    assert "no-cache" in answer["Cache-Control"]
    assert "/static/js/scan.js" in answer.text


# First pages


def test_a_running_cohort_stands_on_the_students_first_page_with_the_newest_change(cohort, noon, organiser, anna):
    assert [(thing.title, thing.tone) for thing in my_day(anna.person)] == [(f"Today: {cohort}", "wait")]
    sitting = sitting_of(cohort, noon, group="A")
    move_today(sitting, room=sitting.room, starts_at=noon + timedelta(minutes=30), words="", by=organiser)
    assert my_day(anna.person)[0].tone == "turn"
    assert my_day(ApplicationFactory(cohort=cohort, group="B").person)[0].tone == "wait"
    assert my_day(ApplicationFactory(cohort=cohort, state="waiting").person) == []
    assert my_day(ApplicationFactory().person) == []


def test_open_incidents_wait_on_the_overview(client, cohort, organiser):
    IncidentFactory(cohort=cohort)
    IncidentFactory(cohort=cohort, closed_at=timezone.now())
    [wait] = waits_of_incidents(cohort)
    assert (wait.number, wait.title) == (1, "Incidents not closed")
    client.force_login(organiser)
    assert len(client.get(wait.url).context["page"]) == 1
