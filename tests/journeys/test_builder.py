"""An organiser builds a day: with the mouse, with the keyboard, and runs into each clash; the same on a phone."""

from datetime import date, datetime, time, timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from cohorts.actions import timetable
from cohorts.models import Sitting
from tests.factories import BRUSSELS, CohortFactory, MembershipFactory, RoomFactory

from .conftest import faults_of, is_too_wide

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
FIRST_HOUR, HOUR = 8, 80  # what the builder shows first, and how high an hour is


@pytest.fixture
def cohort():
    return CohortFactory(starts_on=date.today() + timedelta(days=90))


@pytest.fixture
def rooms(cohort):
    return [RoomFactory(organisation=cohort.organisation, name=name, largest_number=20) for name in ("Hall", "Lab")]


@pytest.fixture
def desk(live_server, cohort):
    """Let the organiser in and open the timetable."""

    def open_timetable(page):
        client = Client()
        client.force_login(
            MembershipFactory(organisation=cohort.organisation).user, settings.AUTHENTICATION_BACKENDS[-1]
        )
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        page.goto(reverse("cohorts:timetable", args=[cohort.public_id]))
        return page

    return open_timetable


def at(cohort, hour, minute=0):
    return datetime.combine(cohort.starts_on, time(hour, minute), BRUSSELS)


def spot(sitting):
    sitting.refresh_from_db()
    start, end = (moment.astimezone(BRUSSELS).strftime("%H:%M") for moment in (sitting.starts_at, sitting.ends_at))
    return sitting.room.name, start, end


def carry(page, sitting, column, hour):
    """From the list of what waits onto a room, at an hour."""
    target = page.locator(".p-builder .ec-body .ec-day").nth(column)
    place = {"x": 40, "y": (hour - FIRST_HOUR) * HOUR + 4}
    page.locator(f"#sitting-{sitting.public_id}").drag_to(target, target_position=place, force=True)


def drag(page, locator, right, down):
    """By the mouse, in steps as a hand does it."""
    box = locator.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + min(20, box["height"] / 2)
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, 9):
        page.mouse.move(x + right * step / 8, y + down * step / 8)
    page.mouse.up()


def stretch(page, locator, down):
    """By its lower edge."""
    box = locator.bounding_box()
    x, bottom = box["x"] + box["width"] / 2, box["y"] + box["height"]
    page.mouse.move(x, bottom - 2)
    page.mouse.down()
    page.mouse.move(x, bottom + down / 2)
    page.mouse.move(x, bottom + down - 2)
    page.mouse.up()


def says(page, words):
    expect(page.locator("#said")).to_contain_text(words)


def is_refused(page, words):
    expect(page.locator("#board").get_by_role("alert")).to_contain_text(words)


def test_an_organiser_builds_a_day_with_the_mouse(page, desk, cohort, rooms):
    lecture = timetable.add_session(cohort, title="Lecture", speaker="Ada Peeters").sittings.get()
    clinic = timetable.add_session(cohort, title="Clinic", speaker="Ada Peeters").sittings.get()
    desk(page)
    carry(page, lecture, 0, 9)
    says(page, "Lecture: 09:00 to 10:00, Hall.")
    assert spot(lecture) == ("Hall", "09:00", "10:00")

    carry(page, clinic, 0, 9)
    is_refused(page, "Hall is taken from 09:00 to 10:00 by “Lecture”.")
    carry(page, clinic, 1, 9)
    is_refused(page, "Ada Peeters is in “Lecture” at that time.")
    carry(page, clinic, 1, 11)
    says(page, "Clinic: 11:00 to 12:00, Lab.")

    event = page.locator(".ec-event", has=page.locator(f"#sitting-{clinic.public_id}"))
    width = page.locator(".p-builder .ec-body .ec-day").first.bounding_box()["width"]
    drag(page, event, -width, HOUR)
    says(page, "Clinic: 12:00 to 13:00, Hall.")
    stretch(page, event, HOUR / 2)
    says(page, "Clinic: 12:00 to 13:30, Hall.")
    assert spot(clinic) == ("Hall", "12:00", "13:30")

    link = page.locator(f"#sitting-{clinic.public_id}")
    day = cohort.starts_on.isoformat()
    page.get_by_role("button", name="Take back").click()
    expect(link).to_have_attribute("data-end", f"{day}T13:00")
    says(page, "Taken back: “Clinic”: moved")
    page.get_by_role("button", name="Take back").click()
    expect(link).to_have_attribute("data-start", f"{day}T11:00")
    assert spot(clinic) == ("Lab", "11:00", "12:00")
    page.get_by_role("button", name="Do again").click()
    expect(link).to_have_attribute("data-start", f"{day}T12:00")
    assert spot(clinic) == ("Hall", "12:00", "13:00")
    assert faults_of(page) == []


def test_an_organiser_builds_a_day_with_the_keyboard(page, desk, cohort, rooms):
    lecture = timetable.add_session(cohort, title="Lecture").sittings.get()
    other = timetable.add_session(cohort, title="Clinic").sittings.get()
    timetable.place_sitting(other, room=rooms[1], starts_at=at(cohort, 9, 15), group="A")
    desk(page)
    page.locator(f"#sitting-{lecture.public_id}").press("Enter")
    drawer = page.locator("#drawer")
    drawer.get_by_label("Begins at").fill("09:00")
    drawer.get_by_label("Room").select_option(label="Hall (20)")
    drawer.get_by_label("Group").fill("B")
    drawer.get_by_role("button", name="Place it").press("Enter")
    link = page.locator(f".p-builder #sitting-{lecture.public_id}")
    expect(link).to_be_visible()
    for key, words in (
        ("Shift+ArrowDown", "Lecture B: 09:15 to 10:15, Hall."),
        ("+", "Lecture B: 09:15 to 10:30, Hall."),
        ("Shift+ArrowUp", "Lecture B: 09:00 to 10:15, Hall."),
        ("-", "Lecture B: 09:00 to 10:00, Hall."),
    ):
        link.press(key)
        says(page, words)
        expect(link).to_be_focused()
    link.press("Shift+ArrowRight")
    is_refused(page, "Lab is taken from 09:15 to 10:15 by “Clinic”.")
    assert spot(lecture) == ("Hall", "09:00", "10:00")
    Sitting.objects.filter(pk=lecture.pk).update(group="A", during=(at(cohort, 8, 15), at(cohort, 9, 15)))
    page.reload()
    link.press("Shift+ArrowDown")
    is_refused(page, "Group A is in “Clinic” at that time.")
    assert faults_of(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_the_day_is_a_list_by_hour(page_at, desk, cohort, rooms, scheme):
    for hour, title in ((9, "Lecture"), (11, "Clinic")):
        sitting = timetable.add_session(cohort, title=title).sittings.get()
        timetable.place_sitting(sitting, room=rooms[0], starts_at=at(cohort, hour))
    page = desk(page_at(360, scheme))
    expect(page.locator(".p-hours")).to_contain_text("Lecture")
    expect(page.locator(".p-builder")).to_have_count(0)
    assert not is_too_wide(page)
    assert faults_of(page) == []
    page.locator(".p-hours").get_by_role("link", name="Clinic").click()
    expect(page.get_by_role("heading", name="Move a sitting")).to_be_visible()
