"""What the team keeps about the list of the enrolled: its saved views, and who is not the same person as whom."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from records.base import PublicRow
from records.history import tracked

from .cohort import Cohort


@tracked(personal=("name",))
class SavedView(PublicRow):
    """A filter and order of the list of people under a name, for the whole team; never what was searched for."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="saved_views")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="saved_views")
    name = models.CharField(_("name of the view"), max_length=60)
    params = models.JSONField(default=dict, help_text="the parts of the address: state, school, group, quota, sort …")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint("cohort", Lower("name"), name="view_name_once_a_cohort")]

    def __str__(self):
        return self.name


@tracked()
class TwoPeople(PublicRow):
    """A pair of accounts that looked like one person and are two: it is not shown as a possible duplicate again."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="told_apart")
    one = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="told_apart_first")
    other = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="told_apart_second")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "one", "other"], name="told_apart_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="pair_in_order"),
        ]

    def __str__(self):
        return f"{self.one_id} ≠ {self.other_id}"
