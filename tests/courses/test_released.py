"""A released version stays as it is: the database itself refuses (VERSIONS in docs/rules.md)."""

import pytest
from django.db import DatabaseError, connection, transaction

from courses.models import BuiltCompetency, ModuleVersion, Outcome, ProgrammeModule, ProgrammeVersion, VersionState
from tests.factories import (
    CompetencyFactory,
    ModuleVersionFactory,
    OutcomeFactory,
    ProgrammeModuleFactory,
    ProgrammeVersionFactory,
)

pytestmark = pytest.mark.django_db
CHANGES = [
    (ModuleVersion, {"title": "Another"}),
    (ModuleVersion, {"state": VersionState.DRAFT}),
    (Outcome, {"text": "Something else"}),
    (BuiltCompetency, {"competency": None}),
    (ProgrammeVersion, {"released_at": None}),
    (ProgrammeModule, {"position": 9}),
]


@pytest.fixture(params=["released", "draft"])
def is_released(request):
    """A programme of one module with one outcome that builds one competency."""
    how = {} if request.param == "released" else {"state": VersionState.DRAFT, "released_at": None}
    outcome = OutcomeFactory(module_version=ModuleVersionFactory(**how))
    outcome.competencies.add(CompetencyFactory(organisation=outcome.module_version.module.organisation))
    programme = ProgrammeVersionFactory(**how)
    ProgrammeModuleFactory(programme_version=programme, module_version=outcome.module_version)
    return request.param == "released"


def is_refused(change) -> bool:
    try:
        with transaction.atomic():
            change()
    except DatabaseError:
        return True
    return False


@pytest.mark.parametrize(("model", "values"), CHANGES)
def test_what_was_released_cannot_be_changed_a_draft_can(is_released, model, values):
    if "competency" in values:
        values = {"competency": CompetencyFactory()}
    assert is_refused(lambda: model.objects.update(**values)) == is_released


def test_what_was_released_cannot_be_deleted_a_draft_can(is_released):
    for model in (BuiltCompetency, ProgrammeModule, Outcome, ProgrammeVersion, ModuleVersion):
        refused = is_refused(lambda model=model: model.objects.all()._raw_delete(connection.alias))
        assert refused == is_released, model
