"""Reports for sponsors and funders, frozen when they are released, and their files (REPORTS in docs/rules.md)."""

import pgtrigger
from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Organisation, Role
from cohorts.models import Cohort
from records.base import PublicRow
from records.history import tracked

LONGEST_WORDS = 4000


class ReportQuerySet(models.QuerySet):
    def released(self):
        """Those that their readers may open."""
        return self.filter(released_at__isnull=False, withdrawn_at=None)

    def of_contact(self, user):
        """Released ones about the organisations that one speaks for, and those that were shared with them."""
        if not user.is_authenticated:
            return self.none()
        mine = Membership.objects.of(user, Role.PARTNER_CONTACT).values("organisation")
        shared = ReportShare.objects.filter(organisation__in=mine, ended_at=None).values("report")
        return self.released().filter(Q(organisation__in=mine) | Q(pk__in=shared))


@tracked(personal=("words", "reason"))
class Report(PublicRow):
    """A report about one cohort: for a sponsor (`organisation`), or for funders (none).

    A draft holds only the organiser's own words: its figures are those of the moment. Released, it is frozen with
    its figures in `content`, whose shape is in partners/reports/content.py.
    """

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="reports")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="reports",
        help_text="the sponsor; none = a report for funders",
    )  # fmt: skip
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    words = models.TextField(
        _("your own words"), blank=True, validators=[MaxLengthValidator(LONGEST_WORDS)],
        help_text=_("Markdown. They stand at the top of the report."),
    )  # fmt: skip
    content = models.JSONField(default=dict, blank=True)
    digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the content, its keys in order")
    created_at = models.DateTimeField(auto_now_add=True)
    released_at = models.DateTimeField(null=True, blank=True, editable=False)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="reports_released"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="reports_withdrawn"
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["cohort", "organisation__name", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "organisation", "number"], nulls_distinct=False, name="report_version_once"
            ),
            models.UniqueConstraint(
                fields=["cohort", "organisation"],
                condition=Q(released_at=None),
                nulls_distinct=False,
                name="one_report_draft",
            ),
            models.UniqueConstraint(
                fields=["cohort", "organisation"],
                condition=Q(released_at__isnull=False, withdrawn_at=None),
                nulls_distinct=False,
                name="one_standing_report",
            ),
            models.CheckConstraint(
                condition=Q(released_at=None) | ~Q(digest=""), name="released_report_has_its_content"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="released_report_is_fixed",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.released_at IS NOT NULL AND (OLD.content, OLD.digest, OLD.number, OLD.cohort_id,"
                    " OLD.released_at) IS DISTINCT FROM (NEW.content, NEW.digest, NEW.number, NEW.cohort_id,"
                    " NEW.released_at)"
                ),
            ),
            pgtrigger.Protect(
                name="released_report_stays",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__released_at__isnull=False),
            ),
        ]

    def __str__(self):
        return gettext("Report %(number)d of %(cohort)s") % {"number": self.number, "cohort": self.cohort}

    @property
    def is_standing(self) -> bool:
        return self.released_at is not None and self.withdrawn_at is None

    def why_cannot_withdraw(self) -> str:
        """Why it cannot be taken back; "" = it can."""
        if self.released_at is None:
            return gettext("This report was not released yet.")
        if self.withdrawn_at is not None:
            return gettext("This report was withdrawn already.")
        return ""


