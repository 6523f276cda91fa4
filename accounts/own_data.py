"""Everything held about a person, as they take it with them: JSON, or CSV with a line a value (GDPR, 15 and 20)."""

import csv
import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from records import personal
from records.tables import BOM, harmless

from .actions import former_selves
from .models import User

HEAD = ["part", "entry", "field", "value"]


def everything(user: User) -> dict[str, Any]:
    """By holder; accounts that were closed for this one stand beside it (ONE PERSON in docs/rules.md)."""
    told = {"made_at": timezone.now(), **personal.export(user)}
    if former := former_selves(user):
        told["joined accounts"] = [personal.export(one) for one in former]
    return told


def as_csv(user: User) -> Iterator[str]:
    """A table that any spreadsheet opens: which part, which entry of it, which field, and its value."""
    writer = csv.writer(_Echo())
    yield BOM + writer.writerow(HEAD)
    for part, value in everything(user).items():
        for path, told in _flat(value, []):
            entry = ".".join(step for step in path if step.isdigit())
            field = ".".join(step for step in path if not step.isdigit())
            yield writer.writerow([part, entry, harmless(field), harmless(told)])


def _flat(value, path: list[str]) -> Iterator[tuple[list[str], str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(inner, [*path, str(key)])
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value, 1):
            yield from _flat(inner, [*path, str(number)])
    elif isinstance(value, datetime | date):
        yield path, value.isoformat()
    elif value is None or isinstance(value, str | int | float):
        yield path, "" if value is None else str(value)
    else:
        yield path, json.dumps(value, default=str)


class _Echo:
    """csv writes to it and gets the line back."""

    def write(self, line: str) -> str:
        return line
