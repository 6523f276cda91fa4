"""What people decide about a criterion for one participant: approved by hand, excepted, noted (CRITERIA)."""

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cohorts.models import Application
from records.base import PublicRow
from records.history import tracked

from .criteria import Criterion

LONGEST_REASON = 500


class ManualApprovalQuerySet(models.QuerySet):
    def current(self):
        return self.filter(superseded_at=None)


@tracked(personal=("words",))
class ManualApproval(PublicRow):
    """A named person's yes or no to what no machine measures; a newer one supersedes it, none is deleted."""

    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="approvals")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="manual_approvals")
    approved = models.BooleanField(_("approved"))
    words = models.CharField(_("in words"), max_length=LONGEST_REASON, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="manual_approvals_given"
    )
    at = models.DateTimeField(auto_now_add=True)
    superseded_at = models.DateTimeField(null=True, blank=True)

    objects = ManualApprovalQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["criterion", "application"], condition=Q(superseded_at=None), name="one_current_approval"
            )
        ]

    def __str__(self):
        return f"{self.criterion}, {self.application}"


class CriterionExceptionQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(withdrawn_at=None)


@tracked(personal=("reason", "withdrawn_reason"))
class CriterionException(PublicRow):
    """A criterion that one participant need not meet, by a named officer with a reason that the certificate prints."""

    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="exceptions")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="criterion_exceptions")
    reason = models.TextField(_("reason"), validators=[MaxLengthValidator(LONGEST_REASON)])
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="exceptions_granted"
    )
    granted_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="exceptions_withdrawn"
    )
    withdrawn_reason = models.TextField(_("reason"), blank=True, validators=[MaxLengthValidator(LONGEST_REASON)])

    objects = CriterionExceptionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["criterion", "application"], condition=Q(withdrawn_at=None), name="one_standing_exception"
            )
        ]

    def __str__(self):
        return f"{self.criterion}, {self.application}"


@tracked()
class CompleteDossier(models.Model):
    """That a participant's dossier was complete, noted that day: what it asked is deleted soon after the cohort."""

    application = models.OneToOneField(
        Application, on_delete=models.CASCADE, related_name="complete_dossier", primary_key=True
    )
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return str(self.application)
