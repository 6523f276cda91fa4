"""The desk's tabs and a person's places follow their roles."""

import pytest

from accounts.models import Role
from cohorts.models import Cohort
from summerschool import navigation
from tests.factories import (
    ApplicationFactory,
    CohortFactory,
    CohortRoleFactory,
    CompanyFactory,
    MembershipFactory,
    ProposalFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def all_addresses(monkeypatch):
    """Every tab has an address, whichever pages exist yet."""
    monkeypatch.setattr(navigation, "_url", lambda name, *args: f"/{name}/")


def names(tabs) -> list[str]:
    return [str(tab["name"]) for tab in tabs]


def test_an_organiser_sees_all_tabs_with_what_waits():
    cohort = CohortFactory(admission=Cohort.Admission.BY_DECISION)
    organiser = MembershipFactory(organisation=cohort.organisation, role=Role.ORGANISER).user
    ApplicationFactory.create_batch(2, cohort=cohort, state="submitted")
    ProposalFactory(cohort=cohort, state="submitted")
    tabs = navigation.desk_tabs(organiser, cohort, "overview")
    assert len(tabs) == len(navigation.TABS) - 1  # reviews are for reviewers
    counts = {str(tab["name"]): tab["count"] for tab in tabs}
    assert counts["Applications"] == 2
    assert counts["Partners"] == 1
    assert [tab["is_current"] for tab in tabs].count(True) == 1


def test_first_come_leaves_nothing_to_decide():
    cohort = CohortFactory(admission=Cohort.Admission.FIRST_COME)
    ApplicationFactory(cohort=cohort, state="submitted")
    assert navigation.waiting_counts(cohort)["applications"] == 0


def test_the_cohorts_name_leads_each_to_a_page_that_opens():
    cohort = CohortFactory()
    trainer = CohortRoleFactory(cohort=cohort, role="trainer").user
    officer = MembershipFactory(organisation=cohort.organisation, role=Role.OFFICER).user
    assert navigation.door_of(trainer, cohort) == "/cohorts:day/"
    assert navigation.door_of(officer, cohort) == "/cohorts:overview/"
    assert navigation.door_of(UserFactory(), cohort) == ""


def test_a_trainer_sees_attendance_and_no_applications():
    role = CohortRoleFactory()
    seen = names(navigation.desk_tabs(role.user, role.cohort, "attendance"))
    assert "Attendance" in seen
    assert "Applications" not in seen
    assert "Mail" not in seen


def test_an_officer_sees_certificates_and_no_settings():
    cohort = CohortFactory()
    officer = MembershipFactory(organisation=cohort.organisation, role=Role.OFFICER).user
    seen = names(navigation.desk_tabs(officer, cohort, "certificates"))
    assert "Certificates" in seen
    assert "Settings" not in seen


def test_places_follow_roles():
    assert names_of(UserFactory()) == ["My page"]
    contact = MembershipFactory(organisation=CompanyFactory(), role=Role.PARTNER_CONTACT).user
    assert names_of(contact) == ["My page", "Partner portal"]
    assert "Desk" in names_of(MembershipFactory(role=Role.ORGANISER).user)
    assert "Desk" in names_of(CohortRoleFactory().user)


def names_of(user) -> list[str]:
    return [str(place.name) for place in navigation.places_of(user)]


def test_a_page_that_does_not_exist_yet_has_no_tab(monkeypatch):
    monkeypatch.setattr(navigation, "_url", lambda name, *args: "" if name == "cohorts:mail" else "/x/")
    cohort = CohortFactory()
    organiser = MembershipFactory(organisation=cohort.organisation, role=Role.ORGANISER).user
    assert "Mail" not in names(navigation.desk_tabs(organiser, cohort, "overview"))


def test_a_tab_with_several_pages_leads_each_to_one_that_opens(monkeypatch):
    only = navigation.SUBTABS["learning"][-1]._replace(permission="cohorts.mark_attendance")
    shut = navigation.SUBTABS["learning"][0]._replace(permission="cohorts.run_cohort")
    monkeypatch.setitem(navigation.SUBTABS, "learning", (shut, only))
    role = CohortRoleFactory(role="assessor")
    tabs = {str(tab["name"]): tab["url"] for tab in navigation.desk_tabs(role.user, role.cohort, "learning")}
    assert tabs["Learning"] == f"/{only.url_name}/"
    assert [page["url"] for page in navigation.subtabs(role.user, role.cohort, "learning", "")] == [tabs["Learning"]]
