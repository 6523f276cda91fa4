"""What a person can do, and the level that a course may claim."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from records.base import PublicRow
from records.history import tracked

from .versions import LibraryQuerySet


@tracked()
class Competency(PublicRow):
    """What a person can do, with the level (1 or 2) that a course may claim (LEVELS in docs/rules.md)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="competencies")
    code = models.CharField(_("code"), max_length=10)
    title = models.CharField(_("title"), max_length=200)
    domain = models.CharField(_("domain"), max_length=80)
    course_target = models.PositiveSmallIntegerField(
        _("level aimed at"), choices=[(1, _("1, explains")), (2, _("2, performs under supervision, simulated"))]
    )

    objects = LibraryQuerySet.as_manager()

    class Meta:
        ordering = ["domain", "code"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "code"], name="competency_code_once"),
            models.CheckConstraint(condition=Q(course_target__in=[1, 2]), name="course_claims_level_1_or_2"),
        ]

    def __str__(self):
        return f"{self.code} {self.title}"
