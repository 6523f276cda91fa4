"""Going back to an older release of the timetable (RELEASES in docs/rules.md)."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from records.errors import Refused, refuse
from records.history import done_by

from ..models import TimetableRelease
from ..releases.back import TEXTS, Back, back_to
from ..releases.changes import changes_between
from ..releases.content import content_of
from ..releases.reading import newest
from . import releases, timetable
from .edits import Spot


def why_cannot_roll_back(release: TimetableRelease) -> str:
    """Why the timetable cannot go back to this release; "" = it can, as far as `back_to` says."""
    cohort = release.cohort
    if cohort.cancelled_at:
        return _("This cohort was cancelled.")
    last = newest(cohort)
    if last is None or last.pk == release.pk:
        return _("This is the release that people read now.")
    return ""


@transaction.atomic
def roll_back(release: TimetableRelease, *, by: User, note: str = "", seen: str = "") -> tuple[TimetableRelease, Back]:
    """Put the working timetable back to what an older release shows, as far as its rows allow, and release that.

    `seen` is the mark of the timetable as the page showed it.
    """
    cohort = release.cohort
    releases.lock(cohort)
    refuse(why_cannot_roll_back(release))
    refuse(releases.why_seen_is_old(releases.plan_of(cohort), seen))
    back = back_to(release)
    with done_by(by):
        _write(back, by)
    plan = releases.plan_of(cohort)
    if plan.last and not changes_between(cohort, content_of(plan.last), plan.after):
        raise Refused(_("Nothing of this release can stand again: the timetable stays as it is."))
    made = releases.write(plan, TimetableRelease.Kind.BACK, by=by, note=note, restores=release)
    return made, back


def _write(back: Back, by: User) -> None:
    for row, item in back.texts:
        for name in TEXTS:
            setattr(row.session, name, getattr(item, name))
        row.session.save(update_fields=TEXTS)
    for row, _item in back.moves:
        if row.session.cancelled_at:
            row.session.cancelled_at = None
            row.session.save(update_fields=["cancelled_at"])
    spots = [(row, Spot(None, "", "", row.group)) for row in back.out]
    for row, item in back.moves:
        room = item.room.pk if item.room else None
        spots.append((row, Spot(room, item.starts_at.isoformat(), item.ends_at.isoformat(), item.group)))
    timetable.put_all(back.release.cohort, spots, by=by)
