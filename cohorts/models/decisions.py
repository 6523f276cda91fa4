"""The trail of who decided what about an application: rows are added, never changed (DECISIONS in docs/rules.md)."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.functions import TransactionNow
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from records.base import PublicRow
from records.history import tracked

from .application import Application


@tracked(personal=("reason",))
class Decision(PublicRow):
    """One decision of the team about one application, with what it was before and after."""

    class Kind(models.TextChoices):
        OFFER = "offer", _("place offered")
        WAIT = "wait", _("put on the waiting list")
        REFUSE = "refuse", _("declined")
        RECONSIDER = "reconsider", _("taken up again")
        WITHDRAW = "withdraw", _("withdrawn for the student")

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="decisions")
    kind = models.CharField(_("decision"), max_length=12, choices=Kind)
    state_before = models.CharField(max_length=10, choices=Application.State)
    state_after = models.CharField(max_length=10, choices=Application.State)
    reason = models.TextField(_("reason"), blank=True, validators=[MaxLengthValidator(1000)])
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="decisions_taken")
    at = models.DateTimeField(db_default=TransactionNow(), editable=False)

    class Meta:
        ordering = ["pk"]
        triggers = [
            pgtrigger.Protect(name="decision_is_not_deleted", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="decision_is_fixed",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("application", "kind", "state_before", "state_after", "by", "at"),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.application_id}"


@tracked(personal=("reason",))
class SchoolVerdict(PublicRow):
    """A school's word on one of its own students; the latest counts (SCHOOLS in docs/rules.md)."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="school_verdicts")
    verdict = models.CharField(_("verdict"), max_length=8, choices=Application.SchoolVerdict)
    reason = models.TextField(_("reason"), blank=True, validators=[MaxLengthValidator(1000)])
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="school_verdicts")
    for_school = models.BooleanField(default=False, help_text="written by the team, as the school told it")
    at = models.DateTimeField(db_default=TransactionNow(), editable=False)

    class Meta:
        ordering = ["pk"]
        triggers = [
            pgtrigger.Protect(name="verdict_is_not_deleted", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="verdict_is_fixed",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("application", "verdict", "by", "for_school", "at"),
            ),
        ]

    def __str__(self):
        return f"{self.get_verdict_display()}, {self.application_id}"
