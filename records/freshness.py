"""When a page that was kept may be shown again: only while nothing it tells has changed (PUBLICATION in docs/rules.md).

Two ways. `moment()` names the exact state of the whole database: it changes with every commit of anything, so what was
kept under it is right in everything, numbers of places included. `stamp()` names the last change of slow things only:
what was kept under it outlives a rush of applications.

Apps name in `AppConfig.ready()` the tracked models that public pages tell of. Their history tables answer in one cheap
query which change was the last. Two transactions may commit in another order than they took their numbers, so a change
younger than SETTLED keeps pages only for the exact snapshot of the database: as soon as anything at all is committed,
the snapshot is another one. After SETTLED no transaction with a smaller number can be open.
"""

from datetime import timedelta
from functools import cache
from hashlib import sha256

from django.conf import settings
from django.db import connection
from django.db.models import Model
from django.utils import timezone

SETTLED = timedelta(seconds=90)

CODE = ("templates", "locale", "records", "accounts", "courses", "cohorts", "partners", "summerschool")

_models: list[type[Model]] = []


def tells_of(*models) -> None:
    """Public pages show rows of these models."""
    _models.extend(model for model in models if model not in _models)


@cache
def release() -> str:
    """Another text when the pages are made by other code: nothing kept by an older release is shown by a newer one."""
    mark = sha256()
    for folder in CODE:
        for path in sorted((settings.BASE_DIR / folder).rglob("*")):
            if path.suffix in (".html", ".mo", ".py"):
                mark.update(path.read_bytes())
    return mark.hexdigest()[:16]


def _tables() -> list[str]:
    """The history tables of those models."""
    histories = (model._meta.get_field("history").related_model for model in _models)
    return sorted(event._meta.db_table for event in histories)


def moment() -> str:
    """Another text as soon as anything at all has been committed; "" = unknown, keep nothing. One query.

    Two statements with the same snapshot see the same rows. A page made after the snapshot was read can only be newer
    than its name, and whoever still reads the older name asked before that commit. Inside a transaction the snapshot
    does not tell one's own changes.
    """
    if connection.in_atomic_block:
        return ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_snapshot()::text")
        return cursor.fetchone()[0]


def stamp() -> str:
    """Another text as soon as something that public pages tell has been committed. One query."""
    last = ", ".join(f"coalesce((SELECT max(pgh_id) FROM {table}), 0)" for table in _tables())  # noqa: S608 (our own names)
    newest = ", ".join(
        f"(SELECT pgh_created_at FROM {table} ORDER BY pgh_id DESC LIMIT 1)"  # noqa: S608
        for table in _tables()
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT concat_ws('.', {last}), greatest({newest}), pg_current_snapshot()::text")
        numbers, changed_at, snapshot = cursor.fetchone()
    if changed_at and changed_at > timezone.now() - SETTLED:
        return f"{numbers}/{snapshot}"
    return numbers
