"""Scans at the doors: taken once each, in whatever order they arrive, and counted as minutes (DOORS, docs/rules.md)."""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cohorts.doors.presence import EARLY, minutes_present, passages
from cohorts.doors.room_code import begins_at, why_not_taken, window_in
from records.codes import clean_code, is_code
from records.errors import Refused, refuse

from ..models import Application, Attendance, Cohort, Door, DoorPass, Room, Scan, Sitting

PREFIX = "SUMMERSCHOOL:"  # of a personal code in its QR picture
APART = timedelta(seconds=60)  # nobody passes the doors of two rooms in less
AHEAD = timedelta(minutes=2)  # by how much a corrected clock may still be fast

Problem = Scan.Problem


# Personal codes


def why_no_pass(application: Application) -> str:
    """Why this person gets no code for the doors; "" = they do."""
    if application.state != Application.State.ACCEPTED:
        return _("Codes for the doors are for those who have a place.")
    return ""


def pass_of(application: Application) -> DoorPass:
    """The person's present code, made when it is first asked for."""
    refuse(why_no_pass(application))
    found = DoorPass.objects.filter(application=application, ended_at=None).first()
    if found:
        return found
    try:
        with transaction.atomic():
            return DoorPass.objects.create(application=application)
    except IntegrityError:  # somebody was faster
        return DoorPass.objects.get(application=application, ended_at=None)


def make_passes(cohort: Cohort) -> int:
    """A code for everybody who has a place and none yet; returns how many were made."""
    own = DoorPass.objects.filter(application=OuterRef("pk"), ended_at=None)
    without = cohort.applications.enrolled().filter(~Exists(own))
    made = DoorPass.objects.bulk_create([DoorPass(application=row) for row in without], ignore_conflicts=True)
    return len(made)


def codes_of(cohort: Cohort) -> dict[int, str]:
    """What the QR picture of everybody who has a place says, by application; codes that lack are made."""
    make_passes(cohort)
    rows = DoorPass.objects.filter(application__in=cohort.applications.enrolled(), ended_at=None)
    return {application: PREFIX + code for application, code in rows.values_list("application", "code")}


@transaction.atomic
def replace_pass(application: Application) -> DoorPass:
    """A new code; the old one opens nothing from now on."""
    refuse(why_no_pass(application))
    list(Application.objects.select_for_update(no_key=True).filter(pk=application.pk))
    DoorPass.objects.filter(application=application, ended_at=None).update(ended_at=timezone.now())
    return DoorPass.objects.create(application=application)


# Doors that show a code of their own


def open_door(cohort: Cohort, room: Room | None, *, by: User) -> Door:
    """The door's screen, for which the room begins to show codes."""
    found, _made = Door.objects.get_or_create(cohort=cohort, room=room, closed_at=None, defaults={"opened_by": by})
    return found


def close_door(door: Door) -> None:
    """End the codes of this door and the address of its screen."""
    Door.objects.filter(pk=door.pk, closed_at=None).update(closed_at=timezone.now())


# Scans


def why_nobody_can_be_scanned(sitting: Sitting) -> str:
    """Why the doors of this sitting take no scans; "" = they do."""
    if sitting.session.cancelled_at:
        return _("This session was cancelled.")
    if not sitting.during:
        return _("This session has no time yet: place it in the timetable first.")
    return ""


def record(
    sitting: Sitting,
    *,
    way: str,
    at: datetime,
    source: str,
    by: User | None,
    key: uuid.UUID | None = None,
    code: str = "",
    application: Application | None = None,
    door: Door | None = None,
    reason: str = "",
) -> Scan:
    """Take one scan; the same `key` again gives the scan that was taken before.

    Say who passed by `code`, as read or typed, or by `application`. What cannot be counted is kept with its problem.
    """
    refuse(why_nobody_can_be_scanned(sitting))
    key = key or uuid.uuid4()
    if before := Scan.objects.filter(device_key=key).first():
        return before
    problem = ""
    if application is None:
        application, problem = whose(code, sitting.session.cohort)
    scan = Scan(cohort=sitting.session.cohort, sitting=sitting, application=application, door=door, way=way, at=at)
    scan.source, scan.by, scan.device_key, scan.reason = source, by, key, reason.strip()[:200]
    scan.problem = problem or _problem(scan)
    try:
        with transaction.atomic():
            scan.save()
    except IntegrityError:  # the same scan came twice at the same moment
        return Scan.objects.get(device_key=key)
    if scan.problem == "" and sitting.ends_at <= timezone.now():
        settle(sitting, _keys(scan))
    return scan


