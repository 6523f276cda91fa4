"""A cohort as a calendar file (RFC 5545): its days, and the sittings once they are placed."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import override
from icalendar import Calendar, Event

from .models import Application, Cohort, Sitting


def invitation(application: Application) -> bytes:
    """The calendar of the cohort for one student, in their language: what concerns all, and their own group."""
    cohort = application.cohort
    with override(application.person.language):
        return timetable(cohort, _sittings(application))


def timetable(cohort: Cohort, sittings: Iterable[Sitting]) -> bytes:
    """The cohort's days, and these sittings of it."""
    calendar = Calendar()
    calendar.add("prodid", "-//Summerschool//cohorts//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", cohort.title)
    calendar.add("x-wr-timezone", cohort.time_zone)
    calendar.add_component(_days(cohort))
    for sitting in sittings:
        calendar.add_component(_sitting(cohort, sitting))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _sittings(application: Application) -> list[Sitting]:
    groups = {"", application.group}
    placed = Sitting.objects.filter(
        session__cohort=application.cohort_id, session__cancelled_at=None, during__isnull=False, group__in=groups
    )
    return list(placed.select_related("session", "room").order_by("during"))


def _days(cohort: Cohort) -> Event:
    """The whole of it, as days that leave the hours free for the sittings."""
    event = _event(f"cohort-{cohort.public_id}", cohort.title, cohort)
    event.add("dtstart", cohort.starts_on)
    event.add("dtend", cohort.ends_on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("location", ", ".join(part for part in (cohort.place, cohort.address) if part))
    return event


def _sitting(cohort: Cohort, sitting: Sitting) -> Event:
    event = _event(f"sitting-{sitting.public_id}", sitting.session.title, cohort)
    event.add("dtstart", sitting.starts_at.astimezone(cohort.zone))
    event.add("dtend", sitting.ends_at.astimezone(cohort.zone))
    event.add("sequence", sitting.sequence)
    event.add("location", ", ".join(part for part in (str(sitting.room or ""), cohort.place) if part))
    return event


def _event(uid: str, title: str, cohort: Cohort) -> Event:
    event = Event()
    event.add("uid", f"{uid}@{settings.SITE_URL.split('://')[-1].split('/')[0].split(':')[0]}")
    event.add("dtstamp", timezone.now())
    event.add("summary", title)
    event.add("organizer", f"mailto:{cohort.contact_email}")
    event.add("url", f"{settings.SITE_URL}/cohorts/{cohort.slug}/")
    return event
