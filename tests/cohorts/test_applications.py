"""The team's list of applications: what it finds, decisions one by one and in bulk, who may not see it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Role
from cohorts.models import Application, Cohort
from records.models import OutgoingMail
from tests.factories import (
    ApplicationFactory,
    CohortFactory,
    CohortRoleFactory,
    MembershipFactory,
    SchoolFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
State = Application.State


@pytest.fixture
def cohort():
    return CohortFactory(admission=Cohort.Admission.BY_DECISION, capacity=2)


@pytest.fixture
def organiser(client, cohort):
    organiser = MembershipFactory(organisation=cohort.organisation).user
    client.force_login(organiser)
    return organiser


def listing(cohort, **params):
    return reverse("cohorts:applications", args=[cohort.public_id], query=params or None)


def decide(client, cohort, decision, applications, **more):
    data = {"decision": decision, "pick": [str(one.public_id) for one in applications], "kept": "state=all", **more}
    return client.post(reverse("cohorts:decide", args=[cohort.public_id]), data, follow=True)


def submitted(cohort, **fields):
    return ApplicationFactory(cohort=cohort, state=State.SUBMITTED, **fields)


def said(response):
    return " ".join(str(message) for message in response.context["messages"])


def test_the_list_filters_with_counts_and_never_shows_a_draft(client, organiser, cohort):
    submitted(cohort, person__full_name="Elif Yıldız")
    ApplicationFactory(cohort=cohort, state=State.WAITING, person__full_name="Robbe Janssens")
    ApplicationFactory(cohort=cohort, state=State.DRAFT, person__full_name="Not Yet")
    ApplicationFactory(person__full_name="Somebody Elsewhere")
    response = client.get(listing(cohort))
    page = response.content.decode()
    assert "Elif Yıldız" in page
    assert "Robbe Janssens" not in page
    assert {f["name"]: f["count"] for f in response.context["filters"]} == {
        "To decide": 1, "Offered": 0, "Confirmed": 0, "Waiting list": 1, "Closed": 0, "All": 2,
    }  # fmt: skip
    page = client.get(listing(cohort, state="all")).content.decode()
    assert "Robbe Janssens" in page
    assert "waiting list, 1st" in page
    assert "Not Yet" not in page
    assert "Somebody Elsewhere" not in page


def test_the_list_is_searched_by_name_and_address_and_sorted(client, organiser, cohort):
    for name in ("Bo Ax", "Cy Bx", "Al Cx"):
        submitted(cohort, person__full_name=name, person__email=f"{name[:2].lower()}@x.example")
    assert [a.person.full_name for a in client.get(listing(cohort, sort="name")).context["page"]] == [
        "Al Cx",
        "Bo Ax",
        "Cy Bx",
    ]
    assert client.get(listing(cohort, sort="-name")).context["page"][0].person.full_name == "Cy Bx"
    assert len(client.get(listing(cohort, q="bo ax")).context["page"].object_list) == 1
    assert len(client.get(listing(cohort, q="CY@")).context["page"].object_list) == 1
    assert "Nobody found" in client.get(listing(cohort, q="zz\x00zz")).content.decode()
    assert client.get(listing(cohort, sort="evil", state="what", page="x")).status_code == 200


def test_an_empty_list_says_what_to_do(client, organiser, cohort):
    assert "No applications yet" in client.get(listing(cohort)).content.decode()


def test_one_application_is_shown_beside_the_list_with_its_history(client, organiser, cohort):
    application = submitted(cohort, motivation="Through a window.")
    response = client.get(
        reverse("cohorts:desk_application", args=[cohort.public_id, application.public_id]), follow=True
    )
    page = response.content.decode()
    assert "Through a window." in page
    assert "Offer a place" in page
    other = ApplicationFactory()
    assert client.get(listing(cohort, open=other.public_id)).status_code == 404
    assert client.get(listing(cohort, open="nonsense")).status_code == 404


def test_a_bulk_decision_reports_exactly_what_was_done_and_why_not(client, organiser, cohort):
    first, second, third = (submitted(cohort, person__full_name=name) for name in ("Ann", "Bea", "Cas"))
    words = said(decide(client, cohort, "offer", [third, second, first]))
    assert "Place offered to Ann, Bea." in words
    assert "Not for Cas: All 2 places are given or offered." in words
    assert OutgoingMail.objects.filter(kind="cohorts/place_offered").count() == 2
    words = said(decide(client, cohort, "wait", [first, third]))
    assert "On the waiting list: Cas." in words
    assert "Not for Ann:" in words


def test_declining_asks_for_a_reason_first(client, organiser, cohort):
    application = submitted(cohort, person__full_name="Ann")
    page = decide(client, cohort, "refuse", [application])
    assert page.status_code == 200
    assert "Decline 1 application?" in page.content.decode()
    assert decide(client, cohort, "refuse", [application], reason="").status_code == 422
    application.refresh_from_db()
    assert application.state == State.SUBMITTED
    decide(client, cohort, "refuse", [application], reason="Second year needed.")
    application.refresh_from_db()
    assert application.state == State.REFUSED
    assert application.decided_by == organiser
    assert "Take up 1 application again?" in decide(client, cohort, "reconsider", [application]).content.decode()
    decide(client, cohort, "reconsider", [application], reason="She is in her second year.")
    application.refresh_from_db()
    assert application.state == State.SUBMITTED


def test_only_applications_of_this_cohort_can_be_picked(client, organiser, cohort):
    other = submitted(CohortFactory())
    for pick in (str(other.public_id), "nonsense"):
        response = client.post(
            reverse("cohorts:decide", args=[cohort.public_id]), {"decision": "offer", "pick": [pick]}, follow=True
        )
        assert response.status_code == 200
    words = said(decide(client, cohort, "offer", []))
    assert "Select at least one application." in words
    other.refresh_from_db()
    assert other.state == State.SUBMITTED


@pytest.mark.parametrize("name", ["overview", "applications", "decide", "export_applications"])
def test_nobody_else_finds_the_desk(client, cohort, name):
    kind = ["csv"] if name == "export_applications" else []
    address = reverse(f"cohorts:{name}", args=[cohort.public_id, *kind])
    ask = client.post if name == "decide" else client.get
    assert ask(address).status_code == 302
    strangers = [
        UserFactory(),
        ApplicationFactory(cohort=cohort).person,
        MembershipFactory().user,
        MembershipFactory(organisation=SchoolFactory(keeper=cohort.organisation), role=Role.COORDINATOR).user,
        MembershipFactory(organisation=cohort.organisation, role=Role.BOOKKEEPER).user,
    ]
    for stranger in strangers:
        client.force_login(stranger)
        assert ask(address).status_code == 404
    client.force_login(CohortRoleFactory(cohort=cohort).user)
    assert ask(address).status_code == 403
    client.force_login(MembershipFactory(organisation=cohort.organisation, role=Role.OFFICER).user)
    assert ask(address).status_code == (200 if name == "overview" else 403)


def test_the_list_costs_the_same_with_1_and_with_30_rows(client, organiser, cohort):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(listing(cohort, state="all"))
        return len(captured)

    ApplicationFactory(cohort=cohort, state=State.WAITING, school=SchoolFactory())
    queries()
    one = queries()
    for _number in range(29):
        ApplicationFactory(cohort=cohort, state=State.WAITING, school=SchoolFactory())
    assert queries() == one
    assert one <= 20
