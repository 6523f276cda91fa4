"""The question bank: a question, and what it said at each time (QUIZZES in docs/rules.md)."""

from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from records.base import PublicRow
from records.history import tracked

from .modules import Outcome
from .versions import LibraryQuerySet, Version, Versioned, VersionQuerySet, VersionState, fixed_once_released

LONGEST = 3000


class BankQuestionQuerySet(LibraryQuerySet):
    def in_use(self):
        return self.filter(retired_at=None)


@tracked()
class BankQuestion(Versioned, PublicRow):
    """A question of an organisation's bank; what it asks is in its versions."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="bank_questions")
    code = models.CharField(_("code"), max_length=20)
    retired_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = BankQuestionQuerySet.as_manager()

    class Meta:
        ordering = ["organisation", "code"]
        constraints = [models.UniqueConstraint(fields=["organisation", "code"], name="bank_question_code_once")]

    def __str__(self):
        return self.code


class QuestionVersionQuerySet(VersionQuerySet):
    def newest(self):
        """Of each question the newest released version, of those still in use: what a quiz may ask from now on."""
        later = QuestionVersion.objects.released().filter(question=OuterRef("question"), number__gt=OuterRef("number"))
        return self.released().filter(~Exists(later), question__retired_at=None)


@tracked()
class QuestionVersion(Version, PublicRow):
    """A question as written at one time; a released version never changes.

    `body` holds what is chosen from and what is right, by kind (`courses/quiz/kinds.py`).
    """

    class Kind(models.TextChoices):
        ONE = "one", _("one answer")
        SEVERAL = "several", _("several answers")
        NUMBER = "number", _("a number")
        ORDERING = "ordering", _("put in order")
        MATCHING = "matching", _("match")
        ERROR = "error", _("find the error")

    question = models.ForeignKey(BankQuestion, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    state = models.CharField(max_length=10, choices=VersionState, default=VersionState.DRAFT)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    text = models.TextField(_("question"), validators=[MaxLengthValidator(LONGEST)], help_text=_("Markdown"))
    body = models.JSONField(default=dict)
    outcome = models.ForeignKey(
        Outcome, null=True, blank=True, on_delete=models.PROTECT, related_name="bank_questions",
        verbose_name=_("learning outcome"),
    )  # fmt: skip
    points = models.PositiveSmallIntegerField(
        _("points"), default=1, validators=[MinValueValidator(1), MaxValueValidator(20)]
    )
    is_critical = models.BooleanField(
        _("critical"), default=False, help_text=_("A quiz can ask that every critical question is right.")
    )
    explanation = models.TextField(_("explanation"), blank=True, validators=[MaxLengthValidator(LONGEST)])
    source = models.CharField(_("source"), max_length=160, blank=True, help_text=_("The document: EU GMP Annex 1."))
    clause = models.CharField(_("clause"), max_length=80, blank=True, help_text=_("Where in it: 9.30, Table 6."))
    edition = models.CharField(_("edition"), max_length=40, blank=True, help_text=_("Which one: 2022."))
    check_note = models.CharField(
        _("to be confirmed"), max_length=300, blank=True, help_text=_("What a QA still has to look up. Empty: checked.")
    )
    released_at = models.DateTimeField(null=True, blank=True)

    objects = QuestionVersionQuerySet.as_manager()

    class Meta:
        ordering = ["question__code", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["question", "number"], name="question_version_once"),
            models.UniqueConstraint(fields=["question"], condition=Q(state="draft"), name="one_question_draft"),
        ]
        triggers = [fixed_once_released("released_question_is_fixed")]

    def __str__(self):
        return f"{self.question.code}, {self.number}"

    @property
    def reference(self) -> str:
        """The source with clause and edition, as it stands below the explanation."""
        edition = f" ({self.edition})" if self.edition else ""
        return f"{self.source}{edition} {self.clause}".strip()
