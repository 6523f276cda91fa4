"""One day of the timetable as a grid: a quarter of an hour is a row, a room is a column."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from .models import Cohort, Room, Sitting
from .timetable.words import Verdict

QUARTER = 15
FIRST_HOUR, LAST_HOUR = 9, 17
HEAD = 1  # the row with the names of the rooms
MOST_ROOMS = 23


@dataclass
class Box:
    """A sitting in its place; numbers are those of CSS grid lines."""

    sitting: Sitting
    row: int
    span: int
    column: int
    verdict: Verdict | None = None
    zone: ZoneInfo | None = None

    @property
    def is_short(self) -> bool:
        return self.span <= 2

    @property
    def starts(self) -> str:
        """The clock on the wall, for the builder."""
        return f"{self.sitting.starts_at.astimezone(self.zone):%Y-%m-%dT%H:%M}"

    @property
    def ends(self) -> str:
        return f"{self.sitting.ends_at.astimezone(self.zone):%Y-%m-%dT%H:%M}"


@dataclass
class Grid:
    date: date
    rooms: list[Room | None]
    hours: list[tuple[int, str]]
    boxes: list[Box]
    last_row: int
    first_hour: int = FIRST_HOUR
    last_hour: int = LAST_HOUR

    @property
    def has_sites(self) -> bool:
        """The rooms stand at more than one place."""
        return len({room.site for room in self.rooms if room}) > 1

    @property
    def rows_in_all(self) -> int:
        """As far as grid.css counts."""
        return min(64, self.last_row)

    @property
    def by_hour(self) -> list[tuple[datetime, list[Box]]]:
        """The same day as a list, for narrow screens: each beginning with what begins then."""
        times: dict[datetime, list[Box]] = {}
        for box in sorted(self.boxes, key=lambda box: (box.sitting.starts_at, box.column)):
            times.setdefault(box.sitting.starts_at, []).append(box)
        return list(times.items())


def grid_of(cohort: Cohort, day: date, sittings: Iterable[Sitting], rooms: Iterable[Room], found: dict) -> Grid:
    """`sittings` are all placed ones of the cohort, `rooms` those in use; a room of the day is never left out.

    `found` is what there is to say of each, by its key (timetable/words.py).
    """
    today = [sitting for sitting in sittings if local_day(cohort, sitting) == day]
    used = {sitting.room for sitting in today}
    columns: list[Room | None] = sorted({*rooms, *(room for room in used if room)}, key=_order)
    columns.sort(key=lambda room: room not in used)  # the day's own rooms stand first, the empty ones after them
    if len(columns) > MOST_ROOMS - 1:
        columns = [room for room in columns if room in used][: MOST_ROOMS - 1]
    if None in used or not columns:
        columns.append(None)
    begins = [sitting.starts_at.astimezone(cohort.zone) for sitting in today]
    ends = [(sitting.ends_at - timedelta(minutes=1)).astimezone(cohort.zone) for sitting in today]
    first = min([FIRST_HOUR, *(moment.hour for moment in begins)])
    last = max([LAST_HOUR, *(moment.hour + 1 for moment in ends)])
    boxes = _boxes(cohort, today, columns, first, found)
    hours = [(_row(hour * 60, first), f"{hour:02}:00") for hour in range(first, last + 1)]
    return Grid(day, columns, hours, boxes, _row(last * 60, first), first, last)


def _boxes(cohort: Cohort, sittings: list[Sitting], columns: list, first: int, found: dict) -> list[Box]:
    boxes = []
    for sitting in sittings:
        start = sitting.starts_at.astimezone(cohort.zone)
        minute = start.hour * 60 + start.minute
        length = int((sitting.ends_at - sitting.starts_at).total_seconds() // 60)
        row, end = _row(minute, first), _row(minute + length + QUARTER - 1, first)
        column = columns.index(sitting.room) + 2 if sitting.room in columns else len(columns) + 1
        boxes.append(Box(sitting, row, max(1, end - row), column, found.get(sitting.pk), cohort.zone))
    _shorten(boxes)
    return boxes


def _shorten(boxes: list[Box]) -> None:
    """A sitting that ends within a quarter does not cover the next one in its room that begins in the same quarter."""
    by_place = sorted(boxes, key=lambda box: (box.column, box.sitting.starts_at))
    for box, after in pairwise(by_place):
        if box.column == after.column and box.row < after.row < box.row + box.span:
            box.span = after.row - box.row


def _row(minute: int, first_hour: int) -> int:
    return (minute - first_hour * 60) // QUARTER + HEAD + 1


def _order(room: Room) -> tuple[str, str]:
    return (room.site, room.name)


def local_day(cohort: Cohort, sitting: Sitting) -> date:
    return sitting.starts_at.astimezone(cohort.zone).date()


def day_asked(cohort: Cohort, asked: str) -> date:
    """The day in the address, or the first."""
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        return cohort.starts_on
    return day if cohort.starts_on <= day <= cohort.ends_on else cohort.starts_on


def days_with_counts(cohort: Cohort, sittings: Iterable[Sitting], chosen: date) -> list[dict]:
    counts: dict[date, int] = {}
    for sitting in sittings:
        day = local_day(cohort, sitting)
        counts[day] = counts.get(day, 0) + 1
    days = [cohort.starts_on + timedelta(days=n) for n in range((cohort.ends_on - cohort.starts_on).days + 1)]
    return [{"date": day, "count": counts.get(day, 0), "is_current": day == chosen} for day in days]
