"""Writing down a rotation, and taking over what a search found (ROTATION in docs/rules.md)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cohorts.groups import emails
from cohorts.groups.rotation_input import Asked
from cohorts.groups.rotation_words import say_rules
from records.errors import Refused, refuse
from records.history import done_by

from ..models import Cohort, CohortRole, PlanRun, Rotation, Session, Sitting, SittingTrainer, TimetableRelease
from ..rotation import checks
from ..rotation.problem import Visit, visits_from_json
from . import releases
from .timetable import clash_in_words, lock_rooms, tell_partners

MOST_DAYS = 5


@transaction.atomic
def save_rotation(cohort: Cohort, rotation: Rotation | None = None, *, by: User | None = None, **fields) -> Rotation:
    rotation = rotation or Rotation(cohort=cohort)
    for name, value in fields.items():
        setattr(rotation, name, value)
    refuse(*why_days_are_wrong(rotation))
    with done_by(by):
        rotation.save()
    return rotation


def why_days_are_wrong(rotation: Rotation) -> tuple[str, str]:
    """The reason, and the field that it is about; ("", "") = they can be these."""
    cohort = rotation.cohort
    if not cohort.starts_on <= rotation.first_day <= cohort.ends_on:
        return _("Choose a day of this cohort."), "first_day"
    if not rotation.first_day <= rotation.last_day <= cohort.ends_on:
        return _("Choose a day of this cohort, not before the first."), "last_day"
    if (rotation.last_day - rotation.first_day).days >= MOST_DAYS:
        return _("A rotation takes at most %(days)d days.") % {"days": MOST_DAYS}, "last_day"
    if rotation.ends <= rotation.starts:
        return _("The day would end before it begins."), "ends"
    return "", ""


@transaction.atomic
def save_row(row, *, by: User | None = None, **related) -> None:
    """A break, a station or a wish as its form has it; `related` are its rooms and trainers."""
    with done_by(by):
        row.save()
        for name, values in related.items():
            getattr(row, name).set(values)


def remove_row(row, *, by: User | None = None) -> None:
    """A rotation or a part of it; what stands in the timetable stays there."""
    with done_by(by):
        row.delete()


# Taking over a plan


@dataclass
class Changes:
    """What a plan changes in the timetable."""

    new: list[Visit] = field(default_factory=list)
    moved: list[tuple[Visit, Visit]] = field(default_factory=list)  # before, after
    same: list[Visit] = field(default_factory=list)

    @property
    def groups(self) -> list[str]:
        """Whose times or rooms change."""
        return sorted({visit.group for visit in [*self.new, *(after for _before, after in self.moved)]})

    @property
    def trainers(self) -> set[int]:
        """Who gets, loses or moves a visit."""
        touched = {trainer for visit in self.new for trainer in visit.trainers}
        for before, after in self.moved:
            stay = (before.start, before.end, before.room) == (after.start, after.end, after.room)
            both = set(before.trainers) ^ set(after.trainers) if stay else {*before.trainers, *after.trainers}
            touched |= both
        return touched

    @property
    def students(self) -> list[str]:
        """Groups that have to be somewhere else or at another time; another trainer alone concerns nobody."""
        moved = [
            after.group
            for before, after in self.moved
            if (before.start, before.end, before.room) != (after.start, after.end, after.room)
        ]
        return sorted({*moved, *(visit.group for visit in self.new)})


def changes_of(asked: Asked, visits: Iterable[Visit]) -> Changes:
    now = {(visit.group, visit.station): visit for visit in asked.visits()}
    changes = Changes()
    for visit in visits:
        before = now.get((visit.group, visit.station))
        if before is None:
            changes.new.append(visit)
        elif before == visit:
            changes.same.append(visit)
        else:
            changes.moved.append((before, visit))
    return changes


def why_cannot_adopt(run: PlanRun, asked: Asked) -> str:
    """Why this rotation cannot go into the timetable; "" = it keeps every rule as they are now."""
    if run.state != PlanRun.State.SOLVED or run.adopted_at or not run.rotation:
        return _("There is nothing to take over here.")
    problem, visits = asked.problem(), visits_from_json(run.plan["visits"])
    if broken := checks.broken(problem, visits):
        words = say_rules(asked, problem, [rule.key for rule in broken][:3])
        return _("Something changed since this search: look for a rotation again.") + " " + " ".join(words)
    if checks.group_clashes(problem, visits) or checks.room_clashes(problem, visits):
        return _("Something changed since this search: look for a rotation again.")
    return ""


@transaction.atomic
def adopt(run: PlanRun, *, by: User, tell: bool = False) -> Changes:
    """Write the rotation into the timetable; with `tell` those whose times change are told by mail, nobody else.

    A sitting that is there already is moved, so that calendars follow it; one of a group that is no more
    is removed, unless somebody was there.
    """
    Cohort.objects.select_for_update(no_key=True).get(pk=run.cohort_id)  # groups stay as they are meanwhile
    run = PlanRun.objects.select_for_update(of=("self",)).select_related("cohort", "rotation__cohort").get(pk=run.pk)
    if not run.rotation:
        raise Refused(_("There is nothing to take over here."))
    lock_rooms(*Asked(run.rotation).rooms.values())
    asked = Asked(run.rotation)
    refuse(why_cannot_adopt(run, asked))
    visits = visits_from_json(run.plan["visits"])
    changes = changes_of(asked, visits)
    with done_by(by), clash_in_words():
        _write(asked, visits)
        run.adopted_at = timezone.now()
        run.save(update_fields=["adopted_at"])
    tell_partners()
    if tell:
        _tell(asked, changes, by)
    return changes


def _write(asked: Asked, visits: list[Visit]) -> None:
    stations = {station.pk: station for station in asked.stations}
    rows = Sitting.objects.filter(session__in=[station.session_id for station in asked.stations])
    known = {(row.session_id, row.group): row for row in rows.order_by("-during")}
    spare = list(rows.filter(attendance=None, scans=None).exclude(group__in=asked.sizes))
    for visit in visits:
        station = stations[visit.station]
        sitting = known.get((station.session_id, visit.group)) or _spare(spare, station.session)
        room, moments = asked.rooms[visit.room], (asked.moment_at(visit.start), asked.moment_at(visit.end))
        if not _stands(sitting, room.pk, moments):
            sitting.room, sitting.during, sitting.group = room, moments, visit.group
            sitting.sequence += 1 if sitting.pk else 0
            sitting.save()
        _give_trainers(sitting, visit.trainers)
    for row in spare:
        row.delete()


def _spare(spare: list[Sitting], session: Session) -> Sitting:
    """A sitting of the session that no group has, or a new one."""
    found = next((row for row in spare if row.session_id == session.pk), None)
    if found:
        spare.remove(found)
    return found or Sitting(session=session)


def _stands(sitting: Sitting, room: int, moments: tuple[datetime, datetime]) -> bool:
    during = sitting.during
    return bool(sitting.pk and during) and (sitting.room_id, during.lower, during.upper) == (room, *moments)


def _give_trainers(sitting: Sitting, trainers: Iterable[int]) -> None:
    wanted, there = set(trainers), {row.role_id: row for row in sitting.trainers.all()}
    for role, row in there.items():
        if role not in wanted:
            row.delete()
    for role in wanted - set(there):
        SittingTrainer.objects.create(sitting=sitting, role_id=role)


def _tell(asked: Asked, changes: Changes, by: User) -> None:
    """What is told is released; without `tell` it waits in the draft."""
    sessions = {station.session_id for station in asked.stations}
    part = TimetableRelease.Kind.PART
    releases.follow(asked.cohort, lambda item: item.session in sessions, kind=part, by=by, start=True)
    students = asked.cohort.applications.enrolled().filter(group__in=changes.students).select_related("person")
    emails.rotation_for_students(asked.rotation, students)
    roles = CohortRole.objects.current().filter(pk__in=changes.trainers)
    emails.rotation_for_trainers(asked.rotation, roles.select_related("user", "invitation__accepted_by"))
