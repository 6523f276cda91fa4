"""How certificates look: designs in versions, the pictures in them, and what a cohort chose."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Organisation, Role
from cohorts.models import Cohort
from courses.models import VersionState
from courses.models.versions import RETIRING, RetiringVersion, VersionQuerySet, fixed_once_released
from records.base import PublicRow
from records.history import tracked

from .kinds import CertificateKind


class DesignQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Of the organisers for which one works as organiser or officer."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(
            organisation__in=Membership.objects.of(user, Role.ORGANISER, Role.OFFICER).values("organisation")
        )


@tracked()
class Design(PublicRow):
    """A look for one kind of certificate, in versions (DESIGNS in docs/rules.md)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="designs")
    kind = models.CharField(_("kind of certificate"), max_length=12, choices=CertificateKind)
    name = models.CharField(_("name"), max_length=80)
    standard = models.CharField(max_length=20, blank=True, help_text="the key of the house's own design that it is")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = DesignQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="design_name_once"),
            models.UniqueConstraint(
                fields=["organisation", "standard"], condition=~Q(standard=""), name="standard_design_once"
            ),
        ]

    def __str__(self):
        return self.name


@tracked(silent=("blocks", "html", "css", "edits", "changed_at", "report", "checked_at"))
class DesignVersion(RetiringVersion, PublicRow):
    """One version of a design: a draft that is tried out, released after its samples passed, then fixed for good.

    History keeps no draft of what was typed: what counts is what was released, and that never changes.
    """

    class Orientation(models.TextChoices):
        ACROSS = "across", _("A4 across")
        UPRIGHT = "upright", _("A4 upright")

    class Mode(models.TextChoices):
        BLOCKS = "blocks", _("blocks")
        CODE = "code", _("HTML and CSS")

    class Accent(models.TextChoices):
        TEAL = "teal", _("teal")
        BLUE = "blue", _("blue")
        WINE = "wine", _("wine red")
        INK = "ink", _("black")

    class Drawing(models.TextChoices):
        NEST = "nest", _("the nest of rings")
        BAND = "band", _("a band of colour")
        FRAME = "frame", _("a frame")
        NONE = "none", _("nothing")

    design = models.ForeignKey(Design, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=VersionState, default=VersionState.DRAFT)
    mode = models.CharField(_("made of"), max_length=10, choices=Mode, default=Mode.BLOCKS)
    orientation = models.CharField(_("paper"), max_length=10, choices=Orientation, default=Orientation.ACROSS)
    accent = models.CharField(_("colour"), max_length=10, choices=Accent, default=Accent.TEAL)
    drawing = models.CharField(_("drawing"), max_length=10, choices=Drawing, default=Drawing.NEST)
    blocks = models.JSONField(default=list, blank=True, help_text="its shape is in certificates/designs/blocks.py")
    html = models.TextField(_("HTML"), blank=True, max_length=60_000)
    css = models.TextField(_("CSS"), blank=True, max_length=60_000)
    edits = models.PositiveIntegerField(default=0, help_text="counts the changes of a draft: a stale page is noticed")
    changed_at = models.DateTimeField(auto_now=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    report = models.JSONField(default=dict, blank=True, help_text="what the samples showed; designing/checking.py")
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="designs_begun"
    )
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="designs_released"
    )
    retired_at = models.DateTimeField(null=True, blank=True)
    retired_because = models.CharField(_("reason"), max_length=300, blank=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["design", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["design", "number"], name="design_version_once"),
            models.UniqueConstraint(fields=["design"], condition=Q(state="draft"), name="one_draft_a_design"),
            models.CheckConstraint(
                condition=Q(state="draft", released_at=None) | (~Q(state="draft") & Q(released_at__isnull=False)),
                name="released_design_at_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(checked_at__isnull=False), name="released_design_was_checked"
            ),
        ]
        triggers = [fixed_once_released("released_design_is_fixed", *RETIRING)]

    def __str__(self):
        return gettext("%(name)s, version %(number)d") % {"name": self.design.name, "number": self.number}

    @property
    def is_code(self) -> bool:
        return self.mode == self.Mode.CODE

    @property
    def is_upright(self) -> bool:
        return self.orientation == self.Orientation.UPRIGHT


@tracked()
class DesignChoice(PublicRow):
    """Which released version the certificates of a cohort take; without a row it is the house's own."""

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="design_choices")
    kind = models.CharField(max_length=12, choices=CertificateKind)
    version = models.ForeignKey(DesignVersion, on_delete=models.PROTECT, related_name="choices")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cohort", "kind"], name="one_design_a_kind")]

    def __str__(self):
        return f"{self.cohort}: {self.version}"


class Picture(models.Model):
    """A logo as certificates print it, by its content: a new logo is a new row, so no file ever changes its look."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    content = models.BinaryField(help_text="PNG without transparency, at most 900 pixels wide")
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return self.sha256[:12]