def _keys(scan: Scan) -> list[int]:
    return [scan.application_id] if scan.application_id else []


def whose(code: str, cohort: Cohort) -> tuple[Application | None, str]:
    """Whose code this is, and what is wrong with it."""
    signs = clean_code(code.strip().upper().removeprefix(PREFIX))
    found = None
    if is_code(signs):
        found = DoorPass.objects.filter(code=signs).select_related("application__person", "application__school").first()
    if found is None:
        return None, Problem.UNKNOWN
    if found.application.cohort_id != cohort.pk:
        return None, Problem.OTHER_COHORT
    return found.application, Problem.ENDED if found.ended_at else ""


def _problem(scan: Scan) -> str:
    sitting = scan.sitting
    person = scan.application
    if person is None or person.cohort_id != scan.cohort_id or person.state != Application.State.ACCEPTED:
        return Problem.NO_PLACE
    if scan.at > timezone.now() + AHEAD or not sitting.starts_at - EARLY <= scan.at <= sitting.ends_at + EARLY:
        return Problem.TIME
    if scan.source == Scan.Source.PASS and _elsewhere(scan):
        return Problem.COPIED
    return ""


def _elsewhere(scan: Scan) -> Scan | None:
    """A scan of the same person's code in another room, too near in time for one pair of legs."""
    near = Scan.objects.counted().filter(application=scan.application, source=Scan.Source.PASS)
    near = near.filter(at__gt=scan.at - APART, at__lt=scan.at + APART).exclude(sitting=scan.sitting)
    return near.exclude(sitting__room=scan.sitting.room_id).select_related("sitting__room").first()


def come_by_room(application: Application, door: Door, code: str, way: str) -> Scan:
    """The student read the room's own code; the moment that counts is that of the code."""
    refuse(_("This door belongs to another cohort.") if door.cohort_id != application.cohort_id else "")
    refuse(why_no_pass(application))
    window, now = window_in(door, code), timezone.now()
    refuse(why_not_taken(door, window, now))
    at = min(begins_at(window or 0), now)
    sitting = sitting_behind(door, application, at)
    if sitting is None:
        raise Refused(_("Nothing of your timetable takes place here at that time. Ask the team."))
    key = uuid.uuid5(door.public_id, f"{window} {application.public_id} {way}")
    source = Scan.Source.ROOM
    return record(
        sitting, way=way, at=at, source=source, by=application.person, key=key, application=application, door=door
    )


def sitting_behind(door: Door, application: Application, at: datetime) -> Sitting | None:
    """The sitting in the door's room that is nearest to that moment; one of the person's own group comes first."""
    rows = Sitting.objects.filter(session__cohort=door.cohort_id, session__cancelled_at=None, room=door.room_id)
    rows = rows.filter(during__startswith__lte=at + EARLY, during__endswith__gte=at - EARLY)
    found = list(rows.select_related("session__cohort", "room"))
    return min(found, key=lambda one: (one.group not in ("", application.group), _distance(one, at)), default=None)


def _distance(sitting: Sitting, at: datetime) -> timedelta:
    return max(sitting.starts_at - at, at - sitting.ends_at, timedelta())


# By hand


def add_by_hand(
    sitting: Sitting, application: Application, *, way: str, at: datetime, by: User, reason: str, source: str = ""
) -> Scan:
    """A way in or out that nobody scanned, with the reason why it is added."""
    if not reason.strip():
        raise Refused(_("Say why this is added."), "reason")
    with transaction.atomic():
        source = source or Scan.Source.HAND
        scan = record(sitting, way=way, at=at, source=source, by=by, application=application, reason=reason)
        if scan.problem:
            raise Refused(words_of_problem(scan), "at" if scan.problem == Problem.TIME else "")
    return scan


