"""What a cohort asks beyond the studies, and what people answered (QUESTIONS in docs/rules.md)."""

from datetime import date, timedelta

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import Text
from records.base import PublicRow
from records.history import tracked
from records.models import StoredFile

from .application import Application
from .cohort import Cohort

YES, NO = "yes", "no"
MOST_CHOICES = 60
LONGEST_CHOICE = 120


class QuestionQuerySet(models.QuerySet):
    def current(self):
        return self.filter(retired_at=None)

    def of_stage(self, stage: str):
        """The questions that are asked now, in the order in which they are asked."""
        return self.current().filter(stage=stage).select_related("text").order_by("position", "pk")


@tracked()
class Question(PublicRow):
    """One question of a cohort's form. Once it is answered it stays as it is: it is retired, or replaced."""

    class Stage(models.TextChoices):
        APPLICATION = "application", _("with the application")
        DOSSIER = "dossier", _("in the dossier, after acceptance")

    class Kind(models.TextChoices):
        SHORT = "short", pgettext_lazy("question", "short text")
        LONG = "long", pgettext_lazy("question", "long text")
        NUMBER = "number", pgettext_lazy("question", "number")
        DATE = "date", pgettext_lazy("question", "date")
        CHOICE = "choice", pgettext_lazy("question", "one of several choices")
        CHOICES = "choices", pgettext_lazy("question", "several choices")
        YES_NO = "yes_no", pgettext_lazy("question", "yes or no")
        FILE = "file", pgettext_lazy("question", "file")
        CONSENT = "consent", pgettext_lazy("question", "consent to a text")

    class Meaning(models.TextChoices):
        """What other pages read by name, whatever the question is called: totals, gates, groups, reports."""

        GOWN_SIZE = "gown_size", _("gown size")
        GLOVE_SIZE = "glove_size", _("glove size")
        BOOT_SIZE = "boot_size", _("boot size")
        DIET = "diet", _("diet")
        EMERGENCY_CONTACT = "emergency_contact", _("emergency contact")
        LAPTOP = "laptop", _("laptop")
        LANGUAGES = "languages", _("languages")
        ACCOMMODATION = "accommodation", _("accommodation needed")
        PHOTO_CONSENT = "photo_consent", _("photo consent")
        UNDER_18 = "under_18", _("under 18")
        AGE_BAND = "age_band", _("age band (ESF+)")
        GENDER = "gender", _("gender (ESF+)")
        STATUS = "status", _("status (ESF+)")
        REGION = "region", _("region (ESF+)")

    class Privacy(models.TextChoices):
        ORDINARY = "ordinary", _("ordinary: size, laptop")
        PERSONAL = "personal", _("personal: contact data, names of others")
        SPECIAL = "special", _("special: health, diet, belief (GDPR, article 9)")

    WITH_CHOICES = (Kind.CHOICE, Kind.CHOICES)
    CAN_DECIDE = (Kind.CHOICE, Kind.CHOICES, Kind.YES_NO)  # whether another question is shown

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="questions")
    stage = models.CharField(_("asked"), max_length=12, choices=Stage, default=Stage.DOSSIER)
    kind = models.CharField(_("kind of answer"), max_length=8, choices=Kind)
    label = models.CharField(_("question"), max_length=200)
    help = models.CharField(_("help"), max_length=400, blank=True)
    required = models.BooleanField(_("has to be answered"), default=False)
    choices = models.JSONField(_("choices"), default=list, blank=True, help_text="texts, in their order")
    position = models.PositiveSmallIntegerField(default=0)
    shown_if = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="followers",
        verbose_name=_("shown only if"),
    )
    shown_if_value = models.CharField(_("is answered with"), max_length=LONGEST_CHOICE, blank=True)
    text = models.ForeignKey(
        Text, null=True, blank=True, on_delete=models.PROTECT, related_name="questions", verbose_name=_("text")
    )
    meaning = models.CharField(_("used for"), max_length=20, choices=Meaning, blank=True)
    privacy = models.CharField(_("privacy"), max_length=8, choices=Privacy, default=Privacy.PERSONAL)
    keep_days = models.PositiveSmallIntegerField(
        _("days kept after the last day"), default=30, validators=[MaxValueValidator(3660)]
    )
    retired_at = models.DateTimeField(null=True, blank=True, editable=False)
    replaces = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by", editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["stage", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "meaning"],
                condition=Q(retired_at=None) & ~Q(meaning=""),
                name="one_current_question_a_meaning",
            ),
            models.CheckConstraint(
                condition=Q(kind="consent", text__isnull=False) | (~Q(kind="consent") & Q(text=None)),
                name="consent_names_its_text",
            ),
            models.CheckConstraint(
                condition=~Q(meaning="photo_consent") | Q(required=False), name="photo_consent_is_free"
            ),
            models.CheckConstraint(
                condition=Q(shown_if=None, shown_if_value="") | (Q(shown_if__isnull=False) & ~Q(shown_if_value="")),
                name="condition_names_its_answer",
            ),
            models.CheckConstraint(condition=~Q(shown_if=F("id")), name="question_does_not_decide_itself"),
        ]
        indexes = [models.Index(fields=["cohort", "stage", "position"])]

    def __str__(self):
        return self.label

    @property
    def field_name(self) -> str:
        """Its name in a form."""
        return f"q_{self.public_id.hex}"

    @property
    def values_that_decide(self) -> list[tuple[str, str]]:
        """The answers that can make another question appear: value and word."""
        if self.kind == self.Kind.YES_NO:
            return [(YES, gettext("yes")), (NO, gettext("no"))]
        return [(choice, choice) for choice in self.choices] if self.kind in self.WITH_CHOICES else []

    def is_met_by(self, value) -> bool:
        """Whether `value`, answered to the question on which this one hangs, makes it appear."""
        if isinstance(value, bool):
            return self.shown_if_value == (YES if value else NO)
        return self.shown_if_value in value if isinstance(value, list) else self.shown_if_value == value

    @property
    def kept_until(self) -> date:
        """The last day on which its answers are kept."""
        return self.cohort.ends_on + timedelta(days=self.keep_days)

    @property
    def is_answered(self) -> bool:
        """Somebody answered, or had answered before the answers were cleared."""
        return self.answers.exists() or self.clearings.exists()

    # Why not, in words for the organiser; "" = allowed

    def why_cannot_change(self) -> str:
        """Why nothing but the help can be written anew."""
        if self.retired_at:
            return gettext("This question is retired.")
        if self.is_answered:
            return gettext("It has answers, so it stays as it is: retire it, or replace it by another.")
        return ""

    def why_cannot_retire(self) -> str:
        if self.retired_at:
            return gettext("This question is retired already.")
        names = [str(one) for one in self.followers.filter(retired_at=None).order_by("position")]
        if names:
            return gettext("Other questions are shown by its answer: %(names)s. Change or retire them first.") % {
                "names": ", ".join(names)
            }
        return ""

    def why_cannot_delete(self) -> str:
        if self.is_answered or self.replaced_by.exists() or self.consents.exists():
            return gettext("It has answers, so it is kept: retire it instead.")
        return self.why_cannot_retire()


