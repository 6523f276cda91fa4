"""What a cohort asks for its certificate, and the points that people of the team enter."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cohorts.models import Application, Cohort, CohortChecklist, CohortQuiz, Gate, Session
from records.base import PublicRow
from records.history import tracked


@tracked()
class Criterion(PublicRow):
    """One condition for the certificate of a cohort (CRITERIA in docs/rules.md)."""

    class Kind(models.TextChoices):
        ATTENDANCE = "attendance", _("share of all minutes attended")
        SESSION = "session", _("a session attended in full")
        SCORE = "score", _("points in a test or assessment")
        QUIZ = "quiz", _("a quiz passed")
        CHECKLIST = "checklist", _("a practical check passed")
        DOSSIER = "dossier", _("the dossier complete")
        GATE = "gate", _("a gate passed")
        MANUAL = "manual", _("approval by a named person")

    OF_ATTENDANCE = (Kind.ATTENDANCE, Kind.SESSION)

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="criteria")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    name = models.CharField(_("name"), max_length=120)
    percent = models.PositiveSmallIntegerField(
        _("percent asked"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    session = models.ForeignKey(Session, null=True, blank=True, on_delete=models.PROTECT, related_name="criteria")
    quiz = models.ForeignKey(CohortQuiz, null=True, blank=True, on_delete=models.PROTECT, related_name="criteria")
    checklist = models.ForeignKey(
        CohortChecklist, null=True, blank=True, on_delete=models.PROTECT, related_name="criteria"
    )
    points = models.PositiveSmallIntegerField(
        _("points to be had"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    gate = models.ForeignKey(Gate, null=True, blank=True, on_delete=models.PROTECT, related_name="criteria")
    for_attendance = models.BooleanField(
        _("asked for the certificate of attendance too"),
        default=False,
        help_text=_("Whoever meets all such criteria, but not the others, gets a certificate of attendance."),
    )
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="attendance", percent__isnull=False)
                | Q(kind="session", session__isnull=False)
                | Q(kind="score", percent__isnull=False, points__isnull=False)
                | Q(kind="quiz", quiz__isnull=False)
                | Q(kind="checklist", checklist__isnull=False)
                | Q(kind="gate", gate__isnull=False)
                | Q(kind__in=["dossier", "manual"]),
                name="criterion_is_whole",
            ),
            models.UniqueConstraint(fields=["cohort"], condition=Q(kind="attendance"), name="one_attendance_criterion"),
            models.UniqueConstraint(fields=["cohort"], condition=Q(kind="dossier"), name="one_dossier_criterion"),
            models.UniqueConstraint(fields=["cohort", "gate"], name="gate_criterion_once"),
            models.UniqueConstraint(fields=["cohort", "session"], name="session_criterion_once"),
            models.UniqueConstraint(fields=["cohort", "quiz"], name="quiz_criterion_once"),
            models.UniqueConstraint(fields=["cohort", "checklist"], name="checklist_criterion_once"),
        ]

    def __str__(self):
        return self.name


@tracked()
class Score(PublicRow):
    """A participant's points for one criterion, as entered by a person of the team."""

    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="scores")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="scores")
    points = models.DecimalField(_("points"), max_digits=6, decimal_places=1, validators=[MinValueValidator(0)])
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="scores_entered"
    )
    entered_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["criterion", "application"], name="score_once")]

    def __str__(self):
        return f"{self.application}: {self.points}"
