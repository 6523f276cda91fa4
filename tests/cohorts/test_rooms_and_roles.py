"""Rooms, and the people of a cohort: written, changed, retired, given and ended."""

import pytest
from django.urls import reverse

from accounts.models import Invitation, Role
from cohorts.models import CohortRole, Room
from tests.factories import (
    ApplicationFactory,
    CohortFactory,
    CohortRoleFactory,
    MembershipFactory,
    SittingFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser():
    return MembershipFactory(role=Role.ORGANISER)


@pytest.fixture
def organisation(organiser):
    return organiser.organisation


@pytest.fixture
def desk(client, organiser):
    client.force_login(organiser.user)
    return client


@pytest.fixture
def cohort(organisation):
    return CohortFactory(organisation=organisation, published_at=None)


def test_rooms_are_written_changed_and_retired(desk, organisation):
    data = {"name": "Cleanroom 1", "site": "ViTalent", "largest_number": "8", "grade": "B"}
    desk.post(reverse("cohorts:add_room", args=[organisation.public_id]), data)
    room = Room.objects.get()
    again = desk.post(reverse("cohorts:add_room", args=[organisation.public_id]), data | {"name": "cleanroom 1"})
    assert "There is a room with this name" in again.content.decode()
    desk.post(reverse("cohorts:edit_room", args=[room.public_id]), data | {"largest_number": "6"})
    assert Room.objects.get().largest_number == 6
    sitting = SittingFactory(session__cohort__organisation=organisation, room=room)
    desk.post(reverse("cohorts:retire_room", args=[room.public_id]), {"retired": "yes"})
    assert Room.objects.get().retired_at is None
    sitting.delete()
    desk.post(reverse("cohorts:retire_room", args=[room.public_id]), {"retired": "yes"})
    assert Room.objects.get().retired_at
    address = reverse("cohorts:rooms", args=[organisation.public_id])
    assert "Cleanroom 1" not in desk.get(address).content.decode()
    assert "Cleanroom 1" in desk.get(address + "?state=retired").content.decode()
    desk.post(reverse("cohorts:retire_room", args=[room.public_id]), {"retired": "no"})
    assert Room.objects.get().retired_at is None


@pytest.mark.parametrize("number", ["0", "-3", "99999999", "many", ""])
def test_a_room_holds_a_sensible_number(desk, organisation, number):
    data = {"name": "Cleanroom 1", "site": "", "largest_number": number, "grade": "B"}
    answer = desk.post(reverse("cohorts:add_room", args=[organisation.public_id]), data)
    assert answer.status_code == 200
    assert not Room.objects.exists()


# Roles


def test_a_role_goes_to_a_team_member_or_to_an_invited_address(desk, organisation, cohort):
    member = MembershipFactory(organisation=organisation, role=Role.MEMBER).user
    address = reverse("cohorts:add_role", args=[cohort.public_id])
    desk.post(address, {"role": "trainer", "member": member.pk})
    assert CohortRole.objects.get().user == member
    assert "has this role already" in desk.post(address, {"role": "trainer", "member": member.pk}).content.decode()
    desk.post(address, {"role": "assessor", "email": member.email})
    assert CohortRole.objects.get(role="assessor").user == member
    for role in ("trainer", "reviewer"):
        desk.post(address, {"role": role, "email": "new@expert.example", "full_name": "Dr New"})
    assert Invitation.objects.get().email == "new@expert.example"
    assert CohortRole.objects.filter(invitation__isnull=False).count() == 2
    again = desk.post(address, {"role": "reviewer", "email": "New@expert.example"})
    assert "invited to this role already" in again.content.decode()
    assert "Choose somebody of the team" in desk.post(address, {"role": "trainer"}).content.decode()


def test_a_participant_cannot_train_and_strangers_cannot_be_chosen(desk, organisation, cohort):
    member = MembershipFactory(organisation=organisation, role=Role.MEMBER).user
    ApplicationFactory(cohort=cohort, person=member)
    address = reverse("cohorts:add_role", args=[cohort.public_id])
    assert "takes part in this cohort" in desk.post(address, {"role": "assessor", "member": member.pk}).content.decode()
    stranger = UserFactory()
    assert "Select a valid choice" in desk.post(address, {"role": "trainer", "member": stranger.pk}).content.decode()
    assert not CohortRole.objects.exists()


def test_a_role_ends_and_is_never_deleted(desk, cohort):
    role = CohortRoleFactory(cohort=cohort)
    address = reverse("cohorts:end_role", args=[cohort.public_id, role.public_id])
    assert "End the role" in desk.get(address).content.decode()
    desk.post(address)
    role.refresh_from_db()
    assert role.ended_at
    assert desk.post(address).status_code == 404
    other = CohortRoleFactory()
    assert desk.post(reverse("cohorts:end_role", args=[cohort.public_id, other.public_id])).status_code == 404


# Who sees what
