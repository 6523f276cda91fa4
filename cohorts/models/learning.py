"""Which modules' pages the participants of a cohort may read, and from when (LEARNING in docs/rules.md)."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models import ModuleVersion
from records.base import PublicRow
from records.history import tracked

from .cohort import Cohort


class OpenedModuleQuerySet(models.QuerySet):
    def open(self, at=None):
        return self.filter(opens_at__lte=at or timezone.now())


@tracked()
class OpenedModule(PublicRow):
    """The pages of one module of the cohort's programme, from a moment on; no row = not shown."""

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="opened_modules")
    module_version = models.ForeignKey(ModuleVersion, on_delete=models.PROTECT, related_name="openings")
    opens_at = models.DateTimeField(_("open from"))
    due_on = models.DateField(_("to be read by"), null=True, blank=True)
    is_required = models.BooleanField(_("everybody reads it"), default=True)

    objects = OpenedModuleQuerySet.as_manager()

    class Meta:
        ordering = ["opens_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["cohort", "module_version"], name="module_opened_once")]

    def __str__(self):
        return f"{self.module_version}, {self.cohort}"

    def is_open(self, at=None) -> bool:
        return self.opens_at <= (at or timezone.now())
