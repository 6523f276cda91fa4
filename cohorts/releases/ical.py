"""Sittings as iCalendar (RFC 5545), and as messages between calendars (RFC 5546)."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText

from ..models import Cohort
from .content import Item
from .copies import Entry
from .readers import Reader

PRODUCT = "-//Summerschool//cohorts//EN"
OFTEN = timedelta(hours=1)


def feed(name: str, entries: Iterable[tuple[Cohort, Entry]], *, days: Iterable[Cohort] = (), zone: str = "") -> bytes:
    """A calendar to subscribe to or to import; `days` are cohorts whose days stand in it as well."""
    calendar = _calendar("PUBLISH")
    calendar.add("x-wr-calname", name)
    if zone:
        calendar.add("x-wr-timezone", zone)
    calendar.add("refresh-interval", OFTEN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for cohort in days:
        calendar.add_component(_days(cohort))
    for cohort, entry in entries:
        calendar.add_component(_event(cohort, entry))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def message(cohort: Cohort, entry: Entry, to: Reader) -> tuple[str, bytes]:
    """The method and the text that makes one person's calendar take up, change or drop one sitting.

    A message speaks of one UID alone (RFC 5546, 3.2.2).
    """
    method = "CANCEL" if entry.is_cancelled else "REQUEST"
    calendar = _calendar(method)
    event = _event(cohort, entry)
    attendee = vCalAddress(f"mailto:{to.address}")
    attendee.params["CN"] = vText(to.name)
    attendee.params["PARTSTAT"] = vText("ACCEPTED")
    attendee.params["RSVP"] = vText("FALSE")
    event.add("attendee", attendee, encode=False)
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return method, calendar.to_ical()


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    return calendar


def _days(cohort: Cohort) -> Event:
    """The whole of it, as days that leave the hours free for the sittings."""
    event = _head(cohort, f"cohort-{cohort.public_id}", cohort.title)
    event.add("dtstamp", cohort.published_at or cohort.created_at)
    event.add("dtstart", cohort.starts_on)
    event.add("dtend", cohort.ends_on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("location", ", ".join(part for part in (cohort.place, cohort.address) if part))
    return event


def _event(cohort: Cohort, entry: Entry) -> Event:
    item = entry.item
    event = _head(cohort, f"sitting-{item.id}", item.title)
    event.add("dtstamp", item.changed_at)
    event.add("last-modified", item.changed_at)
    event.add("dtstart", item.starts_at.astimezone(cohort.zone))
    event.add("dtend", item.ends_at.astimezone(cohort.zone))
    event.add("sequence", entry.sequence)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("location", where(cohort, item))
    if item.group:
        event.add("description", _("Group %(group)s") % {"group": item.group})
    return event


def _head(cohort: Cohort, uid: str, title: str) -> Event:
    event = Event()
    event.add("uid", f"{uid}@{settings.SITE_URL.split('://')[-1].split('/')[0].split(':')[0]}")
    event.add("summary", title)
    organizer = vCalAddress(f"mailto:{cohort.contact_email}")
    organizer.params["CN"] = vText(cohort.title)
    event.add("organizer", organizer, encode=False)
    event.add("url", f"{settings.SITE_URL}/cohorts/{cohort.slug}/")
    return event


def where(cohort: Cohort, item: Item) -> str:
    parts = (item.room.name, item.room.site) if item.room else ()
    return ", ".join(dict.fromkeys(part for part in (*parts, cohort.place) if part))
