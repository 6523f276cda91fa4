"""A cohort with a partner, its two contacts, the organiser, and others who have no business here."""

from types import SimpleNamespace

import pytest

from accounts.models import Role
from cohorts.models import CohortRole
from partners import tasks  # noqa: F401, registers the task that the timetable sends by name
from tests.factories import (
    CohortFactory,
    CohortRoleFactory,
    CompanyFactory,
    MembershipFactory,
    PartnershipFactory,
    SchoolFactory,
    TierFactory,
    UserFactory,
)

WORDS = {
    "title": "A closed system from set-up to harvest",
    "type": "workshop",
    "abstract": "Groups of six set up a kit.",
    "outcomes": "Set up a closed system\nRecord each step",
    "speaker": "Nele Verhaegen",
    "minutes": 90,
    "largest_group": 12,
    "needs": "Two benches.",
}


@pytest.fixture
def words():
    return dict(WORDS)


@pytest.fixture
def world(db):
    cohort = CohortFactory(title="Summer School 2027")
    organisation = CompanyFactory(keeper=cohort.organisation, name="Cellbridge")
    tier = TierFactory(cohort=cohort, name="Expertise")
    partnership = PartnershipFactory(cohort=cohort, organisation=organisation, tier=tier)
    school = SchoolFactory(keeper=cohort.organisation)

    def member(organisation, role, **fields):
        return MembershipFactory(organisation=organisation, role=role, user=UserFactory(**fields)).user

    other_cohort = CohortFactory()
    rival = CompanyFactory(keeper=cohort.organisation, name="Rival")
    PartnershipFactory(cohort=cohort, organisation=rival)
    return SimpleNamespace(
        cohort=cohort,
        organisation=organisation,
        partnership=partnership,
        tier=tier,
        rival_organisation=rival,
        other_cohort=other_cohort,
        contact=member(organisation, Role.PARTNER_CONTACT, full_name="Nele Verhaegen"),
        colleague=member(organisation, Role.PARTNER_CONTACT, language="nl", full_name="Bram Claes"),
        rival=member(rival, Role.PARTNER_CONTACT),
        organiser=member(cohort.organisation, Role.ORGANISER, full_name="Ilse Maes"),
        officer=member(cohort.organisation, Role.OFFICER),
        other_organiser=member(other_cohort.organisation, Role.ORGANISER),
        coordinator=member(school, Role.COORDINATOR),
        trainer=CohortRoleFactory(cohort=cohort, role=CohortRole.Kind.TRAINER).user,
        student=UserFactory(),
    )
