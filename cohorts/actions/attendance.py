"""Marking attendance and forming groups (ATTENDANCE in docs/rules.md)."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from records.errors import Refused, refuse
from records.wording import say_day

from ..models import Application, Attendance, Cohort, Sitting

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


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


@transaction.atomic
def set_groups(cohort: Cohort, groups: Mapping[Application, str]) -> int:
    """Give participants their group's letter, "" for none; returns how many changed."""
    changed = 0
    for application, group in groups.items():
        name = " ".join(group.split()).upper()[:20]
        if application.cohort_id != cohort.pk:
            raise Refused(_("This person does not take part in this cohort."))
        changed += Application.objects.filter(pk=application.pk).exclude(group=name).update(group=name)
    return changed


def anew_refusal(cohort: Cohort) -> str:
    """Why everybody cannot be divided anew; those without a group always can."""
    marked = Attendance.objects.filter(sitting__session__cohort=cohort).exclude(sitting__group="")
    if marked.exists():
        return _("Attendance was marked in sittings of groups: move single people instead of dividing all anew.")
    return ""


@transaction.atomic
def divide(cohort: Cohort, number: int, *, anew: bool = False) -> int:
    """Spread participants over the groups A, B, C … so that sizes differ by one at most, and schools are mixed.

    Without `anew` those who have a group keep it. Returns how many were given one.
    """
    if not 1 <= number <= len(LETTERS):
        raise Refused(_("Choose between 1 and %(most)d groups.") % {"most": len(LETTERS)})
    if anew:
        refuse(anew_refusal(cohort))
    people = list(cohort.applications.enrolled().order_by("school_id", "school_other", "queue_number"))
    names = LETTERS[:number]
    size = Counter(dict.fromkeys(names, 0))
    if not anew:
        size.update(person.group for person in people if person.group in size)
        people = [person for person in people if not person.group]
    groups = {}
    for person in people:
        groups[person] = min(names, key=lambda name: (size[name], name))
        size[groups[person]] += 1
    set_groups(cohort, groups)
    return len(groups)
