"""A released version stays as it is: the database itself refuses (VERSIONS in docs/rules.md)."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from courses.models import (
    BuiltCompetency,
    Credit,
    ModuleVersion,
    Outcome,
    Prerequisite,
    ProgrammeModule,
    ProgrammeVersion,
    Reference,
    VersionState,
)
from tests.factories import (
    CompetencyFactory,
    CreditFactory,
    ModuleVersionFactory,
    OutcomeFactory,
    PrerequisiteFactory,
    ProgrammeModuleFactory,
    ProgrammeVersionFactory,
    ReferenceFactory,
)

pytestmark = pytest.mark.django_db
CHANGES = [
    (ModuleVersion, {"title": "Another"}),
    (ModuleVersion, {"state": VersionState.DRAFT}),
    (Outcome, {"text": "Something else"}),
    (BuiltCompetency, {"competency": None}),
    (ProgrammeVersion, {"released_at": None}),
    (ProgrammeModule, {"position": 9}),
    (Prerequisite, {"module": None}),
    (Reference, {"clause": "9.30"}),
    (Credit, {"points": 3}),
]
PARTS = (Prerequisite, Reference, Credit, BuiltCompetency, ProgrammeModule, Outcome, ProgrammeVersion, ModuleVersion)


@pytest.fixture(params=["released", "draft"])
def is_released(request):
    """A programme of one module with one outcome that builds one competency."""
    how = {} if request.param == "released" else {"state": VersionState.DRAFT, "released_at": None}
    outcome = OutcomeFactory(module_version=ModuleVersionFactory(**how))
    outcome.competencies.add(CompetencyFactory(organisation=outcome.module_version.module.organisation))
    for part in (PrerequisiteFactory, ReferenceFactory, CreditFactory):
        part(module_version=outcome.module_version)
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
    if "module" in values:
        values = {"module": ModuleVersionFactory().module}
    assert is_refused(lambda: model.objects.update(**values)) == is_released


def test_what_was_released_cannot_be_deleted_a_draft_can(is_released):
    for model in PARTS:
        refused = is_refused(lambda model=model: model.objects.all()._raw_delete(connection.alias))
        assert refused == is_released, model


def test_a_released_version_can_be_retired_and_come_back_and_never_is_a_draft_again():
    for version in (ModuleVersionFactory(), ProgrammeVersionFactory()):
        rows = type(version).objects.filter(pk=version.pk)
        assert not is_refused(lambda rows=rows: rows.update(state="retired", retired_at=timezone.now()))
        assert is_refused(lambda rows=rows: rows.update(state="draft", retired_at=None))
        assert not is_refused(lambda rows=rows: rows.update(state="released", retired_at=None))
