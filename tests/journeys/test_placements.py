"""A round of placements with 30 students: posted, listed, ranked, allocated, told, accepted, agreed; in a browser."""

import re

import pytest
from django.conf import settings
from django.test import Client

from accounts.models import Role
from partners.models import Assignment, Placement, PlacementRound
from partners.placements.allocating import faults
from tests.factories import (
    ApplicationFactory,
    CandidacyFactory,
    CohortFactory,
    CompanyFactory,
    MembershipFactory,
    PartnershipFactory,
    PlacementFactory,
    PlacementRoundFactory,
    UserFactory,
)
from tests.partners.placements.conftest import move_to

from .conftest import faults_of, is_too_wide
from .hands import Person

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def let_in(page, live_server):
    def let_in(user, address: str) -> Person:
        client = Client()
        client.force_login(user, settings.AUTHENTICATION_BACKENDS[-1])
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.clear_cookies()
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        person = Person(page)
        person.open(address)
        return person

    return let_in


def is_sound(person: Person) -> None:
    """Nothing for axe, and no sideways scroll on a narrow phone."""
    assert faults_of(person.page) == []
    person.page.set_viewport_size({"width": 360, "height": 800})
    assert not is_too_wide(person.page), person.page.url
    person.page.set_viewport_size({"width": 1280, "height": 900})


def posts(host: Person) -> None:
    host.follow("Post a place")
    host.write({"Title": "Fill and finish", "What the student does and learns": "Follow a batch."})
    host.write({"Number of places": "2", "First day": "2028-02-01", "Last day": "2028-04-30"})
    is_sound(host)
    host.press("Save the place")
    host.press("Offer the place")
    host.sees("The organiser was told.") if host.main.get_by_text("The organiser was told.").count() else None


def ranks(student: Person) -> None:
    """By the buttons of the rows: two places, the second moved up, sent."""
    student.follow("Spring 2028")
    for title in ("Quality control", "Fill and finish"):
        student.main.get_by_role("button", name=re.compile(rf"^Add\s+{title}")).click()
    student.main.get_by_role("button", name="Fill and finish up").click()
    is_sound(student)
    student.press("Send my ranking")
    student.sees("sent")


def test_thirty_students_and_two_hosts(let_in):
    cohort = CohortFactory()
    keeper = cohort.organisation
    hosts = [CompanyFactory(keeper=keeper, name=name) for name in ("Cellarium", "Noordlab")]
    for host in hosts:
        PartnershipFactory(cohort=cohort, organisation=host)
    organiser = MembershipFactory(organisation=keeper, role=Role.ORGANISER, user=UserFactory()).user
    contact = MembershipFactory(organisation=hosts[0], role=Role.PARTNER_CONTACT, user=UserFactory()).user
    applications = [ApplicationFactory(cohort=cohort) for _ in range(30)]
    round = PlacementRoundFactory(organisation=keeper, cohorts=[cohort], title="Spring 2028")
    other = PlacementFactory(round=round, organisation=hosts[1], title="Quality control", number=9)
    PlacementFactory(
        round=round, organisation=hosts[1], title="Virtual unit", mode="virtual", is_equivalent=True, number=40
    )
    desk = f"/desk/{cohort.public_id}/placements/"

    posts(let_in(contact, "/partner/placements/"))
    boss = let_in(organiser, desk)
    boss.follow("Spring 2028")
    boss.follow("Look at them")
    boss.follow("Fill and finish")
    boss.press("Put it on the list")
    boss.sees("listed")
    is_sound(boss)

    move_to(round, "ranking")
    first = applications[0].person
    ranks(let_in(first, "/my/placements/"))
    place = Placement.objects.get(title="Fill and finish")
    for number, application in enumerate(applications[1:]):
        CandidacyFactory(round=round, application=application, wishes=[place, other][:: -1 if number % 3 else 1])

    move_to(round, "hosts")
    host = let_in(contact, f"/partner/placements/{place.public_id}/")
    mine = round.candidacies.get(person=first)
    host.sees(mine.number)
    host.page.locator(f"input[name='word-{mine.public_id}'][value=rank]").check()
    host.press("Save our order")
    is_sound(host)

    move_to(round, "ready")
    boss = let_in(organiser, f"{desk}{round.public_id}/allocation/")
    boss.follow("Allocate")
    boss.press("Allocate")
    boss.sees("Who gets what")
    is_sound(boss)
    boss.follow("Tell everybody")
    boss.press("Tell everybody now")
    round = PlacementRound.objects.get(pk=round.pk)
    made = round.allocations.get()
    assert faults(made.given, made.seed, made.result) == []
    assert (len(made.result), Assignment.objects.filter(origin="equivalent").count()) == (11, 19)

    student = let_in(first, "/my/placements/")
    student.follow("Fill and finish")
    is_sound(student)
    student.press("Accept the place")
    host = let_in(contact, f"/partner/placements/students/{mine.assignments.get().public_id}/")
    host.follow("Write the agreement")
    host.write({"Mentor": "Nele Verhaegen"})
    host.press("Save the agreement")
    host.press("Accept the agreement")
    is_sound(host)
    assert mine.assignments.get().agreements.get().signatures.get().side == "host"
