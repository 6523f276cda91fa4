"""Going back to an older release: which sittings can stand again where they stood, and why others cannot."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Attendance, Cohort, Room, Sitting, TimetableRelease
from .content import Item, content_of

TEXTS = ("code", "title", "type", "minutes", "largest_group", "is_public", "given_by", "speaker")


class Place(NamedTuple):
    """Where and when a row stands, or would stand."""

    room: int | None
    starts_at: datetime
    ends_at: datetime
    group: str


@dataclass
class Back:
    """What going back would do to the working timetable; `cannot` says in words what stays as it is."""

    release: TimetableRelease
    moves: list[tuple[Sitting, Item]] = field(default_factory=list)
    out: list[Sitting] = field(default_factory=list)
    texts: list[tuple[Sitting, Item]] = field(default_factory=list)
    cannot: list[str] = field(default_factory=list)

    @property
    def changes_nothing(self) -> bool:
        return not (self.moves or self.out or self.texts)


def back_to(release: TimetableRelease) -> Back:
    """Read now; the verb reads it again under its locks. Five queries."""
    cohort = release.cohort
    asked = Back(release)
    rows = {row.pk: row for row in _rows(cohort)}
    marked = set(Attendance.objects.filter(sitting__in=rows).values_list("sitting", flat=True))
    rooms = {room.pk: room for room in cohort.organisation.rooms.all()}
    target = {item.pk: item for item in content_of(release).live}
    for item in target.values():
        row = rows.get(item.pk)
        if row is None:
            asked.cannot.append(_("%(sitting)s was taken away since.") % {"sitting": _name(item)})
            continue
        if any(getattr(row.session, name) != getattr(item, name) for name in TEXTS):
            asked.texts.append((row, item))
        if _place(row) == _wanted(item) and not row.session.cancelled_at:
            continue
        if reason := _why_not(cohort, row, item, rooms, marked):
            asked.cannot.append(reason)
        else:
            asked.moves.append((row, item))
    for row in rows.values():
        if row.during and row.pk not in target and not row.session.cancelled_at:
            if row.pk in marked:
                asked.cannot.append(_("%(sitting)s stays: attendance was marked there.") % {"sitting": row})
            else:
                asked.out.append(row)
    _drop_clashes(asked, rows)
    return asked


def _rows(cohort: Cohort):
    rows = Sitting.objects.filter(session__cohort=cohort).select_related("session", "room")
    return rows.prefetch_related("trainers", "teachings").order_by("pk")


def _why_not(cohort: Cohort, row: Sitting, item: Item, rooms: dict[int, Room], marked: set[int]) -> str:
    said = {"sitting": _name(item)}
    if row.pk in marked:
        return _("%(sitting)s stays: attendance was marked there.") % said
    if item.room:
        room = rooms.get(item.room.pk)
        if room is None or room.retired_at:
            return _("%(sitting)s: %(room)s is no longer in use.") % {**said, "room": item.room.name}
    if not cohort.starts_on <= item.starts_at.astimezone(cohort.zone).date() <= cohort.ends_on:
        return _("%(sitting)s: the cohort has other days now.") % said
    return ""


def _name(item: Item) -> str:
    return f"{item.title} {item.group}".strip()


def _place(row: Sitting) -> Place | None:
    return Place(row.room_id, row.starts_at, row.ends_at, row.group) if row.during else None


def _wanted(item: Item) -> Place:
    return Place(item.room.pk if item.room else None, item.starts_at, item.ends_at, item.group)


def _drop_clashes(asked: Back, rows: dict[int, Sitting]) -> None:
    """Leave out moves onto what stays, until nothing clashes: what stays may stand in the way of the next."""
    others = list(_others(asked))
    while asked.moves:
        leaving = {row.pk for row in asked.out}
        staying = [row for row in rows.values() if row.pk not in leaving and not row.session.cancelled_at]
        places = {row.pk: _place(row) for row in staying}
        places |= {row.pk: _wanted(item) for row, item in asked.moves}
        standing = [(rows[key], place) for key, place in places.items() if place] + others
        moving = {row.pk for row, _item in asked.moves}
        found = next(((one, there) for one, there in _clashes(standing) if one.pk in moving), None)
        if found is None:
            return
        one, there = found
        asked.moves = [(row, item) for row, item in asked.moves if row.pk != one.pk]
        asked.cannot.append(_("%(sitting)s: %(other)s stands in its way.") % {"sitting": one, "other": there})


def _others(asked: Back):
    """What other cohorts have in those rooms at those times."""
    rooms = {item.room.pk for _row, item in asked.moves if item.room}
    rows = Sitting.objects.filter(room__in=rooms, during__isnull=False, session__cancelled_at=None)
    rows = rows.exclude(session__cohort=asked.release.cohort_id).filter(during__endswith__gt=timezone.now())
    for row in rows.select_related("session", "room"):
        yield row, _place(row)


def _clashes(standing: list[tuple[Sitting, Place]]):
    """Pairs that use one room, group or person at one time; each pair both ways round, what stays first named last."""
    ordered = sorted(standing, key=lambda pair: pair[1].starts_at)
    for at, (one, place) in enumerate(ordered):
        for other, there in ordered[at + 1 :]:
            if there.starts_at >= place.ends_at:
                break
            if _needs(one, place) & _needs(other, there):
                yield one, other
                yield other, one


def _needs(row: Sitting, place: Place) -> set[tuple[str, object]]:
    needs: set[tuple[str, object]] = {("room", place.room)} if place.room else set()
    if place.group:
        needs.add(("group", (row.session.cohort_id, place.group)))
    needs |= {("role", trainer.role_id) for trainer in row.trainers.all()}
    return needs | {("lecturer", teaching.lecturer_id) for teaching in row.teachings.all()}
