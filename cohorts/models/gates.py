"""Gates: what a participant must have met before certain sessions, and who opened one (GATES in docs/rules.md)."""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Text
from records.base import PublicRow
from records.history import tracked

from .application import Application
from .cohort import Cohort
from .timetable import Session

LONGEST = 2000
EQUIVALENT = _("Watches from outside and does the exercise on a screen.")


class GateQuerySet(models.QuerySet):
    def current(self):
        return self.filter(retired_at=None)

    def before(self, session: Session):
        """The gates that stand before this session."""
        return self.current().filter(sessions=session)


@tracked()
class Gate(PublicRow):
    """Something to be met before the sessions it stands before; it never asks for a diagnosis."""

    class Kind(models.TextChoices):
        BRIEFING = "briefing", _("safety briefing")
        FITNESS = "fitness", _("fitness declaration")
        HOST_RULES = "host_rules", _("visit rules and confidentiality")
        PRETEST = "pretest", _("entry test")

    OF_A_TEXT = (Kind.BRIEFING, Kind.HOST_RULES)

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="gates")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    title = models.CharField(_("name"), max_length=120, help_text=_("As students read it: Safety briefing, cleanroom."))
    text = models.ForeignKey(
        Text, null=True, blank=True, on_delete=models.PROTECT, related_name="gates", verbose_name=_("text to accept")
    )
    due_on = models.DateField(
        _("to be met by"), null=True, blank=True, help_text=_("Empty: the day by which the dossier is due.")
    )
    sessions = models.ManyToManyField(
        Session, blank=True, related_name="gates", verbose_name=_("stands before these sessions")
    )
    points = models.DecimalField(
        _("points to be had"), max_digits=6, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(Decimal(1)), MaxValueValidator(Decimal(1000))],
    )  # fmt: skip
    percent = models.PositiveSmallIntegerField(
        _("pass mark in percent"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    equivalent_task = models.CharField(
        _("equivalent task"), max_length=300, blank=True,
        help_text=_("What somebody does instead who cannot go in: a virtual exercise, or watching."),
    )  # fmt: skip
    position = models.PositiveSmallIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = GateQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind__in=["briefing", "host_rules"]) | Q(text__isnull=False), name="gate_has_its_text"
            ),
            models.CheckConstraint(
                condition=~Q(kind="pretest") | Q(points__isnull=False, percent__isnull=False),
                name="gate_has_its_pass_mark",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def is_of_a_text(self) -> bool:
        return self.kind in self.OF_A_TEXT

    @property
    def due(self):
        return self.due_on or self.cohort.dossier_due_on

    @property
    def task_instead(self) -> str:
        return self.equivalent_task or str(EQUIVALENT)

    @property
    def pass_points(self) -> Decimal:
        return (self.points or Decimal(0)) * (self.percent or 0) / 100


class GateResultQuerySet(models.QuerySet):
    def current(self):
        return self.filter(superseded_at=None)


@tracked(personal=("outcome", "points", "note"))
class GateResult(PublicRow):
    """What is known of one participant at one gate; a newer result supersedes it, none is deleted.

    Fitness is fit, not fit or adapt, never a reason (GDPR, article 9); an empty outcome was cleared after its time.
    """

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", _("accepted")
        FIT = "fit", _("fit")
        NOT_FIT = "not_fit", _("not fit")
        ADAPT = "adapt", _("fit, if something is adapted")
        PASSED = "passed", _("passed")
        FAILED = "failed", _("not passed")
        OPENED = "opened", _("opened by the team")
        EQUIVALENT = "equivalent", _("equivalent task")

    OPEN = (Outcome.ACCEPTED, Outcome.FIT, Outcome.PASSED, Outcome.OPENED)
    INSTEAD = (Outcome.NOT_FIT, Outcome.EQUIVALENT)  # nothing is missing any more, but the gate stays shut

    gate = models.ForeignKey(Gate, on_delete=models.PROTECT, related_name="results")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="gate_results")
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome, blank=True)
    text = models.ForeignKey(
        Text, null=True, blank=True, on_delete=models.PROTECT, related_name="gate_results",
        help_text="the version that was accepted",
    )  # fmt: skip
    points = models.DecimalField(_("points"), max_digits=6, decimal_places=2, null=True, blank=True)
    note = models.TextField(_("note"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="gate_results_noted"
    )
    at = models.DateTimeField(auto_now_add=True)
    superseded_at = models.DateTimeField(null=True, blank=True)

    objects = GateResultQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["gate", "application"], condition=Q(superseded_at=None), name="one_current_gate_result"
            )
        ]

    def __str__(self):
        return f"{self.gate}, {self.application}"


class GateRequestQuerySet(models.QuerySet):
    def open(self):
        return self.filter(answered_at=None)


@tracked(personal=("words", "reason"))
class GateRequest(PublicRow):
    """A participant asks to have a shut gate looked at again; a named person answers with a reason."""

    class Answer(models.TextChoices):
        OPENED = "opened", _("open the gate")
        EQUIVALENT = "equivalent", _("give an equivalent task")
        STAYS = "stays", _("leave it shut")

    gate = models.ForeignKey(Gate, on_delete=models.PROTECT, related_name="requests")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="gate_requests")
    words = models.TextField(_("what you ask"), validators=[MaxLengthValidator(LONGEST)])
    asked_at = models.DateTimeField(auto_now_add=True)
    answer = models.CharField(_("answer"), max_length=12, choices=Answer, blank=True)
    reason = models.TextField(_("reason"), blank=True, validators=[MaxLengthValidator(LONGEST)])
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="gate_answers"
    )

    objects = GateRequestQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["gate", "application"], condition=Q(answered_at=None), name="one_open_request_a_gate"
            )
        ]

    def __str__(self):
        return f"{self.gate}, {self.application}"

    def why_cannot_answer(self) -> str:
        """Why nobody can answer it any more; "" = it waits."""
        if self.answered_at:
            name = self.answered_by or gettext("somebody")
            return gettext("%(name)s has answered this already.") % {"name": name}
        return ""
