"""An edition that is over: 36 participants, a session of a sponsor, answers that funders ask for."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from accounts.models import Membership, Role, User
from cohorts.models import Answer, Application, Attendance, Question
from partners.models import Deliverable, Partnership, Sponsorship
from tests.factories import (
    CohortFactory,
    CompanyFactory,
    MembershipFactory,
    PartnershipFactory,
    QuestionFactory,
    SchoolFactory,
    SessionFactory,
    SittingFactory,
    UserFactory,
)
from tests.factories.sponsoring import DeliverableFactory, InKindFactory, PackageFactory, SponsorshipFactory

PEOPLE = 36
GENDERS = ["woman"] * 21 + ["man"] * 12 + ["non-binary"] + ["I would rather not say"] * 2
STATUS = ["in education, without a job"] * 30 + ["employed or self-employed"] * 5 + ["unemployed"]


def enrol(cohort, number: int, state=Application.State.ACCEPTED) -> list[Application]:
    """People with a place, or another state, without the slow ways."""
    start, queue = User.objects.count(), cohort.applications.count()
    users = User.objects.bulk_create(
        User(email=f"student{start + n}@school.example", full_name=f"Student {n}", password="!") for n in range(number)
    )
    return Application.objects.bulk_create(
        Application(
            cohort=cohort, person=user, state=state, queue_number=queue + n + 1,
            submitted_at=cohort.applications_open_at,
        )
        for n, user in enumerate(users)
    )  # fmt: skip


def ask(cohort, meaning: str, choices: list[str], answers: list[str], applications) -> None:
    question = QuestionFactory(
        cohort=cohort, meaning=meaning, kind=Question.Kind.CHOICE, choices=choices, label=f"Your {meaning}"
    )
    rows = zip(applications, answers, strict=False)
    Answer.objects.bulk_create(Answer(application=one, question=question, value=value) for one, value in rows)


def over(**fields):
    """A cohort whose last day was ten days ago."""
    first = date.today() - timedelta(days=12)
    return CohortFactory(starts_on=first, capacity=40, **fields)


@pytest.fixture
def edition(db):
    cohort = over(title="Summer School 2026")
    keeper = cohort.organisation
    schools = [SchoolFactory(keeper=keeper, name=name) for name in ("AP", "KdG", "Thomas More")]
    people = enrol(cohort, PEOPLE)
    for n, one in enumerate(people):
        one.school = schools[0 if n < 16 else 1 if n < 29 else 2] if n < 34 else None
        one.school_other = "" if n < 34 else "Abroad"
    Application.objects.bulk_update(people, ["school", "school_other"])
    ask(cohort, "gender", ["woman", "man", "non-binary", "I would rather not say"], GENDERS, people)
    ask(cohort, "status", sorted(set(STATUS)), STATUS, people)

    sponsor = CompanyFactory(keeper=keeper, name="Cellbridge")
    PartnershipFactory(cohort=cohort, organisation=sponsor, kind=Partnership.Kind.SPONSOR)
    session = SessionFactory(cohort=cohort, title="A closed system", given_by="Cellbridge", type="workshop")
    sitting = SittingFactory(session=session)
    Attendance.objects.bulk_create(
        Attendance(sitting=sitting, application=one, minutes=60 if n < 33 else 20 if n == 33 else 0)
        for n, one in enumerate(people)
    )
    sponsorship = SponsorshipFactory(
        cohort=cohort, organisation=sponsor, package=PackageFactory(cohort=cohort, name="Gold"),
        state=Sponsorship.State.PAID,
    )  # fmt: skip
    DeliverableFactory(
        sponsorship=sponsorship, side=Deliverable.Side.OURS, name="Stand", state=Deliverable.State.ACCEPTED
    )
    DeliverableFactory(sponsorship=sponsorship, name="Logo")
    InKindFactory(sponsorship=sponsorship)

    def member(organisation, role):
        return MembershipFactory(organisation=organisation, role=role, user=UserFactory()).user

    funder = CompanyFactory(keeper=keeper, name="Province")
    PartnershipFactory(cohort=cohort, organisation=funder, kind=Partnership.Kind.SUPPORT)
    rival = CompanyFactory(keeper=keeper, name="Rival")
    PartnershipFactory(cohort=cohort, organisation=rival)
    elsewhere = CohortFactory()
    return SimpleNamespace(
        cohort=cohort,
        people=people,
        sponsor=sponsor,
        sponsorship=sponsorship,
        session=session,
        funder=funder,
        organiser=member(keeper, Role.ORGANISER),
        officer=member(keeper, Role.OFFICER),
        contact=member(sponsor, Role.PARTNER_CONTACT),
        funder_contact=member(funder, Role.PARTNER_CONTACT),
        rival=member(rival, Role.PARTNER_CONTACT),
        other_organiser=member(elsewhere.organisation, Role.ORGANISER),
        student=people[0].person,
    )


def leave(user) -> None:
    Membership.objects.filter(user=user).update(ended_at="2026-01-01T00:00Z")
