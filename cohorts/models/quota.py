"""Seats kept for a school or a partner, and who was moved in the line and why (QUOTAS in docs/rules.md)."""

from datetime import datetime

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from records.base import PublicRow
from records.history import tracked

from .cohort import Cohort


class QuotaQuerySet(models.QuerySet):
    def standing(self, at: datetime | None = None):
        """Quotas that still keep seats: not released by then."""
        return self.filter(Q(release_at=None) | Q(release_at__gt=at or timezone.now()))


@tracked()
class Quota(PublicRow):
    """So many places of the cohort are kept for these people, until they are released to all."""

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="quotas")
    name = models.CharField(_("name"), max_length=120)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="quotas", verbose_name=_("school")
    )
    places = models.PositiveIntegerField(_("places"), validators=[MinValueValidator(1), MaxValueValidator(5000)])
    is_limit = models.BooleanField(_("no more than these places"), default=False)
    release_at = models.DateTimeField(_("released on"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = QuotaQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(F("cohort"), Lower("name"), name="quota_name_once"),
            models.UniqueConstraint(
                fields=["cohort", "organisation"],
                condition=Q(organisation__isnull=False),
                name="one_quota_a_school",
            ),
            models.CheckConstraint(condition=Q(places__gte=1), name="quota_keeps_a_place"),
        ]

    def __str__(self):
        return self.name

    def is_released(self, at: datetime | None = None) -> bool:
        return self.release_at is not None and self.release_at <= (at or timezone.now())

    def why_cannot_release(self) -> str:
        """Why its seats cannot be released now; "" = they can."""
        if self.is_released():
            return gettext("Its places are open to all already.")
        return self.cohort.why_closed_for_places()


@tracked(personal=("reason",))
class LineChange(PublicRow):
    """Somebody's rank in the line was changed by the team: a priority, or another quota, with the reason."""

    application = models.ForeignKey("cohorts.Application", on_delete=models.PROTECT, related_name="line_changes")
    priority_before = models.PositiveSmallIntegerField()
    priority = models.PositiveSmallIntegerField()
    quota_before = models.ForeignKey(Quota, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    quota = models.ForeignKey(Quota, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.TextField(_("reason"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.application}: {self.priority}"
