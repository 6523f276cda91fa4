"""What is granted to one person, by whom, for whose eyes (ACCOMMODATIONS in docs/rules.md)."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from records.errors import Refused, refuse

from .. import emails
from ..models import Accommodation, AccommodationReader, Application
from ..team import acting_in


def why_cannot_grant(application: Application, by: User) -> str:
    """Why this person cannot grant it something; "" = they can."""
    if application.person_id == by.pk:
        return _("Nobody grants themselves anything.")
    if not application.holds_a_place:
        return _("This is for those who hold a place.")
    return ""


@transaction.atomic
def grant(
    application: Application,
    kind: str,
    words: str,
    readers: Iterable[User],
    by: User,
    extra_percent: int | None = None,
    extra_minutes: int | None = None,
) -> Accommodation:
    """Grant it by name, for the eyes of those who act on it and nobody else's. Raises Refused."""
    readers = list(readers)
    refuse(why_cannot_grant(application, by))
    if not words.strip():
        raise Refused(_("Say what those who act must do."), "words")
    if not readers or acting_in(application.cohort).filter(pk__in=[one.pk for one in readers]).count() < len(readers):
        raise Refused(_("Choose at least one person of the team who must act on it."), "readers")
    if (extra_percent or extra_minutes) and kind != Accommodation.Kind.TIME:
        raise Refused(_("Time in quizzes belongs to “more time”: choose that kind."), "kind")
    granted = Accommodation.objects.create(
        application=application,
        kind=kind,
        words=words.strip(),
        granted_by=by,
        extra_percent=extra_percent,
        extra_minutes=extra_minutes,
    )
    AccommodationReader.objects.bulk_create(AccommodationReader(accommodation=granted, user=one) for one in readers)
    emails.accommodation_granted(granted)
    return granted


@transaction.atomic
def end_accommodation(accommodation: Accommodation) -> None:
    """It counts no longer; that it was granted stays. Raises Refused."""
    accommodation = Accommodation.objects.select_for_update().get(pk=accommodation.pk)
    refuse(accommodation.why_cannot_end())
    accommodation.ended_at = timezone.now()
    accommodation.save(update_fields=["ended_at"])


def note_seen(rows: Iterable[Accommodation], by: User) -> None:
    """That a person who must act has read it."""
    mine = AccommodationReader.objects.filter(accommodation__in=list(rows), user=by, seen_at=None)
    mine.update(seen_at=timezone.now())
