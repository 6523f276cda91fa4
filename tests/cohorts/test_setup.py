"""Setting up a cohort through its pages: what is missing, what is refused, who sees it."""

from datetime import date, datetime, timedelta

import pghistory
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role, Text
from cohorts.actions import setup
from cohorts.models import Application, Cohort
from cohorts.planning import things_to_plan, waits_to_plan
from records.errors import Refused
from tests.factories import (
    ApplicationFactory,
    CohortFactory,
    CohortRoleFactory,
    MembershipFactory,
    ProgrammeModuleFactory,
    ProgrammeVersionFactory,
    RoomFactory,
    SchoolFactory,
    SessionFactory,
    SittingFactory,
    TextFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser():
    return MembershipFactory(role=Role.ORGANISER)


@pytest.fixture
def organisation(organiser):
    return organiser.organisation


@pytest.fixture
def desk(client, organiser):
    client.force_login(organiser.user)
    return client


@pytest.fixture
def cohort(organisation):
    return CohortFactory(organisation=organisation, published_at=None)


def answers(organisation, **changes):
    version = changes.pop("version", None) or ProgrammeVersionFactory(programme__organisation=organisation)
    return {
        "title": "Summer School 2031",
        "slug": "summer-school-2031",
        "programme_version": version.pk,
        "intro": "",
        "starts_on": "2031-07-01",
        "ends_on": "2031-07-03",
        "time_zone": "Europe/Brussels",
        "place": "Niel",
        "address": "Galileilaan 15",
        "contact_email": "team@organiser.example",
        "capacity": "35",
        "admission": "first_come",
        "applications_open_at": "2031-02-01T09:00",
        "applications_close_at": "2031-06-12T23:59",
        "offer_hours": "72",
    } | changes


def add(client, organisation, **changes):
    return client.post(reverse("cohorts:add_cohort", args=[organisation.public_id]), answers(organisation, **changes))


def test_create_a_cohort_with_times_typed_in_its_own_zone(desk, organisation):
    school = SchoolFactory(keeper=organisation)
    notice = TextFactory(organisation=organisation)
    answer = add(desk, organisation, schools=[school.pk], texts=[notice.pk], time_zone="Europe/Lisbon")
    cohort = Cohort.objects.get()
    assert answer.url == reverse("cohorts:settings", args=[cohort.public_id])
    assert cohort.applications_close_at == datetime(2031, 6, 12, 22, 59, tzinfo=timezone.get_fixed_timezone(0))
    assert list(cohort.schools.all()) == [school]
    assert cohort.published_at is None
    text = desk.get(reverse("cohorts:edit_cohort", args=[cohort.public_id])).content.decode()
    assert "2031-06-12T23:59" in text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"ends_on": "2031-06-30"}, "before the first"),
        ({"ends_on": "2033-06-30"}, "at most 200 days"),
        ({"applications_close_at": "2031-01-01T00:00"}, "close before they open"),
        ({"capacity": "0"}, "greater than or equal to 1"),
        ({"capacity": "5001"}, "less than or equal to 5000"),
        ({"slug": "taken"}, "is taken"),
        ({"slug": "not good"}, "valid"),
        ({"title": "x" * 161}, "at most 160"),
        ({"title": "Summer\x00School"}, "control character"),
        ({"intro": "x" * 4001}, "at most 4000"),
        ({"time_zone": "Mars/Olympus"}, "Select a valid choice"),
        ({"contact_email": "nobody"}, "valid email"),
        ({"applications_open_at": "2031-03-30T02:30"}, "may be ambiguous or it may not exist"),
        ({"applications_close_at": "tomorrow"}, "valid date"),
        ({"offer_hours": "0"}, "greater than or equal to 1"),
    ],
)
def test_bad_answers_are_said_at_the_field_and_nothing_is_made(desk, organisation, changes, words):
    other = CohortFactory(slug="taken")
    answer = add(desk, organisation, **changes)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert words in text
    assert "Galileilaan 15" in text
    assert list(Cohort.objects.all()) == [other]


def test_only_own_schools_texts_and_released_programmes_can_be_chosen(desk, organisation):
    ProgrammeVersionFactory(programme__organisation=organisation)
    strange = ProgrammeVersionFactory()
    assert "Select a valid choice" in add(desk, organisation, version=strange).content.decode()
    unreleased = TextFactory(organisation=organisation, released_at=None)
    for key, row in (("schools", SchoolFactory()), ("texts", TextFactory()), ("texts", unreleased)):
        assert "Select a valid choice" in add(desk, organisation, **{key: [row.pk]}).content.decode()
    with pytest.raises(Refused, match="your own programmes"):
        setup.create_cohort(organisation, slug="x", programme_version=strange)
    assert not Cohort.objects.exists()


