"""Released timetables, and the calendars in which people read them (RELEASES, CALENDARS in docs/rules.md)."""

import hmac

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from records.base import PublicRow
from records.history import tracked

from .cohort import Cohort, Room


@tracked(personal=("content", "note"))
class TimetableRelease(PublicRow):
    """The timetable as it was shown from one moment on; the newest of a cohort is what people read.

    `content` is made and read by cohorts/releases/content.py. It names people, so a name can be cut out of it when
    somebody's account is erased; nothing else of a release ever changes.
    """

    class Kind(models.TextChoices):
        WHOLE = "whole", _("whole timetable")
        PART = "part", _("rotation")
        DAY = "day", _("change on the day")
        BACK = "back", _("rolled back")

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="releases")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=5, choices=Kind, default=Kind.WHOLE)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    note = models.CharField(_("what it is about"), max_length=300, blank=True)
    content = models.JSONField()
    restores = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    told = models.PositiveIntegerField(default=0, help_text="how many people were written to")

    class Meta:
        ordering = ["cohort", "-number"]
        constraints = [models.UniqueConstraint(fields=["cohort", "number"], name="release_number_once")]
        triggers = [
            pgtrigger.Protect(
                name="release_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("cohort", "number", "kind", "at", "content", "note", "restores"),
            ),
            pgtrigger.Protect(name="release_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self):
        return gettext("Release %(number)d") % {"number": self.number}


@tracked()
class CalendarFeed(PublicRow):
    """A calendar behind a secret address: a person's own, or a room's.

    The address carries a token that is computed from the row and the installation's key; raising `number` makes a
    new one, and the old address ends. The token stands in no table.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="calendar_feed"
    )
    room = models.OneToOneField(Room, null=True, blank=True, on_delete=models.CASCADE, related_name="calendar_feed")
    number = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField(auto_now_add=True)
    renewed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, room__isnull=True) | Q(person__isnull=True, room__isnull=False),
                name="calendar_feed_is_somebodys",
            )
        ]

    def __str__(self):
        return str(self.room or self.person)

    @property
    def token(self) -> str:
        """256 bits that nobody finds without the installation's key."""
        said = f"{self.public_id}/{self.number}"
        return salted_hmac("cohorts.calendar_feed", said, algorithm="sha256").hexdigest()

    @property
    def url(self) -> str:
        return settings.SITE_URL + reverse("cohorts:calendar_feed", args=[self.public_id, self.token])

    @property
    def subscribe_url(self) -> str:
        """Opens the calendar program."""
        return "webcal://" + self.url.split("://", 1)[1]

    def opens_with(self, token: str) -> bool:
        return hmac.compare_digest(self.token.encode(), token.encode())


@tracked(personal=("told",), silent=("at",))
class CalendarCopy(models.Model):
    """What a person's calendar was told of a cohort, so that it can be told to drop what is theirs no more.

    `told` holds, by the `public_id` of each sitting, the SEQUENCE and whether it was cancelled for them.
    """

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="calendar_copies")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_copies")
    told = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cohort", "person"], name="calendar_copy_once")]

    def __str__(self):
        return f"{self.person}, {self.cohort}"
