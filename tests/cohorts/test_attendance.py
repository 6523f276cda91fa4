"""Marking attendance: minutes, corrections, two trainers at once, groups, and who may."""

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from cohorts.actions import attendance as actions
from cohorts.models import Application, Attendance, CohortRole
from cohorts.things.desk import attendance_to_mark
from records.errors import Refused
from tests.factories import (
    BRUSSELS,
    ApplicationFactory,
    AttendanceFactory,
    CohortFactory,
    CohortRoleFactory,
    MembershipFactory,
    SchoolFactory,
    SessionFactory,
    SittingFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort():
    return CohortFactory(starts_on=datetime.now(BRUSSELS).date())


@pytest.fixture
def trainer(cohort):
    return CohortRoleFactory(cohort=cohort, user__full_name="Ilse Maes").user


@pytest.fixture
def organiser(cohort):
    return MembershipFactory(organisation=cohort.organisation).user


@pytest.fixture
def sitting(cohort):
    sitting = SittingFactory(session=SessionFactory(cohort=cohort, minutes=90, title="Gowning"))
    sitting.refresh_from_db()
    return sitting


@pytest.fixture
def anna(cohort):
    return ApplicationFactory(cohort=cohort, person__full_name="Anna Żółć")


def page(sitting, **query):
    return reverse("cohorts:sitting", args=[sitting.session.cohort.public_id, sitting.public_id], query=query)


def typed(*marks, **extra):
    """Form data of (application, state, minutes, was)."""
    data = dict(extra)
    for application, state, minutes, was in marks:
        key = application.public_id
        data |= {f"state-{key}": state, f"minutes-{key}": minutes, f"was-{key}": was}
    return {name: value for name, value in data.items() if value is not None}


def minutes_of(application):
    return Attendance.objects.get(application=application).minutes


def test_present_absent_and_minutes_are_saved_with_who_marked_them(client, cohort, sitting, trainer):
    people = ApplicationFactory.create_batch(3, cohort=cohort)
    client.force_login(trainer)
    marks = zip(people, ["present", "absent", "part"], ["", "", "75"], ["", "", ""], strict=True)
    answer = client.post(page(sitting), typed(*marks), follow=True)
    assert "3 people marked" in answer.text
    assert [minutes_of(person) for person in people] == [90, 0, 75]
    assert set(Attendance.objects.values_list("marked_by", flat=True)) == {trainer.pk}
    assert "75 min, marked by Ilse Maes" in answer.text


def test_all_present_marks_those_not_yet_marked_and_keeps_what_was_chosen(client, cohort, sitting, trainer, anna):
    boris = ApplicationFactory(cohort=cohort)
    client.force_login(trainer)
    client.post(page(sitting), typed((anna, None, "", ""), (boris, "absent", "", ""), do="all-present"))
    assert (minutes_of(anna), minutes_of(boris)) == (90, 0)


@pytest.mark.parametrize("wrong", ["", "91", "-5", "1.5", "ten", "٣", "99999999999"])
def test_minutes_that_cannot_be_are_refused_at_the_person_and_nothing_is_written(
    client, cohort, sitting, trainer, anna, wrong
):
    boris = ApplicationFactory(cohort=cohort)
    client.force_login(trainer)
    answer = client.post(page(sitting), typed((anna, "part", wrong, ""), (boris, "present", "", "")))
    assert answer.status_code == 422
    assert "Nothing was saved" in answer.text
    assert not Attendance.objects.exists()
    assert f'value="{wrong}"' in answer.text


def test_a_correction_asks_for_its_reason_and_keeps_it(client, sitting, trainer, anna):
    AttendanceFactory(sitting=sitting, application=anna, minutes=90, marked_by=trainer)
    client.force_login(trainer)
    answer = client.post(page(sitting), typed((anna, "part", "60", "90")))
    assert answer.status_code == 422
    assert "say why" in answer.text
    assert minutes_of(anna) == 90
    client.post(page(sitting), typed((anna, "part", "60", "90"), reason="left at 10:30"))
    row = Attendance.objects.get()
    assert (row.minutes, row.reason) == (60, "left at 10:30")


def test_a_page_opened_before_another_trainer_saved_does_not_undo_their_marks(client, cohort, sitting, trainer, anna):
    boris = ApplicationFactory(cohort=cohort)
    other = CohortRoleFactory(cohort=cohort).user
    actions.mark(sitting, {anna: 30}, by=other)  # after this trainer's page was drawn
    client.force_login(trainer)
    client.post(page(sitting), typed((anna, None, "", ""), (boris, "present", "", "")))
    assert (minutes_of(anna), minutes_of(boris)) == (30, 90)
    answer = client.post(page(sitting), typed((anna, "present", "", "")))
    assert answer.status_code == 422
    assert f"30 min, marked by {other}" in answer.text
    client.post(page(sitting), typed((anna, "present", "", ""), reason="came back after the break"))
    assert minutes_of(anna) == 90
    assert Attendance.objects.get(application=anna).marked_by == trainer


def test_somebody_enrolled_after_the_page_was_opened_is_not_marked_by_it(client, sitting, trainer, anna):
    client.force_login(trainer)
    client.post(page(sitting), {"do": "all-present"})
    assert not Attendance.objects.exists()


def test_nothing_is_marked_before_the_day_nor_in_a_cancelled_session(client, cohort, sitting, trainer, anna):
    tomorrow = timezone.now() + timedelta(days=1)
    sitting.during = (tomorrow, tomorrow + timedelta(hours=1))
    sitting.save()
    sitting.refresh_from_db()
    client.force_login(trainer)
    assert "from the day itself" in client.get(page(sitting)).text
    answer = client.post(page(sitting), typed((anna, "present", "", "")))
    assert answer.status_code == 422
    with pytest.raises(Refused, match="from the day itself"):
        actions.mark(sitting, {anna: 60}, by=trainer)
    sitting.session.cancelled_at = timezone.now()
    with pytest.raises(Refused, match="cancelled"):
        actions.mark(sitting, {anna: 60}, by=trainer)
    assert not Attendance.objects.exists()


def test_mark_refuses_a_participant_of_another_cohort(sitting, trainer):
    with pytest.raises(Refused, match="does not take part"):
        actions.mark(sitting, {ApplicationFactory(): 60}, by=trainer)


def test_a_group_sitting_lists_its_group_and_those_who_came_along(client, cohort, trainer):
    sitting = SittingFactory(session=SessionFactory(cohort=cohort, minutes=60), group="B")
    own, other, guest = (
        ApplicationFactory(cohort=cohort, group=group, person__full_name=name)
        for group, name in (("B", "Own Person"), ("A", "Other Person"), ("A", "Guest Person"))
    )
    AttendanceFactory(sitting=sitting, application=guest, minutes=60)
    client.force_login(trainer)
    text = client.get(page(sitting)).text
    assert own.person.full_name in text
    assert guest.person.full_name in text
    assert other.person.full_name not in text
    assert other.person.full_name in client.get(page(sitting) + "?everybody").text


def test_participants_without_a_place_are_not_listed(client, cohort, sitting, trainer):
    waiting = ApplicationFactory(cohort=cohort, state=Application.State.WAITING)
    client.force_login(trainer)
    assert waiting.person.full_name not in client.get(page(sitting)).text


def test_a_name_is_text_and_never_markup(client, cohort, sitting, trainer):
    ApplicationFactory(cohort=cohort, person__full_name="<script>x</script>")
    client.force_login(trainer)
    assert "<script>x" not in client.get(page(sitting)).text


PAGES = ["attendance", "attendance_people"]


@pytest.mark.parametrize("name", PAGES)
def test_trainers_and_organisers_see_attendance_and_strangers_do_not(client, cohort, trainer, organiser, name):
    url = reverse(f"cohorts:{name}", args=[cohort.public_id])
    seen = {}
    for who, user in {
        "trainer": trainer,
        "organiser": organiser,
        "officer": MembershipFactory(organisation=cohort.organisation, role=Role.OFFICER).user,
        "reviewer": CohortRoleFactory(cohort=cohort, role=CohortRole.Kind.REVIEWER).user,
        "student": ApplicationFactory(cohort=cohort).person,
        "trainer of another cohort": CohortRoleFactory().user,
        "other organiser": MembershipFactory().user,
        "former trainer": CohortRoleFactory(cohort=cohort, ended_at=timezone.now()).user,
    }.items():
        client.force_login(user)
        seen[who] = client.get(url).status_code
    assert seen == {
        "trainer": 200,
        "organiser": 200,
        "officer": 403,
        "reviewer": 403,
        "student": 404,
        "trainer of another cohort": 404,
        "other organiser": 404,
        "former trainer": 404,
    }


def test_a_trainer_sees_nothing_else_of_the_desk(client, cohort, trainer):
    client.force_login(trainer)
    for name in ("applications", "mail"):
        assert client.get(reverse(f"cohorts:{name}", args=[cohort.public_id])).status_code == 403, name


def test_a_sitting_of_another_cohort_is_not_found(client, cohort, trainer):
    foreign = SittingFactory()
    client.force_login(trainer)
    url = reverse("cohorts:sitting", args=[cohort.public_id, foreign.public_id])
    assert client.get(url).status_code == client.post(url, {}).status_code == 404
    assert client.get(page(foreign)).status_code == 404


def test_the_list_counts_who_is_marked_and_filters(client, cohort, sitting, trainer, anna):
    later = SittingFactory(session=SessionFactory(cohort=cohort, title="Later one"))
    day = timezone.now() + timedelta(days=2)
    later.during = (day, day + timedelta(hours=1))
    later.save()
    AttendanceFactory(sitting=sitting, application=anna)
    client.force_login(trainer)
    url = reverse("cohorts:attendance", args=[cohort.public_id])
    assert "1 of 1 marked" in client.get(url).text
    assert "Later one" in client.get(url + "?state=later").text
    assert "Gowning" not in client.get(url + "?state=later").text
    assert "Later one" not in client.get(url + "?q=gown").text
    assert "Nothing matches" in client.get(url + "?q=zzz").text


@pytest.mark.parametrize("rows", [1, 30])
@pytest.mark.parametrize("name", ["attendance", "sitting", "sheet", "people", "groups"])
def test_pages_take_the_same_number_of_queries_for_1_and_30_rows(
    client, cohort, organiser, rows, name, django_assert_max_num_queries
):
    sittings = [SittingFactory(session=SessionFactory(cohort=cohort), group=f"G{n}") for n in range(rows)]
    sitting = SittingFactory(session=SessionFactory(cohort=cohort))
    for n in range(rows):
        application = ApplicationFactory(cohort=cohort, group=f"G{n}", school=SchoolFactory())
        AttendanceFactory(sitting=sittings[n], application=application, marked_by=UserFactory())
        AttendanceFactory(sitting=sitting, application=application, marked_by=UserFactory())
    urls = {
        "attendance": reverse("cohorts:attendance", args=[cohort.public_id]),
        "people": reverse("cohorts:attendance_people", args=[cohort.public_id]),
        "groups": reverse("cohorts:groups", args=[cohort.public_id]),
        "sitting": page(sitting),
        "sheet": page(sitting) + "sheet/",
    }
    client.force_login(organiser)
    client.get(urls[name])
    with django_assert_max_num_queries(16):
        assert client.get(urls[name]).status_code == 200


def test_minutes_are_exported_as_csv_and_xlsx(client, cohort, sitting, trainer):
    person = ApplicationFactory(cohort=cohort, person__full_name="=HYPERLINK(1)")
    AttendanceFactory(sitting=sitting, application=person, minutes=45)
    client.force_login(trainer)
    url = reverse("cohorts:attendance_people", args=[cohort.public_id])
    text = client.get(url + "?export=csv").content.decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in text
    assert "45/90" in text
    assert client.get(url + "?export=xlsx").content[:2] == b"PK"
    assert client.get(url + "?export=exe").status_code == 404


def test_the_day_counts_in_the_zone_of_the_cohort(sitting):
    sitting.during = (datetime(2027, 10, 5, 9, tzinfo=BRUSSELS), datetime(2027, 10, 5, 10, tzinfo=BRUSSELS))
    sitting.save()
    sitting.refresh_from_db()
    assert actions.mark_refusal(sitting, datetime(2027, 10, 4, 23, 59, tzinfo=BRUSSELS))
    assert not actions.mark_refusal(sitting, datetime(2027, 10, 5, 0, 1, tzinfo=BRUSSELS))
    assert date(2027, 10, 5).isoformat() not in actions.mark_refusal(sitting, datetime(2027, 10, 4, tzinfo=BRUSSELS))


def test_sittings_of_today_that_miss_marks_stand_on_the_trainers_own_page(cohort, trainer, anna):
    now = timezone.now()
    sitting = SittingFactory(session=SessionFactory(cohort=cohort), during=(now - timedelta(minutes=1), now))
    SittingFactory(
        session=SessionFactory(cohort=cohort), during=(now + timedelta(days=1), now + timedelta(days=1, hours=1))
    )
    (thing,) = attendance_to_mark(trainer)
    assert (thing.title, thing.detail) == ("Mark the attendance of 1 sitting", str(cohort))
    assert attendance_to_mark(UserFactory()) == []
    AttendanceFactory(sitting=sitting, application=anna)
    assert attendance_to_mark(trainer) == []
