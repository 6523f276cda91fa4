"""The programme of the demo: competencies, modules, rooms and a cohort's timetable, from `programme.json`."""

import json
from datetime import datetime, time, timedelta
from pathlib import Path

from django.utils import timezone

from accounts.models import Organisation
from cohorts.models import Cohort, Room, Session, Sitting
from courses.actions.modules import save_competency
from courses.models import (
    Module,
    ModuleVersion,
    Outcome,
    Programme,
    ProgrammeModule,
    ProgrammeVersion,
    VersionState,
)

from .taught import name_what_is_taught

SOURCE = json.loads((Path(__file__).parent / "programme.json").read_text())
PRACTICE = {Session.Type.VISIT, *Session.PRACTICE}


def module_minutes(code: str) -> tuple[int, int]:
    """Minutes of theory and of practice: each session's minutes in equal parts to the modules that it teaches."""
    theory = practice = 0.0
    for session in SOURCE["sessions"]:
        if code in session["modules"]:
            share = session["minutes"] / len(session["modules"])
            if session["type"] in PRACTICE:
                practice += share
            else:
                theory += share
    return round(theory), round(practice)


def make_programme(organiser: Organisation, released_at: datetime) -> ProgrammeVersion:
    competencies = {item["code"]: save_competency(organiser, **item) for item in SOURCE["competencies"]}
    programme = Programme.objects.create(organisation=organiser, is_public=True, **SOURCE["programme"])
    version = ProgrammeVersion.objects.create(programme=programme, state=VersionState.RELEASED, released_at=released_at)
    for position, item in enumerate(SOURCE["modules"], start=1):
        theory, practice = module_minutes(item["code"])
        module_version = ModuleVersion.objects.create(
            module=Module.objects.create(organisation=organiser, code=item["code"]),
            title=item["title"],
            theory_minutes=theory,
            practice_minutes=practice,
            state=VersionState.RELEASED,
            released_at=released_at,
        )
        for number, text in enumerate(item["outcomes"], start=1):
            outcome = Outcome.objects.create(module_version=module_version, position=number, text=text)
            outcome.competencies.set(competencies[code] for code in item["competencies"])
        ProgrammeModule.objects.create(programme_version=version, module_version=module_version, position=position)
    return version


def make_rooms(organiser: Organisation) -> dict[str, Room]:
    return {
        item["name"]: Room.objects.create(organisation=organiser, site="Science Park Niel", **item)
        for item in SOURCE["rooms"]
    }


def make_sessions(cohort: Cohort, rooms: dict[str, Room]) -> dict[str, Session]:
    """The nineteen sessions, placed; those of the rotation once a group."""
    versions = {row.module.code: row for row in cohort.programme_version.modules.select_related("module")}
    sessions = {}
    for item in SOURCE["sessions"]:
        session = Session.objects.create(
            cohort=cohort,
            outcomes="\n".join(item["outcomes"]),
            **{key: item[key] for key in ("code", "title", "type", "abstract", "minutes", "largest_group")},
        )
        session.modules.set(versions[code] for code in item["modules"])
        sessions[session.code] = session
        if item["code"] not in _rotating():
            _sit(session, rooms[item["room"]], item["day"], item["start"])
    _place_rotation(sessions, rooms)
    name_what_is_taught(cohort, sessions)
    return sessions


def _rotating() -> set[str]:
    return {SOURCE["rotation"]["cleanroom"], *SOURCE["rotation"]["blocks"][0]["hours"][0]["stations"]}


def _place_rotation(sessions: dict[str, Session], rooms: dict[str, Room]) -> None:
    plan = SOURCE["rotation"]
    room_of = {item["code"]: item["room"] for item in SOURCE["sessions"]}
    for block in plan["blocks"]:
        for room, group in zip(plan["rooms"], block["cleanroom"], strict=True):
            _sit(sessions[plan["cleanroom"]], rooms[room], 2, block["start"], group)
        for hour in block["hours"]:
            for code, group in hour["stations"].items():
                _sit(sessions[code], rooms[room_of[code]], 2, hour["start"], group)


def _sit(session: Session, room: Room, day: int, start: str, group: str = "") -> Sitting:
    on = session.cohort.starts_on + timedelta(days=day - 1)
    starts_at = datetime.combine(on, time.fromisoformat(start), tzinfo=session.cohort.zone)
    ends_at = starts_at + timedelta(minutes=session.minutes)
    return Sitting.objects.create(session=session, room=room, during=(starts_at, ends_at), group=group)


def in_future(days: int, *, weekday: int | None = None) -> datetime:
    """A moment `days` from now, moved on to the next such weekday (Monday = 0)."""
    moment = timezone.now() + timedelta(days=days)
    return moment if weekday is None else moment + timedelta(days=(weekday - moment.weekday()) % 7)
