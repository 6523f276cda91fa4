"""Plates, read days after the check (CHECKS in docs/rules.md)."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from courses.models import ChecklistPlate
from records import files
from records.errors import refuse
from records.models import StoredFile

from ..checks import who
from ..models import FilledChecklist, PlateReading
from .checks import lock


@dataclass(frozen=True)
class Counted:
    """What is typed about one plate; `photo` is kept and pending, None leaves the one that is there."""

    cfu: int | None
    comment: str = ""
    photo: StoredFile | None = None


@transaction.atomic
def read_plates(check: FilledChecklist, counted: dict[ChecklistPlate, Counted], *, by: User) -> int:
    """Note the colonies of some plates or all; a reading changes until it is signed. Tells how many changed."""
    check = lock(check)
    refuse(who.why_cannot_read_plates(check, by))
    before = {row.plate_id: row for row in check.readings.select_related("photo")}
    changed = 0
    for plate, told in counted.items():
        changed += _note(check, plate, before.get(plate.pk), told, by)
    return changed


def _note(check: FilledChecklist, plate: ChecklistPlate, row: PlateReading | None, told: Counted, by: User) -> bool:
    words = told.comment.strip()[:500]
    if row and not told.photo and (row.cfu, row.comment) == (told.cfu, words):
        return False
    if told.cfu is None:
        if row:
            _drop(row)
        return bool(row)
    row = row or PlateReading(check_of=check, plate=plate)
    old, row.cfu, row.comment = row.photo, told.cfu, words
    row.read_by, row.read_at = by, timezone.now()
    if told.photo:
        row.photo = told.photo
    row.save()
    if told.photo:
        files.confirm(told.photo)
        if old:
            files.discard(old)
    return True


def _drop(row: PlateReading) -> None:
    photo = row.photo
    row.delete()
    if photo:
        files.discard(photo)
