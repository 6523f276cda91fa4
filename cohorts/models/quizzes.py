"""A quiz in a cohort: what it is for, when it is open, which gate it opens (QUIZZES in docs/rules.md)."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from courses.models import QuizVersion
from records.base import PublicRow
from records.history import tracked
from records.wording import say_moment

from .cohort import Cohort
from .gates import Gate


class CohortQuizQuerySet(models.QuerySet):
    def in_use(self):
        return self.filter(taken_out_at=None)


@tracked()
class CohortQuiz(PublicRow):
    """One version of a quiz, for the participants of one cohort."""

    class Purpose(models.TextChoices):
        PRE = "pre", _("pre-test")
        ENTRY = "entry", _("entry test")
        MODULE = "module", _("quiz of a module")
        POST = "post", _("post-test")
        FINAL = "final", _("final test")

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="quizzes")
    quiz_version = models.ForeignKey(
        QuizVersion, on_delete=models.PROTECT, related_name="cohort_quizzes", verbose_name=_("quiz")
    )
    purpose = models.CharField(_("what for"), max_length=6, choices=Purpose, default=Purpose.MODULE)
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True, help_text=_("Empty: at once."))
    closes_at = models.DateTimeField(
        _("closes"), null=True, blank=True, help_text=_("Empty: with the last day of the cohort.")
    )
    gate = models.ForeignKey(
        Gate, null=True, blank=True, on_delete=models.PROTECT, related_name="quizzes",
        verbose_name=_("opens the gate"), help_text=_("Passing it opens this gate."),
    )  # fmt: skip
    position = models.PositiveSmallIntegerField(default=1)
    taken_out_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = CohortQuizQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(opens_at=None) | Q(closes_at=None) | Q(closes_at__gt=F("opens_at")),
                name="quiz_closes_after_it_opens",
            ),
            models.UniqueConstraint(
                fields=["cohort", "quiz_version"], condition=Q(taken_out_at=None), name="quiz_version_once_a_cohort"
            ),
        ]

    def __str__(self):
        return self.quiz_version.title

    def why_not_open(self, at=None) -> str:
        """Why nobody can begin it now; "" = it is open."""
        at = at or timezone.now()
        if self.taken_out_at:
            return gettext("This quiz was taken out.")
        if self.cohort.cancelled_at:
            return gettext("This cohort was cancelled.")
        if self.opens_at and at < self.opens_at:
            return gettext("It opens on %(moment)s.") % {"moment": say_moment(self.opens_at, self.cohort.time_zone)}
        if self.closes_at and at >= self.closes_at:
            moment = say_moment(self.closes_at, self.cohort.time_zone)
            return gettext("It closed on %(moment)s.") % {"moment": moment}
        if not self.closes_at and self.cohort.is_over:
            return gettext("The cohort is over.")
        return ""
