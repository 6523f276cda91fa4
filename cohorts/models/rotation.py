"""Groups taking turns at stations: hours, breaks, stations, wishes, and the runs of the solver (ROTATION)."""

from datetime import time

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from records.base import PublicRow
from records.history import tracked

from .cohort import Cohort, CohortRole, Room
from .presence import followed_by_presence
from .timetable import Session, Sitting


@tracked()
class Rotation(PublicRow):
    """A day, or several, on which each group comes to each station once."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="rotations")
    title = models.CharField(_("title"), max_length=120)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    starts = models.TimeField(_("begins each day at"), default=time(9))
    ends = models.TimeField(_("ends each day by"), default=time(17))
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["first_day", "starts", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="rotation_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="rotation_has_hours"),
        ]

    def __str__(self):
        return self.title


@tracked()
class RotationBreak(PublicRow):
    """A time of each day of a rotation at which nobody is at a station."""

    rotation = models.ForeignKey(Rotation, on_delete=models.CASCADE, related_name="breaks")
    name = models.CharField(_("name"), max_length=80)
    starts = models.TimeField(_("from"))
    ends = models.TimeField(_("to"))

    class Meta:
        ordering = ["starts", "pk"]
        constraints = [models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="break_has_a_length")]

    def __str__(self):
        return self.name


@tracked()
class Station(PublicRow):
    """A session that each group has once in the rotation; each of its rooms takes one group at a time."""

    rotation = models.ForeignKey(Rotation, on_delete=models.CASCADE, related_name="stations")
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="stations", verbose_name=_("session"))
    rooms = models.ManyToManyField(Room, related_name="stations", verbose_name=_("rooms"))
    changeover_minutes = models.PositiveSmallIntegerField(
        _("minutes to change over"),
        default=0,
        validators=[MaxValueValidator(120)],
        help_text=_("After each group, before the room and the group go on."),
    )
    trainers = models.ManyToManyField(
        CohortRole, blank=True, related_name="stations", verbose_name=_("trainers who can take it")
    )
    trainers_needed = models.PositiveSmallIntegerField(
        _("trainers for each group"), default=1, validators=[MaxValueValidator(6)]
    )
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["rotation", "session"], name="station_once_a_rotation")]

    def __str__(self):
        return str(self.session)


@tracked()
class RotationWish(PublicRow):
    """Something that a rotation has to keep to, beside its hours, rooms and trainers."""

    class Kind(models.TextChoices):
        AT = "at", _("a group is at a station at a fixed time")
        FIRST = "first", _("a group begins with a station")
        ORDER = "order", _("one station comes before another")
        NOT_BEFORE = "not_before", _("a station not before a time")
        DONE_BY = "done_by", _("a station done by a time")
        AWAY = "away", _("a trainer is away")

    rotation = models.ForeignKey(Rotation, on_delete=models.CASCADE, related_name="wishes")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    group = models.CharField(_("group"), max_length=20, blank=True, help_text=_("Empty: every group."))
    station = models.ForeignKey(
        Station, null=True, blank=True, on_delete=models.CASCADE, related_name="wishes", verbose_name=_("station")
    )
    then = models.ForeignKey(
        Station, null=True, blank=True, on_delete=models.CASCADE, related_name="+", verbose_name=_("the later station")
    )
    trainer = models.ForeignKey(
        CohortRole, null=True, blank=True, on_delete=models.CASCADE, related_name="+", verbose_name=_("trainer")
    )
    starts_at = models.DateTimeField(_("from"), null=True, blank=True)
    ends_at = models.DateTimeField(_("until"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="rotation_wish_is_whole",
                condition=Q(kind="at", station__isnull=False, starts_at__isnull=False) & ~Q(group="")
                | Q(kind="first", station__isnull=False) & ~Q(group="")
                | Q(kind="order", station__isnull=False, then__isnull=False)
                | Q(kind="not_before", station__isnull=False, starts_at__isnull=False)
                | Q(kind="done_by", station__isnull=False, ends_at__isnull=False)
                | Q(kind="away", trainer__isnull=False, starts_at__isnull=False, ends_at__gt=F("starts_at")),
            )
        ]

    def __str__(self):
        return self.get_kind_display()


@tracked()
class SittingTrainer(PublicRow):
    """Who of the team takes a sitting."""

    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="trainers")
    role = models.ForeignKey(CohortRole, on_delete=models.PROTECT, related_name="sittings")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sitting", "role"], name="trainer_once_a_sitting")]
        triggers = followed_by_presence()

    def __str__(self):
        return f"{self.role}: {self.sitting}"


@tracked(silent=("heard_at", "attempts", "seconds", "solutions", "value", "bound", "problem", "plan", "conflict"))
class PlanRun(PublicRow):
    """One search for groups (`rotation` empty) or for a rotation; the worker writes what it has found so far."""

    class Aim(models.TextChoices):
        NEW = "new", _("a new plan")
        REPAIR = "repair", _("as little changed as possible")

    class State(models.TextChoices):
        QUEUED = "queued", pgettext_lazy("plan", "queued")
        RUNNING = "running", pgettext_lazy("plan", "searching")
        SOLVED = "solved", pgettext_lazy("plan", "found")
        IMPOSSIBLE = "impossible", pgettext_lazy("plan", "impossible")
        NOTHING = "nothing", pgettext_lazy("plan", "nothing found in time")
        FAILED = "failed", pgettext_lazy("plan", "failed")

    OPEN = (State.QUEUED, State.RUNNING)

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="plan_runs")
    rotation = models.ForeignKey(Rotation, null=True, blank=True, on_delete=models.CASCADE, related_name="runs")
    aim = models.CharField(max_length=6, choices=Aim, default=Aim.NEW)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    limit_seconds = models.PositiveSmallIntegerField(default=30)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="plan_runs"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    stop_asked_at = models.DateTimeField(null=True, blank=True)
    heard_at = models.DateTimeField(null=True, blank=True, help_text="the last sign of life of the worker")
    attempts = models.PositiveSmallIntegerField(default=0)
    seconds = models.FloatField(default=0)
    solutions = models.PositiveIntegerField(default=0)
    value = models.FloatField(null=True, blank=True, help_text="what the best plan costs; see cohorts/rotation")
    bound = models.FloatField(null=True, blank=True, help_text="no plan costs less")
    problem = models.JSONField(default=dict, blank=True, help_text="what the solver was asked, as dataclasses")
    plan = models.JSONField(default=dict, blank=True)
    conflict = models.JSONField(default=dict, blank=True, help_text="rules of which none can be left out")
    adopted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "rotation"],
                condition=Q(state__in=["queued", "running"]),
                nulls_distinct=False,
                name="one_open_run",
            )
        ]

    def __str__(self):
        return f"{self.get_state_display()}, {self.cohort}"

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN
