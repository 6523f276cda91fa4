"""What a cohort is planned to cost and to bring in, and what it did (BUDGET in docs/rules.md)."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cohorts.models import Cohort
from records.base import PublicRow
from records.history import tracked

from .invoices import MOST_CENTS


@tracked()
class BudgetLine(PublicRow):
    """One line of a cohort's budget, in euros and without VAT."""

    class Side(models.TextChoices):
        IN = "in", pgettext_lazy("budget", "income")
        OUT = "out", pgettext_lazy("budget", "costs")

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="budget_lines")
    side = models.CharField(_("side"), max_length=3, choices=Side, default=Side.OUT)
    words = models.CharField(_("what"), max_length=120)
    planned_cents = models.BigIntegerField(_("planned"), default=0, validators=[MaxValueValidator(MOST_CENTS)])
    position = models.PositiveSmallIntegerField(default=1)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["side", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "side", "words"], condition=Q(removed_at=None), name="budget_line_once"
            ),
            models.CheckConstraint(condition=Q(planned_cents__gte=0), name="planned_is_not_below_zero"),
        ]

    def __str__(self):
        return self.words


@tracked(personal=("words", "document", "taken_out_reason"))
class BudgetEntry(PublicRow):
    """What was really spent or received on a line, apart from invoices; a wrong one is taken out, never deleted."""

    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="entries")
    words = models.CharField(_("what"), max_length=200)
    on = models.DateField(_("date"))
    amount_cents = models.BigIntegerField(_("amount"))
    document = models.CharField(_("document"), max_length=80, blank=True, help_text=_("The number of the receipt."))
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="budget_entries"
    )
    entered_at = models.DateTimeField(default=timezone.now)
    taken_out_at = models.DateTimeField(null=True, blank=True)
    taken_out_reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        ordering = ["on", "pk"]
        verbose_name_plural = "budget entries"
        constraints = [
            models.CheckConstraint(condition=~Q(amount_cents=0), name="entry_is_something"),
            models.CheckConstraint(
                condition=Q(taken_out_at=None) | ~Q(taken_out_reason=""), name="taken_out_entry_says_why"
            ),
        ]

    def __str__(self):
        return self.words
