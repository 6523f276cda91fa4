"""From the rehearsal to a certificate on a phone: the assessor signs, the officer issues, the holder and the gate read.

The jobs run in this process, so that the batch stands still where the page shows its progress.
"""

import pytest
from playwright.sync_api import expect

from certificates.models import Certificate
from tests.certificates.conftest import School

from . import certifying
from .conftest import faults_of, is_too_wide, let_in
from .hands import PASSWORD, Person

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
FIRST, SECOND = "Nguyễn Thị Ánh Nguyệt", "Zofia Żółć"


@pytest.fixture
def school(pdf_fonts):
    """An ended cohort where two have met every criterion and nothing is signed yet."""
    school = School()
    for name in (FIRST, SECOND):
        school.add(name, signed=False)
    for user in (school.assessor, school.officer):
        user.set_password(PASSWORD)
        user.save()
    return school


def test_from_the_rehearsal_to_the_phone_at_the_gate(page_at, live_server, school, run_jobs):
    def person(user, width=1280, scheme="light"):
        somebody = Person(page_at(width, scheme), user.full_name, user.email)
        let_in(somebody.page, user, live_server.url)
        return somebody

    desk = f"/desk/{school.cohort.public_id}/certificates/"
    officer = person(school.officer)
    officer.open(f"{desk}rehearsal/")
    officer.sees("Who would get what", FIRST, SECOND)
    results_are_signed(person(school.assessor), f"{desk}results/")
    officer.open(desk)
    certifying.approve(officer)
    expect(officer.main.get_by_role("progressbar", name="Certificates made")).to_have_attribute("value", "0")
    officer.sees("0 of 2 made")
    run_jobs()
    officer.heading("2 certificates issued")
    officer.sees("2 of 2 made", "All of them are made.")
    code = the_holder_has_it(person(Certificate.objects.get(holder__full_name=FIRST).holder, 390))
    anybody_checks_it(Person(page_at(390, "dark")), code)


def results_are_signed(assessor: Person, address: str) -> None:
    assessor.open(address)
    assessor.press("Sign all 2 complete results…")
    assessor.heading("Sign the results of 2 people?")
    assessor.press("Sign the results")
    certifying.prove_again(assessor)
    assessor.sees(f"signed by {assessor.name}")


def the_holder_has_it(holder: Person) -> str:
    holder.open("/my/certificates/")
    file, code = certifying.download(holder)
    assert file.startswith(b"%PDF")
    assert not is_too_wide(holder.page)
    return code


def anybody_checks_it(anybody: Person, code: str) -> None:
    certifying.verify(anybody, code)
    anybody.heading("Valid")
    anybody.sees(FIRST)
    anybody.sees_not(SECOND)
    assert not is_too_wide(anybody.page)
    assert faults_of(anybody.page) == []