def test_the_checklist_says_what_is_missing_until_it_can_be_published(desk, cohort):
    settings = reverse("cohorts:settings", args=[cohort.public_id])
    text = desk.get(settings).content.decode()
    assert "Choose the privacy notice to accept." in text
    desk.post(reverse("cohorts:publish", args=[cohort.public_id]))
    cohort.refresh_from_db()
    assert cohort.published_at is None
    cohort.texts.add(TextFactory(organisation=cohort.organisation, key=Text.Key.PRIVACY))
    assert "Everything it needs is there" in desk.get(settings).content.decode()
    desk.post(reverse("cohorts:publish", args=[cohort.public_id]))
    cohort.refresh_from_db()
    assert cohort.is_public
    assert desk.get(reverse("cohorts:public", args=[cohort.slug])).status_code == 200


def published(organisation, **fields):
    cohort = CohortFactory(organisation=organisation, address="Galileilaan 15", **fields)
    cohort.texts.add(TextFactory(organisation=organisation, key=Text.Key.PRIVACY))
    return cohort


def test_a_published_cohort_must_stay_complete(organiser, organisation):
    cohort = published(organisation)
    with pytest.raises(Refused, match="privacy notice"):
        setup.edit_cohort(cohort, by=organiser.user, texts=[])
    with pytest.raises(Refused, match="links to it would break"):
        setup.edit_cohort(cohort, by=organiser.user, slug="another")
    assert cohort.texts.count() == 1


def test_changing_places_and_admission_goes_by_the_verbs_of_places(desk, organisation):
    cohort = published(organisation, capacity=2)
    ApplicationFactory.create_batch(2, cohort=cohort)
    waiting = ApplicationFactory(cohort=cohort, state=Application.State.WAITING)
    address = reverse("cohorts:edit_cohort", args=[cohort.public_id])
    data = answers(
        organisation,
        version=cohort.programme_version,
        slug=cohort.slug,
        texts=[text.pk for text in cohort.texts.all()],
        starts_on=cohort.starts_on.isoformat(),
        ends_on=cohort.ends_on.isoformat(),
        applications_open_at="2026-01-01T09:00",
        applications_close_at=cohort.starts_on.isoformat() + "T00:00",
    )
    assert "There cannot be fewer" in desk.post(address, data | {"capacity": "1"}).content.decode()
    assert desk.post(address, data | {"capacity": "3"}).status_code == 302
    waiting.refresh_from_db()
    assert waiting.state == Application.State.OFFERED
    assert Cohort.objects.get().capacity == 3


def test_days_and_zone_cannot_leave_the_timetable_behind(organiser, organisation):
    cohort = published(organisation)
    SittingFactory(session__cohort=cohort, session__title="QC lab")
    with pytest.raises(Refused, match="“QC lab” is placed on"):
        setup.edit_cohort(cohort, by=organiser.user, starts_on=cohort.starts_on + timedelta(days=1))
    with pytest.raises(Refused, match="written in this time zone"):
        setup.edit_cohort(cohort, by=organiser.user, time_zone="Europe/Lisbon")
    session = SessionFactory(cohort=cohort)
    session.modules.add(ProgrammeModuleFactory(programme_version=cohort.programme_version).module_version)
    other = ProgrammeVersionFactory(programme__organisation=organisation)
    with pytest.raises(Refused, match="teach modules of the present version"):
        setup.edit_cohort(cohort, by=organiser.user, programme_version=other)


def test_unpublish_only_before_anybody_applied_and_cancel_with_a_reason(desk, organisation):
    cohort = published(organisation)
    address = reverse("cohorts:unpublish", args=[cohort.public_id])
    assert "off the public pages?" in desk.get(address).content.decode()
    desk.post(address)
    cohort.refresh_from_db()
    assert cohort.published_at is None
    setup.publish_cohort(cohort)
    ApplicationFactory(cohort=cohort)
    desk.post(address)
    assert Cohort.objects.get().published_at
    address = reverse("cohorts:cancel", args=[cohort.public_id])
    assert "required" in desk.post(address, {"reason": " "}).content.decode()
    assert desk.post(address, {"reason": "The site is closed"}).status_code == 302
    cohort.refresh_from_db()
    assert cohort.cancelled_at
    event = pghistory.models.Events.objects.tracks(cohort).order_by("-pgh_id").first()
    assert event.pgh_context["reason"] == "The site is closed"
    with pytest.raises(Refused, match="cancelled already"):
        setup.cancel_cohort(cohort, reason="again")


def test_what_is_over_cannot_be_cancelled(organisation):
    cohort = CohortFactory(organisation=organisation, starts_on=date(2025, 10, 7))
    with pytest.raises(Refused, match="It is over"):
        setup.cancel_cohort(cohort, reason="why not")


# Rooms


