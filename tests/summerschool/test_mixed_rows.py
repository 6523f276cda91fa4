"""A row of one cohort under the address of another: not there, whoever asks, also for those who may see both."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.urls import reverse

from accounts.models import Role, User
from tests.factories import ApplicationFactory

from .roles import LINES
from .test_roles import ADDRESSES, view_alone
from .world import World

LEADS_ON = {"cohorts:desk_application"}  # to the list, which opens rows of its own cohort alone
HOUSE = {"organisation", "room", "letter"}  # rows that belong to the organiser as a whole have tests of their own


@pytest.fixture(scope="module")
def worlds(django_db_setup, django_db_blocker):
    """Two organisers with one team: their people may read both, so that only the address can say no."""
    with django_db_blocker.unblock(), transaction.atomic():
        one, other = World(), World()
        for role in (Role.ORGANISER, Role.OFFICER):
            one.member(other.organisation, role, user=one.organiser)
        one.member(one.organisation, Role.OFFICER, user=one.organiser)
        other.mine = ApplicationFactory(cohort=other.cohort, person=one.student, school=other.school)
        yield one, other
        transaction.set_rollback(True)


def mixed(one, other):
    """Name, address, person: the first part as it is, each other part that is a key of a row from elsewhere."""
    for name, line in LINES.items():
        if name not in ADDRESSES or name in LEADS_ON or len(line.parts) < 2:
            continue
        actor = next((kind for kind in line.who if kind in ("organiser", "student", "officer")), None)
        _first, *rest = line.parts
        for part in rest:
            row = line.parts[part]
            if actor and row not in HOUSE and isinstance(other.sample(row), uuid.UUID) and row != "anything":
                parts = {word: one.sample(value) for word, value in line.parts.items()}
                yield name, part, reverse(name, kwargs=parts | {part: other.sample(row)}), getattr(one, actor)


def test_a_row_of_another_cohort_is_not_there(worlds):
    faults, tried = [], 0
    for name, part, url, person in mixed(*worlds):
        for method in ("get", "post"):
            tried += 1
            with transaction.atomic():
                try:
                    status = view_alone(method, url, User.objects.get(pk=person.pk)).status_code
                except Http404:
                    status = 404
                except PermissionDenied:
                    status = 403
                transaction.set_rollback(True)
            if status not in (404, 405):
                faults.append(f"{method} {name} {part}: {status}")
    assert tried > 100
    assert not faults, "\n".join(faults)


def test_the_list_opens_no_row_of_another_cohort(worlds, client):
    one, other = worlds
    client.force_login(one.organiser)
    listing = reverse("cohorts:applications", args=[one.cohort.public_id])
    assert client.get(listing, {"open": str(other.application.public_id)}).status_code == 404
    assert client.get(listing, {"open": str(one.application.public_id)}).status_code == 200
