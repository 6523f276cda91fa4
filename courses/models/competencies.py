"""The framework: domains, what a person can do, and the levels with who may assign which (LEVELS in docs/rules.md)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from records.base import PublicRow
from records.history import tracked

from .versions import LibraryQuerySet


class Level(models.IntegerChoices):
    """What is known of one person and one competency."""

    NOT_ASSESSED = 0, _("not assessed")
    EXPLAINS = 1, _("explains")
    PERFORMS = 2, _("performs under supervision in a simulated environment")
    INDEPENDENT = 3, _("performs independently")
    QUALIFIED = 4, _("qualified at site, can train others")


HIGHEST_OF_A_COURSE = Level.PERFORMS


@tracked()
class Domain(PublicRow):
    """A group of competencies, such as contamination control."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="domains")
    name = models.CharField(_("domain"), max_length=80)
    position = models.PositiveSmallIntegerField(default=1)

    objects = LibraryQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name"]
        constraints = [
            models.UniqueConstraint("organisation", models.functions.Lower("name"), name="domain_once"),
        ]

    def __str__(self):
        return self.name


class CompetencyQuerySet(LibraryQuerySet):
    def in_order(self):
        """By domain, then G2 before G10."""
        return self.select_related("domain").order_by(
            "domain__position", "domain__name", models.functions.Length("code"), "code"
        )


@tracked()
class Competency(PublicRow):
    """What a person can do, with the level (1 or 2) that a course may claim (LEVELS in docs/rules.md)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="competencies")
    code = models.CharField(_("code"), max_length=10)
    title = models.CharField(_("title"), max_length=200)
    domain = models.ForeignKey(Domain, on_delete=models.PROTECT, related_name="competencies", verbose_name=_("domain"))
    course_target = models.PositiveSmallIntegerField(
        _("level aimed at"), choices=[(1, _("1, explains")), (2, _("2, performs under supervision, simulated"))]
    )

    objects = CompetencyQuerySet.as_manager()

    class Meta:
        ordering = ["domain__position", "domain__name", models.functions.Length("code"), "code"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "code"], name="competency_code_once"),
            models.CheckConstraint(condition=Q(course_target__in=[1, 2]), name="course_claims_level_1_or_2"),
        ]

    def __str__(self):
        return f"{self.code} {self.title}"
