"""An open call of the world's cohort."""

import pytest

from partners.actions import proposals
from tests.factories import CallFactory


@pytest.fixture
def call(world):
    return CallFactory(cohort=world.cohort)


@pytest.fixture
def draft(world, words, call):
    return proposals.write(world.cohort, world.organisation, words, world.contact)


@pytest.fixture
def sent(world, draft):
    return proposals.submit(draft, world.contact)
