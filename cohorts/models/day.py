"""What happens while a cohort runs: changes told at once, incidents and what follows from them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from records.base import PublicRow
from records.history import tracked

from .application import Application
from .cohort import Cohort, Room
from .timetable import Sitting


@tracked(personal=("words",))
class Notice(PublicRow):
    """A change of the running timetable, told at once to those concerned (ON THE DAY in docs/rules.md)."""

    class Kind(models.TextChoices):
        MOVED = "moved", _("moved")
        CANCELLED = "cancelled", _("cancelled")

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="notices")
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=10, choices=Kind)
    group = models.CharField(max_length=20, blank=True, help_text="whom it concerns; empty: everybody")
    was_at = models.DateTimeField(null=True, blank=True)
    was_room = models.ForeignKey(Room, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    now_at = models.DateTimeField(null=True, blank=True)
    now_room = models.ForeignKey(Room, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(_("why"), max_length=300, blank=True)
    told = models.PositiveIntegerField(default=0, help_text="how many people were written to")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["cohort", "-at"])]

    def __str__(self):
        return f"{self.sitting}: {self.kind}"


class IncidentQuerySet(models.QuerySet):
    def open(self):
        return self.filter(closed_at=None)

    def visible_to(self, user, *, runs: bool):
        """All to those who run the cohort; to others what they noted, or have something to do for."""
        return self if runs else self.filter(Q(noted_by=user) | Q(follow_ups__responsible=user)).distinct()


@tracked(personal=("place", "people", "what", "first_action", "closing"))
class Incident(PublicRow):
    """Something went wrong, or nearly; noted on the spot and followed to its close."""

    class Kind(models.TextChoices):
        INCIDENT = "incident", _("incident")
        NEAR_MISS = "near_miss", _("near miss")

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="incidents")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    at = models.DateTimeField(_("when"))
    room = models.ForeignKey(
        Room, null=True, blank=True, on_delete=models.PROTECT, related_name="incidents", verbose_name=_("room")
    )
    place = models.CharField(_("place"), max_length=160, blank=True)
    participants = models.ManyToManyField(
        Application, blank=True, related_name="incidents", verbose_name=_("participants concerned")
    )
    people = models.CharField(_("others concerned"), max_length=300, blank=True)
    what = models.TextField(_("what happened"), max_length=4000)
    first_action = models.TextField(_("first action"), max_length=2000)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    closing = models.TextField(_("conclusion"), max_length=2000, blank=True)

    objects = IncidentQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.cohort}"

    @property
    def where(self) -> str:
        return ", ".join(part for part in (str(self.room or ""), self.place) if part)

    def why_closed(self) -> str:
        """Why nothing can be added or done any more; "" = it is open."""
        return gettext("This was closed.") if self.closed_at else ""

    def why_cannot_close(self) -> str:
        """Why it cannot be closed; "" = nothing is left to do."""
        if reason := self.why_closed():
            return reason
        if self.follow_ups.filter(done_at=None).exists():
            return gettext("Something is still to be done: finish the follow-ups first.")
        return ""


@tracked(personal=("what", "outcome"))
class FollowUp(PublicRow):
    """One thing to be done after an incident, by somebody, by a day."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="follow_ups")
    what = models.CharField(_("what is to be done"), max_length=300)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="follow_ups",
        verbose_name=_("who does it"),
    )
    due_on = models.DateField(_("until"))
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    outcome = models.CharField(_("what came of it"), max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["due_on", "pk"]

    def __str__(self):
        return self.what
