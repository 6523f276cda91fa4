"""A student with a place, two employers of the pool, their contacts."""

from types import SimpleNamespace

import pytest
from django.db import transaction

from accounts.models import Role
from cohorts.models import Application
from courses.models import Evidence
from records import files
from tests.factories import (
    ApplicationFactory,
    CohortFactory,
    CompanyFactory,
    CompetencyFactory,
    EvidenceFactory,
    MembershipFactory,
    OpeningFactory,
    PartnershipFactory,
    TalentProfileFactory,
    TextFactory,
    UserFactory,
)


def enrolled(cohort, **person):
    user = UserFactory(**person)
    ApplicationFactory(cohort=cohort, person=user, state=Application.State.ACCEPTED)
    return user


@pytest.fixture
def world(db):
    cohort = CohortFactory(title="Summer School 2027")
    keeper = cohort.organisation

    def employer(name):
        company = CompanyFactory(keeper=keeper, name=name)
        PartnershipFactory(cohort=cohort, organisation=company, kind="employer")
        return company

    def contact(organisation, **person):
        user = UserFactory(**person)
        MembershipFactory(organisation=organisation, role=Role.PARTNER_CONTACT, user=user)
        return user

    cellbridge, vectorlane = employer("Cellbridge"), employer("Vectorlane")
    student = enrolled(cohort, full_name="Lotte Vermeulen", email="lotte@school.example")
    competency = CompetencyFactory(organisation=keeper, code="C3", title="Gown for grade B")
    EvidenceFactory(
        person=student, competency=competency, level=2, source_kind=Evidence.Source.CHECKLIST, title="Gowning check"
    )
    return SimpleNamespace(
        cohort=cohort,
        keeper=keeper,
        cellbridge=cellbridge,
        vectorlane=vectorlane,
        nele=contact(cellbridge, full_name="Nele Claes"),
        rival=contact(vectorlane, full_name="Bram Rival"),
        organiser=MembershipFactory(organisation=keeper).user,
        student=student,
        competency=competency,
        text=TextFactory(organisation=keeper, key="profile", required=False),
        enrolled=lambda **person: enrolled(cohort, **person),
        contact=contact,
    )


@pytest.fixture
def opening(world):
    """Lotte's profile, with CV and a competency, open to Cellbridge."""
    cv = files.keep(files.CheckedFile("cv.pdf", "application/pdf", b"%PDF-1.7 of Lotte"), world.student)
    with transaction.atomic():
        files.confirm(cv)
    profile = TalentProfileFactory(person=world.student, cv=cv, regions=["Antwerp"], kinds=["thesis"])
    profile.competencies.add(world.competency)
    return OpeningFactory(profile=profile, organisation=world.cellbridge)
