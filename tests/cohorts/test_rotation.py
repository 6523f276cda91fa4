"""A rotation on the desk: writing it down, searching, contradictions in words, taking it over, repair, sheets."""

from datetime import datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cohorts import tasks  # noqa: F401, so that the queue knows them
from cohorts.actions import plan_runs
from cohorts.actions import rotation as actions
from cohorts.groups.rotation_input import Asked
from cohorts.models import Application, PlanRun, Rotation, RotationBreak, RotationWish, Sitting, SittingTrainer
from records.errors import Refused
from records.models import OutgoingMail
from tests.factories import (
    BRUSSELS,
    ApplicationFactory,
    AttendanceFactory,
    CohortFactory,
    CohortRoleFactory,
    MembershipFactory,
    RoomFactory,
    ScanFactory,
    SessionFactory,
    SittingFactory,
    UserFactory,
)

from .rotations import RotationFactory, StationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def rotation():
    """Three groups of two, three stations of an hour, one of them with a trainer, from 9 to 12:30."""
    rotation = RotationFactory(ends=time(12, 30), cohort__title="Summer School")
    for name in "AABBCC":
        ApplicationFactory(cohort=rotation.cohort, group=name)
    for number, title in enumerate(["Cleanroom", "QC lab", "Cryo"], start=1):
        StationFactory(rotation=rotation, session__title=title, position=number)
    return rotation


@pytest.fixture
def organiser(rotation):
    return MembershipFactory(organisation=rotation.cohort.organisation).user


@pytest.fixture
def trainer(rotation):
    role = CohortRoleFactory(cohort=rotation.cohort, user__full_name="Ilse Maes")
    station = rotation.stations.first()
    station.trainers.add(role)
    station.trainers_needed = 1
    station.save()
    return role


def url(name, rotation, *args):
    return reverse(f"cohorts:{name}", args=[rotation.cohort.public_id, rotation.public_id, *args])


def run_url(name, run):
    return reverse(f"cohorts:{name}", args=[run.cohort.public_id, run.public_id])


def searched(rotation, by, **options):
    run = plan_runs.search_rotation(rotation, by=by, **options)
    plan_runs.work(run.pk)
    run.refresh_from_db()
    return run


def at(rotation, hour, minute=0):
    return datetime.combine(rotation.first_day, time(hour, minute), BRUSSELS)


def times(rotation):
    rows = Sitting.objects.filter(session__stations__rotation=rotation).select_related("session")
    return {(row.group, row.session.title): (row.room_id, row.during.lower, row.sequence) for row in rows}


def test_a_rotation_is_written_down_step_by_step(client, rotation, organiser):
    client.force_login(organiser)
    cohort = rotation.cohort
    day = cohort.starts_on.isoformat()
    said = {"title": "Day two", "first_day": day, "last_day": day, "starts": "09:00", "ends": "16:00"}
    client.post(reverse("cohorts:add_rotation", args=[cohort.public_id]), said)
    made = Rotation.objects.get(title="Day two")
    client.post(url("add_break", made), {"name": "Lunch", "starts": "12:30", "ends": "13:15"})
    session, room = SessionFactory(cohort=cohort), RoomFactory(organisation=cohort.organisation)
    station = {"session": session.pk, "rooms": [room.pk], "changeover_minutes": 15, "trainers_needed": 0, "position": 1}
    client.post(url("add_station", made), station)
    client.post(
        url("add_rotation_wish", made, "not_before"),
        {"station": made.stations.get().pk, "day": day, "starts": "10:00", "group": ""},
    )
    page = client.get(url("rotation", made)).text
    for words in (
        "Day two",
        "Lunch",
        "12:30–13:15",
        session.title,
        room.name,
        "15 min to change over",
        "not before 10:00",
    ):
        assert words in page
    lunch, wish = RotationBreak.objects.get(), RotationWish.objects.get()
    client.post(url("break", made, lunch.public_id), {"name": "Long lunch", "starts": "12:30", "ends": "13:30"})
    client.post(url("remove_part", made, "wishes", wish.public_id))
    page = client.get(url("rotation", made)).text
    assert "Long lunch" in page
    assert "not before 10:00" not in page
    client.post(url("remove_rotation", made))
    assert not Rotation.objects.filter(pk=made.pk).exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"first_day": "2020-01-01"}, "Choose a day of this cohort"),
        ({"last_day": "2020-01-01"}, "not before the first"),
        ({"ends": "08:00"}, "would end before it begins"),
        ({"starts": "soon"}, "Enter a valid time"),
        ({"title": ""}, "required"),
    ],
)
def test_hours_and_days_that_cannot_be_are_refused_at_the_field(client, rotation, organiser, changes, field):
    client.force_login(organiser)
    day = rotation.first_day.isoformat()
    said = {"title": "Day two", "first_day": day, "last_day": day, "starts": "09:00", "ends": "16:00", **changes}
    answer = client.post(url("edit_rotation", rotation), said)
    assert answer.status_code == 422
    assert field in answer.text
    rotation.refresh_from_db()
    assert rotation.title == "Cleanroom day"


