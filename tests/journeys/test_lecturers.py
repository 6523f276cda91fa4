"""A lecturer sends slides through the link of the mail: over a line that is cut, without an account, on a phone."""

import re
import time

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from accounts.models import Role
from cohorts.actions import lecturer_page
from cohorts.models import MaterialVersion
from records import uploads
from records.models import OutgoingMail, StoredFile, Upload
from tests import factories as make
from tests.records.test_uploads import pdf

from .conftest import faults_of, is_too_wide

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(browser, live_server):
    """A line that is cut and a form that is refused are noted in the console: here that is no fault, a script's is."""
    context = browser.new_context(base_url=live_server.url, locale="en-GB")
    context.set_default_timeout(60_000)
    page, faults = context.new_page(), []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert faults == []


@pytest.fixture
def teaching():
    return make.TeachingFactory()


@pytest.fixture
def slides(teaching):
    row = make.MaterialFactory(session=teaching.sitting.session, title="Slides")
    make.release(row.session.cohort)
    return row


def link_of(live_server, lecturer):
    lecturer_page.send_link(lecturer, None)
    address = re.search(r"https?://\S+(/lecturers/\S+)", OutgoingMail.objects.latest("pk").text)[1]
    return live_server.url + address


@pytest.mark.parametrize("width", [1280, 390])
def test_slides_go_through_the_link_over_a_line_that_is_cut(page, live_server, teaching, slides, width, tmp_path):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(link_of(live_server, teaching.lecturer))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Slides is missing")
    assert faults_of(page) == []
    assert not is_too_wide(page)
    page.get_by_role("link", name="Send a file").click()
    file = tmp_path / "slides.pdf"
    file.write_bytes(pdf(padding=5 * uploads.MB))
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_label(re.compile("CC BY 4.0")).check()
    assert faults_of(page) == []
    assert not is_too_wide(page)
    cut = {"parts": 0}

    def sometimes(route):
        cut["parts"] += route.request.method == "POST"
        if cut["parts"] == 3:
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/uploads/**", sometimes)
    page.get_by_role("button", name="Send the file").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("nothing is missing", timeout=30_000)
    assert cut["parts"] > 6, "the third part was cut and sent again"
    version = MaterialVersion.objects.get()
    assert version.file.file.open().read() == file.read_bytes()
    assert (version.licence, version.lecturer, version.file.state) == ("cc-by-4.0", teaching.lecturer, "confirmed")
    assert Upload.objects.open().count() == 0


def test_a_file_that_is_no_document_is_refused_and_nothing_is_kept(page, live_server, teaching, slides, tmp_path):
    page.goto(link_of(live_server, teaching.lecturer))
    page.get_by_role("link", name="Send a file").click()
    file = tmp_path / "slides.pdf"
    file.write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_label(re.compile("CC BY 4.0")).check()
    page.get_by_role("button", name="Send the file").click()
    expect(page.get_by_text("SVG can carry scripts")).to_be_visible()
    expect(page.get_by_label(re.compile("CC BY 4.0"))).to_be_checked()
    assert not StoredFile.objects.exists()


def test_an_upload_goes_on_after_the_page_was_closed(page, live_server, teaching, slides, tmp_path):
    """The line dies after two parts, the lecturer opens the link anew and picks the same file."""
    link = link_of(live_server, teaching.lecturer)
    file = tmp_path / "slides.pdf"
    file.write_bytes(pdf(padding=4 * uploads.MB))
    page.goto(link)
    page.get_by_role("link", name="Send a file").click()
    seen = {"parts": 0}

    def two(route):
        seen["parts"] += route.request.method == "POST"
        route.abort() if seen["parts"] > 2 else route.continue_()

    page.route("**/uploads/**", two)
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_label(re.compile("CC BY 4.0")).check()
    page.get_by_role("button", name="Send the file").click()
    expect(page.get_by_text("No connection")).to_be_visible(timeout=15_000)
    deadline = time.monotonic() + 10
    while Upload.objects.get().parts < 2 and time.monotonic() < deadline:
        time.sleep(0.1)
    assert Upload.objects.get().received == 2 * uploads.PART
    page.unroute("**/uploads/**")
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(link)
    page.get_by_role("link", name="Send a file").click()
    offsets = []

    def note(request):
        if "/uploads/" in request.url:
            offsets.append(request.headers.get("upload-offset"))

    page.on("request", note)
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_label(re.compile("CC BY 4.0")).check()
    page.get_by_role("button", name="Send the file").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("nothing is missing", timeout=30_000)
    assert offsets[0] == str(2 * uploads.PART)
    assert MaterialVersion.objects.get().file.file.open().read() == file.read_bytes()


def test_the_desks_pages_of_lecturers_material_and_visits_have_no_faults(page, live_server, teaching, slides):
    cohort = slides.session.cohort
    organiser = make.MembershipFactory(organisation=cohort.organisation, role=Role.ORGANISER).user
    make.MaterialVersionFactory(material=slides)
    visit = make.VisitFieldFactory(visit__session=make.SessionFactory(cohort=cohort)).visit
    make.ApplicationFactory(cohort=cohort, state="accepted")
    client = Client()
    client.force_login(organiser, settings.AUTHENTICATION_BACKENDS[-1])
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    desk = f"{live_server.url}/desk/{cohort.public_id}"
    one = f"visits/{visit.public_id}"
    paths = ["lecturers/", f"lecturers/{teaching.lecturer.public_id}/", "material/", f"material/{slides.public_id}/"]
    paths += ["visits/", f"{one}/", f"{one}/edit/", f"{one}/fields/new/"]
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        for path in paths:
            page.goto(f"{desk}/{path}")
            assert faults_of(page) == [], path
            assert not is_too_wide(page), (path, width)
