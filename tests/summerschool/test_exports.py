"""Lists of the library and of partners as files: what was searched and filtered, no cell a formula."""

import pytest
from django.urls import reverse

from accounts.models import Role
from tests.factories import (
    CohortFactory,
    MembershipFactory,
    ModuleVersionFactory,
    PartnershipFactory,
    ProgrammeVersionFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort():
    return CohortFactory()


@pytest.fixture
def desk(client, cohort):
    client.force_login(MembershipFactory(organisation=cohort.organisation, role=Role.ORGANISER).user)
    return client


def lists(cohort) -> dict[str, str]:
    owner = cohort.organisation
    ModuleVersionFactory(module__organisation=owner, title="=Gowning")
    ModuleVersionFactory(module__organisation=owner, title="Batch records")
    for title in ("=Gowning for all", "Batch records"):
        ProgrammeVersionFactory(programme__organisation=owner, programme__title=title)
    for name in ("=Gowning Ltd", "Batch Works"):
        PartnershipFactory(cohort=cohort, organisation__name=name)
    return {
        "modules": reverse("courses:modules", args=[owner.public_id]),
        "programmes": reverse("courses:programmes_of", args=[owner.public_id]),
        "partners": reverse("partners:cohort", args=[cohort.public_id]),
    }


@pytest.mark.parametrize("name", ["modules", "programmes", "partners"])
def test_the_list_leaves_as_csv_and_xlsx_with_what_was_found(desk, cohort, name):
    address = lists(cohort)[name]
    assert "?export=xlsx&amp;q=Gowning" in desk.get(address, {"q": "Gowning"}).content.decode()
    text = desk.get(address, {"q": "Gowning", "export": "csv"}).content.decode("utf-8-sig")
    assert "'=Gowning" in text
    assert "Batch" not in text
    assert desk.get(address, {"export": "xlsx"}).content.startswith(b"PK")
    assert desk.get(address, {"export": "odt"}).status_code == 404
