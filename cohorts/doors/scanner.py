"""What the pages at the door know and say: names for codes without the codes, and an answer to each scan."""

import hashlib
import uuid
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cohorts.actions import doors
from cohorts.doors.presence import shut_gates
from cohorts.doors.room_code import begins_at, why_not_taken, window_in
from cohorts.models import Application, Door, DoorPass, Scan, Sitting
from records.errors import Refused
from records.wording import say_hour


def known(sitting: Sitting) -> list[dict]:
    """For the phone: who can come, and the fingerprint of each code, so that it says names without a connection.

    A phone that is lost gives no code away: a fingerprint cannot be turned back.
    """
    doors.make_passes(sitting.session.cohort)
    rows = DoorPass.objects.filter(application__cohort=sitting.session.cohort_id, ended_at=None)
    rows = rows.filter(application__state=Application.State.ACCEPTED).select_related("application__person")
    rows = list(rows.order_by("application__person__full_name", "pk"))
    shut = shut_gates([sitting], [row.application for row in rows])
    return [
        {
            "mark": hashlib.sha256(row.code.encode()).hexdigest()[:24],
            "id": str(row.application.public_id),
            "name": str(row.application.person),
            "group": row.application.group,
            "expected": sitting.group in ("", row.application.group),
            "gates": shut.get((sitting.session_id, row.application_id), []),
        }
        for row in rows
    ]


def latest(sitting: Sitting) -> list[Scan]:
    """The last scans of the sitting, the newest first."""
    rows = Scan.objects.filter(sitting=sitting, voided_at=None).select_related("application__person")
    return list(rows.order_by("-at", "-pk")[:6])


def take(
    sitting: Sitting, *, key: uuid.UUID, way: str, at: datetime, code: str, person: str, by: User
) -> dict[str, object]:
    """Record one scan of the team and say what came of it."""
    application, source = None, Scan.Source.PASS
    if person:
        application, source = _person(sitting, person), Scan.Source.NAME
        if application is None:
            return {"key": str(key), "tone": "stop", "words": _("This person does not take part in this cohort.")}
    try:
        scan = doors.record(sitting, way=way, at=at, source=source, by=by, key=key, code=code, application=application)
    except Refused as refused:
        return {"key": str(key), "tone": "stop", "words": str(refused)}
    return {"key": str(key), **answer_to(scan, sitting)}


def _person(sitting: Sitting, public_id: str) -> Application | None:
    try:
        key = uuid.UUID(public_id)
    except ValueError:
        return None
    rows = Application.objects.filter(cohort=sitting.session.cohort_id, public_id=key)
    return rows.select_related("person", "school").first()


def answer_to(scan: Scan, sitting: Sitting) -> dict[str, object]:
    """Tone, words and what stands before the door, for the person who scanned."""
    if scan.problem:
        return {"tone": "stop", "words": doors.words_of_problem(scan)}
    name, time = scan.application.person, say_hour(scan.at, sitting.session.cohort.time_zone)
    words = _("%(name)s is in, %(time)s") if scan.way == Scan.Way.IN else _("%(name)s is out, %(time)s")
    told: dict[str, object] = {"tone": "done", "words": words % {"name": name, "time": time}}
    notes = shut_gates([sitting], [scan.application]).get((sitting.session_id, scan.application.pk), [])
    if sitting.group not in ("", scan.application.group):
        group = scan.application.group or _("none")
        notes = [_("Expected elsewhere: group %(group)s.") % {"group": group}, *notes]
    return told | {"tone": "turn", "note": " · ".join(notes)} if notes else told


def unreadable(key: str) -> dict[str, str]:
    return {"key": key, "tone": "stop", "words": _("This scan could not be read.")}


def take_room(application: Application, *, key: str, way: str, door: str, code: str) -> dict[str, object]:
    """Record what the student read at a room, and say what came of it."""
    try:
        found = Door.objects.select_related("cohort", "room").filter(public_id=uuid.UUID(door)).first()
    except ValueError:
        found = None
    if found is None:
        return {"key": key, "tone": "stop", "words": _("This is not the code of a room.")}
    try:
        scan = doors.come_by_room(application, found, code, way)
    except Refused as refused:
        return {"key": key, "tone": "stop", "words": str(refused)}
    if scan.problem:
        return {"key": key, "tone": "stop", "words": _("This could not be counted. Ask the team.")}
    time = say_hour(scan.at, application.cohort.time_zone)
    words = _("You are in: %(session)s, %(time)s") if way == Scan.Way.IN else _("You are out: %(session)s, %(time)s")
    return {"key": key, "tone": "done", "words": words % {"session": scan.sitting.session, "time": time}}


def seen_at(door: Door, application: Application, code: str) -> dict[str, object]:
    """What the page behind a room's code shows before the touch: the time that counts, the session, or why not."""
    window = window_in(door, code)
    if reason := why_not_taken(door, window, timezone.now()):
        return {"refusal": reason}
    at = begins_at(window or 0)
    sitting = doors.sitting_behind(door, application, at)
    if sitting is None:
        return {"refusal": _("Nothing of your timetable takes place here at that time. Ask the team.")}
    return {"at": at, "sitting": sitting}


def last_way(application: Application) -> str:
    last = Scan.objects.counted().filter(application=application).order_by("-at", "-pk").first()
    return last.way if last else ""
