"""The pages of releases: looking, releasing, going back, reading, and what the desk says beside the work."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Role
from cohorts.actions import releases, timetable
from cohorts.releases import reading
from cohorts.releases.reading import newest
from tests.factories import (
    ApplicationFactory,
    CohortFactory,
    MembershipFactory,
    SessionFactory,
    SittingFactory,
    release,
)

pytestmark = pytest.mark.django_db


def sit(cohort, title="Gowning", **fields):
    made = SittingFactory(session__cohort=cohort, session__title=title, **fields)
    made.refresh_from_db()
    return made


def move(sitting, minutes=30, **fields):
    starts_at = sitting.starts_at + timedelta(minutes=minutes)
    timetable.place_sitting(sitting, room=fields.get("room", sitting.room), starts_at=starts_at)
    sitting.refresh_from_db()
    return sitting


def words(cohort):
    return [change.words for change in releases.plan_of(cohort).changes]


@pytest.fixture
def cohort():
    return CohortFactory()


@pytest.fixture
def sitting(cohort):
    return sit(cohort)


@pytest.fixture
def organiser(cohort):
    return MembershipFactory(organisation=cohort.organisation, role=Role.ORGANISER).user


def page(name, cohort, *args):
    return reverse(f"cohorts:{name}", args=[cohort.public_id, *args])


def test_the_organiser_looks_releases_and_goes_back(client, cohort, sitting, organiser):
    application = ApplicationFactory(cohort=cohort)
    client.force_login(organiser)
    assert "Nothing is released yet" in client.get(page("releases", cohort)).text
    text = client.get(page("new_release", cohort)).text
    assert "1 person is told" in text
    key = str(application.person.public_id)
    assert "Gowning" in client.get(page("release_mail", cohort, key)).text
    seen = releases.plan_of(cohort).mark
    answer = client.post(page("new_release", cohort), {"note": "The first", "seen": seen}, follow=True)
    assert "Release 1 is what people read now. 1 person is told by mail." in answer.text
    move(sitting)
    answer = client.post(page("new_release", cohort), {"note": "kept", "seen": seen})
    assert "was changed since this page was opened" in answer.text
    assert 'value="kept"' in answer.text
    client.post(page("new_release", cohort), {"seen": releases.plan_of(cohort).mark, "silent": "on"})
    assert newest(cohort).told == 0
    assert "Go back to release 1?" in client.get(page("roll_back", cohort, 1)).text
    answer = client.post(page("roll_back", cohort, 1), {"seen": releases.plan_of(cohort).mark}, follow=True)
    assert "Release 3 is what people read now" in answer.text
    exported = client.get(page("export_releases", cohort, "csv")).text
    assert exported.count("\n") == 4
    assert "The first" in exported


def test_the_public_reads_the_released_day(client, cohort, sitting):
    url = reverse("cohorts:public_timetable", args=[cohort.slug])
    assert "The timetable follows" in client.get(url).text
    release(cohort)
    text = client.get(url, {"day": cohort.starts_on.isoformat()}).text
    assert "Gowning" in text
    assert sitting.room.name in text
    assert client.get(url, {"day": "no day"}).status_code == 200


@pytest.mark.parametrize("name", ["releases", "new_release"])
def test_the_pages_take_as_many_queries_for_one_as_for_thirty(client, cohort, organiser, name):
    client.force_login(organiser)
    counts = []
    for number in (1, 30):
        for _n in range(number):
            session = SessionFactory(cohort=cohort)
            SittingFactory(session=session)
            ApplicationFactory(cohort=cohort)
            if name == "releases":
                release(cohort)
        SittingFactory(session__cohort=cohort)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page(name, cohort)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("name", ["overview", "timetable"])
def test_overview_and_builder_say_how_much_is_not_released(client, cohort, sitting, organiser, name):
    client.force_login(organiser)
    never = client.get(page(name, cohort)).content.decode()
    assert "Nothing is released yet" in never
    release(cohort)
    assert 'id="ahead"' not in client.get(page(name, cohort)).content.decode()
    move(sitting, 60)
    said = client.get(page(name, cohort)).content.decode()
    assert "1 difference is not released yet." in said
    assert f'href="{page("releases", cohort)}"' in said


def test_line_about_what_is_not_released_takes_a_fixed_number_of_queries(cohort, sitting):
    release(cohort)
    for more in (0, 29):
        for _number in range(more):
            sit(cohort)
        with CaptureQueriesContext(connection) as captured:
            assert reading.not_released(cohort) == {"changes": more, "has_release": True}
        assert len(captured) <= 5


def test_preview_of_a_mail_is_set_as_mails_are_and_no_release_asks_about_no_difference(
    client, cohort, sitting, organiser
):
    seat = ApplicationFactory(cohort=cohort, person__language="nl")
    client.force_login(organiser)
    mail = client.get(page("release_mail", cohort, seat.person.public_id)).content.decode()
    assert '<pre class="p-mailtext" lang="nl">' in mail
    assert "css/mail" in mail
    release(cohort)
    nothing = client.get(page("new_release", cohort)).content.decode()
    assert "Release the timetable</h1>" in nothing
    assert "0 differences" not in nothing
