"""Practical checks: checklists in versions, their items and plates, and who may assess (CHECKS in docs/rules.md)."""

from datetime import date

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Organisation, Role
from records.base import PublicRow
from records.history import tracked
from records.models import StoredFile

from .competencies import Competency
from .versions import (
    LibraryQuerySet,
    Version,
    Versioned,
    VersionQuerySet,
    VersionState,
    fixed_once_released,
    fixed_with,
)

RELEASED_AT = "SELECT released_at FROM courses_checklistversion WHERE id = OLD.version_id"


@tracked()
class Checklist(Versioned, PublicRow):
    """A practical check of the library, such as gowning for grade B; what is looked at is in its versions."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="checklists")
    code = models.CharField(_("code"), max_length=10)

    objects = LibraryQuerySet.as_manager()

    class Meta:
        ordering = ["organisation", "code"]
        constraints = [models.UniqueConstraint(fields=["organisation", "code"], name="checklist_code_once")]

    def __str__(self):
        return self.code


@tracked()
class ChecklistVersion(Version, PublicRow):
    """A checklist as written at one time, with the rule by which it is passed; a released version never changes."""

    checklist = models.ForeignKey(Checklist, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    state = models.CharField(max_length=10, choices=VersionState, default=VersionState.DRAFT)
    title = models.CharField(_("title"), max_length=160)
    summary = models.TextField(_("how it is done"), blank=True, help_text=_("Markdown"))
    most_critical = models.PositiveSmallIntegerField(
        _("critical items that may fail"), default=0, validators=[MaxValueValidator(50)]
    )
    most_minor = models.PositiveSmallIntegerField(
        _("minor items that may fail"), default=1, validators=[MaxValueValidator(50)]
    )
    read_after_days = models.PositiveSmallIntegerField(
        _("days until the plates are read"), default=5, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    reference = models.CharField(
        _("source"),
        max_length=300,
        blank=True,
        help_text=_("Document, clause and edition: EU GMP Annex 1 (2022), 7.14."),
    )
    to_confirm = models.CharField(
        _("what a QA still has to confirm"), max_length=300, blank=True, help_text=_("Shown beside the rule.")
    )
    competencies = models.ManyToManyField(
        Competency, blank=True, related_name="checklist_versions", verbose_name=_("competencies shown by passing")
    )
    released_at = models.DateTimeField(null=True, blank=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["checklist__code", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["checklist", "number"], name="checklist_version_once"),
            models.UniqueConstraint(fields=["checklist"], condition=Q(state="draft"), name="one_checklist_draft"),
        ]
        triggers = [fixed_once_released("released_checklist_is_fixed", "state")]

    def __str__(self):
        return f"{self.checklist.code} {self.title}"

    def why_cannot_release(self) -> str:
        """What is still missing before it can be released; "" = nothing."""
        if reason := self.why_cannot_change():
            return reason
        if not self.items.exists():
            return gettext("Write at least one item.")
        return ""

    def why_cannot_retire(self) -> str:
        """Why it cannot be taken out of what cohorts choose; "" = it can."""
        if self.state != VersionState.RELEASED:
            return gettext("Only a released version can be retired.")
        return ""


class ShownCompetency(ChecklistVersion.competencies.through):
    """That passing shows a competency; a name for Django's own table, so that it can have a trigger."""

    class Meta:
        proxy = True
        triggers = [
            fixed_with(
                "released_shown_competencies_are_fixed",
                "SELECT released_at FROM courses_checklistversion WHERE id = OLD.checklistversion_id",
            )
        ]


@tracked()
class ChecklistItem(PublicRow):
    """One thing to be seen; a critical one weighs more than a minor one."""

    class Weight(models.TextChoices):
        CRITICAL = "critical", _("critical")
        MINOR = "minor", _("minor")

    version = models.ForeignKey(ChecklistVersion, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField(default=1)
    text = models.CharField(_("what is to be seen"), max_length=300)
    weight = models.CharField(_("weight"), max_length=8, choices=Weight, default=Weight.CRITICAL)

    class Meta:
        ordering = ["version", "position", "pk"]
        triggers = [fixed_with("released_checklist_item_is_fixed", RELEASED_AT)]

    def __str__(self):
        return self.text

    @property
    def is_critical(self) -> bool:
        return self.weight == self.Weight.CRITICAL


@tracked()
class ChecklistPlate(PublicRow):
    """One plate of the microbial part: the site sampled, and the most colonies that pass there in that grade."""

    class Kind(models.TextChoices):
        CONTACT = "contact", _("contact plate, 55 mm")
        GLOVE = "glove", _("glove print, 5 fingers")

    class Grade(models.TextChoices):
        A = "A", _("grade A")
        B = "B", _("grade B")
        C = "C", _("grade C")
        D = "D", _("grade D")

    version = models.ForeignKey(ChecklistVersion, on_delete=models.CASCADE, related_name="plates")
    position = models.PositiveSmallIntegerField(default=1)
    site = models.CharField(_("site"), max_length=80)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.CONTACT)
    grade = models.CharField(_("grade"), max_length=1, choices=Grade, default=Grade.B)
    most_cfu = models.PositiveSmallIntegerField(_("most colonies (CFU)"), default=5)

    class Meta:
        ordering = ["version", "position", "pk"]
        triggers = [fixed_with("released_checklist_plate_is_fixed", RELEASED_AT)]

    def __str__(self):
        return self.site


class QualificationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Of the organisations for which the person is an organiser or certificate officer, and one's own."""
        if not user.is_authenticated:
            return self.none()
        desks = Membership.objects.of(user, Role.ORGANISER, Role.OFFICER).values("organisation")
        return self.filter(Q(checklist__organisation__in=desks) | Q(person=user))

    def current(self, on: date):
        """Begun, not ended early, and not run out on that day."""
        return self.filter(Q(until=None) | Q(until__gte=on), since__lte=on, ended_at=None)


@tracked(personal=("shown_by", "end_reason"))
class AssessorQualification(PublicRow):
    """That a person may assess one checklist: since when, until when, shown by what (ASSESSORS in docs/rules.md)."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="qualifications", verbose_name=_("assessor")
    )
    checklist = models.ForeignKey(
        Checklist, on_delete=models.PROTECT, related_name="qualifications", verbose_name=_("may assess")
    )
    since = models.DateField(_("since"))
    until = models.DateField(
        _("until"), null=True, blank=True, help_text=_("The last day. Empty: until further notice.")
    )
    shown_by = models.CharField(
        _("shown by"), max_length=300, help_text=_("The document that a QA asks for: its name, number and where it is.")
    )
    file = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="qualifications",
        verbose_name=_("the document"),
    )  # fmt: skip
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="qualifications_given"
    )
    given_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="qualifications_ended"
    )
    end_reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = QualificationQuerySet.as_manager()

    class Meta:
        ordering = ["checklist", "person", "-since"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="qualification_ends_after_it_begins"
            )
        ]

    def __str__(self):
        return f"{self.person}, {self.checklist}"

    def is_current(self, on: date) -> bool:
        return self.ended_at is None and self.since <= on and (self.until is None or self.until >= on)

    def why_cannot_end(self) -> str:
        """Why it cannot be ended; "" = it can."""
        return gettext("This qualification has ended already.") if self.ended_at else ""
