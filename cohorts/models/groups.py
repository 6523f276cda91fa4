"""How the groups of a cohort are formed, and which of its people stay together or apart."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from records.base import PublicRow
from records.history import tracked

from .application import Application
from .cohort import Cohort

MOST_GROUPS = 26


@tracked()
class GroupPlan(PublicRow):
    """What the groups of a cohort should be like (GROUPS in docs/rules.md)."""

    cohort = models.OneToOneField(Cohort, on_delete=models.CASCADE, related_name="group_plan")
    number = models.PositiveSmallIntegerField(
        _("number of groups"), default=6, validators=[MinValueValidator(1), MaxValueValidator(MOST_GROUPS)]
    )
    largest = models.PositiveSmallIntegerField(
        _("most people in a group"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(200)]
    )
    mix_schools = models.BooleanField(_("mix the schools"), default=True)
    share_language = models.BooleanField(
        _("one language that everybody in the group speaks"),
        default=False,
        help_text=_("As the people answered. Who did not answer stands in nobody's way."),
    )
    gown_stock = models.JSONField(
        _("gowns for one group"), default=dict, blank=True, help_text="size -> how many a group can put on at once"
    )

    def __str__(self):
        return f"{self.number}, {self.cohort}"


@tracked(personal=("note",))
class GroupWish(PublicRow):
    """People who should be in one group, or no two of whom should."""

    class Kind(models.TextChoices):
        TOGETHER = "together", _("together in one group")
        APART = "apart", _("all in different groups")

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="group_wishes")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    people = models.ManyToManyField(Application, related_name="group_wishes", verbose_name=_("people"))
    note = models.CharField(_("note"), max_length=200, blank=True, help_text=_("Read by the team alone."))
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.get_kind_display()
