"""Who would give a proposed session, and when they cannot (SPEAKERS in docs/rules.md)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cohorts.models import Lecturer, Unavailability
from records.base import PublicRow
from records.history import tracked
from records.models import StoredFile

from .proposals import Proposal

MOST_SPEAKERS = 8
MOST_ABSENCES = 30


@tracked(personal=("full_name", "email", "affiliation", "biography"), silent=("changed_at",))
class Speaker(PublicRow):
    """One of the people whom the proposal's line of speakers names; the first of them is the main speaker."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="speakers")
    full_name = models.CharField(_("full name"), max_length=160)
    email = models.EmailField(_("e-mail"), blank=True)
    affiliation = models.CharField(_("affiliation"), max_length=160, blank=True)
    biography = models.TextField(_("biography"), max_length=1500, blank=True)
    picture = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    may_be_shown = models.BooleanField(_("biography and picture may be shown to the public"), default=False)
    position = models.PositiveSmallIntegerField(default=1, editable=False)
    lecturer = models.ForeignKey(
        Lecturer, null=True, blank=True, on_delete=models.SET_NULL, related_name="spoken_as", editable=False
    )
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return self.full_name

    @property
    def is_main(self) -> bool:
        return self.position == 1

    @property
    def seen(self) -> str:
        """Which state of the row a page has shown."""
        return self.changed_at.isoformat()

    def why_not_change(self) -> str:
        if self.proposal.state in (Proposal.State.DECLINED, Proposal.State.WITHDRAWN):
            return gettext("This proposal came to an end: its speakers stay as they are.")
        if self.proposal.cohort.is_over:
            return gettext("This cohort is over.")
        return ""


@tracked(personal=("reason",))
class Absence(PublicRow):
    """A time at which a speaker cannot come; once the proposal is accepted the timetable warns of it."""

    speaker = models.ForeignKey(Speaker, on_delete=models.CASCADE, related_name="absences")
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    unavailability = models.OneToOneField(
        Unavailability, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="absence_ends_later")]

    def __str__(self):
        return f"{self.speaker}: {self.starts_at:%Y-%m-%d %H:%M}"
