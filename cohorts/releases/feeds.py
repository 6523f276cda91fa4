"""Calendars to subscribe to: the public timetable, one's own, a room's (CALENDARS in docs/rules.md)."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User

from ..models import Application, CalendarCopy, Cohort, CohortRole, Room, TimetableRelease
from . import ical
from .content import Item, content_of
from .copies import Entry, entries_for, told_to
from .readers import Reader, reader_in
from .reading import released

KEPT = timedelta(days=400)  # so long after its end a cohort stands in feeds

Row = tuple[Cohort, Entry]


def of_cohort(cohort: Cohort) -> bytes:
    """What the public may see; what it may see no more is cancelled."""
    entries = []
    for item in released(cohort).items.values():
        if item.is_public or item.was_public:
            entries.append(Entry(item, item.sequence, bool(item.cancelled_at) or not item.is_public))
    rows = [_unless_cancelled(cohort, entry) for entry in entries]
    days = [] if cohort.cancelled_at else [cohort]
    return ical.feed(cohort.title, rows, days=days, zone=cohort.time_zone)


def of_participant(application: Application) -> bytes:
    """The cohort as one participant has it, to import; in their language."""
    cohort = application.cohort
    with override(application.person.language):
        rows = _mine(cohort, Reader(application.person, application.group, application))
        return ical.feed(cohort.title, rows, days=[cohort], zone=cohort.time_zone)


def _mine(cohort: Cohort, reader: Reader) -> list[Row]:
    told = told_to(cohort, [reader.person.pk] if reader.person else []).values()
    entries = entries_for(reader, released(cohort), next(iter(told), {}))
    return [_unless_cancelled(cohort, entry) for entry in entries]


def of_person(person: User) -> bytes:
    """Everything that concerns a person, in all cohorts of the last year and later."""
    rows: list[Row] = []
    days = []
    for cohort in cohorts_of(person):
        reader = reader_in(cohort, person) or Reader(person)
        rows += _mine(cohort, reader)
        if reader.application and not cohort.cancelled_at:
            days.append(cohort)
    return ical.feed(_("Summerschool: %(person)s") % {"person": person}, rows, days=days)


def cohorts_of(person: User) -> list[Cohort]:
    """Those in which the person takes part, works or teaches, or whose sittings their calendar was told of."""
    concerned = (
        Q(pk__in=Application.objects.enrolled().filter(person=person).values("cohort"))
        | Q(pk__in=CohortRole.objects.held_by(person).values("cohort"))
        | Q(lecturers__person=person)
        | Q(pk__in=CalendarCopy.objects.filter(person=person).values("cohort"))
    )
    since = (timezone.now() - KEPT).date()
    return list(Cohort.objects.filter(concerned, ends_on__gte=since).distinct().order_by("starts_on", "pk"))


def of_room(room: Room) -> bytes:
    """What is released in a room, whichever cohort; what left it is cancelled."""
    since = (timezone.now() - KEPT).date()
    newest = TimetableRelease.objects.filter(cohort__organisation=room.organisation_id, cohort__ends_on__gte=since)
    newest = newest.order_by("cohort_id", "-number").distinct("cohort_id").select_related("cohort")
    rows = []
    for release in newest:
        for item in content_of(release).items.values():
            if entry := _in_room(item, room):
                rows.append(_unless_cancelled(release.cohort, entry))
    return ical.feed(str(room), rows)


def _in_room(item: Item, room: Room) -> Entry | None:
    if item.room and item.room.pk == room.pk:
        return Entry(item, item.sequence, bool(item.cancelled_at))
    return Entry(item, item.sequence, is_cancelled=True) if room.pk in item.was_in else None


def _unless_cancelled(cohort: Cohort, entry: Entry) -> Row:
    """With the whole cohort each of its sittings is cancelled."""
    if not cohort.cancelled_at or entry.is_cancelled:
        return cohort, entry
    return cohort, Entry(entry.item, entry.sequence + 1, is_cancelled=True)
