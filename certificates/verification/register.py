"""What the register says about a code: one query, two for a superseded certificate (VERIFICATION in docs/rules.md).

The public page is asked more than any other, so a code is read as the few columns that it shows, not as a model.
"""

import json
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from ..codes import clean_code, is_code
from ..models import Certificate
from .answer import Answer, State

STATES = {
    Certificate.State.ISSUED: State.VALID,
    Certificate.State.REVOKED: State.REVOKED,
    Certificate.State.SUPERSEDED: State.SUPERSEDED,
    Certificate.State.EXPIRED: State.EXPIRED,
}


class Entry(NamedTuple):
    """A certificate as the public may read it; `file_sha256` is None where the file was deleted, or not asked for."""

    pk: int
    code: str
    state: str
    facts: dict[str, Any]
    valid_until: date | None
    application_id: int
    supersedes_id: int | None
    superseded_at: datetime | None
    revoked_at: datetime | None
    revocation_reason: str
    time_zone: str
    file_sha256: str | None = None

    def day(self, moment: datetime | None) -> date | None:
        """The day of that moment where the cohort took place."""
        return moment.astimezone(ZoneInfo(self.time_zone)).date() if moment else None


COLUMNS = (*Entry._fields[:10], "cohort__time_zone")
PLACE = "code"  # stands for the code in the prepared question


def known() -> QuerySet[Certificate]:
    """Those that the public may hear of: that their holders have or had, and none that waits for its ceremony."""
    return Certificate.objects.out().filter(state__in=STATES).order_by()


def find(code: str, *, with_file: bool = False) -> Entry | None:
    """The certificate of a code as it was cleaned; what cannot be a code is not looked up."""
    if not is_code(code):
        return None
    text, values = _statement(with_file)
    with connection.cursor() as cursor:
        cursor.execute(text, [code if value == PLACE else value for value in values])
        row = cursor.fetchone()
    return _entry(row) if row else None


@cache
def _statement(with_file: bool) -> tuple[str, tuple]:
    """The question of `known()`, put into SQL once a process: that takes longer than Postgres takes to answer it."""
    columns = (*COLUMNS, "file__sha256") if with_file else COLUMNS
    return known().filter(code=PLACE).values_list(*columns).query.sql_with_params()


def _entry(row: tuple) -> Entry:
    entry = Entry(*row)
    return entry._replace(facts=json.loads(entry.facts)) if isinstance(entry.facts, str) else entry


def state_of(entry: Entry) -> State:
    """Expired from the day after its last day on, whether or not the nightly job has come by."""
    state = STATES[Certificate.State(entry.state)]
    last = entry.valid_until
    if state is State.VALID and last and last < timezone.localdate(timezone=ZoneInfo(entry.time_zone)):
        return State.EXPIRED
    return state


def answer_for(typed: str) -> Answer:
    code = clean_code(typed)
    return answer_about(find(code), code)


def answer_about(entry: Entry | None, code: str) -> Answer:
    if entry is None:
        return Answer(State.UNKNOWN, code)
    state = state_of(entry)
    return Answer(state, code, entry, chain_after(entry) if state is State.SUPERSEDED else ())


def chain_after(entry: Entry) -> tuple[Entry, ...]:
    """Those that took its place, one after the other: read at once, however often it was reissued."""
    rows = known().filter(application=entry.application_id, supersedes__isnull=False)
    after = {row.supersedes_id: row for row in (Entry(*row) for row in rows.values_list(*COLUMNS))}
    chain: list[Entry] = []
    here = entry
    while (following := after.pop(here.pk, None)) is not None:
        chain.append(following)
        here = following
    return tuple(chain)