@tracked(personal=("value",))
class Answer(PublicRow):
    """What one person answered to one question; no row = not answered.

    `value` by kind: text for short and long text and for one choice, a list of texts for several choices, a number,
    an ISO date, true or false for yes/no; consent: true, or the list of channels agreed to. A file's value is null.
    """

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    value = models.JSONField(null=True, blank=True)
    file = models.OneToOneField(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="answer")
    answered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "question"], name="one_answer_a_question"),
        ]

    def __str__(self):
        return f"{self.application_id}, {self.question}"

    def get_file_url(self) -> str:
        return reverse("cohorts:answer_file", args=[self.public_id])


@tracked()
class Consent(PublicRow):
    """When a person agreed to the text of a question, by channel where it has channels, and when they took it back.

    Kept after the answer is cleared: it shows what was allowed when (GDPR, article 7(1)).
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="consents")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="consents")
    channel = models.CharField(max_length=LONGEST_CHOICE, blank=True)
    given_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["given_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "question", "channel"],
                condition=Q(withdrawn_at=None),
                name="one_current_consent_a_channel",
            )
        ]

    def __str__(self):
        return f"“{self.question}” {self.channel}".strip()

    def why_cannot_withdraw(self) -> str:
        if self.withdrawn_at is not None:
            return gettext("You took this back already.")
        if self.question.required:
            return gettext("This is part of taking part. To end it, withdraw your application or erase your account.")
        return ""


@tracked()
class ClearedAnswers(PublicRow):
    """That the answers to a question were deleted when their time had come, and how many; never what they said."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="clearings")
    due_on = models.DateField()
    number = models.PositiveIntegerField()
    cleared_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-cleared_at", "-pk"]

    def __str__(self):
        return f"{self.question}: {self.number}"
