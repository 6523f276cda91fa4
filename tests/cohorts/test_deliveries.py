"""What a phone delivers from the door: read scan by scan, once, and by whom."""

import json
import uuid
from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cohorts.actions import doors
from cohorts.models import Scan
from tests.factories import (
    BRUSSELS,
    ApplicationFactory,
    CohortFactory,
    CohortRoleFactory,
    GateFactory,
    MembershipFactory,
    SessionFactory,
    SittingFactory,
    release,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def now():
    return timezone.now().replace(microsecond=0)


@pytest.fixture
def cohort():
    return CohortFactory(starts_on=datetime.now(BRUSSELS).date())


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
def sitting(cohort, now):
    return sitting_of(cohort, now - timedelta(minutes=5))


def page(name, *args):
    return reverse(f"cohorts:{name}", args=[getattr(arg, "public_id", arg) for arg in args])


def deliver(client, sitting, *scans, now=None):
    body = {"now": (now or timezone.now()).timestamp() * 1000, "scans": list(scans)}
    return client.post(page("scan_deliver", sitting), json.dumps(body), content_type="application/json")


def read(who, at, way="in", **more):
    row = {"key": str(uuid.uuid4()), "way": way, "at": at.timestamp() * 1000, "code": doors.pass_of(who).code}
    return row | more


def test_a_delivery_is_answered_scan_by_scan(client, sitting, anna, trainer, now):
    client.force_login(trainer)
    rows = [read(anna, now), read(anna, now, code="nonsense"), {"key": "x"}, "y", {"way": "up"}]
    results = deliver(client, sitting, *rows).json()["results"]
    assert [result["tone"] for result in results] == ["done", "stop", "stop", "stop", "stop"]
    assert results[0]["words"].startswith("Anna Żółć is in")
    assert Scan.objects.counted().count() == 1


def test_a_lost_answer_and_a_second_delivery_make_no_doubles(client, sitting, anna, trainer, now):
    client.force_login(trainer)
    row = read(anna, now)
    first, second = (deliver(client, sitting, row).json() for _time in range(2))
    assert first == second
    assert Scan.objects.count() == 1


def test_the_clock_of_a_phone_that_is_an_hour_wrong_is_corrected(client, sitting, anna, trainer, now):
    wrong = now + timedelta(hours=1)
    client.force_login(trainer)
    deliver(client, sitting, read(anna, wrong - timedelta(minutes=2)), now=wrong)
    assert abs(Scan.objects.get().at - (now - timedelta(minutes=2))) < timedelta(seconds=10)


@pytest.mark.parametrize(
    "body",
    ["", "[]", "{}", "nonsense", '{"now": "x", "scans": []}', '{"now": 1e99, "scans": []}', '{"now": 1, "scans": 3}'],
)
def test_a_delivery_that_cannot_be_read_answers_400_and_writes_nothing(client, sitting, trainer, body):
    client.force_login(trainer)
    answer = client.post(page("scan_deliver", sitting), body, content_type="application/json")
    assert answer.status_code == 400
    assert not Scan.objects.exists()


def test_one_delivery_takes_a_hundred_scans_at_most(client, sitting, anna, trainer, now):
    client.force_login(trainer)
    assert deliver(client, sitting, *[read(anna, now) for _time in range(101)]).status_code == 400


def test_only_the_team_delivers(client, sitting, anna, now):
    client.force_login(anna.person)
    assert deliver(client, sitting, read(anna, now)).status_code == 404


def test_a_person_of_another_cohort_cannot_be_picked_by_name(client, sitting, trainer, now):
    client.force_login(trainer)
    stranger = ApplicationFactory()
    results = deliver(client, sitting, read(stranger, now, person=str(stranger.public_id))).json()["results"]
    assert results[0]["words"] == "This person does not take part in this cohort."


def test_the_page_at_the_door_gives_away_no_code(client, sitting, anna, trainer):
    code = doors.pass_of(anna).code
    client.force_login(trainer)
    assert code not in client.get(page("scan", sitting)).text


def test_without_javascript_a_code_or_a_name_is_taken_once(client, sitting, anna, trainer):
    client.force_login(trainer)
    key = str(uuid.uuid4())
    for _time in range(2):
        answer = client.post(
            page("scan", sitting), {"code": doors.pass_of(anna).printed, "way": "in", "key": key}, follow=True
        )
    assert "Anna Żółć is in" in answer.text
    client.post(page("scan", sitting), {"person": anna.public_id, "way": "out", "key": "nonsense"})
    assert [(scan.way, scan.source) for scan in Scan.objects.all()] == [("in", "pass"), ("out", "name")]
    assert "Type a code" in client.post(page("scan", sitting), {"way": "in"}, follow=True).text


def test_a_guest_of_another_group_is_let_in_and_said_so(client, cohort, anna, trainer, now):
    mine = sitting_of(cohort, now, group="B")
    client.force_login(trainer)
    result = deliver(client, mine, read(anna, now)).json()["results"][0]
    assert (result["tone"], result["note"]) == ("turn", "Expected elsewhere: group A.")


def delivered(client, sitting, body):
    body = body if isinstance(body, str) else json.dumps(body)
    address = reverse("cohorts:scan_deliver", args=[sitting.public_id])
    return client.post(address, body, content_type="application/json")


@pytest.mark.parametrize("at", [253402300799000, -62135596800000])
@pytest.mark.parametrize("zone", ["Europe/Brussels", "America/New_York"])
def test_a_scan_from_the_end_of_the_calendar_breaks_no_page(client, at, zone):
    sitting = SittingFactory(session__cohort__time_zone=zone)
    cohort = sitting.session.cohort
    client.force_login(MembershipFactory(organisation=cohort.organisation).user)
    code = doors.pass_of(ApplicationFactory(cohort=cohort)).code
    scan = {"key": str(uuid.uuid4()), "way": "in", "at": at, "code": code}
    told = delivered(client, sitting, {"now": timezone.now().timestamp() * 1000, "scans": [scan]})
    assert told.json()["results"][0]["tone"] == "stop"
    for name, keys in (("scan", [sitting.public_id]), ("day_sitting", [cohort.public_id, sitting.public_id])):
        assert client.get(reverse(f"cohorts:{name}", args=keys)).status_code == 200


def test_a_delivery_that_is_nothing_but_brackets_is_refused_in_words(client, cohort, trainer):
    client.force_login(trainer)
    assert delivered(client, SittingFactory(session__cohort=cohort), "[" * 100_000).status_code == 400


def test_a_gate_that_is_not_met_is_shown_to_the_team_at_the_door_and_to_the_student(
    client, cohort, sitting, anna, trainer, now
):
    gate = GateFactory(cohort=cohort, title="Safety briefing")
    gate.sessions.add(sitting.session)
    client.force_login(trainer)
    result = deliver(client, sitting, read(anna, now)).json()["results"][0]
    assert (result["tone"], result["note"]) == ("turn", "Safety briefing: missing")
    for url in (page("day_sitting", cohort, sitting), page("scan", sitting)):
        assert "Safety briefing: missing" in client.get(url).text
    release(cohort)
    client.force_login(anna.person)
    on = sitting.starts_at.astimezone(BRUSSELS).date().isoformat()
    assert "Safety briefing: missing" in client.get(page("my_day", anna), {"on": on}).text
