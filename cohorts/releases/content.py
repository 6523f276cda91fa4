"""What a release holds: each sitting as it was shown, as plain data and as rows that pages can read."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from ..models import Cohort, Room, Session, Sitting, TimetableRelease

FORMAT = 1


@dataclass(frozen=True)
class Place:
    """A room as it was called."""

    pk: int
    id: str
    name: str
    site: str
    grade: str
    largest_number: int


@dataclass(frozen=True)
class Item:
    """One sitting in a release. With `cancelled_at` it takes place no more: it stays, so that calendars drop it."""

    pk: int
    id: str
    session: int
    session_id: str
    code: str
    title: str
    type: str
    minutes: int
    largest_group: int | None
    is_public: bool
    given_by: str
    speaker: str
    group: str
    starts_at: datetime
    ends_at: datetime
    room: Place | None
    trainers: tuple[int, ...] = ()
    lecturers: tuple[int, ...] = ()
    sequence: int = 0
    changed_at: datetime | None = None
    cancelled_at: datetime | None = None
    was_public: bool = False  # in an earlier release
    was_in: tuple[int, ...] = ()  # rooms of earlier releases

    @property
    def seen_in_calendars(self) -> tuple:
        """What a calendar shows of it; another one needs a higher SEQUENCE."""
        room = (self.room.name, self.room.site) if self.room else None
        when = (self.starts_at, self.ends_at, room, self.cancelled_at is None)
        return (self.title, *when, self.group, self.is_public, self.trainers, self.lecturers)

    @property
    def shown(self) -> tuple:
        """Everything that somebody reads of it."""
        return (*self.seen_in_calendars, self.code, self.type, self.given_by, self.speaker)

    def as_json(self) -> dict:
        told = asdict(self)
        for name in ("starts_at", "ends_at", "changed_at", "cancelled_at"):
            told[name] = told[name].isoformat() if told[name] else None
        return told

    def as_sitting(self, cohort: Cohort) -> Sitting:
        """The sitting as a row that was never saved, for pages that read rows."""
        session = Session(pk=self.session, public_id=UUID(self.session_id), cohort=cohort, code=self.code)
        session.title, session.type, session.minutes = self.title, self.type, self.minutes
        session.largest_group, session.is_public = self.largest_group, self.is_public
        session.given_by, session.speaker = self.given_by, self.speaker
        room = None
        if self.room:
            room = Room(pk=self.room.pk, public_id=UUID(self.room.id), name=self.room.name, site=self.room.site)
            room.grade, room.largest_number = self.room.grade, self.room.largest_number
            room.organisation_id = cohort.organisation_id
        during = Span(self.starts_at, self.ends_at)
        row = Sitting(pk=self.pk, public_id=UUID(self.id), session=session, room=room, group=self.group)
        row.during, row.sequence = during, self.sequence
        return row


@dataclass(frozen=True)
class Span:
    """As a range of the database answers: from `lower` to `upper`."""

    lower: datetime
    upper: datetime


def item_from(told: dict) -> Item:
    room = Place(**told["room"]) if told["room"] else None
    moments = {
        name: datetime.fromisoformat(told[name]) if told[name] else None
        for name in ("starts_at", "ends_at", "changed_at", "cancelled_at")
    }
    people = {name: tuple(told[name]) for name in ("trainers", "lecturers", "was_in")}
    return Item(**{**told, "room": room, **moments, **people})


@dataclass(frozen=True)
class Content:
    """All sittings of a release by their `id`, those that were cancelled too."""

    items: dict[str, Item] = field(default_factory=dict)

    @property
    def live(self) -> list[Item]:
        return [item for item in self.items.values() if not item.cancelled_at]

    def as_json(self) -> dict:
        return {"format": FORMAT, "sittings": [item.as_json() for item in self.items.values()]}

    def sittings(self, cohort: Cohort) -> list[Sitting]:
        """What takes place, in its order, as rows that were never saved."""
        return [item.as_sitting(cohort) for item in self.live]


def content_of(release: TimetableRelease | None) -> Content:
    if release is None:
        return Content()
    return Content({told["id"]: item_from(told) for told in release.content["sittings"]})


def draft_of(cohort: Cohort) -> list[Item]:
    """The working timetable as it would be released; three queries."""
    rows = Sitting.objects.filter(session__cohort=cohort, session__cancelled_at=None, during__isnull=False)
    rows = rows.select_related("session", "room").prefetch_related("trainers", "teachings")
    return sorted(map(_item, rows), key=lambda item: (item.starts_at, item.code, item.group, item.pk))


def _item(row: Sitting) -> Item:
    session, room = row.session, row.room
    return Item(
        pk=row.pk,
        id=str(row.public_id),
        session=session.pk,
        session_id=str(session.public_id),
        code=session.code,
        title=session.title,
        type=session.type,
        minutes=session.minutes,
        largest_group=session.largest_group,
        is_public=session.is_public,
        given_by=session.given_by,
        speaker=session.speaker,
        group=row.group,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        room=Place(room.pk, str(room.public_id), room.name, room.site, room.grade, room.largest_number)
        if room
        else None,
        trainers=tuple(sorted(trainer.role_id for trainer in row.trainers.all())),
        lecturers=tuple(sorted(teaching.lecturer_id for teaching in row.teachings.all())),
        sequence=row.sequence,
    )


def next_content(
    before: Content, draft: Iterable[Item], *, only: Callable[[Item], bool] | None = None, at: datetime | None = None
) -> Content:
    """The content of the next release: sequences go up where a calendar has to change, what went is cancelled.

    With `only` whatever it does not take in stays as it was released.
    """
    at = at or timezone.now()
    now = {item.id: item for item in draft if only is None or only(item)}
    items = dict(now)
    for key, old in before.items.items():
        if only is not None and not only(old):
            items[key] = old
        elif key in now:
            items[key] = _counted(old, now[key], at)
        else:
            items[key] = (
                old if old.cancelled_at else replace(old, cancelled_at=at, changed_at=at, sequence=old.sequence + 1)
            )
    items = {key: _with_moment(item, at) for key, item in items.items()}
    order = sorted(items.values(), key=lambda item: (item.starts_at, item.code, item.group, item.pk))
    return Content({item.id: item for item in order})


def _counted(old: Item, new: Item, at: datetime) -> Item:
    rooms = {*old.was_in, *([old.room.pk] if old.room else [])} - {new.room.pk if new.room else None}
    new = replace(new, was_public=old.was_public or old.is_public, was_in=tuple(sorted(rooms)))
    if old.seen_in_calendars == new.seen_in_calendars:
        return replace(new, sequence=old.sequence, changed_at=old.changed_at)
    return replace(new, sequence=max(old.sequence + 1, new.sequence), changed_at=at)


def _with_moment(item: Item, at: datetime) -> Item:
    return item if item.changed_at else replace(item, changed_at=at)
