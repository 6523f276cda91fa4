"""A host with an offer of two dates on the cohort's first day, rules, fields and a file."""

from types import SimpleNamespace

import pytest

from partners.visits import offering
from records.files import CheckedFile
from tests.factories import (
    HostRulesFactory,
    OfferDateFactory,
    OfferFieldFactory,
    VisitOfferFactory,
    first_morning,
)


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def host(world):
    offer = VisitOfferFactory(organisation=world.organisation, title="Through the cleanrooms")
    morning = OfferDateFactory(offer=offer, starts_at=first_morning(world.cohort, 10), largest_group=12)
    noon = OfferDateFactory(offer=offer, starts_at=first_morning(world.cohort, 13), largest_group=8)
    OfferFieldFactory(offer=offer, kind="legal_name", position=1)
    OfferFieldFactory(offer=offer, kind="id_number", help="For the gate.", position=2)
    rules = HostRulesFactory(offer=offer, body_en="Touch nothing.", body_nl="Raak niets aan.")
    file = offering.add_file(offer, "Safety", CheckedFile("safety.pdf", "application/pdf", b"%PDF-1"), world.contact)
    return SimpleNamespace(offer=offer, morning=morning, noon=noon, rules=rules, file=file)