def pages(cohort):
    key = [cohort.public_id]
    room = RoomFactory(organisation=cohort.organisation)
    return [
        *(
            reverse(f"cohorts:{name}", args=key)
            for name in ("settings", "edit_cohort", "unpublish", "cancel", "add_role")
        ),
        reverse("cohorts:add_cohort", args=[cohort.organisation.public_id]),
        reverse("cohorts:rooms", args=[cohort.organisation.public_id]),
        reverse("cohorts:add_room", args=[cohort.organisation.public_id]),
        reverse("cohorts:edit_room", args=[room.public_id]),
    ]


def test_strangers_find_nothing_and_the_team_may_not_change(client, cohort):
    addresses = pages(cohort)
    student = ApplicationFactory(cohort=cohort).person
    for stranger in (MembershipFactory(role=Role.ORGANISER).user, UserFactory(), student):
        client.force_login(stranger)
        assert {client.get(address).status_code for address in addresses} == {404}
        assert client.post(reverse("cohorts:publish", args=[cohort.public_id])).status_code == 404
    officer = MembershipFactory(organisation=cohort.organisation, role=Role.OFFICER).user
    trainer = CohortRoleFactory(cohort=cohort).user
    for person in (officer, trainer):
        client.force_login(person)
        assert {client.get(address).status_code for address in addresses} == {403, 404}
        assert client.post(reverse("cohorts:publish", args=[cohort.public_id])).status_code == 403
    client.logout()
    assert {client.get(address).status_code for address in addresses} == {302}


def test_the_desk_lists_the_cohorts_one_works_on(client, organisation, organiser):
    mine = CohortFactory(organisation=organisation, title="Mine")
    CohortFactory(title="Theirs")
    client.force_login(organiser.user)
    text = client.get(reverse("cohorts:desk")).content.decode()
    assert "Mine" in text
    assert "Theirs" not in text
    assert "Mine" not in client.get(reverse("cohorts:desk") + "?when=past").content.decode()
    trainer = CohortRoleFactory(cohort=mine).user
    client.force_login(trainer)
    text = client.get(reverse("cohorts:desk")).content.decode()
    assert "Mine" in text
    assert reverse("cohorts:attendance", args=[mine.public_id]) in text
    assert reverse("cohorts:settings", args=[mine.public_id]) not in text


def test_an_empty_desk_leads_to_the_next_step(desk, organisation):
    assert "First a programme, then a cohort" in desk.get(reverse("cohorts:desk")).content.decode()
    address = reverse("cohorts:add_cohort", args=[organisation.public_id])
    assert "First a programme, then a cohort" in desk.get(address).content.decode()
    ProgrammeVersionFactory(programme__organisation=organisation)
    assert address in desk.get(reverse("cohorts:desk")).content.decode()


@pytest.mark.parametrize("name", ["desk", "rooms"])
def test_lists_take_as_many_queries_for_one_row_as_for_thirty(desk, organisation, name):
    make = {
        "desk": lambda: ApplicationFactory(cohort__organisation=organisation),
        "rooms": lambda: RoomFactory(organisation=organisation),
    }[name]
    address = reverse(f"cohorts:{name}", args=[] if name == "desk" else [organisation.public_id])
    counts = []
    for more in (1, 29):
        for _number in range(more):
            make()
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(address).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_my_page_and_the_overview_say_what_is_left_to_plan(organiser, organisation):
    user = organiser.user
    assert [thing.title for thing in things_to_plan(user)] == ["Create the first cohort."]
    cohort = CohortFactory(organisation=organisation, published_at=None, title="Next")
    for _number in range(2):
        SittingFactory(session__cohort=cohort, during=None, room=None)
    titles = [thing.title for thing in things_to_plan(user)]
    assert titles == ["Next is not published yet.", "2 sessions wait to be placed."]
    assert [wait.number for wait in waits_to_plan(cohort)] == [1, 2]
    setup.cancel_cohort(cohort, reason="no money")
    assert things_to_plan(user) == []
    assert waits_to_plan(cohort) == []


@pytest.mark.parametrize(
    "dates",
    [
        {"starts_on": "9999-12-30", "ends_on": "9999-12-31"},
        {"applications_close_at": "9999-12-31T23:59", "time_zone": "Pacific/Honolulu"},
        {"applications_open_at": "0001-01-01T00:00", "time_zone": "Asia/Tokyo"},
    ],
)
def test_a_year_at_the_end_of_the_calendar_is_refused(desk, organisation, dates):
    """Such a moment could be written and never be read again: every list with the cohort in it failed."""
    page = desk.post(reverse("cohorts:add_cohort", args=[organisation.public_id]), answers(organisation, **dates))
    assert "Choose years between 2000 and 2199." in page.content.decode()
    assert desk.get(reverse("cohorts:desk")).status_code == 200
