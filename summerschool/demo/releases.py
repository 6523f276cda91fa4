"""Released timetables: everywhere what takes place, and at the next edition a second release and a draft after it."""

from datetime import timedelta

from accounts.models import User
from cohorts.actions import releases, timetable
from cohorts.models import Cohort, Sitting


def release_timetables(upcoming: Cohort, others: list[Cohort], organiser: User) -> None:
    for cohort in (*others, upcoming):
        releases.release(cohort, by=organiser, note="The whole timetable", tell=False)
    moved = _last_free(upcoming)
    if moved is None:
        return
    _shift(moved, organiser, minutes=15)
    releases.release(upcoming, by=organiser, note="A quarter of an hour more for the coffee before it")
    timetable.edit_session(moved.session, given_by="University of Antwerp", by=organiser)
    _shift(moved, organiser, minutes=-15)


def _last_free(cohort: Cohort) -> Sitting | None:
    """The last sitting of the first day, which has room behind it."""
    rows = Sitting.objects.filter(session__cohort=cohort, group="", during__isnull=False, session__cancelled_at=None)
    day = cohort.begins_at, cohort.begins_at + timedelta(days=1)
    return rows.filter(during__startswith__range=day).select_related("session__cohort", "room").last()


def _shift(sitting: Sitting, by: User, *, minutes: int) -> None:
    length = int((sitting.ends_at - sitting.starts_at).total_seconds() // 60)
    starts_at = sitting.starts_at + timedelta(minutes=minutes)
    timetable.place_sitting(sitting, room=sitting.room, starts_at=starts_at, minutes=length, by=by)
    sitting.refresh_from_db()
