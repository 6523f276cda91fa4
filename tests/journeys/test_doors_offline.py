"""A phone at the door without a connection: what it reads is kept, delivered in order, and counted once."""

from datetime import datetime, timedelta

import pytest
import segno
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from cohorts.actions import doors
from cohorts.doors.room_code import address_of, window_of
from cohorts.models import Scan
from tests.factories import (
    BRUSSELS,
    ApplicationFactory,
    CohortFactory,
    CohortRoleFactory,
    DoorFactory,
    SessionFactory,
    SittingFactory,
)

from .conftest import QUIET, chromium_path, faults_of, is_too_wide

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def sitting():
    cohort = CohortFactory(starts_on=datetime.now(BRUSSELS).date())
    sitting = SittingFactory(session=SessionFactory(cohort=cohort, minutes=120, title="Gowning"))
    begins = timezone.now().replace(microsecond=0) - timedelta(minutes=30)
    sitting.during = (begins, begins + timedelta(minutes=120))
    sitting.save()
    sitting.refresh_from_db()
    return sitting


@pytest.fixture
def trainer(sitting):
    return CohortRoleFactory(cohort=sitting.session.cohort).user


@pytest.fixture
def people(sitting):
    names = ("Anna Żółć", "Ben Claes", "Chi Nguyễn")
    return [ApplicationFactory(cohort=sitting.session.cohort, person__full_name=name) for name in names]


def let_in(context, person, address) -> None:
    client = Client()
    client.force_login(person, settings.AUTHENTICATION_BACKENDS[-1])
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.clear_cookies()
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": address}])


