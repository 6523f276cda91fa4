"""An assessor's tablet without a connection: a gowning check is kept, delivered, and signed once back online."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from cohorts.checks.content import why_not_as_signed
from cohorts.models import FilledChecklist
from courses.models import Evidence
from tests.cohorts.checks import Gowning
from tests.factories import PASSWORD, ApplicationFactory

from .conftest import faults_of, is_too_wide
from .test_doors_offline import let_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def gowning():
    gowning = Gowning(plates=0)
    gowning.assessor.set_password(PASSWORD)
    gowning.assessor.save()
    ApplicationFactory(cohort=gowning.cohort, person__full_name="Ben Claes")
    return gowning


@pytest.fixture
def tablet(browser, live_server):
    context = browser.new_context(viewport={"width": 820, "height": 1180}, base_url=live_server.url, locale="en-GB")
    faults = []
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert faults == []


def see(page, *failed: int) -> None:
    """Touch every item; the places named are not met."""
    for place, row in enumerate(page.locator("[data-item]").all()):
        row.get_by_label("not met" if place in failed else "met", exact=True).check()


def waiting(page, number: int) -> None:
    expect(page.locator("[data-status]")).to_have_attribute("data-waiting", str(number))


def test_a_gowning_check_filled_in_offline_is_signed_once_back_online(tablet, live_server, gowning):
    let_in(tablet.context, gowning.assessor, live_server.url)
    tablet.goto(reverse("cohorts:fill_check", args=[gowning.used.public_id]))
    expect(tablet.locator("[data-checks]")).to_have_attribute("data-ready", "yes")
    assert faults_of(tablet) == []
    assert not is_too_wide(tablet)

    tablet.context.set_offline(True)
    tablet.get_by_label("Who is assessed").select_option(label="Anna Żółć")
    see(tablet, 2)
    expect(tablet.locator("[data-sum]")).to_contain_text("0 critical, 1 minor not met · passed so far")
    tablet.get_by_label("Comment on item 3").fill("Forgot the mirror.")
    tablet.wait_for_timeout(500)
    tablet.reload()  # the page and what was begun come from the tablet
    tablet.get_by_label("Who is assessed").select_option(label="Anna Żółć")
    expect(tablet.get_by_label("Comment on item 3")).to_have_value("Forgot the mirror.")
    tablet.get_by_role("button", name="Keep this check").click()
    waiting(tablet, 1)
    expect(tablet.locator("[data-log]")).to_contain_text("not signed")
    assert not FilledChecklist.objects.exists()

    tablet.context.set_offline(False)
    waiting(tablet, 0)
    check = FilledChecklist.objects.get()
    assert (check.state, check.application) == ("filled", gowning.trainee)
    tablet.get_by_role("link", name="Read and sign").click()
    expect(tablet.get_by_role("heading", level=1)).to_contain_text("Anna Żółć, attempt 1")
    tablet.get_by_role("link", name="Sign the check").click()
    expect(tablet.locator("main")).to_contain_text("I watched this check")
    tablet.get_by_role("button", name="Sign the check").click()
    tablet.get_by_label("Password").fill(PASSWORD)  # it asks who signs
    tablet.keyboard.press("Enter")
    expect(tablet.locator("main")).to_contain_text("The record is as it was signed.")
    check.refresh_from_db()
    assert (check.state, check.result) == ("signed", "passed")
    signature = check.signatures.get()
    assert (signature.signer, why_not_as_signed(signature)) == (gowning.assessor, "")
    assert Evidence.objects.get().level == 2


def test_a_lost_answer_makes_no_double_and_a_refused_check_stays_on_the_tablet(tablet, live_server, gowning):
    let_in(tablet.context, gowning.assessor, live_server.url)
    address = reverse("cohorts:fill_check", args=[gowning.used.public_id])
    tablet.goto(address)

    def lose(route):
        route.fetch()  # the server takes it, and its answer never arrives
        route.abort()

    tablet.route("**/deliver/", lose)
    tablet.get_by_label("Who is assessed").select_option(label="Anna Żółć")
    see(tablet)
    tablet.get_by_role("button", name="Keep this check").click()
    waiting(tablet, 1)
    tablet.wait_for_timeout(500)
    tablet.unroute("**/deliver/")
    tablet.evaluate("window.dispatchEvent(new Event('online'))")
    waiting(tablet, 0)
    assert FilledChecklist.objects.count() == 1

    gowning.cohort.applications.filter(person__full_name="Ben Claes").update(state="withdrawn")
    tablet.get_by_label("Who is assessed").select_option(label="Ben Claes")
    see(tablet, 0)
    tablet.get_by_role("button", name="Keep this check").click()
    expect(tablet.locator("[data-log]")).to_contain_text("holds no place")
    waiting(tablet, 1)
    tablet.get_by_role("button", name="Back into the form").click()
    expect(tablet.get_by_label("Who is assessed")).not_to_have_value("")
    expect(tablet.locator("[data-item]").first.get_by_label("not met")).to_be_checked()
    assert FilledChecklist.objects.count() == 1


def test_without_javascript_the_same_form_is_kept(browser, live_server, gowning):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    let_in(context, gowning.assessor, live_server.url)
    page.goto(reverse("cohorts:fill_check", args=[gowning.used.public_id]))
    page.get_by_label("Who is assessed").select_option(label="Anna Żółć")
    see(page, 0)
    page.get_by_role("button", name="Keep this check").click()
    assert FilledChecklist.objects.get().items.filter(verdict="failed").count() == 1
    context.close()
