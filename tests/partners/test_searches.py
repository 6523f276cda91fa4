"""Search boxes and reasons take what a browser can be made to send."""

import pytest
from django.urls import reverse

from accounts.models import Role
from tests.factories import MembershipFactory, PartnershipFactory, ProposalFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership():
    return PartnershipFactory()


@pytest.fixture
def desk(client, partnership):
    client.force_login(MembershipFactory(organisation=partnership.cohort.organisation).user)
    return client


@pytest.mark.parametrize("name", ["partners:cohort", "partners:proposals"])
def test_a_search_for_nul_on_the_desk_answers(desk, partnership, name):
    address = reverse(name, args=[partnership.cohort.public_id])
    assert desk.get(address, {"q": "a\x00b"}).status_code == 200


def test_a_search_for_nul_in_exports_and_on_the_public_page_answers(desk, partnership):
    export = reverse("partners:export_proposals", args=[partnership.cohort.public_id, "csv"])
    people = reverse("cohorts:attendance_people", args=[partnership.cohort.public_id])
    sittings = reverse("cohorts:attendance", args=[partnership.cohort.public_id])
    for address in (export, people, sittings, reverse("partners:public")):
        assert desk.get(address, {"q": "a\x00b"}).status_code == 200


def test_a_search_for_nul_in_the_portal_answers(client, partnership):
    contact = MembershipFactory(organisation=partnership.organisation, role=Role.PARTNER_CONTACT)
    client.force_login(contact.user)
    assert client.get(reverse("partners:portal"), {"q": "a\x00b"}).status_code == 200


def test_a_reason_with_a_sign_that_turns_the_text_is_refused(desk, partnership):
    proposal = ProposalFactory(cohort=partnership.cohort, organisation=partnership.organisation, state="submitted")
    address = reverse("partners:decline_proposal", args=[partnership.cohort.public_id, proposal.public_id])
    answer = desk.post(address, {"reason": "No room \u202e for it"})
    assert answer.status_code == 422
    assert "U+202E" in answer.content.decode()
