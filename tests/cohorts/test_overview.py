"""The overview of a cohort, what it says at which time, and a school's list of its own students."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from cohorts import overview
from cohorts.models import Application, Cohort
from records.models import OutgoingMail
from records.nextthings import next_things, shelves
from tests.factories import (
    ApplicationFactory,
    CohortFactory,
    MembershipFactory,
    OutgoingMailFactory,
    SchoolFactory,
    SessionFactory,
    SittingFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
State = Application.State


@pytest.fixture
def cohort():
    return CohortFactory(admission=Cohort.Admission.BY_DECISION, capacity=36)


@pytest.fixture
def organiser(client, cohort):
    organiser = MembershipFactory(organisation=cohort.organisation).user
    client.force_login(organiser)
    return organiser


def page_of(client, cohort) -> str:
    return client.get(reverse("cohorts:overview", args=[cohort.public_id])).content.decode()


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (112, "16 weeks to the start."),
        (20, "20 days to the start."),
        (1, "1 day to the start."),
        (0, "Day 1 of 3."),
        (-2, "Day 3 of 3."),
        (-9, "The cohort ended on"),
    ],
)
def test_the_heading_says_how_far_the_cohort_is(days, words):
    cohort = CohortFactory()
    cohort.starts_on = timezone.localdate(timezone=cohort.zone) + timedelta(days=days)
    cohort.ends_on = cohort.starts_on + timedelta(days=2)
    ApplicationFactory.create_batch(6, cohort=cohort, state=State.SUBMITTED)
    said = overview.sentence(cohort, overview.places_of(cohort))
    assert said.startswith(words)
    assert said.endswith("6 applications wait for you.")


def test_the_line_has_today_in_its_place(cohort):
    Cohort.objects.filter(pk=cohort.pk).update(published_at=timezone.now() - timedelta(days=20))
    cohort.refresh_from_db()
    steps = overview.line(cohort)
    assert [step["state"] for step in steps] == ["done", "done", "now", "", ""]
    assert [step["what"] for step in steps][:2] == ["published", "applications open"]


def test_the_overview_shows_what_waits_and_who_holds_places(client, organiser, cohort):
    school = SchoolFactory(name="AP Hogeschool")
    ApplicationFactory(cohort=cohort, state=State.SUBMITTED)
    ApplicationFactory(cohort=cohort, school=school)
    ApplicationFactory(cohort=cohort, school=school, state=State.OFFERED)
    SittingFactory(session=SessionFactory(cohort=cohort), room=None, during=None)
    OutgoingMailFactory(about=cohort.public_id, state=OutgoingMail.State.FAILED)
    page = page_of(client, cohort)
    assert "1 application waits for you." in page
    assert "Session not in the timetable" in page
    assert "Mails not delivered" in page
    assert "Offers without an answer" in page
    assert "1 confirmed, 1 offered, 34 free" in page
    assert "AP Hogeschool" in page
    assert "Applications per week" in page


def test_an_empty_cohort_has_an_overview_too(client, organiser, cohort):
    page = page_of(client, cohort)
    assert "Nothing waits for you." in page
    assert "36 places are free." in page


def test_the_weeks_are_counted_up_to_today(cohort):
    for days in (0, 0, 7, 15):
        ApplicationFactory(cohort=cohort, submitted_at=timezone.now() - timedelta(days=days))
    chart = overview.weeks(cohort)
    assert [bar.number for bar in chart.bars][-2:] == [1, 2]
    assert len(chart.bars) == 8
    assert sum(bar.number for bar in chart.bars) == 4


def test_the_overview_costs_the_same_with_1_and_with_30_rows(client, organiser, cohort):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            page_of(client, cohort)
        return len(captured)

    def fill(times):
        for _number in range(times):
            ApplicationFactory(cohort=cohort, school=SchoolFactory(), state=State.SUBMITTED)
            ApplicationFactory(cohort=cohort, school=SchoolFactory(), state=State.OFFERED)
            SittingFactory(session=SessionFactory(cohort=cohort), room=None, during=None)

    fill(1)
    queries()
    one = queries()
    fill(29)
    assert queries() == one
    assert one <= 36


def test_a_coordinator_reads_the_own_schools_students_and_nothing_they_wrote(client, cohort):
    school = SchoolFactory(keeper=cohort.organisation)
    ApplicationFactory(cohort=cohort, school=school, person__full_name="Ann", motivation="My reasons")
    ApplicationFactory(cohort=cohort, school=school, person__full_name="Bea", state=State.DRAFT)
    ApplicationFactory(cohort=cohort, school=SchoolFactory(), person__full_name="Cas")
    client.force_login(MembershipFactory(organisation=school, role=Role.COORDINATOR).user)
    page = client.get(reverse("cohorts:school")).content.decode()
    assert "Ann" in page
    assert "Bea" not in page
    assert "Cas" not in page
    assert "My reasons" not in page
    assert "Nobody here" in client.get(reverse("cohorts:school"), {"q": "zz"}).content.decode()


def test_the_schools_page_is_for_coordinators(client, organiser):
    address = reverse("cohorts:school")
    assert client.get(address).status_code == 403
    client.logout()
    assert client.get(address).status_code == 302


def test_the_schools_page_costs_the_same_with_1_and_with_30_rows(client, cohort):
    school = SchoolFactory(keeper=cohort.organisation)
    client.force_login(MembershipFactory(organisation=school, role=Role.COORDINATOR).user)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("cohorts:school"))
        return len(captured)

    ApplicationFactory(cohort=cohort, school=school)
    queries()
    one = queries()
    for _number in range(29):
        ApplicationFactory(cohort=cohort, school=school)
    assert queries() == one


def test_my_page_names_offers_drafts_and_decisions(organiser, cohort):
    student = UserFactory()
    ApplicationFactory(person=student, state=State.OFFERED)
    ApplicationFactory(person=student, cohort=cohort, state=State.DRAFT)
    titles = [thing.title for thing in next_things(student)]
    assert any("is free for you" in title for title in titles)
    assert f"Finish your application for {cohort}" in titles
    assert any(shelf.title == "My applications" for shelf in shelves(student))
    ApplicationFactory(cohort=cohort, state=State.SUBMITTED)
    assert "1 application waits for your decision" in [thing.title for thing in next_things(organiser)]
