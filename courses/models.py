"""What is taught: competencies, modules and programmes in versions, learning outcomes."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Organisation, Role
from records.base import PublicRow
from records.history import tracked


class LibraryQuerySet(models.QuerySet):
    """Rows of the library, which belong to one organisation."""

    def visible_to(self, user):
        """Of the organisations for which the person is an organiser; everybody else's do not exist for them."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(organisation__in=Membership.objects.of(user, Role.ORGANISER).values("organisation"))


class ProgrammeQuerySet(LibraryQuerySet):
    def public(self):
        """Shown to everybody: switched on by the organiser, and with a released version to show."""
        return self.filter(is_public=True, versions__state=VersionState.RELEASED).distinct()


class VersionQuerySet(models.QuerySet):
    def released(self):
        return self.filter(state=VersionState.RELEASED)

    def newest_first(self):
        return self.order_by("-number")


class VersionState(models.TextChoices):
    DRAFT = "draft", _("draft")
    RELEASED = "released", _("released")
    RETIRED = "retired", _("retired")


def fixed_once_released(name: str) -> pgtrigger.Protect:
    """The version itself: nothing of it changes once it was released, whoever asks (VERSIONS in docs/rules.md)."""
    released = pgtrigger.Q(old__released_at__isnull=False)
    return pgtrigger.Protect(name=name, operation=pgtrigger.Update | pgtrigger.Delete, condition=released)


def fixed_with(name: str, released_at: str) -> pgtrigger.Trigger:
    """What a version consists of; `released_at` asks when the version of the row `OLD` was released."""
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        func=f"""
            IF ({released_at}) IS NOT NULL THEN
                RAISE EXCEPTION 'what a released version consists of is fixed';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,
    )


@tracked()
class Competency(PublicRow):
    """What a person can do, with the level (1 or 2) that a course may claim (LEVELS in docs/rules.md)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="competencies")
    code = models.CharField(_("code"), max_length=10)
    title = models.CharField(_("title"), max_length=200)
    domain = models.CharField(_("domain"), max_length=80)
    course_target = models.PositiveSmallIntegerField(
        _("level aimed at"), choices=[(1, _("1, explains")), (2, _("2, performs under supervision, simulated"))]
    )

    objects = LibraryQuerySet.as_manager()

    class Meta:
        ordering = ["domain", "code"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "code"], name="competency_code_once"),
            models.CheckConstraint(condition=Q(course_target__in=[1, 2]), name="course_claims_level_1_or_2"),
        ]

    def __str__(self):
        return f"{self.code} {self.title}"


@tracked()
class Module(PublicRow):
    """A module of the library; what it says is in its versions."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="modules")
    code = models.CharField(_("code"), max_length=10)

    objects = LibraryQuerySet.as_manager()

    class Meta:
        ordering = ["organisation", "code"]
        constraints = [models.UniqueConstraint(fields=["organisation", "code"], name="module_code_once")]

    def __str__(self):
        return self.code

    def why_cannot_begin_draft(self) -> str:
        """Why no new draft can be begun; "" = it can."""
        if self.versions.filter(state=VersionState.DRAFT).exists():
            return gettext("There is a draft already: go on with that one.")
        return ""


@tracked()
class ModuleVersion(PublicRow):
    """A module as written at one time; a released version never changes."""

    module = models.ForeignKey(Module, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    state = models.CharField(max_length=10, choices=VersionState, default=VersionState.DRAFT)
    title = models.CharField(_("title"), max_length=160)
    summary = models.TextField(_("summary"), blank=True, help_text=_("Markdown"))
    theory_minutes = models.PositiveSmallIntegerField(_("minutes of theory"), default=0)
    practice_minutes = models.PositiveSmallIntegerField(_("minutes of practice"), default=0)
    released_at = models.DateTimeField(null=True, blank=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["module__code", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["module", "number"], name="module_version_once"),
            models.UniqueConstraint(fields=["module"], condition=Q(state="draft"), name="one_module_draft"),
        ]
        triggers = [fixed_once_released("released_module_is_fixed")]

    def __str__(self):
        return f"{self.module.code} {self.title}"

    @property
    def is_draft(self) -> bool:
        return self.state == VersionState.DRAFT

    def why_cannot_change(self) -> str:
        """Why what it says cannot change; "" = it is a draft (VERSIONS in docs/rules.md)."""
        return "" if self.is_draft else gettext("This version was released and stays as it is: begin a new draft.")

    def why_cannot_release(self) -> str:
        """What is still missing before it can be released; "" = nothing."""
        if reason := self.why_cannot_change():
            return reason
        if not self.theory_minutes + self.practice_minutes:
            return gettext("Say how many minutes of theory or practice it takes.")
        if not self.outcomes.exists():
            return gettext("Write at least one learning outcome.")
        return ""


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
            fixed_with(
                "released_outcome_is_fixed",
                "SELECT released_at FROM courses_moduleversion WHERE id = OLD.module_version_id",
            )
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
class Programme(PublicRow):
    """A programme that runs again and again; what it consists of is in its versions."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="programmes")
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=160)
    tagline = models.CharField(_("tagline"), max_length=120, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    audience = models.CharField(_("for whom"), max_length=200, blank=True)
    is_public = models.BooleanField(_("shown to the public"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        ordering = ["title"]

    def __str__(self):
        return self.title

    def why_cannot_begin_draft(self) -> str:
        """Why no new draft can be begun; "" = it can."""
        if self.versions.filter(state=VersionState.DRAFT).exists():
            return gettext("There is a draft already: go on with that one.")
        return ""

    def why_cannot_show(self) -> str:
        """Why the public page cannot be switched on; "" = it can."""
        if not self.versions.released().exists():
            return gettext("Release a version first: the page shows its modules.")
        return ""


@tracked()
class ProgrammeVersion(PublicRow):
    """The modules of a programme, each in one version; released once, then fixed."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    state = models.CharField(max_length=10, choices=VersionState, default=VersionState.DRAFT)
    modules = models.ManyToManyField(ModuleVersion, through="ProgrammeModule", related_name="programme_versions")
    released_at = models.DateTimeField(null=True, blank=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["programme", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="programme_version_once"),
            models.UniqueConstraint(fields=["programme"], condition=Q(state="draft"), name="one_programme_draft"),
        ]
        triggers = [fixed_once_released("released_programme_is_fixed")]

    def __str__(self):
        return f"{self.programme.title}, {self.number}"

    @property
    def is_draft(self) -> bool:
        return self.state == VersionState.DRAFT

    def why_cannot_change(self) -> str:
        """Why its modules cannot change; "" = it is a draft (VERSIONS in docs/rules.md)."""
        return "" if self.is_draft else gettext("This version was released and stays as it is: begin a new draft.")

    def why_cannot_release(self) -> str:
        """What is still missing before it can be released; "" = nothing."""
        if reason := self.why_cannot_change():
            return reason
        if not self.composition.exists():
            return gettext("Choose at least one module.")
        return ""


@tracked()
class ProgrammeModule(models.Model):
    programme_version = models.ForeignKey(ProgrammeVersion, on_delete=models.CASCADE, related_name="composition")
    module_version = models.ForeignKey(ModuleVersion, on_delete=models.PROTECT, related_name="composition")
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["programme_version", "module_version"], name="module_once_a_programme")
        ]
        triggers = [
            fixed_with(
                "released_composition_is_fixed",
                "SELECT released_at FROM courses_programmeversion WHERE id = OLD.programme_version_id",
            )
        ]

    def __str__(self):
        return str(self.module_version)
