"""Attendance in minutes, per sitting."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from records.base import PublicRow
from records.history import tracked

from .application import Application
from .timetable import Sitting


@tracked()
class Attendance(PublicRow):
    """How many minutes a participant was present in one sitting; no row = not marked yet."""

    class Source(models.TextChoices):
        HAND = "hand", _("by hand")
        SCANS = "scans", _("from the doors")

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="attendance")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="attendance")
    minutes = models.PositiveSmallIntegerField(_("minutes"), help_text="0 = absent")
    source = models.CharField(max_length=5, choices=Source, default=Source.HAND)
    reason = models.CharField(_("reason of a correction"), max_length=200, blank=True)
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="attendance_marked"
    )
    marked_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sitting", "application"], name="attendance_once_a_sitting")]

    def __str__(self):
        return f"{self.application}: {self.minutes}"
