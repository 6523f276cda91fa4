"""Building a form and filling it in, in a browser: by mouse, by keyboard, without JavaScript."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from cohorts.models import Question
from tests.factories import ApplicationFactory, CohortFactory, MembershipFactory, QuestionFactory

from .conftest import faults_of, is_too_wide

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def let_in(live_server):
    """Open a browser for somebody, without the pages of logging in: those have tests of their own."""

    def let_in(page, user):
        client = Client()
        client.force_login(user, settings.AUTHENTICATION_BACKENDS[-1])
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        return page

    return let_in


def in_order(cohort) -> list[str]:
    return [row.label for row in Question.objects.of_stage("dossier").filter(cohort=cohort)]


def test_an_organiser_orders_questions_by_mouse_and_by_keyboard(page, let_in):
    cohort = CohortFactory()
    for place, label in enumerate(("Gown size", "Diet", "Laptop"), 1):
        QuestionFactory(cohort=cohort, label=label, position=place)
    let_in(page, MembershipFactory(organisation=cohort.organisation).user)
    page.goto(f"/desk/{cohort.public_id}/settings/questions/")
    assert faults_of(page) == []

    rows = page.locator("[data-sortable] > li")
    rows.nth(2).locator("[data-grip]").hover()
    page.mouse.down()
    for row in (1, 0):
        box = rows.nth(row).bounding_box()
        page.mouse.move(box["x"] + 12, box["y"] + 4, steps=8)
    with page.expect_response("**/order/dossier/"):
        page.mouse.up()
    expect(page.locator("[data-sortable] > li b")).to_have_text(["Laptop", "Gown size", "Diet"])
    assert in_order(cohort) == ["Laptop", "Gown size", "Diet"]

    page.get_by_role("button", name="Up: Diet").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-sortable] > li b")).to_have_text(["Laptop", "Diet", "Gown size"])
    expect(page.locator(":focus")).to_contain_text("Diet")
    assert in_order(cohort) == ["Laptop", "Diet", "Gown size"]


def test_an_organiser_writes_a_question_and_sees_only_the_fields_of_its_kind(page, let_in):
    cohort = CohortFactory()
    let_in(page, MembershipFactory(organisation=cohort.organisation).user)
    page.goto(f"/desk/{cohort.public_id}/settings/questions/new/dossier/")
    expect(page.get_by_label("Choices")).to_be_hidden()
    page.get_by_label("Kind of answer").select_option(label="one of several choices")
    page.get_by_label("Choices").fill("S\nM")
    expect(page.get_by_label("Text to agree to")).to_be_hidden()
    assert faults_of(page) == []
    page.get_by_label("Question", exact=True).fill("Gown size")
    page.get_by_role("button", name="Save the question").click()
    expect(page.locator(":focus")).to_contain_text("Gown size")
    page.set_viewport_size({"width": 360, "height": 800})
    assert not is_too_wide(page)


def diet_of(cohort) -> tuple[Question, Question]:
    diet = QuestionFactory(cohort=cohort, kind="yes_no", label="Allergies?", required=True, position=1)
    which = QuestionFactory(
        cohort=cohort, label="To what?", required=True, position=2, shown_if=diet, shown_if_value="yes"
    )
    return diet, which


def test_a_student_is_asked_what_the_last_answer_calls_for(page_at, let_in):
    application = ApplicationFactory()
    diet, which = diet_of(application.cohort)
    page = let_in(page_at(390), application.person)
    page.goto(f"/my/applications/{application.public_id}/dossier/")
    expect(page.get_by_label("To what?")).to_be_hidden()
    page.get_by_label("Yes").check()
    expect(page.get_by_label("To what?")).to_be_visible()
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.get_by_label("To what?").fill("nuts")
    expect(page.get_by_text("Saved at")).to_be_visible()
    assert faults_of(page) == []
    page.set_viewport_size({"width": 360, "height": 800})
    assert not is_too_wide(page)
    page.get_by_role("button", name="Save my dossier").click()
    expect(page.get_by_text("Every question is answered")).to_be_visible()
    assert {one.question: one.value for one in application.answers.all()} == {diet: True, which: "nuts"}


def test_without_javascript_every_question_says_when_it_is_asked(page_at, let_in):
    application = ApplicationFactory()
    diet, which = diet_of(application.cohort)
    page = let_in(page_at(java_script_enabled=False), application.person)
    page.goto(f"/my/applications/{application.public_id}/dossier/")
    expect(page.get_by_text("Only if your answer to “Allergies?” is “yes”:")).to_be_visible()
    page.get_by_label("Yes").check()
    page.get_by_label("To what?").fill("nuts")
    page.get_by_role("button", name="Save my dossier").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert {one.question: one.value for one in application.answers.all()} == {diet: True, which: "nuts"}
