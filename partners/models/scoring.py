"""What reviewers give a proposal, and what is said on it (SCORING and CONVERSATIONS in docs/rules.md)."""

from django.conf import settings
from django.core.validators import MaxLengthValidator, MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from records.base import PublicRow
from records.history import tracked

from .calls import CallCriterion
from .proposals import Proposal


class ProposalReviewQuerySet(models.QuerySet):
    def counting(self):
        """Sent, by somebody without a conflict of interest: what the mean is made of."""
        return self.filter(submitted_at__isnull=False, conflict=False)


@tracked(personal=("comment",), silent=("changed_at",))
class ProposalReview(PublicRow):
    """One reviewer's look at one proposal. The partner never reads it."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="reviews")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="proposal_reviews")
    comment = models.TextField(_("comment"), blank=True, validators=[MaxLengthValidator(4000)])
    conflict = models.BooleanField(_("conflict of interest"), default=False)
    percent = models.DecimalField(
        max_digits=5, decimal_places=2, null=True, blank=True, help_text="the weighted points, set when it is sent"
    )
    started_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    submitted_at = models.DateTimeField(null=True, blank=True)

    objects = ProposalReviewQuerySet.as_manager()

    class Meta:
        ordering = ["submitted_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "reviewer"], name="one_proposal_review_a_reviewer"),
            models.CheckConstraint(
                condition=Q(submitted_at=None) | Q(conflict=False), name="proposal_review_of_conflict_is_not_sent"
            ),
        ]

    def __str__(self):
        return f"{self.proposal_id}, {self.reviewer_id}"

    def why_not_write(self) -> str:
        if self.proposal.state not in Proposal.TO_DECIDE:
            return gettext("This proposal is not to be decided now: reviews stay as they are.")
        return ""


@tracked()
class ProposalScore(models.Model):
    """The points of one review for one criterion."""

    review = models.ForeignKey(ProposalReview, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(CallCriterion, on_delete=models.PROTECT, related_name="scores")
    points = models.PositiveSmallIntegerField(_("points"), validators=[MaxValueValidator(100)])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "criterion"], name="one_proposal_score_a_criterion")]

    def __str__(self):
        return f"{self.criterion}: {self.points}"


class MessageQuerySet(models.QuerySet):
    def between(self):
        """What both sides read; the team's own notes are apart."""
        return self.filter(is_internal=False)

    def untold(self):
        """Not yet in a mail to the other side."""
        return self.between().filter(told_at=None)


@tracked(personal=("words",), silent=("told_at",))
class Message(PublicRow):
    """Something said on a proposal: to the other side, or a note of the team to itself."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="messages")
    words = models.TextField(_("message"), max_length=4000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="proposal_messages"
    )
    by_partner = models.BooleanField(default=False)
    is_internal = models.BooleanField(_("note of the team"), default=False)
    at = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(is_internal=False) | Q(by_partner=False), name="notes_are_the_teams")
        ]
        indexes = [models.Index(fields=["proposal"], condition=Q(told_at=None), name="message_untold")]

    def __str__(self):
        return self.words[:60]