@transaction.atomic
def enter_sheet(sitting: Sitting, lines: Iterable[tuple[Application, str, datetime]], *, by: User) -> int:
    """Note what was signed on paper, all or nothing; a line that was entered before is not entered twice.

    Returns how many participants are noted.
    """
    seen = set()
    for application, way, at in lines:
        key = uuid.uuid5(sitting.public_id, f"sheet {application.public_id} {way} {at.isoformat()}")
        scan = record(sitting, way=way, at=at, source=Scan.Source.SHEET, by=by, key=key, application=application)
        refuse(words_of_problem(scan))
        seen.add(application.pk)
    return len(seen)


@transaction.atomic
def void(scan: Scan, *, by: User, reason: str) -> None:
    """Take a scan out of the count; it stays, with the reason."""
    if not reason.strip():
        raise Refused(_("Say why this scan does not count."), "reason")
    if (
        Scan.objects.filter(pk=scan.pk, voided_at=None).update(
            voided_at=timezone.now(), voided_by=by, voided_reason=reason.strip()[:200]
        )
        and scan.sitting.ends_at <= timezone.now()
        and scan.application_id
    ):
        settle(scan.sitting, _keys(scan))


# Minutes


@transaction.atomic
def settle(sitting: Sitting, applications: Iterable[int] | None = None) -> int:
    """Write the minutes that the scans of an ended sitting prove; what was marked by hand stays. Returns how many.

    A participant whose scans were all voided goes back to not marked.
    """
    refuse(why_nobody_can_be_scanned(sitting))
    if sitting.ends_at > timezone.now():
        raise Refused(_("The sitting has not ended yet."))
    list(Sitting.objects.select_for_update(no_key=True).filter(pk=sitting.pk))
    chosen = None if applications is None else set(applications)
    passed = passages(sitting, chosen)
    rows = sitting.attendance.all() if chosen is None else sitting.attendance.filter(application__in=chosen)
    marks = {row.application_id: row for row in rows}
    changed = 0
    for application, scans in passed.items():
        minutes = minutes_present(scans, sitting.starts_at, sitting.ends_at)
        changed += _write(sitting, application, marks.get(application), minutes)
    for application, mark in marks.items():
        if application not in passed and mark.source == Attendance.Source.SCANS:
            mark.delete()
            changed += 1
    return changed


def _write(sitting: Sitting, application: int, mark: Attendance | None, minutes: int) -> bool:
    if mark is None:
        mark = Attendance(sitting=sitting, application_id=application, source=Attendance.Source.SCANS)
    elif mark.source == Attendance.Source.HAND or mark.minutes == minutes:
        return False
    mark.minutes = minutes
    mark.save()
    return True


def settle_ended() -> int:
    """Every minute: sittings that ended within two days and have scans that are not in the attendance yet."""
    now = timezone.now()
    marked = Attendance.objects.filter(sitting=OuterRef("sitting"), application=OuterRef("application"))
    waiting = Scan.objects.counted().filter(~Exists(marked), sitting=OuterRef("pk"))
    ended = Sitting.objects.filter(during__endswith__lte=now, during__endswith__gt=now - timedelta(days=2))
    ended = ended.filter(Exists(waiting), session__cancelled_at=None)
    return sum(settle(sitting) for sitting in ended.select_related("session__cohort"))


# Words


def words_of_problem(scan: Scan) -> str:
    """What the person at the door is told about a scan that does not count; "" = it does."""
    match scan.problem:
        case Problem.UNKNOWN:
            return _("This is not a code of ours.")
        case Problem.ENDED:
            return _("An old code of %(name)s: it was replaced. Ask for the new one.") % {"name": _name(scan)}
        case Problem.OTHER_COHORT:
            return _("This code belongs to another cohort.")
        case Problem.NO_PLACE:
            return _("%(name)s holds no place in this cohort.") % {"name": _name(scan)}
        case Problem.COPIED:
            there = _elsewhere(scan)
            where = there.sitting.room or there.sitting.session if there else _("another room")
            return _(
                "The code of %(name)s was read at %(where)s in the same minute. Look who stands before you: let them in"
                " by name, and give them a new code."
            ) % {"name": _name(scan), "where": where}
        case Problem.TIME:
            return _("The time of this scan cannot be: it lies outside the sitting, or the phone's clock is wrong.")
    return ""


def _name(scan: Scan) -> str:
    return str(scan.application.person) if scan.application else ""
