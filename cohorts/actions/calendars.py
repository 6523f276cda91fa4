"""Secret addresses of calendars (CALENDARS in docs/rules.md)."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import User

from ..models import CalendarFeed, Room


def make(*, person: User | None = None, room: Room | None = None) -> CalendarFeed:
    """The calendar of a person or a room, with an address; asked twice, the same."""
    return CalendarFeed.objects.get_or_create(person=person, room=room)[0]


@transaction.atomic
def renew(feed: CalendarFeed) -> None:
    """Another address; the old one ends at once."""
    CalendarFeed.objects.filter(pk=feed.pk).update(number=F("number") + 1, renewed_at=timezone.now())
    feed.refresh_from_db()
