"""From a day and a clock time as people type them to a moment, and back to a day (TIMETABLE in docs/rules.md)."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from django.forms import DateField
from django.utils.translation import gettext as _

from .errors import refuse


def why_no_moment(day: date, clock: time, zone: ZoneInfo) -> str:
    """Why this clock time names no single moment in that zone; "" when it does."""
    first = datetime.combine(day, clock, zone)
    if not 1900 <= day.year < 2200:  # at the ends of the calendar a day has no hour in every zone
        return str(DateField.default_error_messages["invalid"])
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != first.replace(tzinfo=None):
        return _("On %(day)s the clocks skip %(time)s (%(zone)s): choose another time.") % _words(day, clock, zone)
    if first.utcoffset() != first.replace(fold=1).utcoffset():
        return _("On %(day)s the clocks show %(time)s twice (%(zone)s): choose another time.") % _words(
            day, clock, zone
        )
    return ""


def moment(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The aware moment of a local day and time; refused when the clocks skip or repeat it."""
    refuse(why_no_moment(day, clock, zone), "start")
    return datetime.combine(day, clock, zone)


def _words(day: date, clock: time, zone: ZoneInfo) -> dict[str, str]:
    return {"day": day.isoformat(), "time": f"{clock:%H:%M}", "zone": zone_name(zone)}


def zone_name(zone: ZoneInfo) -> str:
    """The city that names a zone: Brussels for Europe/Brussels."""
    return str(zone).rsplit("/", 1)[-1].replace("_", " ")
