"""The parts of the house in a real browser: accessible, narrow enough, and working with and without a script."""

import pytest
from playwright.sync_api import expect

from tests.factories import PASSWORD, CohortFactory, MembershipFactory, SessionFactory, UserFactory

from .conftest import faults_of, is_too_wide, let_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def public_cohort(settings):
    settings.DEMO = True
    cohort = CohortFactory()
    programme = cohort.programme_version.programme
    programme.is_public = True
    programme.save()
    return cohort


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_pages_have_no_accessibility_fault_and_fit_the_screen(page_at, width, scheme):
    page = page_at(width, scheme)
    for path in ("/", "/style/", "/privacy/", "/accessibility/", "/account/login/", "/account/signup/"):
        page.goto(path)
        assert faults_of(page) == [], path
        assert not is_too_wide(page), path


def test_the_menu_of_a_phone_opens_without_javascript(page_at):
    page = page_at(360, java_script_enabled=False)
    page.goto("/")
    assert not page.get_by_role("link", name="Dates and places").is_visible()
    page.get_by_role("button", name="Menu").click()
    assert page.get_by_role("link", name="Dates and places").is_visible()
    page.get_by_role("button", name="Nederlands").click()
    assert page.get_attribute("html", "lang") == "nl"


def test_one_logs_in_and_out_again_and_chooses_dark(page):
    UserFactory(email="lotte@school.example", full_name="Lotte Vermeulen", password=True)
    page.goto("/account/login/")
    page.get_by_label("Email").fill("lotte@school.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Log in", exact=True).click()
    page.goto("/style/")
    page.get_by_role("button", name="your account").click()
    menu = page.locator("#account-menu")
    menu.get_by_role("button", name="Dark").click()
    assert page.get_attribute("html", "data-bs-theme") == "dark"
    page.get_by_role("button", name="your account").click()
    menu.get_by_role("button", name="Log out").click()
    page.goto("/")
    assert page.get_by_role("link", name="Log in").is_visible()


def test_picking_rows_shows_how_many(page):
    page.goto("/style/")
    bar = page.get_by_role("region", name="The selected applications")
    assert "1 selected" in bar.inner_text()
    page.get_by_label("Select all").check()
    assert "2 selected" in bar.inner_text()
    page.get_by_label("Select all").uncheck()
    assert not bar.is_visible()


def test_a_form_is_sent_once_however_often_one_clicks(page):
    sent = []
    page.goto("/account/password/reset/")
    page.route("**/account/password/reset/", lambda route: sent.append(route.request.method))
    page.get_by_label("Email").fill("lotte@school.example")
    button = page.get_by_role("button", name="Mail me the link")
    button.evaluate("button => { button.click(); setTimeout(() => button.click(), 50); }")
    while not sent:
        page.wait_for_timeout(50)
    page.wait_for_timeout(300)
    assert sent == ["POST"]


def test_a_list_narrows_while_one_types(page, public_cohort, live_server):
    for title in ("Gowning for grade B", "Aseptic filling"):
        SessionFactory(cohort=public_cohort, title=title)
    let_in(page, MembershipFactory(organisation=public_cohort.organisation).user, live_server.url)
    page.goto(f"/desk/{public_cohort.public_id}/sessions/")
    page.get_by_role("searchbox").press_sequentially("gown")
    expect(page.get_by_text("Aseptic filling")).to_have_count(0)
    expect(page.get_by_text("Gowning for grade B").first).to_be_visible()
