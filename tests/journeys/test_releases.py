"""An organiser releases the timetable, releases a change and goes back; the public and a student read along."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from accounts.models import Role
from cohorts.actions import timetable
from records.models import OutgoingMail
from tests.factories import ApplicationFactory, CohortFactory, MembershipFactory, SittingFactory

from .conftest import faults_of, is_too_wide

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cohort():
    return CohortFactory(title="Summer School")


def let_in(page, user, live_server):
    client = Client()
    client.force_login(user, settings.AUTHENTICATION_BACKENDS[-1])
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])


def release_first(desk, cohort, student):
    """Look at it, see the mail of the one person who is told, and release."""
    desk.goto(reverse("cohorts:timetable", args=[cohort.public_id]))
    desk.get_by_role("navigation", name="Under this tab").get_by_role("link", name="Releases").click()
    assert faults_of(desk) == []
    desk.get_by_role("link", name="Look and release").click()
    expect(desk.get_by_text("1 person is told")).to_be_visible()
    desk.get_by_role("link", name="See the mail").click()
    expect(desk.get_by_text("Gowning")).to_be_visible()
    desk.get_by_role("link", name="Back to the release").click()
    assert faults_of(desk) == []
    desk.get_by_label("What it is about").fill("The first one")
    desk.get_by_role("button", name="Release the timetable").click()
    expect(desk.get_by_text("Release 1 is what people read now")).to_be_visible()
    assert OutgoingMail.objects.get(kind="cohorts/timetable").to_address == student.email


def release_change(desk):
    desk.get_by_role("navigation", name="Under this tab").get_by_role("link", name="Releases").click()
    desk.get_by_role("link", name="Look and release").click()
    expect(desk.get_by_text("11:00–12:00 instead of 09:00–10:00")).to_be_visible()
    desk.get_by_role("button", name="Release the timetable").click()


def go_back_to_the_first(desk, cohort):
    desk.goto(reverse("cohorts:release", args=[cohort.public_id, 1]))
    desk.get_by_role("link", name="Go back to this release").click()
    assert faults_of(desk) == []
    desk.get_by_role("button", name="Go back to release 1").click()
    expect(desk.get_by_text("Release 3 is what people read now")).to_be_visible()


def subscribe(phone, application):
    phone.goto(reverse("cohorts:my_day", args=[application.public_id]))
    expect(phone.get_by_text("Gowning").first).to_be_visible()
    phone.get_by_role("link", name="Follow it in my calendar").click()
    phone.get_by_role("button", name="Make an address for my calendar").click()
    expect(phone.get_by_role("link", name="Subscribe")).to_be_visible()


def is_read(phone, words):
    phone.reload()
    expect(phone.get_by_text(words)).to_be_visible()


def is_in_order(phone):
    assert not is_too_wide(phone)
    assert faults_of(phone) == []


def test_releases_a_change_and_goes_back(page_at, live_server, cohort):
    sitting = SittingFactory(session__cohort=cohort, session__title="Gowning", room__name="Cleanroom 1")
    sitting.refresh_from_db()
    application = ApplicationFactory(cohort=cohort, group="A")
    desk, phone = page_at(1280), page_at(360)
    let_in(desk, MembershipFactory(organisation=cohort.organisation, role=Role.ORGANISER).user, live_server)

    phone.goto(reverse("cohorts:public_timetable", args=[cohort.slug]))
    expect(phone.get_by_text("The timetable follows")).to_be_visible()
    release_first(desk, cohort, application.person)
    is_read(phone, "until 10:00")
    is_in_order(phone)

    later = sitting.starts_at + timedelta(hours=2)
    timetable.place_sitting(sitting, room=sitting.room, starts_at=later)
    is_read(phone, "until 10:00")
    release_change(desk)
    is_read(phone, "until 12:00")

    go_back_to_the_first(desk, cohort)
    is_read(phone, "until 10:00")
    let_in(phone, application.person, live_server)
    subscribe(phone, application)
    is_in_order(phone)
