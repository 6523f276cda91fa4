"""Marking attendance (ATTENDANCE in docs/rules.md)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from records.errors import Refused, refuse
from records.wording import say_day

from ..models import Application, Attendance, Sitting


def minutes_of(sitting: Sitting) -> int:
    """How long the sitting lasts in the timetable; 0 when it is not placed."""
    return int((sitting.during.upper - sitting.during.lower).total_seconds()) // 60 if sitting.during else 0


def mark_refusal(sitting: Sitting, at: datetime | None = None) -> str:
    """Why nothing can be marked in this sitting; "" = it can."""
    cohort = sitting.session.cohort
    if sitting.session.cancelled_at:
        return _("This session was cancelled.")
    if not sitting.during:
        return _("This session has no time yet: place it in the timetable first.")
    day = sitting.starts_at.astimezone(cohort.zone).date()
    if (at or timezone.now()).astimezone(cohort.zone).date() < day:
        return _("Attendance can be marked from the day itself: %(day)s.") % {"day": say_day(day)}
    return ""


def minutes_refusal(sitting: Sitting, minutes: int) -> str:
    """Why somebody cannot have been there for so long."""
    if not 0 <= minutes <= minutes_of(sitting):
        return _("This sitting took %(most)d minutes: give a number from 0 to %(most)d.") % {
            "most": minutes_of(sitting)
        }
    return ""


@transaction.atomic
def mark(sitting: Sitting, minutes: Mapping[Application, int], *, by: User, reason: str = "") -> int:
    """Set the minutes of these participants; returns how many changed.

    A value that was set before is corrected only with a reason. Two people marking at once: the later one wins for
    each participant, and needs the reason if the other value differs.
    """
    refuse(mark_refusal(sitting))
    for application, value in minutes.items():
        if application.cohort_id != sitting.session.cohort_id:
            raise Refused(_("This person does not take part in this cohort."))
        refuse(minutes_refusal(sitting, value))
    list(Sitting.objects.select_for_update(no_key=True).filter(pk=sitting.pk))  # two savers queue up here
    rows = {row.application_id: row for row in sitting.attendance.filter(application__in=minutes)}
    changed = 0
    for application, value in minutes.items():
        row = rows.get(application.pk)
        if row is None:
            row = Attendance(sitting=sitting, application=application)
        elif row.minutes == value:
            continue
        elif not reason.strip():
            raise Refused(_correction_needs_reason(application, row))
        else:
            row.reason = reason.strip()[:200]
        row.minutes, row.marked_by, row.source = value, by, Attendance.Source.HAND
        row.save()
        changed += 1
    return changed


def _correction_needs_reason(application: Application, row: Attendance) -> str:
    words = {"name": application.person, "minutes": row.minutes, "by": row.marked_by or _("somebody")}
    return _("%(name)s was marked with %(minutes)d minutes by %(by)s: say why this is corrected.") % words
