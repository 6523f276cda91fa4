"""A round of one cohort: two hosts, students of a school, and those who run it."""

from types import SimpleNamespace

import pytest

from accounts.models import Role
from partners.models import PlacementRound
from tests.factories import (
    ApplicationFactory,
    CandidacyFactory,
    CohortFactory,
    CompanyFactory,
    CompetencyFactory,
    MembershipFactory,
    PartnershipFactory,
    PlacementFactory,
    PlacementRoundFactory,
    SchoolFactory,
    UserFactory,
)


def move_to(round, phase):
    """The round as if time had passed."""
    moments = ("posting_until", "ranking_until", "hosts_until")
    wanted = PlacementRoundFactory.build(phase=phase, organisation=None)
    PlacementRound.objects.filter(pk=round.pk).update(**{name: getattr(wanted, name) for name in moments})
    round.refresh_from_db()
    return round


@pytest.fixture
def scene(db):
    cohort = CohortFactory(title="Summer School 2027")
    keeper = cohort.organisation
    host, rival = CompanyFactory(keeper=keeper, name="Cellarium"), CompanyFactory(keeper=keeper, name="Noordlab")
    school = SchoolFactory(keeper=keeper, name="AP Hogeschool")
    for organisation in (host, rival):
        PartnershipFactory(cohort=cohort, organisation=organisation)

    def member(organisation, role, **fields):
        return MembershipFactory(organisation=organisation, role=role, user=UserFactory(**fields)).user

    round = PlacementRoundFactory(organisation=keeper, cohorts=[cohort])
    students = [ApplicationFactory(cohort=cohort, school=school).person for _ in range(3)]
    return SimpleNamespace(
        cohort=cohort,
        round=round,
        host=host,
        rival_host=rival,
        contact=member(host, Role.PARTNER_CONTACT, full_name="Nele Verhaegen"),
        rival=member(rival, Role.PARTNER_CONTACT),
        organiser=member(keeper, Role.ORGANISER),
        elsewhere=member(CohortFactory().organisation, Role.ORGANISER),
        coordinator=member(school, Role.COORDINATOR),
        other_coordinator=member(SchoolFactory(keeper=keeper), Role.COORDINATOR),
        students=students,
        stranger=UserFactory(),
        competency=CompetencyFactory(organisation=keeper),
        place=PlacementFactory(round=round, organisation=host, title="Fill and finish"),
        other_place=PlacementFactory(round=round, organisation=rival, title="Quality control"),
    )


@pytest.fixture
def ranked(scene):
    """All three wish the first place; the last two the other one too."""
    first, second = scene.place, scene.other_place
    lists = ([first], [first, second], [first, second])
    scene.candidacies = [
        CandidacyFactory(round=scene.round, application=person.applications.get(), wishes=wishes)
        for person, wishes in zip(scene.students, lists, strict=True)
    ]
    move_to(scene.round, "hosts")
    return scene
