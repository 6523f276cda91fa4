"""A new partner, from the invitation by mail over the call to a confirmed session in the public timetable."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Role
from partners import tasks
from partners.models import Proposal
from records.models import OutgoingMail
from tests.factories import PASSWORD as FACTORY_PASSWORD
from tests.factories import CohortFactory, CompetencyFactory, MembershipFactory, OrganiserFactory, RoomFactory

from . import building, partnering
from .building import COHORT, ORGANISER
from .conftest import faults_of, is_too_wide
from .hands import LINK, PASSWORD, Person

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
TALK = "A kit from set-up to harvest"


@pytest.fixture
def world(live_server):
    house = OrganiserFactory(name=ORGANISER)
    first = building.today() + timedelta(days=30)
    days = {"starts_on": first, "ends_on": first + timedelta(days=1), "published_at": timezone.now()}
    cohort = CohortFactory(organisation=house, title=COHORT, **days)
    RoomFactory(organisation=house, name="Training cleanroom", largest_number=12)
    CompetencyFactory(organisation=house, code="A2", title="Sets up a closed system")
    MembershipFactory(organisation=house, role=Role.ORGANISER, user__email="olga@people.example", user__password=True)
    return cohort


def test_from_an_invitation_to_the_public_timetable(world, page_at):
    organiser = Person(page_at(), "Olga", "olga@people.example")
    contact, visitor = Person(page_at(360), "Pia Partner", "pia@people.example"), Person(page_at())
    organiser.log_in(FACTORY_PASSWORD)
    the_call_is_written(organiser)
    a_partner_comes_by_mail(organiser, contact)
    it_answers_the_call(contact)
    the_team_scores_talks_and_accepts(organiser)
    contact.open("/partner/sessions/")
    contact.follow(TALK)
    contact.sees("How many groups?")
    contact.press("Confirm the session")
    building.open_cohort(organiser)
    building.place(organiser, TALK, world.ends_on, "11:00")
    visitor.open(f"/cohorts/{world.slug}/timetable/")
    visitor.sees_not(TALK)
    building.release(organiser)
    tasks.follow_sessions()
    visitor.open(f"/cohorts/{world.slug}/timetable/")
    visitor.sees(TALK)
    visitor.open(f"/cohorts/{world.slug}/")
    visitor.sees("Who speaks", "Grows cells since 2014.")
    assert Proposal.objects.get().state == Proposal.State.PLACED


def the_call_is_written(organiser: Person) -> None:
    building.open_cohort(organiser)
    organiser.tab("Partners")
    organiser.follow("Call", exact=True)
    organiser.follow("Write the call")
    now = timezone.now()
    organiser.write({
        "Opens": (now - timedelta(days=1)).strftime("%Y-%m-%dT%H:%M"),
        "Closes": (now + timedelta(days=20)).strftime("%Y-%m-%dT%H:%M"),
        "Introduction": "Bring something to do.",
        "Lengths wanted": "60, 90",
    })  # fmt: skip
    organiser.choose("A2 Sets up a closed system (taught by no session)", of="Topics wanted")
    organiser.press("Save the call")
    organiser.follow("Add a question")
    organiser.write({"Question": "May it be filmed?"})
    organiser.main.get_by_label("Kind of answer").select_option(label="yes or no")
    organiser.main.get_by_label("has to be answered").check()
    organiser.press("Save the question")
    organiser.follow("Add a criterion")
    organiser.write({"Title": "Students do something"})
    organiser.press("Save the criterion")
    organiser.follow("Publish the call")
    organiser.press("Publish the call")
    organiser.sees("open")
    assert faults_of(organiser.page) == []


def a_partner_comes_by_mail(organiser: Person, contact: Person) -> None:
    partnering.add_partner(organiser, contact)
    invitation = OutgoingMail.objects.get(to_address=contact.email)
    contact.open(re.sub(r"https?://[^/]+", "", LINK.search(invitation.text)[0]))
    contact.write({"Name": contact.name, "Password": PASSWORD})
    contact.press("Make the account and accept")
    contact.page.get_by_role("button", name="your account").wait_for()


def it_answers_the_call(contact: Person) -> None:
    contact.goes_to("Partner portal")
    contact.sees("Calls for sessions")
    contact.main.locator("a[href^='/partner/call/']").first.click()
    contact.sees("Bring something to do.", "A2")
    assert faults_of(contact.page) == []
    contact.follow("Propose a session")
    contact.write({"Title": TALK, "Abstract": "Six students, one kit.", "Learning outcomes": "Sets up a closed system"})
    contact.write({"Speaker": "Ada Peeters; Nele Claes", "Minutes": "60"})
    contact.sees("Kept as a draft at")
    assert Proposal.objects.get().title == TALK, "before anything was pressed"
    contact.choose("Yes", of="May it be filmed?")
    assert faults_of(contact.page) == []
    contact.press("Send the proposal")
    contact.sees("The organiser decides.", "Nele Claes")
    assert not is_too_wide(contact.page)
    contact.follow("Ada Peeters")
    contact.write({"E-mail": "ada@cells.example", "Biography": "Grows cells since 2014."})
    contact.main.get_by_label("The public may read the biography").check()
    contact.press("Save")
    contact.main.get_by_role("radio").first.check()
    contact.press("Add this time")
    contact.sees("the whole day")
    assert faults_of(contact.page) == []
    assert not is_too_wide(contact.page)


def the_team_scores_talks_and_accepts(organiser: Person) -> None:
    building.open_cohort(organiser)
    organiser.tab("Partners")
    organiser.follow("Call", exact=True)
    organiser.follow("Give points")
    organiser.follow(TALK)
    organiser.choose("4", of="Students do something")
    assert faults_of(organiser.page) == []
    organiser.press("Send and go on to the next")
    organiser.follow(TALK)
    organiser.tab("Partners")
    organiser.follow(f"Decide on {TALK}")
    organiser.sees("80 %", "May it be filmed?")
    organiser.write({"Message": "How many groups?"})
    organiser.press("Send to the partner")
    organiser.sees("How many groups?")
    assert faults_of(organiser.page) == []
    organiser.press("Accept the proposal")
    organiser.sees("It is a session now, not yet placed.")
