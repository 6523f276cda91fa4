"""An ended cohort with criteria, and people who meet them or not."""

import time
from datetime import date, timedelta

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY

from accounts.models import Role
from certificates.models import Criterion
from cohorts.models import CohortRole, Session
from tests.factories import (
    ApplicationFactory,
    AttendanceFactory,
    CohortFactory,
    CohortRoleFactory,
    CompetencyFactory,
    CriterionFactory,
    MembershipFactory,
    ModuleVersionFactory,
    OutcomeFactory,
    ProgrammeModuleFactory,
    ScoreFactory,
    SessionFactory,
    SittingFactory,
    UserFactory,
)

SIGNATORIES = [{"name": "Ilse Maes", "title": "Director"}]


@pytest.fixture(scope="session", autouse=True)
def _with_fonts(pdf_fonts):
    """Every test here may print."""


class School:
    """The cohort with its two sessions and three criteria; `add()` brings in a participant."""

    def __init__(self):
        start = date.today() - timedelta(days=10)
        self.cohort = CohortFactory(starts_on=start, title="GMP for ATMP Summer School")
        organisation = self.cohort.organisation
        module = ProgrammeModuleFactory(
            programme_version=self.cohort.programme_version,
            module_version=ModuleVersionFactory(module__organisation=organisation),
        ).module_version
        outcome = OutcomeFactory(module_version=module)
        outcome.competencies.add(CompetencyFactory(organisation=organisation))
        self.lecture = SittingFactory(session=SessionFactory(cohort=self.cohort, minutes=180, title="Cleanrooms"))
        self.block = SittingFactory(
            session=SessionFactory(
                cohort=self.cohort, minutes=120, type=Session.Type.CLEANROOM, title="Cleanroom block"
            ),
            hour=13,
        )
        self.attendance = CriterionFactory(cohort=self.cohort, percent=90, position=1)
        self.full = CriterionFactory(
            cohort=self.cohort,
            kind=Criterion.Kind.SESSION,
            name="Cleanroom block",
            percent=None,
            session=self.block.session,
            position=2,
        )
        self.test = CriterionFactory(
            cohort=self.cohort, kind=Criterion.Kind.SCORE, name="Final test", percent=80, points=15, position=3
        )
        self.officer = MembershipFactory(organisation=organisation, role=Role.OFFICER).user
        self.assessor = CohortRoleFactory(cohort=self.cohort, role=CohortRole.Kind.ASSESSOR).user
        self.organiser = MembershipFactory(organisation=organisation, role=Role.ORGANISER).user

    def add(self, name="Lotte Vermeulen", *, lecture=180, block=120, points=12, signed=True, **fields):
        """A participant with these minutes and points; None leaves them unmarked. What is complete is signed."""
        application = ApplicationFactory(cohort=self.cohort, person=UserFactory(full_name=name), **fields)
        for sitting, minutes in ((self.lecture, lecture), (self.block, block)):
            if minutes is not None:
                AttendanceFactory(sitting=sitting, application=application, minutes=minutes)
        if points is not None:
            ScoreFactory(criterion=self.test, application=application, points=points)
        if signed and None not in (lecture, block, points):
            sign_all(self, {str(application.public_id)})
        return application


@pytest.fixture
def school(db):
    return School()


@pytest.fixture
def issued(school, run_jobs):
    """A certificate as the worker issued it."""
    return issue_to(school, run_jobs, "Lotte Vermeulen")


def sign_all(school, only=None):
    """The assessor signs the results of everybody, or of those applications (public ids), complete or not."""
    from certificates.signing import actions, reading

    rows = reading.signings(school.cohort)
    seen = {str(row.application.public_id): row.sha256 for row in rows}
    return actions.sign_results(
        school.cohort, {key: seen[key] for key in seen if only is None or key in only}, by=school.assessor
    )


def approve_all(school, **more):
    """The results of everybody signed, the certificates approved."""
    from certificates import actions

    sign_all(school)
    return actions.approve(school.cohort, by=school.officer, signatories=SIGNATORIES, **more)


def issue_to(school, run_jobs, name):
    application = school.add(name)
    approve_all(school)
    run_jobs()
    return application.certificates.get()


@pytest.fixture
def as_officer(client, school):
    """As after a log-in with the password, so that nothing is asked again."""
    client.force_login(school.officer)
    session = client.session
    session["account_authentication_methods_user"] = str(school.officer.pk)
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "password", "at": time.time()}]
    session.save()
    return client


@pytest.fixture
def as_organiser(client, school):
    client.force_login(school.organiser)
    return client
