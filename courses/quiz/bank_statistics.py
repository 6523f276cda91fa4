"""The statistics of closed attempts, read from the database."""

from collections import defaultdict
from collections.abc import Iterable

from ..models import Attempt, GivenAnswer, QuestionVersion
from .statistics import Item, Sat, items

NEWEST = 2000  # attempts that one figure reads at most


def sat_of(attempts: Iterable[Attempt]) -> list[Sat]:
    """Two queries for all."""
    rows = list(attempts)
    values: dict[int, dict] = defaultdict(dict)
    given = GivenAnswer.objects.filter(attempt__in=[row.pk for row in rows], is_late=False)
    for attempt, place, value in given.order_by("given_at", "pk").values_list("attempt", "place", "value"):
        values[attempt][place] = value
    return [Sat(row.questions, row.marks or [], values[row.pk]) for row in rows]


def firsts(attempts: Iterable[Attempt]) -> list[Attempt]:
    """The first closed attempt of each person in each place: later ones have seen the explanations."""
    found: dict[tuple, Attempt] = {}
    for row in attempts:
        key = (row.given_in, row.person_id)
        if key not in found or row.number < found[key].number:
            found[key] = row
    return list(found.values())


def of_question(version: QuestionVersion) -> Item | None:
    """Over all cohorts, of the newest attempts that asked this version; None if none did."""
    asked = Attempt.objects.closed().filter(questions__contains=[{"version": str(version.public_id)}])
    rows = firsts(asked.order_by("-closed_at")[:NEWEST])
    return next((one for one in items(sat_of(rows)) if one.question["version"] == str(version.public_id)), None)
