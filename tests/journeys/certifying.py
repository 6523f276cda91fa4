"""The acts around a certificate: criteria, attendance, issue, check by anybody, revocation."""

import re

from playwright.sync_api import expect

from certificates import actions
from certificates.signing.reading import signings
from cohorts.models import CohortRole
from tests.factories import CohortRoleFactory

from .building import open_cohort
from .enrolling import file_behind
from .hands import PASSWORD, Person

REASON = "The attendance list was of another day."
CODE = re.compile(r"\b(?:[0-9A-Z]{4}-){4}[0-9A-Z]{4}\b")


def write_criteria(officer: Person) -> None:
    open_cohort(officer)
    officer.tab("Certificates")
    officer.follow("Write the criteria")
    officer.follow("Share of the minutes")
    officer.press("Add the criterion")
    officer.sees("Attendance")


def mark_everybody_present(organiser: Person, sessions: list[str]) -> None:
    for session in sessions:
        organiser.tab("Attendance")
        organiser.follow(session)
        organiser.press("All are present")
        organiser.sees("2 people marked.")


def results_are_signed(cohort) -> None:
    """By an assessor; the journey of a batch does it in the browser."""
    assessor = CohortRoleFactory(cohort=cohort, role=CohortRole.Kind.ASSESSOR).user
    seen = {str(row.application.public_id): row.sha256 for row in signings(cohort)}
    actions.sign_results(cohort, seen, by=assessor)


def preview(officer: Person, name: str) -> bytes:
    officer.follow(name)
    officer.heading("Meets every criterion")
    link = officer.main.get_by_role("link", name="Preview as PDF").get_attribute("href")
    return officer.page.request.get(link).body()


def prove_again(somebody: Person) -> None:
    somebody.heading("Confirm access")  # this session never typed its password yet
    somebody.write({"Password": PASSWORD})
    somebody.press("Confirm")


def approve(officer: Person) -> None:
    officer.heading("2 certificates are ready to issue")
    officer.follow("Issue certificates")
    officer.write({"Name of the signatory": "Ilse Maes", "Title of the signatory": "Director"})
    officer.press("Issue the certificates")
    prove_again(officer)


def issue(officer: Person) -> None:
    officer.tab("Certificates")
    approve(officer)
    expect(officer.main.get_by_role("progressbar", name="Certificates made")).to_be_visible()
    officer.heading("2 certificates issued")
    officer.sees("All of them are made.")


def download(student: Person) -> tuple[bytes, str]:
    """The file, and the code that stands beside it."""
    student.heading("My certificates")
    code = CODE.search(student.main.inner_text())[0]
    return file_behind(student, "Download the PDF"), code


def copy_link(student: Person) -> str:
    student.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    student.press("Copy the link")
    expect(student.main.get_by_role("status").filter(has_text="✓")).to_be_visible()
    return student.page.evaluate("navigator.clipboard.readText()")


def verify(anybody: Person, code: str) -> None:
    anybody.open("/")
    anybody.follow("Verify a certificate", within="footer")
    anybody.write({"Code of the certificate": code})
    anybody.press("Check the code")


def revoke(officer: Person, name: str) -> None:
    officer.tab("Certificates")
    officer.follow(name)
    officer.follow("Revoke")
    dialog = officer.page.get_by_role("dialog")
    dialog.get_by_label("What is the matter").select_option(value="mistake")
    dialog.get_by_label("Reason").fill(REASON)
    dialog.get_by_role("button", name="Revoke the certificate").click()
    officer.sees(REASON)
