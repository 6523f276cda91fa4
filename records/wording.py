"""Times in words: stored in UTC, said in the cohort's own zone and the reader's language."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_noop

CITIES = (gettext_noop("Brussels"), gettext_noop("London"), gettext_noop("Paris"), gettext_noop("Lisbon"))


def city(zone: str) -> str:
    """The zone as people say it: Europe/Brussels is “Brussels”."""
    return gettext(str(zone).rsplit("/", 1)[-1].replace("_", " "))


def local(moment: datetime, zone: str) -> datetime:
    return moment.astimezone(ZoneInfo(str(zone)))


def say_moment(moment: datetime, zone: str) -> str:
    """“Friday 12 June 2026, 23:59 (Brussels)”"""
    return f"{date_format(local(moment, zone), 'l j F Y, H:i')} ({city(zone)})"


def say_short(moment: datetime, zone: str) -> str:
    """“12 Jun 23:41”, for columns of a table whose head names the zone."""
    return date_format(local(moment, zone), "j M H:i")


def say_day(day: date | datetime, zone: str = "") -> str:
    """“Friday 12 June 2026”"""
    if isinstance(day, datetime) and zone:
        day = local(day, zone)
    return date_format(day, "l j F Y")


def say_hour(moment: datetime, zone: str) -> str:
    """“09:00”"""
    return date_format(local(moment, zone), "H:i")


def say_dates(first: date, last: date | None = None, *, weekday: bool = False) -> str:
    """“6 to 8 October 2026”, with `weekday` “Tuesday 6 to Thursday 8 October 2026”."""
    day = "l j" if weekday else "j"
    if last is None or first == last:
        return date_format(first, f"{day} F Y")
    if (first.year, first.month) == (last.year, last.month):
        start = date_format(first, day)
    elif first.year == last.year:
        start = date_format(first, f"{day} F")
    else:
        start = date_format(first, f"{day} F Y")
    return gettext("%(start)s to %(end)s") % {"start": start, "end": date_format(last, f"{day} F Y")}


def say_minutes(minutes: int) -> str:
    """“2 h 15 min”"""
    hours, rest = divmod(int(minutes), 60)
    if hours and rest:
        return gettext("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": rest}
    if hours:
        return gettext("%(hours)d h") % {"hours": hours}
    return gettext("%(minutes)d min") % {"minutes": rest}
