"""The same pages with a keyboard alone on a phone, and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from accounts.models import Role
from cohorts.models import Cohort
from records.models import OutgoingMail
from tests.certificates.conftest import School
from tests.factories import PASSWORD as KNOWN
from tests.factories import (
    ApplicationFactory,
    CohortFactory,
    MembershipFactory,
    OrganiserFactory,
    SchoolFactory,
    UserFactory,
)

from .hands import LINK, PASSWORD, Person

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
State = ApplicationFactory._meta.model.State
LABEL = """() => {
  const element = document.activeElement;
  return (element.labels?.[0]?.innerText ?? element.getAttribute("aria-label") ?? element.innerText ?? "").trim();
}"""
IN_SIGHT = """() => {
  const box = document.activeElement.getBoundingClientRect();
  return document.activeElement === document.body || (box.bottom > 0 && box.top < window.innerHeight && box.width > 0);
}"""


class Keyboard:
    """Somebody who never touches the screen."""

    def __init__(self, page):
        self.page, self.key = page, page.keyboard.press

    def reach(self, words: str) -> None:
        """Tab on until the focus is there; wherever it stands, it can be seen."""
        seen = []
        for _ in range(70):
            self.key("Tab")
            seen.append(self.page.evaluate(LABEL))
            self.page.wait_for_function(IN_SIGHT, timeout=60_000)
            if seen[-1].startswith(words):
                return
        raise AssertionError(f"no way to “{words}” by Tab: {seen}")

    def use(self, words: str, leads_to: str) -> None:
        """Enter on the link or button; the next page has this heading."""
        self.reach(words)
        self.key("Enter")
        expect(self.page.get_by_role("heading", name=leads_to).first).to_be_visible(timeout=60_000)

    def type_into(self, words: str, text: str) -> None:
        self.reach(words)
        self.page.keyboard.type(text)


@pytest.fixture
def cohort():
    organiser = OrganiserFactory(name="Niel Summer Schools")
    row = CohortFactory(title="Niel, second run", organisation=organiser, capacity=1)
    row.programme_version.programme.is_public = True
    row.programme_version.programme.save()
    row.schools.add(SchoolFactory(keeper=organiser, name="Academy of Niel"))
    return row


def confirmation_of(email: str) -> str:
    """The path of the link in the mail that waits to be sent."""
    text = OutgoingMail.objects.get(to_address=email).text
    return re.sub(r"^https?://[^/]+", "", LINK.search(text)[0])


def test_a_student_applies_on_a_phone_by_keyboard_alone(page_at, cohort):
    page = page_at(390)
    keyboard = Keyboard(page)
    page.goto("/")
    keyboard.use("Apply for a place", "Make an account")
    keyboard.type_into("Name", "Noor Haddad")
    keyboard.type_into("E-mail", "noor@student.example")
    keyboard.type_into("Password", PASSWORD)
    keyboard.use("Make an account", "One step left")
    page.goto(confirmation_of("noor@student.example"))
    keyboard.use("Yes, confirm it", "Your application")
    keyboard.reach("Academy of Niel")
    keyboard.key("Space")
    keyboard.type_into("Study programme", "Chemistry")
    keyboard.reach("1")
    keyboard.key("ArrowRight")
    keyboard.type_into("Why this, why now?", "To learn it.")
    keyboard.use("Send my application", "You have a place")
    expect(page.get_by_text("Chemistry, year 2")).to_be_visible()


def test_one_applies_and_is_decided_upon_in_bulk_without_javascript(page_at, cohort):
    cohort.admission, cohort.capacity, cohort.last_queue_number = Cohort.Admission.BY_DECISION, 3, 1000
    cohort.save()
    others = [ApplicationFactory(cohort=cohort, state=State.SUBMITTED).person.full_name for _ in range(2)]
    student = Person(page_at(java_script_enabled=False), email=UserFactory(password=True, full_name="Lin Chen").email)
    student.log_in(KNOWN)
    student.open(f"/cohorts/{cohort.slug}/")
    student.follow("Apply for a place")
    student.choose("Academy of Niel", of="School")
    student.write({"Study programme": "Chemistry", "Why this, why now?": "To learn it."})
    student.choose("2", of="Year of study")
    student.press("Send my application")
    student.heading("Your application is with the team")
    membership = MembershipFactory(organisation=cohort.organisation, role=Role.ORGANISER, user__password=True)
    organiser = Person(page_at(java_script_enabled=False), email=membership.user.email)
    organiser.log_in(KNOWN)
    organiser.open(f"/desk/{cohort.public_id}/applications/")
    organiser.choose("Select Lin Chen", f"Select {others[0]}")
    organiser.press("Offer a place…")
    organiser.heading("Offer a place to 2 people?")
    organiser.press("Decide and send 2 mails")
    states = cohort.applications.order_by("queue_number").values_list("person__full_name", "state")
    assert dict(states) == {others[0]: State.OFFERED, others[1]: State.SUBMITTED, "Lin Chen": State.OFFERED}
    student.page.reload()
    student.heading("A place is free for you")


def test_certificates_are_issued_without_javascript(page_at, run_jobs, pdf_fonts):
    school = School()
    school.add("Lin Chen")
    school.officer.set_password(KNOWN)
    school.officer.save()
    officer = Person(page_at(java_script_enabled=False), email=school.officer.email)
    officer.log_in(KNOWN)
    officer.open(f"/desk/{school.cohort.public_id}/certificates/")
    officer.follow("Issue certificates")
    officer.press("Issue the certificates")
    officer.heading("Confirm access")
    officer.write({"Password": KNOWN})
    officer.press("Confirm")
    officer.sees("0 of 1 made")
    run_jobs()
    officer.follow("Look again")
    officer.sees("1 of 1 made", "All of them are made.")
