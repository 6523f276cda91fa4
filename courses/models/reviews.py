"""What experts from industry say of a module, and what they sign (REVIEW WITH INDUSTRY in docs/rules.md)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from records.base import PublicRow
from records.history import tracked

from .modules import ModuleVersion, Outcome


class ModuleReviewQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The reviewer's own, and those of the library that the person runs."""
        if not user.is_authenticated:
            return self.none()
        own = self.filter(reviewer=user, withdrawn_at=None)
        return own | self.filter(module_version__in=ModuleVersion.objects.visible_to(user))

    def standing(self):
        return self.filter(withdrawn_at=None)


@tracked(personal=("question",))
class ModuleReview(PublicRow):
    """That an expert of a partner was asked to read one version of a module."""

    module_version = models.ForeignKey(ModuleVersion, on_delete=models.PROTECT, related_name="reviews")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="module_reviews")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="module_reviews")
    question = models.TextField(_("what you would like to know"), blank=True)
    due_on = models.DateField(_("answer by"), null=True, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    may_be_named = models.BooleanField(_("my name stands on the public page"), default=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ModuleReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["module_version", "reviewer"], condition=Q(withdrawn_at=None), name="one_review_an_expert"
            )
        ]

    def __str__(self):
        return f"{self.module_version}, {self.reviewer}"


@tracked(personal=("text", "answer"))
class ReviewComment(PublicRow):
    """What an expert says of the module, or of one outcome as it read then; the author answers it."""

    review = models.ForeignKey(ModuleReview, on_delete=models.CASCADE, related_name="comments")
    outcome = models.ForeignKey(Outcome, null=True, blank=True, on_delete=models.SET_NULL, related_name="comments")
    about = models.CharField(max_length=300, blank=True, help_text="the outcome as it read then")
    text = models.TextField(_("comment"))
    at = models.DateTimeField(default=timezone.now, editable=False)
    answer = models.TextField(_("answer"), blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    resolved_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.review}: {self.about or self.at}"


@tracked(personal=("full_name",))
class SignOff(PublicRow):
    """An expert's name under one wording of the version; it counts while the version reads as it was signed."""

    review = models.ForeignKey(ModuleReview, on_delete=models.PROTECT, related_name="sign_offs")
    digest = models.CharField(max_length=64, help_text="SHA-256 of what was signed")
    full_name = models.CharField(_("name"), max_length=120)
    meaning = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now, editable=False)
    taken_back_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "digest"], condition=Q(taken_back_at=None), name="signed_once_as_it_reads"
            )
        ]

    def __str__(self):
        return f"{self.review}, {self.at:%Y-%m-%d}"
