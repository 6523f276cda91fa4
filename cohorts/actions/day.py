"""Changes while the cohort runs, told at once to those concerned (ON THE DAY in docs/rules.md)."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from records import mail
from records.errors import refuse

from .. import emails
from ..models import Application, Cohort, CohortRole, Notice, Room, Sitting, TimetableRelease
from . import releases, timetable


def why_not_told(cohort: Cohort) -> str:
    """Why a change is no news for the day; "" = the cohort runs, so it is told at once."""
    if not cohort.has_begun():
        return _("The cohort has not begun: change the timetable.")
    if cohort.is_over:
        return _("The cohort is over.")
    return ""


@transaction.atomic
def move_today(sitting: Sitting, *, room: Room | None, starts_at: datetime, words: str, by: User) -> Notice:
    """Move a sitting of the running cohort and tell those concerned, on the page and by mail."""
    cohort = sitting.session.cohort
    refuse(why_not_told(cohort))
    releases.lock(cohort)
    was_at, was_room = sitting.starts_at, sitting.room
    if (was_at, was_room) == (starts_at, room):
        refuse(_("This is where and when it takes place already."))
    minutes = int((sitting.ends_at - sitting.starts_at).total_seconds()) // 60 if sitting.during else None
    timetable.place_sitting(sitting, room=room, starts_at=starts_at, minutes=minutes, by=by, undoable=False)
    notice = Notice(cohort=cohort, sitting=sitting, kind=Notice.Kind.MOVED, was_at=was_at, was_room=was_room)
    notice.now_at, notice.now_room = starts_at, room
    return _tell(notice, words, by)


@transaction.atomic
def cancel_today(sitting: Sitting, *, words: str, by: User) -> Notice:
    """Take one sitting of the running cohort out of the timetable and tell those concerned."""
    refuse(why_not_told(sitting.session.cohort))
    releases.lock(sitting.session.cohort)
    refuse(_("This sitting has no time: there is nothing to cancel.") if not sitting.during else "")
    notice = Notice(cohort=sitting.session.cohort, sitting=sitting, kind=Notice.Kind.CANCELLED)
    notice.was_at, notice.was_room = sitting.starts_at, sitting.room
    timetable.unplace_sitting(sitting, by=by, undoable=False)
    return _tell(notice, words, by)


def concerned(sitting: Sitting) -> list[User]:
    """The participants of the sitting's group, or all, and those who train in the cohort."""
    rows = Application.objects.filter(cohort=sitting.session.cohort_id).enrolled()
    if sitting.group:
        rows = rows.filter(group=sitting.group)
    kinds = (CohortRole.Kind.TRAINER, CohortRole.Kind.ASSESSOR)
    roles = CohortRole.objects.current().filter(cohort=sitting.session.cohort_id, role__in=kinds)
    people = User.objects.filter(
        Q(pk__in=rows.values("person"))
        | Q(pk__in=roles.values("user"))
        | Q(pk__in=roles.values("invitation__accepted_by"))
    )
    return list(people.filter(is_active=True).order_by("pk"))


def _tell(notice: Notice, words: str, by: User) -> Notice:
    notice.words, notice.by, notice.group = words.strip()[:300], by, notice.sitting.group
    people = concerned(notice.sitting)
    notice.told = len(people)
    notice.save()
    day = TimetableRelease.Kind.DAY
    releases.follow(notice.cohort, lambda item: item.pk == notice.sitting_id, kind=day, by=by, note=notice.words)
    mail.write_all([emails.notice(notice, person) for person in people])
    return notice


def notices_for(application: Application, since: datetime | None = None) -> list[Notice]:
    """What changed for this participant, the newest first."""
    rows = Notice.objects.filter(cohort=application.cohort_id, group__in={"", application.group})
    rows = rows.filter(at__gte=since) if since else rows
    return list(rows.select_related("sitting__session", "was_room", "now_room").order_by("-at", "-pk")[:20])


def today_in(cohort: Cohort, at: datetime | None = None):
    """The day that the pages of the day open with: today while the cohort runs, else its first or its last day."""
    today = (at or timezone.now()).astimezone(cohort.zone).date()
    return min(max(today, cohort.starts_on), cohort.ends_on)
