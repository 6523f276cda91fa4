"""Reviews: what reviewers score, and how they scored one application (REVIEWS in docs/rules.md)."""

from django.conf import settings
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from records.base import PublicRow
from records.history import tracked

from .application import Application
from .cohort import Cohort

HIGHEST_WEIGHT = 10
HIGHEST_POINTS = 100


@tracked()
class ReviewCriterion(PublicRow):
    """One thing that every reviewer of the cohort gives points for."""

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="review_criteria")
    title = models.CharField(_("title"), max_length=120)
    description = models.TextField(_("what to look for"), blank=True, validators=[MaxLengthValidator(2000)])
    most_points = models.PositiveSmallIntegerField(
        _("most points"), default=5, validators=[MinValueValidator(1), MaxValueValidator(HIGHEST_POINTS)]
    )
    weight = models.PositiveSmallIntegerField(
        _("weight"), default=1, validators=[MinValueValidator(1), MaxValueValidator(HIGHEST_WEIGHT)]
    )
    position = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["cohort", "title"], name="review_criterion_once"),
            models.CheckConstraint(
                condition=Q(most_points__range=(1, HIGHEST_POINTS), weight__range=(1, HIGHEST_WEIGHT)),
                name="review_criterion_counts",
            ),
        ]

    def __str__(self):
        return self.title


class ReviewQuerySet(models.QuerySet):
    def counting(self):
        """Sent, by somebody with no conflict of interest: what the ranking is made of."""
        return self.filter(submitted_at__isnull=False, conflict=False)

    def started(self):
        return self.filter(submitted_at=None, conflict=False)

    def by(self, user):
        return self.filter(reviewer=user)


@tracked(personal=("comment",), silent=("changed_at",))
class Review(PublicRow):
    """One reviewer's look at one application: being written, sent, or handed back for a conflict of interest."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="reviews")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reviews")
    comment = models.TextField(_("comment"), blank=True, validators=[MaxLengthValidator(4000)])
    conflict = models.BooleanField(_("conflict of interest"), default=False)
    percent = models.DecimalField(
        max_digits=5, decimal_places=2, null=True, blank=True, help_text="the weighted points, set when it is sent"
    )
    started_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    submitted_at = models.DateTimeField(null=True, blank=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["submitted_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["application", "reviewer"], name="one_review_a_reviewer"),
            models.CheckConstraint(
                condition=Q(submitted_at=None) | Q(percent__isnull=False, conflict=False),
                name="sent_review_has_its_points",
            ),
        ]
        indexes = [models.Index(fields=["reviewer", "submitted_at"])]

    def __str__(self):
        return f"{self.application_id}, {self.reviewer_id}"

    def why_cannot_write(self) -> str:
        """Why its reviewer cannot write or change it; "" = they can."""
        if self.application.state != Application.State.SUBMITTED:
            return gettext("This application is decided: reviews stay as they are.")
        return ""


@tracked()
class ReviewScore(models.Model):
    """The points of one review for one criterion."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(ReviewCriterion, on_delete=models.PROTECT, related_name="scores")
    points = models.PositiveSmallIntegerField(_("points"), validators=[MaxValueValidator(HIGHEST_POINTS)])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "criterion"], name="one_score_a_criterion")]

    def __str__(self):
        return f"{self.criterion}: {self.points}"


def criteria_in_use(cohort: Cohort) -> bool:
    """Somebody has sent points, so the criteria stay as they are."""
    return Review.objects.counting().filter(application__cohort=cohort).exists()
