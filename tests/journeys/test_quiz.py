"""A student takes the entry test on a phone: through a tunnel, with the keys alone, until the gate is open."""

import pytest
from playwright.sync_api import expect

from cohorts.models import GateResult
from courses.models import Attempt, QuestionVersion
from tests.factories import (
    ApplicationFactory,
    CohortQuizFactory,
    GateFactory,
    QuestionVersionFactory,
    QuizPartFactory,
)

from .conftest import faults_of, is_too_wide
from .test_doors_offline import let_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
Kind = QuestionVersion.Kind
LINES = ("Gowned at 10:05, second gloves on.", "Touched the door with the first gloves.", "Entered grade B at 10:20.")
STEPS = ("Hood", "Coverall", "Second gloves")
BODIES = {
    Kind.ONE: {"choices": [{"id": "a", "text": "No growth"}, {"id": "b", "text": "10 CFU"}], "right": ["a"]},
    Kind.SEVERAL: {"choices": [{"id": key, "text": f"Limit {key}"} for key in "abc"], "right": ["a", "c"]},
    Kind.NUMBER: {"value": "3520", "tolerance": "0", "unit": "per m³"},
    Kind.ORDERING: {"choices": [{"id": step[0], "text": step} for step in STEPS]},
    Kind.MATCHING: {"pairs": [{"left": "No growth", "right": "Grade A"}, {"left": "5 CFU", "right": "Grade B"}]},
    Kind.ERROR: {"choices": [{"id": str(at), "text": line} for at, line in enumerate(LINES)], "right": ["1"]},
}


@pytest.fixture
def quiz():
    gate = GateFactory(pretest=True, title="Entry test")
    quiz = CohortQuizFactory(cohort=gate.cohort, gate=gate, purpose="entry", quiz_version__limit_minutes=20)
    for kind, body in BODIES.items():
        owner = {"question__organisation": gate.cohort.organisation}
        asked = QuestionVersionFactory(kind=kind, body=body, text=f"A question: {kind}", **owner)
        QuizPartFactory(quiz_version=quiz.quiz_version, question=asked)
    return quiz


@pytest.fixture
def application(quiz):
    return ApplicationFactory(cohort=quiz.cohort)


@pytest.fixture
def phone(browser, live_server, application):
    """A page of 390 px whose connection can be cut; failed requests are expected there."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=live_server.url, locale="en-GB")
    let_in(context, application.person, live_server.url)
    faults = []
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
    yield page
    context.close()
    assert faults == []


def is_in_order(phone) -> None:
    """Nothing to scroll sideways on the narrowest phone either, and nothing that axe finds."""
    for width in (360, 390):
        phone.set_viewport_size({"width": width, "height": 844})
        assert not is_too_wide(phone)
    assert faults_of(phone) == []


def put_in_order(page, section) -> None:
    """With the keys alone: each to its place from the top."""
    for place, name in enumerate(STEPS):
        here = section.locator(".p-line").all_inner_texts().index(name)
        button = section.get_by_role("button", name=f"Move “{name}” up")
        button.focus()
        for _step in range(here - place):
            page.keyboard.press("Enter")
            expect(button).to_be_focused()
    assert section.locator(".p-line").all_inner_texts() == list(STEPS)


def match(page, section) -> None:
    for row in section.locator("li").all():
        right = "Grade A" if row.locator("label").inner_text() == "No growth" else "Grade B"
        row.get_by_role("combobox").focus()
        page.keyboard.type(right)
        expect(row.locator("option:checked")).to_have_text(right)


def hand_in(phone) -> None:
    phone.get_by_role("button", name="Hand in").click()
    expect(phone.get_by_text("Every question is answered")).to_be_visible()
    is_in_order(phone)
    phone.get_by_role("button", name="Hand in").click()


def test_a_student_passes_the_entry_test_on_a_phone(phone, quiz, application):
    phone.goto(application.get_absolute_url())
    phone.get_by_role("link", name="Take the test").first.click()
    is_in_order(phone)
    phone.get_by_role("button", name="Begin").click()
    expect(phone.get_by_text("0 of 6 answered")).to_be_visible()
    is_in_order(phone)
    asked = {kind: phone.locator(f"[data-kind={kind}]") for kind in BODIES}
    saved = {kind: section.locator("[data-saved]") for kind, section in asked.items()}
    asked[Kind.ONE].get_by_label("No growth").check()
    expect(saved[Kind.ONE]).to_have_text("saved")
    attempt = Attempt.objects.get()
    assert attempt.answers.count() == 1

    phone.context.set_offline(True)  # into the tunnel
    asked[Kind.NUMBER].get_by_label("Your number").fill("3 520")
    put_in_order(phone, asked[Kind.ORDERING])
    asked[Kind.ERROR].get_by_label(LINES[1]).check()
    expect(saved[Kind.ERROR]).to_have_text("waits for the connection")
    expect(phone.get_by_text("No connection. Go on")).to_be_visible()
    is_in_order(phone)
    phone.get_by_role("button", name="Hand in").click()  # nothing is handed in, nothing lost
    assert attempt.answers.count() == 1
    phone.context.set_offline(False)  # and out again: the page delivers by itself
    for kind in (Kind.NUMBER, Kind.ORDERING, Kind.ERROR):
        expect(saved[kind]).to_have_text("saved")
    expect(phone.get_by_text("No connection. Go on")).to_be_hidden()
    assert attempt.answers.values("place").distinct().count() == 4

    match(phone, asked[Kind.MATCHING])
    for right in ("Limit a", "Limit c"):
        asked[Kind.SEVERAL].get_by_label(right).check()
    expect(phone.get_by_text("6 of 6 answered")).to_be_visible()
    hand_in(phone)
    expect(phone.get_by_role("heading", name="Passed")).to_be_visible()
    is_in_order(phone)
    attempt.refresh_from_db()
    assert (attempt.points, attempt.most_points) == (6, 6)
    assert quiz.gate.results.current().get().outcome == GateResult.Outcome.PASSED
