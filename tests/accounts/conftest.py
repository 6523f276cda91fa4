import re

import pytest

from accounts.actions import installation
from accounts.models import Role
from records.models import OutgoingMail
from tests.factories import MembershipFactory, OrganiserFactory, UserFactory


@pytest.fixture
def organiser(db):
    return OrganiserFactory(name="at.las")


def with_role(organisation, role, **fields):
    return MembershipFactory(user=UserFactory(**fields), organisation=organisation, role=role).user


@pytest.fixture
def ilse(organiser):
    """The organiser."""
    return with_role(organiser, Role.ORGANISER, full_name="Ilse Maes", email="ilse@at.example")


@pytest.fixture
def administrator(db):
    return with_role(installation(), Role.ADMINISTRATOR, full_name="Ada Admin", email="ada@house.example")


@pytest.fixture
def as_user(client):
    def enter(user):
        client.force_login(user)
        return client

    return enter


def last_mail(**filters):
    return OutgoingMail.objects.filter(**filters).order_by("pk").last()


def link_in(mail) -> str:
    """The path of the first link of ours in a mail's text."""
    return re.search(r"http://localhost(?::\d+)?(/(?:invitation|account)/\S+)", mail.text).group(1)
