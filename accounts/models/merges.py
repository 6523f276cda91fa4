"""Two accounts of one person made into one, two rows of one organisation likewise (ONE PERSON, ONE ORGANISATION)."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from records.base import PublicRow
from records.history import tracked

from .people import Organisation


@tracked(personal=("reason", "addresses", "name"))
class Merge(PublicRow):
    """Which account was closed for which, by whom, why, and how many rows of each app followed."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="merges")
    kept = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="merges")
    gone = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="merged_as")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.TextField(_("reason"))
    addresses = models.JSONField(default=list, help_text="those of the closed account, so that erasing finds its mails")
    name = models.CharField(max_length=120, blank=True, help_text="of the closed account, for the same reason")
    moved = models.JSONField(default=dict, help_text="rows that followed, by what they are")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at"]
        constraints = [models.CheckConstraint(condition=~Q(kept=F("gone")), name="merged_with_another")]

    def __str__(self):
        return f"{self.gone_id} → {self.kept_id}"


MERGE_DAYS = 14


def merge_deadline():
    return timezone.now() + timedelta(days=MERGE_DAYS)


class MergeRequestQuerySet(models.QuerySet):
    def standing(self):
        """Neither answered nor taken back nor past their deadline."""
        return self.filter(answered_at=None, taken_back_at=None, expires_at__gt=timezone.now())


@tracked(personal=("reason",), silent=("token_digest",))
class MergeRequest(PublicRow):
    """A team asks whoever reads the mail of `gone` whether the account of `kept` is theirs too."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="merge_requests")
    kept = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    gone = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="merge_requests")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"))
    token_digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(default=merge_deadline)
    answered_at = models.DateTimeField(null=True, blank=True)
    confirmed = models.BooleanField(null=True, help_text="what was answered")
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = MergeRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(kept=F("gone")), name="merge_asked_with_another"),
            models.UniqueConstraint(
                fields=["kept", "gone"], condition=Q(answered_at=None, taken_back_at=None), name="merge_asked_once"
            ),
        ]

    def __str__(self):
        return f"{self.gone_id} → {self.kept_id}"

    def reason_not_to_answer(self) -> str:
        """Why the link asks nothing any more; "" = it does."""
        if self.taken_back_at:
            return gettext("The team took the question back.")
        if self.answered_at:
            return gettext("This question was answered already.")
        if self.expires_at <= timezone.now():
            return gettext("The time to answer is over. The team can ask again.")
        return ""


@tracked(personal=("reason",))
class OrganisationMerge(PublicRow):
    """Which organisation of an address book was closed for which, by whom, why, and how many rows followed."""

    kept = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="organisation_merges")
    gone = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="merged_as")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.TextField(_("reason"))
    moved = models.JSONField(default=dict, help_text="rows that followed, by what they are")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at"]
        constraints = [models.CheckConstraint(condition=~Q(kept=F("gone")), name="merged_with_another_organisation")]

    def __str__(self):
        return f"{self.gone_id} → {self.kept_id}"
