"""The public pages: what they say, how fast they say it, and that they never say a wrong number of places."""

import time
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from cohorts.actions import places, timetable
from cohorts.models import Application, Cohort
from tests.factories import (
    BRUSSELS,
    ApplicationFactory,
    CohortFactory,
    OutcomeFactory,
    PartnershipFactory,
    ProgrammeModuleFactory,
    RoomFactory,
    SessionFactory,
    SittingFactory,
    UserFactory,
    release,
)
from tests.workers import wait_until

pytestmark = pytest.mark.django_db
State = Application.State


def page(client, cohort, **extra):
    answer = client.get(reverse("cohorts:public", args=[cohort.slug]), **extra)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def cohort():
    return CohortFactory(capacity=3, title="Summer School 2027")


def full_cohort(sessions=20, modules=12):
    """A cohort of the real size."""
    cohort = CohortFactory(capacity=36)
    for _number in range(modules):
        row = ProgrammeModuleFactory(programme_version=cohort.programme_version)
        OutcomeFactory.create_batch(2, module_version=row.module_version)
    for number in range(sessions):
        SittingFactory(session__cohort=cohort, hour=7 + number % 12)
    release(cohort)
    ApplicationFactory.create_batch(5, cohort=cohort)
    return cohort


def test_places_are_those_of_this_moment(client, cohort):
    assert "3 of 3 places left" in page(client, cohort)
    ApplicationFactory(cohort=cohort)
    ApplicationFactory(cohort=cohort, state=State.OFFERED)
    ApplicationFactory(cohort=cohort, state=State.WITHDRAWN)
    text = page(client, cohort)
    assert "1 of 3 places left" in text
    assert "Apply for a place" in text
    assert "2 of 3 places taken" in text
    ApplicationFactory(cohort=cohort)
    text = page(client, cohort)
    assert "All places are taken" in text
    assert "Join the waiting list" in text
    ApplicationFactory(cohort=cohort, state=State.WAITING)
    assert "Waiting list: 1 person is waiting." in page(client, cohort)


@pytest.mark.django_db(transaction=True)
def test_the_number_of_places_is_right_after_every_commit(client):
    """Everything that changes it, with the page kept in the cache all the while."""
    cohort = CohortFactory(capacity=2, applications_close_at=timezone.now() + timedelta(days=30))
    people = UserFactory.create_batch(3)
    assert "2 of 2 places left" in page(client, cohort)
    first = places.apply(cohort, people[0], places.Answers())
    assert "1 of 2 places left" in page(client, cohort)
    places.apply(cohort, people[1], places.Answers())
    assert "All places are taken" in page(client, cohort)
    places.apply(cohort, people[2], places.Answers())
    assert "1 person is waiting" in page(client, cohort)
    places.withdraw(first, by=people[0])
    assert "All places are taken" in page(client, cohort)
    places.change_capacity(cohort, 5, by=people[0])
    assert "3 of 5 places left" in page(client, cohort)


@pytest.mark.django_db(transaction=True)
def test_a_change_of_what_the_page_tells_shows_at_once(client, monkeypatch):
    """The kept body goes with the change, also when the change is long past the settling time."""
    monkeypatch.setattr("records.freshness.SETTLED", timedelta(0))
    cohort = CohortFactory(starts_on=date(2031, 7, 1))
    row = ProgrammeModuleFactory(programme_version=cohort.programme_version)
    OutcomeFactory(module_version=row.module_version, text="Gown for grade B")
    session = timetable.add_session(cohort, title="Batch-record hunt")
    assert "Gown for grade B" in page(client, cohort)
    room = RoomFactory(organisation=cohort.organisation, grade="C")
    timetable.place_sitting(session.sittings.get(), room=room, starts_at=datetime(2031, 7, 1, 9, tzinfo=BRUSSELS))
    assert "Batch-record hunt" not in page(client, cohort)
    release(cohort)
    text = page(client, cohort)
    assert "Batch-record hunt" in text
    assert 'data-g="C"' in text
    timetable.edit_session(session, title="ALCOA+ hunt")
    assert "ALCOA+ hunt" not in page(client, cohort)
    release(cohort)
    assert "ALCOA+ hunt" in page(client, cohort)
    OutcomeFactory(module_version=row.module_version, text="Undress again")
    assert "Undress again" in page(client, cohort)
    timetable.cancel_session(session)
    assert "ALCOA+ hunt" in page(client, cohort)
    release(cohort)
    assert "ALCOA+ hunt" not in page(client, cohort)
    partner = PartnershipFactory(cohort=cohort, organisation__name="Invented Cells")
    assert "Invented Cells" in page(client, cohort)
    partner.organisation.name = "Invented Genes"
    partner.organisation.save()
    assert "Invented Genes" in page(client, cohort)


