"""Going back to an older release of the timetable (RELEASES in docs/rules.md)."""

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from records.errors import Refused, refuse
from records.history import done_by

from ..models import Room, Sitting, TimetableRelease
from ..releases.back import TEXTS, Back, back_to
from ..releases.changes import changes_between
from ..releases.content import content_of
from ..releases.reading import newest
from . import releases
from .timetable import lock_rooms


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
    lock_rooms(*Room.objects.filter(pk__in={item.room.pk for _row, item in back.moves if item.room}))
    with done_by(by):
        _write(back)
    plan = releases.plan_of(cohort)
    if plan.last and not changes_between(cohort, content_of(plan.last), plan.after):
        raise Refused(_("Nothing of this release can stand again: the timetable stays as it is."))
    made = releases.write(plan, TimetableRelease.Kind.BACK, by=by, note=note, restores=release)
    return made, back


def _write(back: Back) -> None:
    for row, item in back.texts:
        for name in TEXTS:
            setattr(row.session, name, getattr(item, name))
        row.session.save(update_fields=TEXTS)
    try:
        with transaction.atomic():
            for row in back.out:
                row.room, row.during, row.sequence = None, None, row.sequence + 1
                row.save(update_fields=["room", "during", "sequence"])
            for row, item in back.moves:
                _put(row, item)
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    except IntegrityError as error:
        raise Refused(
            _("A room, a person or a group would be in two places at once: move those sittings by hand.")
        ) from error


def _put(row: Sitting, item) -> None:
    if row.session.cancelled_at:
        row.session.cancelled_at = None
        row.session.save(update_fields=["cancelled_at"])
    row.room_id = item.room.pk if item.room else None
    row.during, row.group, row.sequence = (item.starts_at, item.ends_at), item.group, row.sequence + 1
    row.save(update_fields=["room", "during", "group", "sequence"])
