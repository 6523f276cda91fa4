"""The first migration of an app: its tables made in one step.

Django renders all models that hang together anew after each operation of a migration. Here all of them do (every
row of history names its object, every object a person), so that the first migrations alone took a minute. Made from
their last state they take seconds.
"""

from django.db import migrations
from pgtrigger.migrations import AddTrigger

COMPLETES = (migrations.AddField, migrations.AddConstraint, migrations.AddIndex, migrations.AlterUniqueTogether)


class FirstMigration(migrations.Migration):
    """An initial migration that creates each table as it is after the last operation.

    Its operations create models, or complete those that it creates; `TypeError` for any other.
    """

    initial = True

    def apply(self, project_state, schema_editor, collect_sql=False):
        project_state.__dict__.pop("apps", None)  # what is rendered would be rendered again after each operation
        state = self.mutate_state(project_state, preserve=False)
        created = {one.name_lower for one in self.operations if isinstance(one, migrations.CreateModel)}
        for operation in self.operations:
            if isinstance(operation, migrations.CreateModel | AddTrigger):
                self._run(operation, schema_editor, state)
            elif not isinstance(operation, COMPLETES) or operation.model_name.lower() not in created:
                raise TypeError(f"{operation.describe()}: not for a first migration")
        return state

    def _run(self, operation, schema_editor, state) -> None:
        operation.database_forwards(self.app_label, schema_editor, state, state)
