"""A student writes a profile, opens it to an employer, reads who looked, and closes it again."""

import re

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from accounts.models import Role
from courses.models import Evidence
from partners.models import Opening, Partnership
from tests.factories import (
    ApplicationFactory,
    CohortFactory,
    CompanyFactory,
    CompetencyFactory,
    EvidenceFactory,
    MembershipFactory,
    PartnershipFactory,
    TextFactory,
    UserFactory,
)
from tests.partners.talent.test_mine import pdf

from .conftest import faults_of, is_too_wide
from .hands import Person

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def person_of(page_at, live_server):
    """Somebody at a browser, let in without the pages of logging in: those have tests of their own."""

    def person_of(user, width=1280) -> Person:
        page = page_at(width)
        client = Client()
        client.force_login(user, settings.AUTHENTICATION_BACKENDS[-1])
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        return Person(page, user.full_name, user.email)

    return person_of


@pytest.fixture
def world():
    cohort = CohortFactory()
    keeper = cohort.organisation
    TextFactory(organisation=keeper, key="profile", required=False)
    company = CompanyFactory(keeper=keeper, name="Cellbridge")
    PartnershipFactory(cohort=cohort, organisation=company, kind=Partnership.Kind.EMPLOYER)
    contact = MembershipFactory(
        organisation=company, role=Role.PARTNER_CONTACT, user=UserFactory(full_name="Nele Claes")
    ).user
    student = UserFactory(full_name="Lotte Vermeulen", email="lotte@school.example")
    ApplicationFactory(cohort=cohort, person=student)
    competency = CompetencyFactory(organisation=keeper, code="C3", title="Gown for grade B")
    EvidenceFactory(
        person=student, competency=competency, level=2, source_kind=Evidence.Source.CHECKLIST, title="Gowning check"
    )
    return student, contact


def _writes_and_opens(lotte: Person, tmp_path) -> None:
    lotte.open("/my/")
    lotte.follow("Write my profile")
    lotte.follow("Write my profile")
    lotte.write({"What I look for": "A thesis in a cleanroom", "Regions": "Antwerp, Ghent"})
    lotte.choose("thesis", "C3 Gown for grade B")
    file = tmp_path / "cv.pdf"
    file.write_bytes(pdf().read())
    lotte.main.get_by_label("CV", exact=False).first.set_input_files(file)
    lotte.press("Save my profile")
    lotte.sees("This is what they see", "Gowning check")
    assert faults_of(lotte.page) == []
    lotte.follow("Choose employers")
    lotte.follow("Open my profile")
    lotte.choose("I have read this and agree")
    lotte.press("Open to Cellbridge")
    lotte.sees("1 of 1 employers", "Can read it now: Nele Claes")
    assert faults_of(lotte.page) == []
    assert not is_too_wide(lotte.page)


def _reads_takes_and_asks(nele: Person) -> str:
    """Returns the address of the profile."""
    nele.open("/partner/")
    nele.follow("Profiles open to Cellbridge: 1.")
    assert faults_of(nele.page) == []
    nele.follow("Lotte Vermeulen")
    nele.sees("Gowning check")
    nele.sees_not("lotte@school.example")
    assert faults_of(nele.page) == []
    with nele.page.expect_download() as download:
        nele.follow("Take the CV (PDF)")
    assert download.value.path().read_bytes().startswith(b"%PDF")
    nele.follow("Ask for contact")
    nele.write({"Message": "We run two cleanrooms."})
    nele.press("Send the request")
    nele.sees("waits for an answer")
    return nele.page.url


def test_a_student_opens_a_profile_and_closes_it_again(person_of, world, tmp_path):
    student, contact = world
    lotte, nele = person_of(student, 390), person_of(contact)
    _writes_and_opens(lotte, tmp_path)
    profile = _reads_takes_and_asks(nele)

    lotte.open("/my/talent/")
    lotte.sees("CV taken, Nele Claes", "profile read, Nele Claes", "in a list, Nele Claes")
    lotte.follow("Read and answer")
    lotte.sees("We run two cleanrooms.")
    lotte.choose("Yes, give them my e-mail address")
    lotte.press("Send the answer")
    lotte.sees("Your answer")
    nele.open(profile)
    nele.sees("lotte@school.example")

    lotte.open("/my/talent/")
    lotte.follow("Close for Cellbridge")
    lotte.answer("Close the profile")
    lotte.sees("Nobody. Your profile is closed.")
    assert not Opening.objects.standing().exists()
    assert nele.page.goto(profile).status == 404
    assert nele.page.request.get(f"{profile}cv/").status == 404
    nele.open("/partner/talent/")
    nele.sees("No profile is open to you yet")
    expect(nele.page.get_by_text(re.compile("Lotte"))).to_have_count(0)
