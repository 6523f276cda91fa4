"""Programmes in versions, composed of modules."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from records.base import PublicRow
from records.history import tracked

from .modules import ModuleVersion
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


class ProgrammeQuerySet(LibraryQuerySet):
    def public(self):
        """Shown to everybody: switched on by the organiser, and with a released version to show."""
        return self.filter(is_public=True, versions__state=VersionState.RELEASED).distinct()


@tracked()
class Programme(Versioned, PublicRow):
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

    def why_cannot_show(self) -> str:
        """Why the public page cannot be switched on; "" = it can."""
        if not self.versions.released().exists():
            return gettext("Release a version first: the page shows its modules.")
        return ""


class ProgrammeVersionQuerySet(VersionQuerySet):
    def visible_to(self, user):
        return self.filter(programme__in=Programme.objects.visible_to(user))


@tracked()
class ProgrammeVersion(RetiringVersion, PublicRow):
    """The modules of a programme, each in one version; released once, then fixed."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    state = models.CharField(max_length=10, choices=VersionState, default=VersionState.DRAFT)
    modules = models.ManyToManyField(ModuleVersion, through="ProgrammeModule", related_name="programme_versions")
    released_at = models.DateTimeField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True, editable=False)
    retired_because = models.CharField(_("why it is retired"), max_length=300, blank=True)

    objects = ProgrammeVersionQuerySet.as_manager()

    class Meta:
        ordering = ["programme", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="programme_version_once"),
            models.UniqueConstraint(fields=["programme"], condition=Q(state="draft"), name="one_programme_draft"),
        ]
        triggers = [fixed_once_released("released_programme_is_fixed", *RETIRING)]

    def __str__(self):
        return f"{self.programme.title}, {self.number}"

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
