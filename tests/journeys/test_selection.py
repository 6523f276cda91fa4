"""Selecting in a browser: criteria, a reviewer who does not see whom she scores, a school, the ranking, the mails."""

import pytest

from accounts.models import Role
from cohorts.models import Application, Cohort, CohortRole
from records.models import OutgoingMail
from tests.factories import PASSWORD as KNOWN
from tests.factories import ApplicationFactory, CohortFactory, CohortRoleFactory, MembershipFactory, SchoolFactory

from .hands import Person

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
State = Application.State


@pytest.fixture
def cohort():
    cohort = CohortFactory(admission=Cohort.Admission.BY_DECISION, capacity=1)
    cohort.schools.add(SchoolFactory(keeper=cohort.organisation, name="Academy of Niel"))
    for name in ("Lin Chen", "Elif Yıldız"):
        ApplicationFactory(
            cohort=cohort,
            school=cohort.schools.get(),
            state=State.SUBMITTED,
            person__full_name=name,
            motivation=f"My name is {name}, and I want to learn it.",
        )
    return cohort


def reviewer_of(cohort):
    return CohortRoleFactory(cohort=cohort, role=CohortRole.Kind.REVIEWER, user__password=True).user


def log_in(page, user) -> Person:
    person = Person(page, email=user.email)
    person.log_in(KNOWN)
    return person


def test_from_the_criteria_to_the_mails(page_at, cohort):
    team = MembershipFactory(organisation=cohort.organisation, role=Role.ORGANISER, user__password=True)
    organiser = log_in(page_at(), team.user)
    organiser.open(f"/desk/{cohort.public_id}/settings/selection/")
    organiser.follow("Add a criterion")
    organiser.write({"Title": "Motivation", "What to look for": "A plan, not a wish.", "Most points": "5"})
    organiser.press("Save the criterion")
    organiser.write({"Reviews of each application": "1"})
    organiser.choose("Blind reviews", "Schools approve their students")
    organiser.press("Save the rules")
    organiser.sees("Saved.")

    reviewer = log_in(page_at(390), reviewer_of(cohort))
    reviewer.open("/my/")
    reviewer.follow("Review")
    reviewer.press("Review the next one")
    reviewer.sees("My name is ▇▇▇, and I want to learn it.")
    reviewer.sees_not("Lin Chen", "Academy of Niel")
    reviewer.choose("2", of="Motivation")
    reviewer.press("Send and go on to the next")
    reviewer.sees("is sent.")
    reviewer.choose("5", of="Motivation")
    reviewer.press("Send and go on to the next")
    reviewer.sees("Nothing more waits for your review.")

    organiser.open(f"/desk/{cohort.public_id}/applications/ranking/?state=all")
    organiser.sees("100", "40", "with coordinator")

    held = MembershipFactory(organisation=cohort.schools.get(), role=Role.COORDINATOR, user__password=True)
    coordinator = log_in(page_at(390), held.user)
    coordinator.open("/my/")
    coordinator.follow("Look")
    coordinator.choose("Select Elif Yıldız")
    coordinator.press("Approve")
    coordinator.sees("1 student approved.")
    coordinator.page.get_by_role("link", name="Do not approve").click()
    coordinator.write({"Reason": "Not enrolled with us."}, within=coordinator.page.get_by_role("dialog"))
    coordinator.answer("Do not approve")
    coordinator.sees("is not approved")

    organiser.open(f"/desk/{cohort.public_id}/applications/ranking/")
    organiser.follow("Pick the first, for the free place")
    organiser.press("Offer a place…")
    organiser.heading("Offer a place to 1 person?")
    frame = organiser.page.frame_locator("iframe[name=preview]")
    frame.get_by_text("A place is free for you, Elif Yıldız").wait_for()
    assert not OutgoingMail.objects.filter(kind="cohorts/place_offered").exists()
    organiser.press("Decide and send 1 mail")
    organiser.sees("Place offered to Elif Yıldız.", "not approved")
    assert OutgoingMail.objects.filter(kind="cohorts/place_offered").count() == 1