@pytest.fixture
def phone(browser, live_server):
    """A page of 390 px whose connection can be cut; failed requests are expected there."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=live_server.url, locale="en-GB")
    faults = []
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert faults == []


def type_code(page, code: str) -> None:
    page.get_by_label("Code, typed").fill(code)
    page.get_by_role("button", name="Take the code").click()


def waiting(page, number: int) -> None:
    expect(page.locator("[data-status]")).to_have_attribute("data-waiting", str(number))


def test_scans_without_a_connection_are_kept_through_a_reload_and_delivered_once_in_order(
    phone, live_server, sitting, trainer, people
):
    codes = [doors.pass_of(one).code for one in people]
    let_in(phone.context, trainer, live_server.url)
    phone.goto(f"/scan/{sitting.public_id}/")
    expect(phone.locator("[data-scanner]")).to_have_attribute("data-ready", "yes")
    assert faults_of(phone) == []
    assert not is_too_wide(phone)

    phone.context.set_offline(True)
    type_code(phone, codes[0])
    expect(phone.locator("[data-told]")).to_contain_text("Anna Żółć, in")
    waiting(phone, 1)
    phone.reload()  # the page itself comes from the phone
    waiting(phone, 1)
    type_code(phone, codes[1])
    waiting(phone, 2)
    phone.get_by_label("Without a code, by name").select_option(label="Chi Nguyễn")
    phone.get_by_role("button", name="Take the name").click()
    waiting(phone, 3)
    phone.get_by_label("Out", exact=True).check()
    type_code(phone, codes[0])
    type_code(phone, "no code of ours")
    waiting(phone, 5)
    assert not Scan.objects.exists()

    phone.context.set_offline(False)
    waiting(phone, 0)
    told = Scan.objects.counted().order_by("at").values_list("application__person__full_name", "way", "source")
    assert list(told) == [
        ("Anna Żółć", "in", "pass"),
        ("Ben Claes", "in", "pass"),
        ("Chi Nguyễn", "in", "name"),
        ("Anna Żółć", "out", "pass"),
    ]
    assert Scan.objects.filter(problem="unknown").count() == 1
    expect(phone.locator("[data-log]")).to_contain_text("This is not a code of ours.")


def test_an_answer_that_was_lost_makes_no_double(phone, live_server, sitting, trainer, people):
    code = doors.pass_of(people[0]).code
    let_in(phone.context, trainer, live_server.url)
    phone.goto(f"/scan/{sitting.public_id}/")
    lost = []

    def lose(route):
        route.fetch()  # the server takes the scan, and its answer never arrives
        lost.append(route.request.post_data)
        route.abort()

    phone.route("**/deliver/", lose)
    type_code(phone, code)
    waiting(phone, 1)
    phone.wait_for_timeout(300)
    assert Scan.objects.count() == 1
    phone.unroute("**/deliver/")
    phone.evaluate("window.dispatchEvent(new Event('online'))")
    waiting(phone, 0)
    assert len(lost) >= 1
    assert Scan.objects.count() == 1


def test_scans_wait_for_the_one_who_made_them_and_names_leave_with_the_log_out(
    phone, live_server, sitting, trainer, people
):
    code = doors.pass_of(people[0]).code
    let_in(phone.context, trainer, live_server.url)
    phone.goto(f"/scan/{sitting.public_id}/")
    expect(phone.locator("[data-scanner]")).to_have_attribute("data-ready", "yes")
    phone.context.clear_cookies()
    type_code(phone, code)
    expect(phone.locator("[data-status]")).to_contain_text("Log in again")
    assert not Scan.objects.exists()
    other = CohortRoleFactory(cohort=sitting.session.cohort).user
    let_in(phone.context, other, live_server.url)
    phone.goto(f"/scan/{sitting.public_id}/")
    expect(phone.locator("[data-status]")).to_contain_text("Scans of another person wait")
    assert not Scan.objects.exists()
    let_in(phone.context, trainer, live_server.url)
    phone.goto(f"/scan/{sitting.public_id}/")
    waiting(phone, 0)
    assert Scan.objects.get().by == trainer
    phone.context.clear_cookies()
    phone.goto(f"/scan/{sitting.public_id}/")  # leads to the log-in
    assert phone.evaluate("caches.has('doors-pages')") is False


def film_of(text: str, path) -> str:
    """One second of a camera that looks at this QR code, as Chromium plays it to the page."""
    width = height = 480
    matrix = [list(row) for row in segno.make(text, error="m", micro=False).matrix_iter(scale=1, border=4)]
    scale = min(width, height) // len(matrix)
    rows = []
    for y in range(height):
        cells = matrix[min(y // scale, len(matrix) - 1)]
        rows.append(bytes(16 if cells[min(x // scale, len(cells) - 1)] else 235 for x in range(width)))
    frame = b"FRAME\n" + b"".join(rows) + bytes([128]) * (width * height // 2)
    path.write_bytes(f"YUV4MPEG2 W{width} H{height} F10:1 Ip A1:1 C420mpeg2\n".encode() + frame * 10)
    return str(path)


@pytest.fixture
def camera(browser, live_server, tmp_path):
    """Open a browser whose camera sees this text as a QR code."""
    opened = []

    def look_at(text: str):
        film = film_of(text, tmp_path / "film.y4m")
        fake = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]
        film_arg = f"--use-file-for-fake-video-capture={film}"
        own = browser.browser_type.launch(executable_path=chromium_path(), args=[*QUIET, *fake, film_arg])
        opened.append(own)
        return own.new_context(
            base_url=live_server.url, viewport={"width": 390, "height": 844}, permissions=["camera"]
        ).new_page()

    yield look_at
    for own in opened:
        own.close()


def test_the_camera_reads_a_persons_code(camera, live_server, sitting, trainer, people):
    page = camera(doors.PREFIX + doors.pass_of(people[0]).code)
    let_in(page.context, trainer, live_server.url)
    page.goto(f"/scan/{sitting.public_id}/")
    page.get_by_role("button", name="Open the camera").click()
    expect(page.locator("[data-told]")).to_contain_text("Anna Żółć is in")
    assert Scan.objects.get().application == people[0]


def test_the_students_camera_reads_the_rooms_code_without_a_connection(camera, live_server, sitting, people):
    door = DoorFactory(cohort=sitting.session.cohort, room=sitting.room)
    window = window_of(timezone.now())
    page = camera(address_of(door, window))
    let_in(page.context, people[0].person, live_server.url)
    page.goto(f"/scan/room/{people[0].public_id}/")
    expect(page.locator("[data-scanner]")).to_have_attribute("data-ready", "yes")
    page.context.set_offline(True)
    page.get_by_role("button", name="Open the camera").click()
    waiting(page, 1)
    page.context.set_offline(False)
    expect(page.locator("[data-told]")).to_contain_text("You are in: Gowning")
    assert Scan.objects.get().at.timestamp() == window * 30
