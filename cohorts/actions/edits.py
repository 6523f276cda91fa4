"""Taking steps of planning back, and doing them again (TIMETABLE in docs/rules.md)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from records.errors import Refused, refuse

from ..models import Cohort, Edit, Sitting


@dataclass(frozen=True)
class Spot:
    """Where and when a sitting stands, and for whom."""

    room: int | None
    start: str
    end: str
    group: str

    @classmethod
    def of(cls, sitting: Sitting) -> "Spot":
        during = sitting.during
        start, end = (during.lower.isoformat(), during.upper.isoformat()) if during else ("", "")
        return cls(sitting.room_id, start, end, sitting.group)

    @property
    def during(self) -> tuple[datetime, datetime] | None:
        return (datetime.fromisoformat(self.start), datetime.fromisoformat(self.end)) if self.start else None

    def same_as(self, other: "Spot") -> bool:
        return (self.room, self.during, self.group) == (other.room, other.during, other.group)


def record(cohort: Cohort, kind: str, steps: Iterable[tuple[Sitting, Spot, Spot]], by: User | None) -> None:
    """Keep a step; one that changes nothing is none."""
    changed = [
        {"sitting": sitting.pk, "before": vars(before), "after": vars(after)}
        for sitting, before, after in steps
        if not before.same_as(after)
    ]
    if changed:
        Edit.objects.create(cohort=cohort, kind=kind, steps=changed, by=by)


def last(cohort: Cohort) -> Edit | None:
    """The step that would be taken back."""
    return cohort.edits.filter(taken_back_at=None).order_by("-pk").first()


def next_again(cohort: Cohort) -> Edit | None:
    """The step that would be done again: none once something else was done since."""
    done = last(cohort)
    rows = cohort.edits.filter(taken_back_at__isnull=False, pk__gt=done.pk if done else 0)
    return rows.order_by("pk").first()


def sentence(edit: Edit) -> str:
    """What the step was: “QC lab” moved."""
    keys = [step["sitting"] for step in edit.steps]
    rows = Sitting.objects.filter(pk__in=keys).select_related("session")
    names = ", ".join(f"“{row}”" for row in rows) or _("a sitting that is no more")
    return _("%(sittings)s: %(what)s") % {"sittings": names, "what": edit.get_kind_display()}


def take_back(cohort: Cohort, *, by: User, edit: int | None = None) -> Edit:
    """Put everything back as it was before the last step; `edit` is the one that the person has seen."""
    return _turn(cohort, by, edit, back=True)


def do_again(cohort: Cohort, *, by: User, edit: int | None = None) -> Edit:
    return _turn(cohort, by, edit, back=False)


@transaction.atomic
def _turn(cohort: Cohort, by: User, seen: int | None, *, back: bool) -> Edit:
    from . import timetable

    Cohort.objects.select_for_update(no_key=True).get(pk=cohort.pk)
    edit = last(cohort) if back else next_again(cohort)
    if edit is None:
        raise Refused(_("There is nothing to take back.") if back else _("There is nothing to do again."))
    if seen is not None and seen != edit.pk:
        raise Refused(_("Somebody changed the timetable meanwhile: look again."))
    stands, wanted = ("after", "before") if back else ("before", "after")
    rows = Sitting.objects.filter(pk__in=[step["sitting"] for step in edit.steps]).select_related("session", "room")
    sittings = {row.pk: row for row in rows}
    moves = []
    for step in edit.steps:
        if step["sitting"] not in sittings:
            raise Refused(_("A sitting of this step is no more."))
        sitting = sittings[step["sitting"]]
        refuse(why_not_as_it_was(sitting, Spot(**step[stands])))
        moves.append((sitting, Spot(**step[wanted])))
    timetable.put_all(cohort, moves, by=by)
    edit.taken_back_at = timezone.now() if back else None
    edit.save(update_fields=["taken_back_at"])
    return edit


def why_not_as_it_was(sitting: Sitting, spot: Spot) -> str:
    """Why this step of the past cannot be turned round; "" = the sitting still stands as the step left it."""
    if not Spot.of(sitting).same_as(spot):
        return _("“%(sitting)s” was changed in another way since.") % {"sitting": sitting}
    return sitting.why_cannot_move()
