"""From a shut gate to an open one: the participant, the parent, the team, in a browser at two widths."""

import re

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from accounts.models import Text
from cohorts.gates import standing
from cohorts.models import Question
from records.models import OutgoingMail
from tests.factories import (
    AnswerFactory,
    ApplicationFactory,
    CohortFactory,
    GateFactory,
    MembershipFactory,
    QuestionFactory,
    SessionFactory,
    TextFactory,
)

from .conftest import faults_of, is_too_wide

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def let_in(live_server):
    def let_in(page, user):
        client = Client()
        client.force_login(user, settings.AUTHENTICATION_BACKENDS[-1])
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        return page

    return let_in


@pytest.fixture
def cohort():
    return CohortFactory()


@pytest.fixture
def anna(cohort):
    """Under 18, with a place and one question answered."""
    anna = ApplicationFactory(cohort=cohort, person__full_name="Anna Żółć")
    question = QuestionFactory(cohort=cohort, kind=Question.Kind.YES_NO, meaning="under_18", required=True)
    AnswerFactory(question=question, application=anna, value=True)
    return anna


@pytest.fixture
def cleanroom(cohort):
    session = SessionFactory(cohort=cohort, type="cleanroom")
    GateFactory(cohort=cohort, briefing=True, sessions=[session])
    GateFactory(cohort=cohort, sessions=[session], position=1)
    TextFactory(organisation=cohort.organisation, key=Text.Key.GUARDIAN)
    return session


def look(page):
    """Nothing to fault, and nothing that scrolls sideways on a narrow phone."""
    wide = page.viewport_size
    assert faults_of(page) == []
    page.set_viewport_size({"width": 360, "height": 800})
    assert not is_too_wide(page)
    page.set_viewport_size(wide)


def ask_the_parent(page, anna, live_server) -> str:
    """The link of the parent's mail, on this server."""
    page.goto(anna.get_absolute_url())
    page.get_by_role("link", name="Ask by mail").click()
    look(page)
    page.get_by_label("Name of your parent").fill("Griet Peeters")
    page.get_by_label("Their e-mail").fill("griet@home.example")
    page.get_by_role("button", name="Send the mail").click()
    expect(page.get_by_text("griet@home.example")).to_be_visible()
    mail = OutgoingMail.objects.get(kind="cohorts/guardian_asked")
    link = next(word for word in mail.text.split() if "/guardian/" in word)
    return live_server.url + "/guardian/" + link.split("/guardian/")[1]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_a_shut_gate_is_opened(page_at, let_in, live_server, cohort, anna, cleanroom, width, scheme):
    student = let_in(page_at(width, scheme), anna.person)
    link = ask_the_parent(student, anna, live_server)

    parent = page_at(width, scheme)
    parent.goto(link)
    look(parent)
    parent.get_by_role("button", name="I am the parent or guardian, and I agree").click()
    expect(parent.get_by_role("heading", name="You have agreed")).to_be_visible()

    student.goto(anna.get_absolute_url())
    look(student)
    student.get_by_role("link", name="Read and accept").click()
    look(student)
    student.get_by_role("button", name="I have read it and accept it").click()
    student.get_by_role("link", name="Declare").click()
    student.get_by_label("Yes, if something is adapted").check()
    student.get_by_label("What would help you?").fill("A stool at the bench.")
    look(student)
    student.get_by_role("button", name="Declare").click()
    expect(student.get_by_text("A person of the team looks at it")).to_be_visible()
    assert standing(cleanroom, [anna]) == {anna.pk: ["Fitness for the cleanroom: to be agreed with the team"]}

    team = let_in(page_at(width, scheme), MembershipFactory(organisation=cohort.organisation).user)
    team.goto(f"/desk/{cohort.public_id}/people/dossiers/")
    look(team)
    team.get_by_role("link", name="1 request to answer").click()
    team.get_by_role("link", name=re.compile("Answer.*Anna")).click()
    look(team)
    team.get_by_label("open the gate").check()
    team.get_by_label("Reason").fill("There is a stool.")
    team.get_by_role("button", name="Send the answer").click()
    expect(team.get_by_text("Nobody asks")).to_be_visible()
    assert standing(cleanroom, [anna]) == {anna.pk: []}
