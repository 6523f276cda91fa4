"""What is scanned at a door: personal codes, the rooms' own codes, and each scan (DOORS in docs/rules.md)."""

import secrets
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from records.base import PublicRow
from records.codes import grouped, new_code
from records.history import tracked

from .application import Application
from .cohort import Cohort, Room
from .timetable import Sitting

LATE_SECONDS = 120


def new_key() -> str:
    """256 bits, as the address of a screen or the secret of a door."""
    return secrets.token_urlsafe(32)


@tracked(personal=("code",))
class DoorPass(PublicRow):
    """A participant's own code for the doors of one cohort; a replaced one has ended."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="passes")
    code = models.CharField(max_length=20, unique=True, default=new_code)
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application"], condition=Q(ended_at=None), name="one_current_pass")
        ]

    def __str__(self):
        return f"{self.application}"

    @property
    def printed(self) -> str:
        return grouped(self.code)


@tracked(personal=("secret", "screen_key"))
class Door(PublicRow):
    """A door whose own code changes every 30 seconds, shown on a screen; without a room it is that of the place."""

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="doors")
    room = models.ForeignKey(Room, null=True, blank=True, on_delete=models.PROTECT, related_name="doors")
    secret = models.CharField(max_length=64, default=new_key)
    screen_key = models.CharField(max_length=64, unique=True, default=new_key, help_text="the address of its screen")
    opened_at = models.DateTimeField(auto_now_add=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "room"],
                condition=Q(closed_at=None),
                nulls_distinct=False,
                name="one_open_door_a_room",
            )
        ]

    def __str__(self):
        return str(self.room or self.cohort.place)


class ScanQuerySet(models.QuerySet):
    def counted(self):
        return self.filter(problem="", voided_at=None)


@tracked(personal=("reason", "voided_reason"))
class Scan(PublicRow):
    """Somebody passed a door, or their code was refused there; `device_key` makes a second delivery do nothing."""

    class Way(models.TextChoices):
        IN = "in", pgettext_lazy("door", "in")
        OUT = "out", pgettext_lazy("door", "out")

    class Source(models.TextChoices):
        PASS = "pass", _("personal code")
        NAME = "name", _("picked by name")
        ROOM = "room", _("code of the room")
        SHEET = "sheet", _("sheet for signatures")
        HAND = "hand", _("by hand")

    class Problem(models.TextChoices):
        UNKNOWN = "unknown", _("no code of ours")
        ENDED = "ended", _("replaced code")
        OTHER_COHORT = "other_cohort", _("code of another cohort")
        NO_PLACE = "no_place", _("holds no place")
        COPIED = "copied", _("code in use elsewhere")
        TIME = "time", _("time cannot be")

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="scans")
    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="scans")
    application = models.ForeignKey(Application, null=True, blank=True, on_delete=models.PROTECT, related_name="scans")
    door = models.ForeignKey(Door, null=True, blank=True, on_delete=models.PROTECT, related_name="scans")
    way = models.CharField(max_length=3, choices=Way)
    at = models.DateTimeField()
    received_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="scans_made"
    )
    device_key = models.UUIDField(unique=True, default=uuid.uuid4)
    source = models.CharField(max_length=5, choices=Source)
    problem = models.CharField(max_length=12, choices=Problem, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    voided_at = models.DateTimeField(null=True, blank=True)
    voided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="scans_voided"
    )
    voided_reason = models.CharField(_("reason"), max_length=200, blank=True)

    objects = ScanQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(application__isnull=False) | ~Q(problem=""), name="counted_scan_is_somebodys"
            ),
        ]
        indexes = [models.Index(fields=["sitting", "at"]), models.Index(fields=["application", "at"])]

    def __str__(self):
        return f"{self.application}, {self.way}"

    @property
    def is_late(self) -> bool:
        """Delivered well after it happened: the phone had no connection, or somebody noted it afterwards."""
        return (self.received_at - self.at).total_seconds() > LATE_SECONDS
