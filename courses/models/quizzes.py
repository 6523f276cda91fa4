"""Quizzes in versions: which questions, in what order, and what it takes to pass (QUIZZES in docs/rules.md)."""

from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from records.base import PublicRow
from records.history import tracked

from .modules import Module, Outcome
from .questions import QuestionVersion
from .versions import (
    LibraryQuerySet,
    Version,
    Versioned,
    VersionQuerySet,
    VersionState,
    fixed_once_released,
    fixed_with,
)


@tracked()
class Quiz(Versioned, PublicRow):
    """A quiz of an organisation; what it asks is in its versions."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="quizzes")
    name = models.CharField(_("name"), max_length=120)
    retired_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = LibraryQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name_plural = "quizzes"
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="quiz_name_once")]

    def __str__(self):
        return self.name


@tracked()
class QuizVersion(Version, PublicRow):
    """A quiz as put together at one time; a released version never changes."""

    class Explains(models.TextChoices):
        AT_ONCE = "at_once", _("after each answer")
        AT_END = "at_end", _("when all is handed in")
        NEVER = "never", _("never")

    quiz = models.ForeignKey(Quiz, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    state = models.CharField(max_length=10, choices=VersionState, default=VersionState.DRAFT)
    title = models.CharField(_("title"), max_length=160, help_text=_("As students read it."))
    instructions = models.TextField(
        _("instructions"), blank=True, validators=[MaxLengthValidator(3000)], help_text=_("Markdown")
    )
    pass_percent = models.PositiveSmallIntegerField(
        _("pass mark in percent"), default=80, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    critical_must_be_right = models.BooleanField(_("every critical question has to be right"), default=True)
    shuffles_questions = models.BooleanField(_("questions in another order for each person"), default=True)
    shuffles_choices = models.BooleanField(_("choices in another order for each person"), default=True)
    attempts = models.PositiveSmallIntegerField(
        _("attempts"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(50)],
        help_text=_("Empty: as many as somebody wants."),
    )  # fmt: skip
    wait_minutes = models.PositiveIntegerField(
        _("minutes to wait before the next attempt"), default=0, validators=[MaxValueValidator(20160)]
    )
    limit_minutes = models.PositiveSmallIntegerField(
        _("time limit in minutes"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(600)],
        help_text=_("Empty: no limit."),
    )  # fmt: skip
    explains = models.CharField(
        _("shows explanations"), max_length=8, choices=Explains, default=Explains.AT_END
    )  # fmt: skip
    released_at = models.DateTimeField(null=True, blank=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["quiz__name", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["quiz", "number"], name="quiz_version_once"),
            models.UniqueConstraint(fields=["quiz"], condition=Q(state="draft"), name="one_quiz_draft"),
        ]
        triggers = [fixed_once_released("released_quiz_is_fixed")]

    def __str__(self):
        return self.title


@tracked()
class QuizPart(PublicRow):
    """One question, or so many drawn by a rule from the newest released versions of the bank."""

    quiz_version = models.ForeignKey(QuizVersion, on_delete=models.CASCADE, related_name="parts")
    position = models.PositiveSmallIntegerField(default=1)
    question = models.ForeignKey(
        QuestionVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="quiz_parts"
    )
    draws = models.PositiveSmallIntegerField(
        _("how many to draw"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(50)]
    )
    module = models.ForeignKey(
        Module, null=True, blank=True, on_delete=models.PROTECT, related_name="quiz_parts",
        verbose_name=_("of the module"),
    )  # fmt: skip
    outcome = models.ForeignKey(
        Outcome, null=True, blank=True, on_delete=models.PROTECT, related_name="quiz_parts",
        verbose_name=_("of the learning outcome"),
    )  # fmt: skip
    only_critical = models.BooleanField(_("critical ones only"), default=False)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(question__isnull=False, draws__isnull=True) | Q(question__isnull=True, draws__isnull=False),
                name="part_is_a_question_or_a_draw",
            ),
            models.UniqueConstraint(fields=["quiz_version", "question"], name="question_once_a_quiz"),
        ]
        triggers = [
            fixed_with(
                "released_parts_are_fixed",
                "SELECT released_at FROM courses_quizversion WHERE id = OLD.quiz_version_id",
            )
        ]

    def __str__(self):
        return str(self.question or self.draws)
