"""Whether a sitting may stand at a time in a room, and what speaks against it (TIMETABLE in docs/rules.md)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .models import Room, Sitting

CHANGEOVER = timedelta(minutes=15)


@dataclass
class Placement:
    """A sitting with the room and the time thought of for it; `beside` are sittings that move away with it."""

    sitting: Sitting
    room: Room | None
    starts_at: datetime
    minutes: int
    beside: Iterable[Sitting] = ()

    @property
    def cohort(self):
        return self.sitting.session.cohort

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def during(self) -> DateTimeTZRange:
        return DateTimeTZRange(self.starts_at, self.ends_at)

    def why_not(self) -> str:
        """Why the sitting may not stand there; "" = it may."""
        return (
            self.sitting.why_cannot_move()
            or self._why_length_is_wrong()
            or self._why_day_is_wrong()
            or self._why_room_is_wrong()
        )

    def _why_length_is_wrong(self) -> str:
        if not 5 <= self.minutes <= 600:
            return _("A session takes between 5 and 600 minutes.")
        return ""

    def _why_day_is_wrong(self) -> str:
        cohort = self.cohort
        day = self.starts_at.astimezone(cohort.zone).date()
        if not cohort.starts_on <= day <= cohort.ends_on:
            return _("%(day)s is not a day of this cohort: it runs from %(first)s to %(last)s.") % {
                "day": day.isoformat(),
                "first": cohort.starts_on.isoformat(),
                "last": cohort.ends_on.isoformat(),
            }
        if (self.ends_at - timedelta(microseconds=1)).astimezone(cohort.zone).date() != day:
            return _("It would run past midnight: begin earlier or make it shorter.")
        return ""

    def _why_room_is_wrong(self) -> str:
        if self.room is None:
            return ""
        if self.room.organisation_id != self.cohort.organisation_id:
            return _("This room belongs to another organisation.")
        if self.room.retired_at:
            return _("%(room)s is no longer in use.") % {"room": self.room}
        clash = self.clash()
        return clash_words(clash, self.room) if clash else ""

    def clash(self) -> Sitting | None:
        """The first sitting, of any cohort, that is in the room at that time."""
        there = Sitting.objects.filter(room=self.room, during__overlap=self.during)
        moving = [self.sitting.pk, *(other.pk for other in self.beside)]
        return there.exclude(pk__in=moving).select_related("session__cohort").first() if self.room else None

    def warnings(self) -> list[str]:
        """What speaks against it without forbidding it."""
        return [
            words
            for words in (size_words(self.sitting, self.room), *self._people_warnings(), self._gap_warning())
            if words
        ]

    @cached_property
    def _same_time(self) -> list[Sitting]:
        others = Sitting.objects.filter(session__cohort=self.cohort, during__overlap=self.during)
        return list(others.exclude(pk=self.sitting.pk).select_related("session"))

    def _people_warnings(self) -> Iterable[str]:
        for other in self._same_time:
            yield from people_words(self.sitting, other)

    def _gap_warning(self) -> str:
        """Somebody leaves or comes into the room less than CHANGEOVER before or after."""
        if not self.room:
            return ""
        wide = DateTimeTZRange(self.starts_at - CHANGEOVER, self.ends_at + CHANGEOVER)
        near = Sitting.objects.filter(room=self.room, during__overlap=wide).exclude(during__overlap=self.during)
        other = near.exclude(pk=self.sitting.pk).select_related("session").order_by("during").first()
        if not other:
            return ""
        gap = max(other.starts_at - self.ends_at, self.starts_at - other.ends_at)
        minutes = int(gap.total_seconds() // 60)
        return ngettext(
            "Only %(minutes)s minute to change over with “%(session)s” in %(room)s.",
            "Only %(minutes)s minutes to change over with “%(session)s” in %(room)s.",
            minutes,
        ) % {"minutes": minutes, "session": other.session, "room": self.room}


def clash_words(there: Sitting, room: Room) -> str:
    zone = there.session.cohort.zone
    return _("%(room)s is taken from %(start)s to %(end)s by “%(session)s”.") % {
        "room": room,
        "start": f"{there.starts_at.astimezone(zone):%H:%M}",
        "end": f"{there.ends_at.astimezone(zone):%H:%M}",
        "session": there.session,
    }


def size_words(sitting: Sitting, room: Room | None) -> str:
    """The room is smaller than the group; "" = it is not."""
    largest = sitting.session.largest_group
    if not room or not largest or largest <= room.largest_number:
        return ""
    return _("The largest group is %(group)s; %(room)s holds %(number)s.") % {
        "group": largest,
        "room": room,
        "number": room.largest_number,
    }


def people_words(mine: Sitting, other: Sitting) -> Iterable[str]:
    """Who should be in two places, given that both take place at one time."""
    words = {"group": other.group, "session": other.session}
    if mine.group and other.group == mine.group:
        yield _("Group %(group)s is in “%(session)s” at that time.") % words
    elif not other.group:
        yield _("“%(session)s” is for everybody at that time.") % words
    elif not mine.group:
        yield _("It is for everybody, and group %(group)s is in “%(session)s” at that time.") % words
    speaker = mine.session.speaker.strip().casefold()
    if speaker and speaker == other.session.speaker.strip().casefold():
        yield _("%(speaker)s speaks in “%(session)s” at that time.") % (words | {"speaker": other.session.speaker})
