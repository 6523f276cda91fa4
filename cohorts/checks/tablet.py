"""What the tablet shows: who can be assessed, and the items with what was typed."""

from dataclasses import dataclass

from courses.models import ChecklistItem

from ..actions.checks import Seen
from ..models import CohortChecklist, FilledChecklist
from .who import why_no_attempt_left_of

Result = FilledChecklist.Result


@dataclass(frozen=True)
class Trainee:
    """One participant for the list on the tablet."""

    id: str
    name: str
    group: str
    attempts: int
    closed: str  # why no attempt is left, in words


def trainees(used: CohortChecklist, assessor) -> list[Trainee]:
    """Everybody with a place but the assessor, with attempts so far. Two queries."""
    rows = used.cohort.applications.enrolled().exclude(person=assessor).select_related("person")
    rows = list(rows.order_by("person__full_name", "pk"))
    found: dict[int, list[FilledChecklist]] = {row.pk: [] for row in rows}
    for check in used.checks.standing().filter(application__in=found):
        found[check.application_id].append(check)
    return [
        Trainee(
            str(row.public_id),
            str(row.person),
            row.group,
            len(found[row.pk]),
            why_no_attempt_left_of(found[row.pk], used, str(row.person)),
        )
        for row in rows
    ]


@dataclass(frozen=True)
class ItemLine:
    item: ChecklistItem
    verdict: str
    comment: str


def lines(used: CohortChecklist, seen: dict[str, Seen] | None = None) -> list[ItemLine]:
    """Each item with what was typed before it was refused."""
    typed = seen or {}
    empty = Seen("")
    found = [(item, typed.get(str(item.public_id), empty)) for item in used.version.items.all()]
    return [ItemLine(item, said.verdict, said.comment) for item, said in found]
