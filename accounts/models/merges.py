"""Two accounts of one person made into one (ONE PERSON in docs/rules.md)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from records.base import PublicRow
from records.history import tracked

from .people import Organisation


@tracked(personal=("reason", "addresses", "name"))
class Merge(PublicRow):
    """Which account was closed for which, by whom, why, and how many rows of each app followed."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="merges")
    kept = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="merges")
    gone = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="merged_as")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.TextField(_("reason"))
    addresses = models.JSONField(default=list, help_text="those of the closed account, so that erasing finds its mails")
    name = models.CharField(max_length=120, blank=True, help_text="of the closed account, for the same reason")
    moved = models.JSONField(default=dict, help_text="rows that followed, by what they are")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at"]
        constraints = [models.CheckConstraint(condition=~Q(kept=F("gone")), name="merged_with_another")]

    def __str__(self):
        return f"{self.gone_id} → {self.kept_id}"
