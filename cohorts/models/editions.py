"""What to look at after an edition was made from another one (NEXT EDITION in docs/rules.md)."""

from django.conf import settings
from django.db import models

from records.base import PublicRow
from records.history import tracked

from .cohort import Cohort


@tracked()
class EditionCheck(PublicRow):
    """One line of the list of what to look at; `found` is what the copying met, such as the codes of sessions."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="edition_checks")
    key = models.CharField(max_length=30)
    found = models.JSONField(default=list)
    position = models.PositiveSmallIntegerField(default=1)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["cohort", "key"], name="edition_check_once")]

    def __str__(self):
        return f"{self.cohort}: {self.key}"
