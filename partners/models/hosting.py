"""A placement as it goes: the learning agreement in versions, and what the host assesses (PLACEMENTS)."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from courses.models import Competency, Level
from records.base import PublicRow
from records.history import tracked

from .rankings import Assignment


@tracked(personal=("goals", "terms", "student_name", "mentor_name"))
class LearningAgreement(PublicRow):
    """One version of what student, school and host agree; it never changes, a change is the next version."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="agreements")
    version = models.PositiveSmallIntegerField(default=1)
    goals = models.TextField(_("goals and tasks"), max_length=6000)
    terms = models.TextField(_("terms"), max_length=8000, blank=True)
    student_name = models.CharField(max_length=160)
    host_name = models.CharField(max_length=160)
    school_name = models.CharField(max_length=160, blank=True)
    mentor_name = models.CharField(_("mentor"), max_length=120)
    facility = models.CharField(_("facility"), max_length=160, blank=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    hours_a_week = models.PositiveSmallIntegerField(
        _("hours a week"), null=True, blank=True, validators=[MaxValueValidator(60)]
    )
    digest = models.CharField(max_length=64, help_text="SHA-256 of the words, as canonical JSON")
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["assignment", "version"], name="learning_agreement_version_once"),
            models.CheckConstraint(condition=Q(ends_on__gte=models.F("starts_on")), name="agreement_ends_after_start"),
        ]

    def __str__(self):
        return gettext("Learning agreement, version %(version)d") % {"version": self.version}


class Side(models.TextChoices):
    """Who accepts a learning agreement."""

    STUDENT = "student", pgettext_lazy("side", "student")
    SCHOOL = "school", pgettext_lazy("side", "school")
    HOST = "host", pgettext_lazy("side", "host")


@tracked(personal=("name",))
class AgreementSignature(PublicRow):
    """A side accepted one version, with the name of who did."""

    agreement = models.ForeignKey(LearningAgreement, on_delete=models.PROTECT, related_name="signatures")
    side = models.CharField(max_length=8, choices=Side)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=160)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["agreement", "side"], name="side_accepts_once")]

    def __str__(self):
        return f"{self.name}, {self.get_side_display()}"


class PlacementAssessmentQuerySet(models.QuerySet):
    def signed(self):
        return self.filter(state=PlacementAssessment.State.SIGNED)


@tracked(personal=("done", "strengths", "next_steps", "void_reason", "signer_name"), silent=("changed_at",))
class PlacementAssessment(PublicRow):
    """What the host's contact says half-way and at the end; signed, it shows competencies."""

    class Kind(models.TextChoices):
        MID = "mid", pgettext_lazy("assessment", "mid-term")
        FINAL = "final", pgettext_lazy("assessment", "final")

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("assessment", "draft")
        SIGNED = "signed", pgettext_lazy("assessment", "signed")
        VOID = "void", pgettext_lazy("assessment", "void")

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="assessments")
    kind = models.CharField(max_length=5, choices=Kind)
    state = models.CharField(max_length=6, choices=State, default=State.DRAFT)
    done = models.TextField(_("what the student did"), max_length=4000, blank=True)
    strengths = models.TextField(_("what went well"), max_length=4000, blank=True)
    next_steps = models.TextField(_("what to work on"), max_length=4000, blank=True)
    days_present = models.PositiveSmallIntegerField(
        _("days present"), null=True, blank=True, validators=[MaxValueValidator(400)]
    )
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    signer_name = models.CharField(max_length=160, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    voided_at = models.DateTimeField(null=True, blank=True)
    void_reason = models.TextField(_("reason"), max_length=1000, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = PlacementAssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "kind"], condition=~Q(state="void"), name="one_assessment_of_a_kind"
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(signed_at__isnull=False), name="signed_assessment_has_its_moment"
            ),
        ]

    def __str__(self):
        return str(self.get_kind_display())

    @property
    def seen(self) -> str:
        return self.changed_at.isoformat()


@tracked()
class AssessedLevel(models.Model):
    """A level that the host saw in one competency."""

    assessment = models.ForeignKey(PlacementAssessment, on_delete=models.CASCADE, related_name="levels")
    competency = models.ForeignKey(Competency, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(_("level"), choices=Level, default=Level.NOT_ASSESSED)

    class Meta:
        ordering = ["competency__domain__position", "competency__code"]
        constraints = [models.UniqueConstraint(fields=["assessment", "competency"], name="assessed_once")]

    def __str__(self):
        return f"{self.competency.code}: {self.level}"