def test_the_page_takes_few_queries_and_fewer_when_kept(client, django_assert_max_num_queries, monkeypatch):
    monkeypatch.setattr("records.freshness.SETTLED", timedelta(0))  # not forgotten for a commit in another database
    cohort = full_cohort()
    with django_assert_max_num_queries(12) as uncached:
        page(client, cohort)
    with django_assert_max_num_queries(4):
        page(client, cohort)
    assert len(uncached) > 4


def test_the_page_takes_as_many_queries_for_one_session_as_for_thirty(client):
    counts = []
    for sessions in (1, 30):
        cohort = full_cohort(sessions=sessions, modules=1 if sessions == 1 else 30)
        with CaptureQueriesContext(connection) as queries:
            page(client, cohort)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_page_keeps_language_and_person_apart(client, cohort):
    SittingFactory(session__cohort=cohort)
    english = page(client, cohort)
    assert 'lang="en"' in english
    client.cookies["django_language"] = "nl"
    assert '<html lang="nl"' in page(client, cohort)
    del client.cookies["django_language"]
    user = UserFactory(full_name="Nguyễn Żółć")
    client.force_login(user)
    assert "Nguyễn Żółć" in page(client, cohort)
    client.logout()
    assert "Nguyễn Żółć" not in page(client, cohort)


def test_someone_who_applied_is_led_to_their_application(client, cohort):
    mine = ApplicationFactory(cohort=cohort)
    client.force_login(mine.person)
    text = page(client, cohort)
    assert reverse("cohorts:application", args=[mine.public_id]) in text
    assert "Apply for a place" not in text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"opens": 5, "closes": 10}, "Applications open on"),
        ({"opens": -9, "closes": -1}, "Applications are closed"),
    ],
)
def test_before_and_after_the_applications(client, fields, words):
    now = timezone.now()
    cohort = CohortFactory(
        applications_open_at=now + timedelta(days=fields["opens"]),
        applications_close_at=now + timedelta(days=fields["closes"]),
    )
    text = page(client, cohort)
    assert words in text
    assert "(Brussels)" in text
    assert "Apply for a place" not in text


def test_a_past_edition_says_so_and_leads_to_verification(client):
    cohort = CohortFactory(starts_on=date(2025, 10, 7), title="Summer School 2025")
    text = page(client, cohort)
    assert "This edition is over" in text
    assert "Apply for a place" not in text
    assert "7 October 2025" in text or "9 October 2025" in text


def test_a_cohort_not_published_or_cancelled_does_not_exist_for_the_public(client):
    for fields in ({"published_at": None}, {"cancelled_at": timezone.now()}):
        cohort = CohortFactory(**fields)
        for name in ("public", "public_timetable", "public_timetable_pdf"):
            assert client.get(reverse(f"cohorts:{name}", args=[cohort.slug])).status_code == 404
        assert cohort.title not in client.get(reverse("cohorts:list")).content.decode()


def test_only_public_sessions_stand_in_the_public_timetable(client, cohort):
    SittingFactory(session=SessionFactory(cohort=cohort, title="Team meeting", is_public=False))
    SittingFactory(session=SessionFactory(cohort=cohort, title="Not placed"), during=None, room=None)
    SittingFactory(session=SessionFactory(cohort=cohort, title="For everybody"))
    release(cohort)
    text = page(client, cohort)
    assert "For everybody" in text
    assert "Team meeting" not in text
    assert "Not placed" not in text


def test_sessions_in_turn_are_told_once_with_their_rotation(client, cohort):
    session = SessionFactory(cohort=cohort, title="QC lab", largest_group=6)
    for hour, group in ((9, "A"), (10, "B")):
        SittingFactory(session=session, group=group, hour=hour)
    other = SessionFactory(cohort=cohort, title="Cryo corner", largest_group=6)
    for hour, group in ((9, "B"), (10, "A")):
        SittingFactory(session=other, group=group, hour=hour)
    release(cohort)
    text = page(client, cohort)
    assert text.count("in turn") == 2
    assert "groups of 6" in text
    assert "How the 2 groups take turns" in text
    assert text.count("QC lab") == 5  # in the days, twice in the table, twice in the lists for a phone


def test_dates_and_places_groups_cohorts_by_what_one_can_do(client, django_assert_max_num_queries):
    CohortFactory(title="Next one")
    CohortFactory(title="Last one", starts_on=date(2025, 10, 7))
    CohortFactory.create_batch(10)
    with django_assert_max_num_queries(3):
        text = client.get(reverse("cohorts:list")).content.decode()
    assert text.index("Next one") < text.index("Past editions") < text.index("Last one")


def test_the_calendar_file_tells_every_public_sitting_with_its_sequence(client, cohort):
    sitting = SittingFactory(session__cohort=cohort, sequence=4)
    release(cohort)
    answer = client.get(reverse("cohorts:public_calendar", args=[cohort.slug]))
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert [int(event["sequence"]) for event in events if str(sitting.public_id) in event["uid"]] == [4]


def test_the_lists_of_a_programme_show_its_cohorts(client):
    cohort = CohortFactory(title="Summer School of 2031")
    answer = client.get(reverse("courses:programme", args=[cohort.programme_version.programme.slug]))
    assert "Summer School of 2031" in answer.content.decode()
    assert Cohort.objects.count() == 1


def fewest_queries(client, cohort, words: str) -> int:
    """Of many visits: a commit anywhere on the same server, of another test process too, ends a kept page."""
    fewest, until = 1000, time.monotonic() + 60
    while fewest > 1 and time.monotonic() < until:
        with CaptureQueriesContext(connection) as queries:
            assert words in page(client, cohort)
        fewest = min(fewest, len(queries))
    return fewest


@pytest.mark.django_db(transaction=True)
def test_a_visitor_gets_the_kept_page_in_one_query_until_anything_is_committed(client):
    cohort = CohortFactory(capacity=2)
    page(client, cohort)
    assert fewest_queries(client, cohort, "2 of 2 places left") == 1
    ApplicationFactory(cohort=cohort)
    assert "1 of 2 places left" in page(client, cohort)
    assert fewest_queries(client, cohort, "1 of 2 places left") == 1
    client.cookies["django_language"] = "nl"
    assert '<html lang="nl"' in page(client, cohort)


@pytest.mark.django_db(transaction=True)
def test_a_kept_page_is_forgotten_when_the_applications_close(client):
    for seconds in (1, 10, 60):  # a machine under load may need longer for the first page
        cohort = CohortFactory(applications_close_at=timezone.now() + timedelta(seconds=seconds))
        if is_open := "places left" in page(client, cohort):
            break
    assert is_open
    wait_until(lambda: timezone.now() > cohort.applications_close_at, 90)
    assert "Applications are closed" in page(client, cohort)


def test_a_new_release_of_the_code_shows_nothing_kept_by_the_old(client, cohort, monkeypatch):
    SittingFactory(session__cohort=cohort, session__title="Told by the old code")
    release(cohort)
    monkeypatch.setattr("records.freshness.SETTLED", timedelta(0))  # not forgotten for a commit in another database
    assert "Told by the old code" in page(client, cohort)
    monkeypatch.setattr("cohorts.showcase.placed_sittings", lambda cohort: [])
    assert "Told by the old code" in page(client, cohort)
    monkeypatch.setattr("records.freshness.release", lambda: "the next release")
    assert "Told by the old code" not in page(client, cohort)
