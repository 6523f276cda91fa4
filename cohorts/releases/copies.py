"""What each person's calendar was told, and what it has to be told next (CALENDARS in docs/rules.md)."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..models import CalendarCopy, Cohort
from .content import Content, Item
from .readers import Reader

Told = dict[str, list]  # by the sitting's id: SEQUENCE told, SEQUENCE of the release, whether it was cancelled


@dataclass(frozen=True)
class Entry:
    """One sitting in one calendar."""

    item: Item
    sequence: int
    is_cancelled: bool = False
    is_news: bool = True


def entries_for(reader: Reader, content: Content, told: Told) -> list[Entry]:
    """What the reader's calendar should show, with what it has to drop.

    A sitting that comes back to somebody, or leaves them without having changed itself, needs a higher SEQUENCE for
    them alone; it is counted on what they were told.
    """
    entries = []
    mine = {item.id: item for item in reader.items(content)}
    for key, item in mine.items():
        told_sequence, known, was_gone = told.get(key, (item.sequence, item.sequence, False))
        is_same = known == item.sequence and not was_gone
        sequence = told_sequence if is_same else max(item.sequence, told_sequence + 1)
        entries.append(Entry(item, sequence, is_news=key not in told or not is_same))
    for key, (told_sequence, _known, was_gone) in told.items():
        if key in mine or key not in content.items:
            continue
        item = content.items[key]
        sequence = told_sequence if was_gone else max(item.sequence, told_sequence + 1)
        entries.append(Entry(item, sequence, is_cancelled=True, is_news=not was_gone))
    return entries


def supposed(reader: Reader, before: Content) -> Told:
    """What a calendar was told of which nobody kept a note: the release before."""
    return {item.id: [item.sequence, item.sequence, False] for item in reader.items(before)}


def told_to(cohort: Cohort, people: Iterable[int] | None = None) -> dict[int, Told]:
    """What calendars were told, by the key of the person; one query."""
    rows = CalendarCopy.objects.filter(cohort=cohort)
    if people is not None:
        rows = rows.filter(person__in=people)
    return dict(rows.values_list("person", "told"))


def keep(cohort: Cohort, entries: dict[int, list[Entry]]) -> None:
    """Write what was told now, by the key of the person; one query."""
    rows = [
        CalendarCopy(
            cohort=cohort,
            person_id=person,
            told={entry.item.id: [entry.sequence, entry.item.sequence, entry.is_cancelled] for entry in told},
        )
        for person, told in entries.items()
    ]
    CalendarCopy.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["cohort", "person"], update_fields=["told", "at"], batch_size=200
    )