@pytest.mark.parametrize("kind", RotationWish.Kind.values)
def test_each_kind_of_wish_has_its_form_and_is_said_in_words(client, rotation, organiser, trainer, kind):
    client.force_login(organiser)
    assert client.get(url("add_rotation_wish", rotation, kind)).status_code == 200
    assert client.post(url("add_rotation_wish", rotation, kind), {"station": "x"}).status_code == 422
    one, other, _third = rotation.stations.all()
    said = {"group": "A", "station": one.pk, "then": other.pk, "trainer": trainer.pk}
    said |= {"day": rotation.first_day.isoformat(), "starts": "09:00", "ends": "11:30"}
    assert client.post(url("add_rotation_wish", rotation, kind), said).status_code == 302
    words = {"away": "Ilse Maes is not free from 09:00 to 11:30", "order": "“Cleanroom” before “QC lab”"}
    assert words.get(kind, "Cleanroom") in client.get(url("rotation", rotation)).text
    assert searched(rotation, organiser).state in ("solved", "impossible")
    assert client.get(url("add_rotation_wish", rotation, "never")).status_code == 404


def test_a_plan_is_searched_shown_and_put_into_the_timetable(client, rotation, organiser, trainer, run_jobs):
    client.force_login(organiser)
    answer = client.post(url("search_rotation", rotation), {"do": "new", "seconds": "10"})
    assert "cohorts.tasks.search_plan" in run_jobs()
    page = client.get(answer.headers["Location"]).text
    assert "A rotation, done at" in page
    assert "12:00" in page
    assert "Ilse Maes" in page
    assert "This is the best there is" in page
    assert not Sitting.objects.exists()
    run = PlanRun.objects.get()
    assert "9 new times" in client.get(run_url("adopt_run", run)).text
    client.post(run_url("adopt_run", run), {"sure": "yes", "tell": "on"})
    assert len(times(rotation)) == 9
    assert SittingTrainer.objects.filter(role=trainer).count() == 3
    kinds = sorted(OutgoingMail.objects.values_list("kind", flat=True))
    assert kinds == ["cohorts/rotation"] * 6 + ["cohorts/rotation_trainer"]
    mail = OutgoingMail.objects.filter(kind="cohorts/rotation").first()
    assert all(title in mail.text for title in ("Cleanroom", "QC lab", "Cryo"))
    page = client.get(url("rotation", rotation)).text
    assert "does not keep to this any more" not in page
    assert "Taken over" in client.get(run_url("plan_run", run)).text
    client.post(run_url("adopt_run", run), {"sure": "yes"})
    assert len(times(rotation)) == 9


def test_adopting_again_moves_sittings_so_that_calendars_follow(rotation, organiser):
    actions.adopt(searched(rotation, organiser), by=organiser)
    before = dict(Sitting.objects.values_list("pk", "public_id"))
    RotationWish.objects.create(
        rotation=rotation, kind="not_before", station=rotation.stations.first(), group="A", starts_at=at(rotation, 11)
    )
    RotationWish.objects.create(
        rotation=rotation, kind="not_before", station=rotation.stations.last(), group="B", starts_at=at(rotation, 11)
    )
    changes = actions.adopt(searched(rotation, organiser), by=organiser)
    assert changes.moved
    assert dict(Sitting.objects.values_list("pk", "public_id")) == before
    moved = {(after.group, after.station) for _before, after in changes.moved}
    assert Sitting.objects.filter(sequence=1).count() == len(moved)


