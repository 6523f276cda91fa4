"""Sessions and when and where they take place."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Deferrable, F, Q, Value
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from courses.models import ModuleVersion, Outcome
from records.base import PublicRow
from records.history import tracked

from .cohort import Cohort, Room
from .presence import follows
from .ranges import Int8Range


@tracked(personal=("speaker",))
class Session(PublicRow):
    """Something taught, shown or examined; it takes place in one sitting, or in several for groups in turn."""

    class Type(models.TextChoices):
        LECTURE = "lecture", _("lecture")
        WORKSHOP = "workshop", _("workshop")
        CLEANROOM = "cleanroom", _("cleanroom")
        LAB = "lab", _("lab")
        SIMULATION = "simulation", _("simulation")
        VISIT = "visit", _("company visit")
        EMPLOYER = "employer", _("employer presentation")
        ASSESSMENT = "assessment", _("assessment")
        CEREMONY = "ceremony", _("ceremony")
        NETWORKING = "networking", _("networking")
        PLENARY = "plenary", _("plenary")

    PRACTICE = (Type.WORKSHOP, Type.CLEANROOM, Type.LAB, Type.SIMULATION)

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="sessions")
    code = models.CharField(_("code"), max_length=10, blank=True)
    title = models.CharField(_("title"), max_length=200)
    type = models.CharField(_("type"), max_length=12, choices=Type, default=Type.LECTURE)
    abstract = models.TextField(_("abstract"), blank=True)
    outcomes = models.TextField(_("learning outcomes"), blank=True, help_text=_("One a line."))
    speaker = models.CharField(_("speaker"), max_length=200, blank=True)
    given_by = models.CharField(_("given by"), max_length=160, blank=True, help_text=_("The organisation, as shown."))
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), default=60, validators=[MinValueValidator(5), MaxValueValidator(600)]
    )
    largest_group = models.PositiveSmallIntegerField(_("largest group"), null=True, blank=True)
    modules = models.ManyToManyField(ModuleVersion, blank=True, related_name="sessions", verbose_name=_("modules"))
    taught = models.ManyToManyField(
        Outcome, blank=True, related_name="sessions", verbose_name=_("outcomes of the modules that it teaches")
    )
    is_public = models.BooleanField(_("shown in the public timetable"), default=True)
    cancelled_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["cohort", "code", "pk"]

    def __str__(self):
        return self.title


@tracked()
class Sitting(PublicRow):
    """One time that a session takes place: a room, a span of time, and a group unless it is for all.

    Without `during` it is not yet placed. Two sittings in one room at one time are refused at commit, so that two
    can be swapped in one transaction (TIMETABLE in docs/rules.md).
    """

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="sittings")
    room = models.ForeignKey(Room, null=True, blank=True, on_delete=models.PROTECT, related_name="sittings")
    during = DateTimeRangeField(null=True, blank=True)
    group = models.CharField(_("group"), max_length=20, blank=True, help_text=_("Empty: for all."))
    sequence = models.PositiveIntegerField(default=0, editable=False, help_text="iCalendar SEQUENCE")

    class Meta:
        ordering = ["during", "pk"]
        constraints = [
            ExclusionConstraint(
                name="one_sitting_a_room_at_a_time",
                expressions=[
                    (Int8Range(F("room_id"), F("room_id"), Value("[]")), RangeOperators.OVERLAPS),
                    ("during", RangeOperators.OVERLAPS),
                ],
                condition=Q(room__isnull=False, during__isnull=False),
                deferrable=Deferrable.DEFERRED,
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="presence_follows",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("during", "group", "session_id"),
                func=follows("SELECT NEW.id"),
            ),
            pgtrigger.Trigger(
                name="presence_ends",
                when=pgtrigger.After,
                operation=pgtrigger.Delete,
                func="DELETE FROM cohorts_presence WHERE sitting_id = OLD.id; RETURN NULL;",
            ),
        ]

    def __str__(self):
        return f"{self.session} {self.group}".strip()

    def why_cannot_move(self) -> str:
        """Why this sitting must stay as it is; "" = it may be placed, moved or taken out."""
        if self.session.cancelled_at:
            return gettext("This session was cancelled.")
        if self.pk and self.attendance.exists():
            return gettext("Attendance was marked here: this sitting stays where it took place.")
        return ""

    def why_cannot_be_removed(self) -> str:
        """Why this sitting cannot be taken away for good; "" = it can."""
        if self.attendance.exists():
            return gettext("Attendance was marked here: this sitting stays where it took place.")
        if self.scans.exists():
            return gettext("People were scanned at its door: it stays.")
        return ""

    @property
    def starts_at(self):
        return self.during.lower if self.during else None

    @property
    def ends_at(self):
        return self.during.upper if self.during else None


@tracked()
class Edit(PublicRow):
    """One step of work on the timetable, kept so that it can be taken back and done again."""

    class Kind(models.TextChoices):
        PLACED = "placed", _("placed")
        MOVED = "moved", _("moved")
        TAKEN_OUT = "taken_out", _("taken out")
        SWAPPED = "swapped", _("swapped")

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="edits")
    kind = models.CharField(max_length=10, choices=Kind)
    steps = models.JSONField(default=list, help_text="per sitting: its key, and place and group before and after")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["cohort", "-id"])]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.at}"