@tracked()
class ReportShare(PublicRow):
    """That an organisation may read a report that is not about itself: a funder, of the cohort that it supports."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="shares")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="report_shares")
    at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["organisation__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "organisation"], condition=Q(ended_at=None), name="report_shared_once"
            )
        ]

    def __str__(self):
        return f"{self.organisation}: {self.report}"


@tracked()
class SurveyResult(PublicRow):
    """What a survey held elsewhere said to one question; counts and a mean, never anybody's own answer."""

    class Kind(models.TextChoices):
        RATING = "rating", _("rating on a scale")
        SHARE = "share", _("how many said yes")

    class Meaning(models.TextChoices):
        """What a funder's report reads by name, whatever the question is called."""

        SATISFACTION = "satisfaction", _("satisfaction")
        SEEKING = "seeking", _("looking for work on leaving (ESF+)")
        IN_EDUCATION = "in_education", _("in education or training on leaving (ESF+)")
        IN_WORK = "in_work", _("in work on leaving (ESF+)")
        INTERVIEW = "interview", _("had an interview with a partner")
        HIRED_6 = "hired_6", _("hired within 6 months")
        HIRED_12 = "hired_12", _("hired within 12 months")

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="survey_results")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="survey_results",
        verbose_name=_("about"), help_text=_("Empty: about the whole cohort."),
    )  # fmt: skip
    kind = models.CharField(_("kind of question"), max_length=6, choices=Kind, default=Kind.RATING)
    meaning = models.CharField(_("used for"), max_length=12, choices=Meaning, blank=True)
    question = models.CharField(_("question"), max_length=300)
    lowest = models.SmallIntegerField(_("lowest of the scale"), default=1)
    highest = models.SmallIntegerField(_("highest of the scale"), default=5)
    asked = models.PositiveIntegerField(_("people asked"))
    answered = models.PositiveIntegerField(_("people who answered"))
    mean = models.DecimalField(_("mean"), max_digits=5, decimal_places=2, null=True, blank=True)
    yes = models.PositiveIntegerField(_("people who said yes"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["organisation__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "organisation", "question"], nulls_distinct=False, name="survey_question_once"
            ),
            models.CheckConstraint(condition=Q(answered__lte=models.F("asked")), name="no_more_answers_than_asked"),
            models.CheckConstraint(
                condition=Q(
                    kind="rating",
                    yes=None,
                    mean__gte=models.F("lowest"),
                    mean__lte=models.F("highest"),
                    highest__gt=models.F("lowest"),
                )
                | Q(kind="share", mean=None, yes__lte=models.F("answered")),
                name="survey_result_is_whole",
            ),
        ]

    def __str__(self):
        return self.question


@tracked(silent=("heard_at", "attempts"))
class PaperRun(PublicRow):
    """PDFs of many reports, made one after the other by a worker; what is done is done if it dies."""

    class State(models.TextChoices):
        QUEUED = "queued", pgettext_lazy("making of files", "queued")
        RUNNING = "running", pgettext_lazy("making of files", "being made")
        DONE = "done", pgettext_lazy("making of files", "done")
        FAILED = "failed", pgettext_lazy("making of files", "failed")

    OPEN = (State.QUEUED, State.RUNNING)

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="paper_runs")
    state = models.CharField(max_length=7, choices=State, default=State.QUEUED)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="paper_runs"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    heard_at = models.DateTimeField(null=True, blank=True, help_text="the last sign of life of the worker")
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cohort"], condition=Q(state__in=["queued", "running"]), name="one_open_paper_run"
            )
        ]

    def __str__(self):
        return f"{self.get_state_display()}, {self.cohort}"

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN


@tracked()
class Paper(PublicRow):
    """The PDF of a released report in one language, asked for by a run; `made_at` once its bytes are there."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="papers")
    run = models.ForeignKey(PaperRun, null=True, blank=True, on_delete=models.PROTECT, related_name="papers")
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES, default="en")
    made_at = models.DateTimeField(null=True, blank=True, editable=False)
    digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the bytes")
    problem = models.CharField(max_length=300, blank=True, help_text="why it could not be made")

    class Meta:
        ordering = ["report", "language"]
        constraints = [models.UniqueConstraint(fields=["report", "language"], name="report_paper_once")]

    def __str__(self):
        return f"{self.report}, {self.language}"


class PaperFile(models.Model):
    """The bytes of a report's PDF; they can be made again of what the report froze."""

    paper = models.OneToOneField(Paper, on_delete=models.CASCADE, related_name="file", primary_key=True)
    pdf = models.BinaryField()

    def __str__(self):
        return str(self.paper)
