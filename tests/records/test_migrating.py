"""The tables that the first migrations make in one step are those that the models describe."""

import pgtrigger
import pytest
from django.apps import apps
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from records.migrating import FirstMigration

OURS = {"accounts", "certificates", "cohorts", "courses", "partners", "records"}
NAMES = {
    "constraints and indexes": "SELECT conname FROM pg_constraint UNION SELECT indexname FROM pg_indexes",
    "triggers": "SELECT tgname FROM pg_trigger",
}


def names_of(what: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(NAMES[what])
        return {name for (name,) in cursor.fetchall()}


@pytest.mark.django_db
def test_every_constraint_and_index_of_the_models_stands_in_the_database():
    told = [model._meta for model in apps.get_models() if model._meta.app_label in OURS]
    described = {one.name for meta in told for one in [*meta.constraints, *meta.indexes]}
    assert len(described) > 50
    assert described - names_of("constraints and indexes") == set()


@pytest.mark.django_db
def test_every_trigger_of_the_models_stands_in_the_database():
    described = {trigger.get_pgid(model) for model, trigger in pgtrigger.registered()}
    assert len(described) > 100
    assert described - names_of("triggers") == set()


def test_a_first_migration_refuses_what_it_could_not_do_in_one_step():
    migration = FirstMigration("first", "records")
    migration.operations = [migrations.AddField("outgoingmail", "weight", models.IntegerField(default=0))]
    state = ProjectState.from_apps(apps)
    with pytest.raises(TypeError, match="not for a first migration"):
        migration.apply(state, schema_editor=None)
