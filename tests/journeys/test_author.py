"""An author writes a module, an expert comments and signs, the author releases it; in a browser."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from accounts.models import Role
from courses.models import ModuleVersion, VersionState
from tests.factories import CompetencyFactory, MembershipFactory, ModuleVersionFactory, OutcomeFactory, expert

from .conftest import faults_of, is_too_wide
from .hands import Person

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def let_in(page, live_server):
    def let_in(user) -> Person:
        client = Client()
        client.force_login(user, settings.AUTHENTICATION_BACKENDS[-1])
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.clear_cookies()
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        return Person(page)

    return let_in


def is_sound(page) -> None:
    """Nothing for axe, and no sideways scroll on a narrow phone."""
    assert faults_of(page) == []
    page.set_viewport_size({"width": 360, "height": 800})
    assert not is_too_wide(page), page.url
    page.set_viewport_size({"width": 1280, "height": 900})


def writes(author: Person) -> None:
    """The draft is refused with a reason, keeps what was typed, and says which verb cannot be measured."""
    author.follow("Write a module")
    author.write({"Code": "M4", "Title": "Gowning"})
    author.press("Begin the module")
    author.write({"Minutes of practice": "120", "Modules to follow before": "M4"})
    author.write({"Learning outcome": "Understand gowning", "Competencies": "C2"})
    author.write({"Document": "EudraLex Volume 4, Annex 1", "Edition": "2022", "Clause": "7.14"})
    author.write({"School": "AP Hogeschool", "ECTS points": "0.5"})
    author.press("Save the draft")
    author.sees("A module cannot ask for itself.")
    expect(author.page.get_by_label("Clause").first).to_have_value("7.14")
    is_sound(author.page)
    author.write({"Modules to follow before": "M3"})
    author.press("Save the draft")
    author.sees("“understand” cannot be seen or measured")
    is_sound(author.page)
    author.page.get_by_label("Learning outcome").first.fill("Demonstrate gowning for grade B")
    author.press("Save the draft")
    author.sees_not("cannot be seen or measured")


def asks(author: Person, contact) -> None:
    author.follow("Review")
    author.follow("Ask an expert")
    author.write({"Expert": f"Vera Lindqvist, {contact.organisation}", "What you would like to know": "Enough?"})
    is_sound(author.page)
    author.press("Ask by mail")
    author.sees("Nobody has commented yet.")
    is_sound(author.page)


def comments(reader: Person) -> None:
    reader.follow("Read the module")
    reader.page.locator("summary", has_text="Comment").first.click()
    reader.page.get_by_label("Your comment").first.fill("Say that it is simulated.")
    reader.page.get_by_role("button", name="Send the comment").first.click()
    reader.sees("Say that it is simulated.", "A comment of yours is still open")
    is_sound(reader.page)


def answers(author: Person) -> None:
    author.follow("Read and answer")
    author.follow("Answer")
    author.write({"Your answer": "It says so now."})
    author.press("Save the answer")
    author.sees("It says so now.")
    is_sound(author.page)


def signs(reader: Person) -> None:
    reader.follow("Read the module")
    reader.choose("My name and that of my organisation")
    reader.press("Sign this version")
    reader.sees("You signed this version")


def releases(author: Person) -> None:
    author.press("Save and release")
    author.press("Release the module")
    author.sees("A released version stays as it is", "0.50", "7.14")
    is_sound(author.page)
    author.follow("Review")
    author.sees("signed")


def test_an_author_writes_and_releases_a_module(page, let_in, live_server):
    member = MembershipFactory(role=Role.ORGANISER)
    organisation = member.organisation
    CompetencyFactory(organisation=organisation, code="C2", course_target=2)
    before = ModuleVersionFactory(module__organisation=organisation, module__code="M3", title="Microbiology")
    OutcomeFactory(module_version=before)
    contact = expert(organisation, user__full_name="Vera Lindqvist")
    mine = f"{live_server.url}/my/"

    author = let_in(member.user)
    author.open(f"{live_server.url}/library/{organisation.public_id}/modules/")
    writes(author)
    asks(author, contact)
    reader = let_in(contact.user)
    reader.open(mine)
    comments(reader)
    author = let_in(member.user)
    author.open(mine)
    answers(author)
    reader = let_in(contact.user)
    reader.open(mine)
    signs(reader)

    version = ModuleVersion.objects.get(module__code="M4")
    author = let_in(member.user)
    author.open(f"{live_server.url}/library/module-versions/{version.public_id}/")
    releases(author)
    version.refresh_from_db()
    assert version.state == VersionState.RELEASED
