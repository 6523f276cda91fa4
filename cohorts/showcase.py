"""What the public pages say of a cohort: its places at this moment, and its timetable in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.models import ProgrammeModule
from records.wording import say_moment

from .models import Cohort, Session, Sitting
from .models.seats import Pool, Seats, seats_of
from .releases.reading import released_sittings


@dataclass(frozen=True)
class Share:
    """What is left: for the people of a quota, or for everybody else."""

    name: str
    left: int
    places: int
    waiting: int
    is_limit: bool = False
    release_at: datetime | None = None


@dataclass(frozen=True)
class Places:
    """The places of a cohort as they are now; the numbers are counted, never remembered (PLACES in docs/rules.md)."""

    cohort: Cohort
    seats: Seats

    @cached_property
    def confirmed(self) -> int:
        return sum(pool.confirmed for pool in self.seats.pools.values())

    @cached_property
    def offered(self) -> int:
        return sum(pool.offered for pool in self.seats.pools.values())

    @cached_property
    def waiting(self) -> int:
        return sum(pool.waiting for pool in self.seats.pools.values())

    @cached_property
    def for_all(self) -> int:
        """Free for whoever applies now and belongs to no quota: while people wait, free places are theirs."""
        return 0 if self.seats.waiting_for_open else max(0, self.seats.open)

    @cached_property
    def shares(self) -> list[Share]:
        """What is left in each quota that stands, and of what is open to all; none without quotas.

        Who waits for a quota's place or an open one, whichever comes first, stands in both lines.
        """
        quotas = sorted(self.seats.standing, key=lambda pool: pool.name)
        if not quotas:
            return []
        kept = sum(pool.places for pool in quotas)
        rows = [
            Share(pool.name, self._left_in(pool), pool.places, pool.waiting, pool.is_limit, pool.release_at)
            for pool in quotas
        ]
        open_places = max(0, self.cohort.capacity - kept)
        return [*rows, Share(_("Open to all"), self.for_all, open_places, self.seats.waiting_for_open)]

    def _left_in(self, pool: Pool) -> int:
        return 0 if pool.waiting else self.seats.left_in(pool)

    @cached_property
    def free(self) -> int:
        """Free for somebody who applies now, whoever that may be."""
        return self.for_all + sum(self._left_in(pool) for pool in self.seats.standing)

    @property
    def phase(self) -> str:
        """over, running, closed, early, full or open."""
        cohort, now = self.cohort, timezone.now()
        if cohort.is_over:
            return "over"
        if cohort.has_begun():
            return "running"
        if now >= cohort.applications_close_at:
            return "closed"
        if now < cohort.applications_open_at:
            return "early"
        return "open" if self.free else "full"

    def seconds_in_phase(self) -> int:
        """How long what is said here stays true if nobody changes anything."""
        cohort, now = self.cohort, timezone.now()
        over = datetime.combine(cohort.ends_on + timedelta(days=1), time.min, cohort.zone)
        moments = [cohort.applications_open_at, cohort.applications_close_at, cohort.begins_at, over]
        moments += [pool.release_at for pool in self.seats.standing if pool.release_at]
        coming = [moment for moment in moments if moment > now]
        return int((min(coming) - now).total_seconds()) if coming else 24 * 3600

    def headline(self) -> str:
        match self.phase:
            case "over":
                return _("This edition is over")
            case "running":
                return _("It is taking place now")
            case "closed":
                return _("Applications are closed")
            case "early":
                return ngettext("%(n)d place", "%(n)d places", self.cohort.capacity) % {"n": self.cohort.capacity}
            case "full":
                return _("All places are taken")
        return _("%(free)d of %(all)d places left") % {"free": self.free, "all": self.cohort.capacity}

    def line(self) -> str:
        """One line below the headline, or in a list beside the title; "" where the headline says it all."""
        zone = self.cohort.time_zone
        match self.phase:
            case "early":
                return _("Applications open on %(moment)s.") % {
                    "moment": say_moment(self.cohort.applications_open_at, zone)
                }
            case "closed":
                return _("They closed on %(moment)s.") % {"moment": say_moment(self.cohort.applications_close_at, zone)}
            case "full" if self.waiting:
                return ngettext(
                    "Waiting list: %(n)d person is waiting.", "Waiting list: %(n)d people are waiting.", self.waiting
                ) % {"n": self.waiting}
            case "full":
                return _("You can join the waiting list.")
            case "open" if not self.for_all:
                names = ", ".join(share.name for share in self.shares if share.left)
                return _("They are kept for %(names)s; everybody else joins the waiting list.") % {"names": names}
        return ""

    def in_words(self) -> str:
        """What the wells show."""
        return _("%(taken)d of %(all)d places taken") % {
            "taken": self.confirmed + self.offered,
            "all": self.cohort.capacity,
        }


def places_of(cohort: Cohort) -> Places:
    """Counted now, in one query."""
    return Places(cohort, cohort.seats())


def with_places(cohorts: Iterable[Cohort]) -> list[Cohort]:
    """The cohorts, each with its places; one query for all."""
    rows = list(cohorts)
    seats = seats_of(rows)
    for row in rows:
        row.places = Places(row, seats[row.pk])
    return rows


def listed(cohorts) -> list[Cohort]:
    """Cohorts with their places, those to come first and the next of them on top; two queries."""
    today = timezone.now().date()
    rows = with_places(cohorts.select_related("programme_version__programme", "organisation"))
    coming = sorted((row for row in rows if row.ends_on >= today), key=lambda row: row.starts_on)
    return coming + sorted((row for row in rows if row.ends_on < today), key=lambda row: row.starts_on, reverse=True)


# The timetable in words


@dataclass
class Line:
    """One session on one day: one time, or "in turn" for its groups (`starts_at` None)."""

    starts_at: datetime | None
    title: str
    note: str
    grade: str
    is_gate: bool = False


@dataclass
class Day:
    date: date
    sittings: list[Line]


def placed_sittings(cohort: Cohort) -> list[Sitting]:
    """What stands in the public timetable, as it was released, in its order; one query."""
    return [sitting for sitting in released_sittings(cohort) if sitting.session.is_public]


def days_of(cohort: Cohort, sittings: Iterable[Sitting]) -> list[Day]:
    """Each day with its sessions; sittings of one session on one day are told once."""
    days: dict[date, dict[int, list[Sitting]]] = {}
    for sitting in sittings:
        day = sitting.starts_at.astimezone(cohort.zone).date()
        days.setdefault(day, {}).setdefault(sitting.session_id, []).append(sitting)
    return [Day(day, [_line(group) for group in sessions.values()]) for day, sessions in sorted(days.items())]


def _line(sittings: list[Sitting]) -> Line:
    first = sittings[0]
    times = {sitting.starts_at for sitting in sittings}
    room = first.room
    return Line(
        starts_at=first.starts_at if len(times) == 1 else None,
        title=first.session.title,
        note=_note(first.session, sittings),
        grade=room.grade if room else "NC",
        is_gate=first.session.type == Session.Type.ASSESSMENT,
    )


def _note(session: Session, sittings: list[Sitting]) -> str:
    parts = [session.get_type_display().capitalize(), _("%(minutes)d min") % {"minutes": minutes_of(sittings[0])}]
    groups = [sitting.group for sitting in sittings if sitting.group]
    if groups and session.largest_group:
        parts.append(_("groups of %(number)d") % {"number": session.largest_group})
    if session.given_by:
        parts.append(session.given_by)
    return ", ".join(parts)


def minutes_of(sitting: Sitting) -> int:
    return int((sitting.ends_at - sitting.starts_at).total_seconds() // 60)


@dataclass
class Cell:
    """What a group does from one beginning on, over so many rows; nothing when `sittings` is empty."""

    sittings: list[Sitting]
    rows: int = 1

    @property
    def is_clean(self) -> bool:
        return any(sitting.room and sitting.room.grade in "AB" for sitting in self.sittings)


@dataclass
class Rotation:
    """Which group is where, when: rows are beginnings, columns are groups; a long sitting covers the rows below."""

    date: date
    groups: list[str]
    rows: list[tuple[datetime, list[Cell]]]
    sittings: list[Sitting]

    @property
    def by_group(self) -> list[tuple[str, list[Sitting]]]:
        """For a phone: each group with what it does, in order."""
        return [(name, [row for row in self.sittings if row.group == name]) for name in self.groups]


def rotations_of(cohort: Cohort, sittings: Iterable[Sitting]) -> list[Rotation]:
    """One table for each day on which groups go different ways."""
    days: dict[date, list[Sitting]] = {}
    for sitting in sittings:
        if sitting.group:
            days.setdefault(sitting.starts_at.astimezone(cohort.zone).date(), []).append(sitting)
    tables = []
    for day, grouped in sorted(days.items()):
        groups = sorted({sitting.group for sitting in grouped}, key=lambda name: (len(name), name))
        if len(groups) > 1:
            tables.append(Rotation(day, groups, _rows(grouped, groups), grouped))
    return tables


def _rows(sittings: list[Sitting], groups: list[str]) -> list[tuple[datetime, list[Cell]]]:
    beginnings = sorted({sitting.starts_at for sitting in sittings})
    rows: list[tuple[datetime, list[Cell]]] = [(start, []) for start in beginnings]
    for group in groups:
        mine = [sitting for sitting in sittings if sitting.group == group]
        covered = 0
        for at, (start, cells) in enumerate(rows):
            if at < covered:
                continue
            here = [sitting for sitting in mine if sitting.starts_at == start]
            end = max((sitting.ends_at for sitting in here), default=start)
            length = max(1, sum(start <= beginning < end for beginning in beginnings))
            if any(start < sitting.starts_at < end for sitting in mine):
                length = 1
            cells.append(Cell(here, length))
            covered = at + length
    return rows


def modules_of(cohort: Cohort):
    """The programme version's modules with their outcomes; two queries."""
    rows = ProgrammeModule.objects.filter(programme_version=cohort.programme_version_id)
    return rows.select_related("module_version__module").prefetch_related(Prefetch("module_version__outcomes"))