def test_sittings_of_groups_that_are_no_more_and_unplaced_ones_are_used_or_removed(rotation, organiser):
    session = rotation.stations.first().session
    waiting = Sitting.objects.create(session=session)
    scanned, *_gone = (Sitting.objects.create(session=session, group=group) for group in "VWXYZ")
    ScanFactory(sitting=scanned, at=timezone.now(), application=Application.objects.filter(group="A").first())
    actions.adopt(searched(rotation, organiser), by=organiser)
    assert Sitting.objects.filter(session=session, group__in="ABC").count() == 3
    assert Sitting.objects.filter(pk=waiting.pk).exists()
    assert Sitting.objects.exclude(group__in="ABC").get(session=session) == scanned


def test_a_contradiction_is_said_in_words(client, rotation, organiser):
    rotation.ends = time(11, 30)
    rotation.save()
    run = searched(rotation, organiser)
    assert (run.state, run.conflict["is_proven"]) == ("impossible", True)
    client.force_login(organiser)
    page = client.get(run_url("plan_run", run)).text
    assert "Each day runs from 09:00 to 11:30." in page
    assert "takes each of the 3 groups once, 60 minutes, in Room" in page
    assert "Put it into the timetable" not in page


def test_what_is_planned_beside_it_is_kept_clear(client, rotation, organiser, trainer):
    """A session for everybody, another cohort in a room, the trainer somewhere else."""
    cohort = rotation.cohort
    during = (at(rotation, 10), at(rotation, 10, 30))
    SittingFactory(session=SessionFactory(cohort=cohort, title="Briefing"), during=during)
    rotation.ends = time(16)
    rotation.save()
    room = rotation.stations.last().rooms.get()
    other = CohortFactory(organisation=cohort.organisation, starts_on=cohort.starts_on)
    SittingFactory(session=SessionFactory(cohort=other), room=room, during=(at(rotation, 9), at(rotation, 11)))
    elsewhere = SittingFactory(
        session=SessionFactory(cohort=cohort), group="Q", during=(at(rotation, 11), at(rotation, 12))
    )
    SittingTrainer.objects.create(sitting=elsewhere, role=trainer)
    actions.adopt(searched(rotation, organiser), by=organiser)
    for (_group, title), (_room, start, _sequence) in times(rotation).items():
        end = start + timedelta(hours=1)
        assert end <= at(rotation, 10) or start >= at(rotation, 10, 30)
        if title == "Cryo":
            assert start >= at(rotation, 11)
        if title == "Cleanroom":
            assert end <= at(rotation, 11) or start >= at(rotation, 12)


def test_a_plan_that_no_longer_holds_is_not_taken_over(client, rotation, organiser):
    run = searched(rotation, organiser)
    SittingFactory(
        session=SessionFactory(cohort=rotation.cohort, title="Fire drill"), during=(at(rotation, 9), at(rotation, 10))
    )
    with pytest.raises(Refused, match="Fire drill"):
        actions.adopt(run, by=organiser)
    client.force_login(organiser)
    page = client.get(run_url("plan_run", run)).text
    assert "Something changed since this search" in page
    assert 'aria-disabled="true"' in page
    assert client.post(run_url("adopt_run", run), {"sure": "yes"}, follow=True).status_code == 200
    assert not times(rotation)


def test_when_a_room_is_lost_the_repair_moves_few_and_tells_those_alone(client, rotation, organiser, trainer):
    rotation.ends = time(16)
    rotation.save()
    actions.adopt(searched(rotation, organiser), by=organiser)
    before = times(rotation)
    room = rotation.stations.last().rooms.get()
    first = min(start for room_id, start, _sequence in before.values() if room_id == room.pk)
    other = CohortFactory(organisation=rotation.cohort.organisation, starts_on=rotation.cohort.starts_on)
    Sitting.objects.filter(room=room, during__startswith=first).update(room=None)  # the other cohort was first
    SittingFactory(session=SessionFactory(cohort=other), room=room, during=(first, first + timedelta(hours=1)))
    client.force_login(organiser)
    assert "does not keep to this any more" in client.get(url("rotation", rotation)).text
    client.post(url("search_rotation", rotation), {"do": "repair", "seconds": "10"})
    run = PlanRun.objects.first()
    plan_runs.work(run.pk)
    run.refresh_from_db()
    changes = actions.adopt(run, by=organiser, tell=True)
    assert len(changes.moved) == 1
    told = set(OutgoingMail.objects.values_list("recipient", flat=True))
    group = changes.students[0]
    assert told == set(Application.objects.filter(group=group).values_list("person", flat=True))


