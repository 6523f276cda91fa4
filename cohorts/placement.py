"""Whether a sitting may stand at a time in a room, and what speaks against it (TIMETABLE in docs/rules.md)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils.translation import gettext as _

from .models import Room, Sitting
from .timetable.reading import read
from .timetable.words import Verdict, verdict_of


@dataclass
class Placement:
    """A sitting with the room and the time thought of for it, in one go with others that move or leave."""

    sitting: Sitting
    room: Room | None
    starts_at: datetime
    minutes: int
    beside: Sequence["Placement"] = ()
    leaving: Sequence[Sitting] = ()

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
            or self.why_people_cannot()
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
        moving = [self.sitting.pk, *(move.sitting.pk for move in self.beside), *(row.pk for row in self.leaving)]
        return there.exclude(pk__in=moving).select_related("session__cohort").first() if self.room else None

    def why_people_cannot(self) -> str:
        """Who would be in two places, or how many in too small a room; "" = nobody."""
        return " ".join(self._verdict.impossible)

    def warnings(self) -> list[str]:
        """What speaks against it without forbidding it."""
        return self._verdict.unwise

    @cached_property
    def _verdict(self) -> Verdict:
        reading = read(self.cohort)
        for gone in self.leaving:
            reading = reading.without(gone)
        for move in (*self.beside, self):
            reading = reading.moved(move.sitting, move.room, move.starts_at, move.minutes)
        return verdict_of(reading, self.sitting.pk)

    def again(self) -> "Placement":
        """The same, to be looked at anew."""
        return replace(self)


def clash_words(there: Sitting, room: Room) -> str:
    zone = there.session.cohort.zone
    return _("%(room)s is taken from %(start)s to %(end)s by “%(session)s”.") % {
        "room": room,
        "start": f"{there.starts_at.astimezone(zone):%H:%M}",
        "end": f"{there.ends_at.astimezone(zone):%H:%M}",
        "session": there.session,
    }
