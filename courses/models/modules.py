"""Modules in versions, and their learning outcomes."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from records.base import PublicRow
from records.history import tracked

from ..outcome_words import why_not_measurable
from .competencies import Competency
from .versions import (
    RETIRING,
    LibraryQuerySet,
    RetiringVersion,
    Versioned,
    VersionQuerySet,
    VersionState,
    fixed_once_released,
    fixed_with,
)

RELEASED_AT = "SELECT released_at FROM courses_moduleversion WHERE id = OLD.module_version_id"


@tracked()
class Module(Versioned, PublicRow):
    """A module of the library; what it says is in its versions."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="modules")
    code = models.CharField(_("code"), max_length=10)

    objects = LibraryQuerySet.as_manager()

    class Meta:
        ordering = ["organisation", "code"]
        constraints = [models.UniqueConstraint(fields=["organisation", "code"], name="module_code_once")]

    def __str__(self):
        return self.code


class ModuleVersionQuerySet(VersionQuerySet):
    def visible_to(self, user):
        return self.filter(module__in=Module.objects.visible_to(user))


@tracked()
class ModuleVersion(RetiringVersion, PublicRow):
    """A module as written at one time; a released version never changes."""

    module = models.ForeignKey(Module, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    state = models.CharField(max_length=10, choices=VersionState, default=VersionState.DRAFT)
    title = models.CharField(_("title"), max_length=160)
    summary = models.TextField(_("summary"), blank=True, help_text=_("Markdown"))
    theory_minutes = models.PositiveSmallIntegerField(_("minutes of theory"), default=0)
    practice_minutes = models.PositiveSmallIntegerField(_("minutes of practice"), default=0)
    released_at = models.DateTimeField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True, editable=False)
    retired_because = models.CharField(_("why it is retired"), max_length=300, blank=True)

    objects = ModuleVersionQuerySet.as_manager()

    class Meta:
        ordering = ["module__code", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["module", "number"], name="module_version_once"),
            models.UniqueConstraint(fields=["module"], condition=Q(state="draft"), name="one_module_draft"),
        ]
        triggers = [fixed_once_released("released_module_is_fixed", *RETIRING)]

    def __str__(self):
        return f"{self.module.code} {self.title}"

    def why_cannot_release(self) -> str:
        """What is still missing before it can be released; "" = nothing."""
        if reason := self.why_cannot_change():
            return reason
        if not self.theory_minutes + self.practice_minutes:
            return gettext("Say how many minutes of theory or practice it takes.")
        outcomes = list(self.outcomes.values_list("text", flat=True))
        if not outcomes:
            return gettext("Write at least one learning outcome.")
        return next((reason for text in outcomes if (reason := why_not_measurable(text))), "")


@tracked()
class Outcome(PublicRow):
    """A learning outcome: one measurable verb, and the competencies it builds."""

    module_version = models.ForeignKey(ModuleVersion, on_delete=models.CASCADE, related_name="outcomes")
    position = models.PositiveSmallIntegerField(default=1)
    text = models.CharField(_("learning outcome"), max_length=300)
    competencies = models.ManyToManyField(Competency, blank=True, related_name="outcomes")

    class Meta:
        ordering = ["module_version", "position", "pk"]
        triggers = [
            fixed_with("released_outcome_is_fixed", RELEASED_AT),
        ]

    def __str__(self):
        return self.text


class BuiltCompetency(Outcome.competencies.through):
    """That an outcome builds a competency; a name for Django's own table, so that it can have a trigger."""

    class Meta:
        proxy = True
        triggers = [
            fixed_with(
                "released_competencies_are_fixed",
                "SELECT released_at FROM courses_outcome JOIN courses_moduleversion v ON v.id = module_version_id "
                "WHERE courses_outcome.id = OLD.outcome_id",
            )
        ]


@tracked()
class Prerequisite(models.Model):
    """A module to have followed before this one, whichever version of it."""

    module_version = models.ForeignKey(ModuleVersion, on_delete=models.CASCADE, related_name="prerequisites")
    module = models.ForeignKey(Module, on_delete=models.PROTECT, related_name="asked_by")

    class Meta:
        ordering = ["module__code"]
        constraints = [models.UniqueConstraint(fields=["module_version", "module"], name="prerequisite_once")]
        triggers = [fixed_with("released_prerequisite_is_fixed", RELEASED_AT)]

    def __str__(self):
        return str(self.module)


@tracked()
class Reference(PublicRow):
    """What the module relies on: a document with its edition and clause; `to_confirm` is what a QA still checks."""

    module_version = models.ForeignKey(ModuleVersion, on_delete=models.CASCADE, related_name="references")
    position = models.PositiveSmallIntegerField(default=1)
    document = models.CharField(_("document"), max_length=160)
    edition = models.CharField(_("edition"), max_length=60)
    clause = models.CharField(_("clause"), max_length=60, blank=True)
    to_confirm = models.CharField(_("still to confirm"), max_length=200, blank=True)

    class Meta:
        ordering = ["module_version", "position", "pk"]
        triggers = [fixed_with("released_reference_is_fixed", RELEASED_AT)]

    def __str__(self):
        return f"{self.document} ({self.edition}) {self.clause}".strip()


@tracked()
class Credit(PublicRow):
    """ECTS points that a school grants for the module."""

    module_version = models.ForeignKey(ModuleVersion, on_delete=models.CASCADE, related_name="credits")
    school = models.CharField(_("school"), max_length=160)
    points = models.DecimalField(_("ECTS points"), max_digits=4, decimal_places=2)

    class Meta:
        ordering = ["school"]
        constraints = [
            models.UniqueConstraint("module_version", models.functions.Lower("school"), name="credit_once_a_school"),
            models.CheckConstraint(condition=Q(points__gt=0, points__lte=60), name="credit_is_of_some_points"),
        ]
        triggers = [fixed_with("released_credit_is_fixed", RELEASED_AT)]

    def __str__(self):
        return f"{self.points} ECTS, {self.school}"