def test_somebody_who_drops_out_changes_no_times_and_nobody_is_told(rotation, organiser):
    actions.adopt(searched(rotation, organiser), by=organiser)
    Application.objects.filter(group="A").first().delete()
    run = searched(rotation, organiser, repair=True)
    assert (run.value, run.bound) == (0, 0)
    changes = actions.adopt(run, by=organiser, tell=True)
    assert not changes.new
    assert not changes.moved
    assert not OutgoingMail.objects.exists()


def test_where_attendance_was_marked_a_visit_stays(rotation, organiser):
    actions.adopt(searched(rotation, organiser), by=organiser)
    sitting = Sitting.objects.filter(group="A").order_by("during").last()
    AttendanceFactory(sitting=sitting, application=Application.objects.filter(group="A").first())
    asked = Asked(rotation)
    assert f"marked:{sitting.pk}" in {rule.key for rule in asked.problem().rules}
    RotationWish.objects.create(
        rotation=rotation, kind="first", station=rotation.stations.get(session=sitting.session), group="A"
    )
    run = searched(rotation, organiser)
    assert run.state == "impossible"
    assert f"marked:{sitting.pk}" in run.conflict["keys"]


def test_sheets_for_groups_stations_and_trainers(client, rotation, organiser, trainer):
    actions.adopt(searched(rotation, organiser), by=organiser)
    client.force_login(trainer.user)
    anna = Application.objects.filter(group="A").select_related("person").first().person
    page = client.get(url("rotation_sheets", rotation, "group")).text
    assert all(words in page for words in ("Group A", "Group B", "Group C", anna.full_name, "09:00"))
    assert client.get(url("rotation_sheets", rotation, "station")).text.count('class="g-page"') == 3
    page = client.get(url("rotation_sheets", rotation, "trainer")).text
    assert page.count('class="g-page"') == 1
    assert "Ilse Maes" in page
    assert client.get(url("rotation_sheets", rotation, "door")).status_code == 404


def test_nothing_can_be_searched_without_groups_or_stations(client, rotation, organiser):
    client.force_login(organiser)
    rotation.stations.all().delete()
    assert "Add the stations first" in client.get(url("rotation", rotation)).text
    client.post(url("search_rotation", rotation), {"do": "new", "seconds": "10"})
    rotation.cohort.applications.update(group="")
    assert "form the groups first" in client.get(url("rotation", rotation)).text
    assert not PlanRun.objects.exists()


@pytest.mark.parametrize("number", [1, 6])
def test_the_page_asks_as_much_for_one_station_as_for_six(
    client, organiser, rotation, number, django_assert_max_num_queries
):
    for _ in range(number - 1):
        StationFactory(rotation=rotation)
    client.force_login(organiser)
    client.get(url("rotation", rotation))
    with django_assert_max_num_queries(34):
        client.get(url("rotation", rotation))


ORGANISERS = ["edit_rotation", "add_break", "add_station", "remove_rotation"]


def test_a_trainer_sees_a_rotation_and_changes_nothing(client, rotation, trainer):
    client.force_login(trainer.user)
    assert client.get(url("rotation", rotation)).status_code == 200
    for name in ORGANISERS:
        assert client.get(url(name, rotation)).status_code == 403
    assert client.get(url("add_rotation_wish", rotation, "first")).status_code == 403
    assert client.post(url("search_rotation", rotation)).status_code == 403


def test_strangers_find_no_rotation(client, rotation):
    other = MembershipFactory(organisation=CohortFactory().organisation).user
    student = rotation.cohort.applications.first().person
    for user in (other, student, UserFactory()):
        client.force_login(user)
        for name in ["rotation", *ORGANISERS]:
            assert client.get(url(name, rotation)).status_code == 404


def test_rooms_and_trainers_of_others_cannot_be_chosen(client, rotation, organiser):
    client.force_login(organiser)
    station = rotation.stations.first()
    strange = {"rooms": [RoomFactory().pk], "trainers": [CohortRoleFactory().pk]}
    said = {"session": station.session_id, "changeover_minutes": 0, "trainers_needed": 1, "position": 1}
    for name, value in strange.items():
        rooms = [room.pk for room in station.rooms.all()]
        answer = client.post(url("station", rotation, station.public_id), said | {"rooms": rooms} | {name: value})
        assert answer.status_code == 422
