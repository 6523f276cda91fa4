"""What becomes of certificates: how long they count, who was reminded, and the ZIP for printing."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cohorts.models import Cohort
from records.base import PublicRow
from records.history import tracked
from records.models import StoredFile

from .issuing import Batch, Certificate


@tracked()
class Validity(PublicRow):
    """How long the certificates of a cohort count; without a row they never end (VALIDITY in docs/rules.md)."""

    cohort = models.OneToOneField(Cohort, on_delete=models.PROTECT, related_name="validity")
    months = models.PositiveSmallIntegerField(
        _("months"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(120)]
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(months=None) | Q(months__range=(1, 120)), name="validity_in_months")
        ]

    def __str__(self):
        return f"{self.cohort}: {self.months or '–'}"


@tracked()
class ExpiryReminder(models.Model):
    """That the holder was told that many days before the end; a row for each, so that no run is missed or doubled."""

    DAYS = (90, 30, 7)

    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="expiry_reminders")
    days = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["certificate", "-days"]
        constraints = [models.UniqueConstraint(fields=["certificate", "days"], name="expiry_reminder_once")]

    def __str__(self):
        return f"{self.certificate}: {self.days}"


@tracked(silent=("heard_at", "queued_at", "attempts", "done"))
class Bundle(PublicRow):
    """The PDFs of a cohort or of one batch as one ZIP for printing, made by a job and kept for a few days."""

    class State(models.TextChoices):
        QUEUED = "queued", pgettext_lazy("making of files", "queued")
        RUNNING = "running", pgettext_lazy("making of files", "being made")
        DONE = "done", pgettext_lazy("making of files", "done")
        FAILED = "failed", pgettext_lazy("making of files", "failed")
        GONE = "gone", pgettext_lazy("making of files", "no longer kept")

    OPEN = (State.QUEUED, State.RUNNING)

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="certificate_bundles")
    batch = models.ForeignKey(Batch, null=True, blank=True, on_delete=models.PROTECT, related_name="bundles")
    state = models.CharField(max_length=7, choices=State, default=State.QUEUED)
    language = models.CharField(max_length=5, default="en")
    file = models.OneToOneField(
        StoredFile, null=True, blank=True, on_delete=models.SET_NULL, related_name="certificate_bundle"
    )
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="certificate_bundles"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    queued_at = models.DateTimeField(auto_now_add=True)
    heard_at = models.DateTimeField(null=True, blank=True, help_text="the last sign of life of the worker")
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cohort"], condition=Q(state__in=["queued", "running"]), name="one_open_certificate_bundle"
            ),
            models.CheckConstraint(condition=~Q(state="done") | Q(file__isnull=False), name="done_bundle_has_a_file"),
        ]

    def __str__(self):
        return f"{self.cohort}, {self.get_state_display()}"

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN
