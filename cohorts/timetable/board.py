"""One day of a cohort as the builder shows it: the grid, what waits, what is wrong, what can be taken back."""

from datetime import date

from ..actions import edits
from ..grid import days_with_counts, grid_of
from ..models import Cohort
from ..releases.reading import not_released
from .reading import own_sittings, read
from .words import verdicts


def board_of(cohort: Cohort, day: date, *, can_edit: bool) -> dict:
    """The context of cohorts/timetable/board.html; a fixed number of queries."""
    sittings = list(own_sittings(cohort))
    placed = [sitting for sitting in sittings if sitting.during]
    found = verdicts(read(cohort, sittings=sittings))
    rooms = list(cohort.organisation.rooms.filter(retired_at=None))
    judged = [(sitting, found[sitting.pk]) for sitting in placed if sitting.pk in found]
    return {
        "cohort": cohort,
        "can_edit": can_edit,
        "days": days_with_counts(cohort, placed, day),
        "day": day,
        "grid": grid_of(cohort, day, placed, rooms, found),
        "unplaced": [sitting for sitting in sittings if not sitting.during],
        "impossible": [(sitting, verdict.impossible) for sitting, verdict in judged if verdict.impossible],
        "unwise": [(sitting, verdict.unwise) for sitting, verdict in judged if verdict.unwise],
        "session_count": len({sitting.session_id for sitting in sittings}),
        "has_rooms": bool(rooms),
        "ahead": not_released(cohort),
        **(_steps(cohort) if can_edit else {}),
    }


def _steps(cohort: Cohort) -> dict:
    back, again = edits.last(cohort), edits.next_again(cohort)
    return {
        "take_back": {"key": back.pk, "words": edits.sentence(back)} if back else None,
        "do_again": {"key": again.pk, "words": edits.sentence(again)} if again else None,
    }
