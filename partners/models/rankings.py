"""What students and hosts prefer, and the allocation that comes of it (PLACEMENTS in docs/rules.md)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Role
from cohorts.models import Application
from records.base import PublicRow
from records.history import tracked
from records.models import StoredFile

from .rounds import Placement, PlacementRound


class CandidacyQuerySet(models.QuerySet):
    def sent(self):
        return self.filter(sent_at__isnull=False, withdrawn_at=None)

    def visible_to(self, user):
        """One's own; those sent to a round that one runs."""
        if not user.is_authenticated:
            return self.none()
        runs = Membership.objects.of(user, Role.ORGANISER).values("organisation")
        return self.filter(Q(person=user) | Q(round__organisation__in=runs, sent_at__isnull=False))


@tracked(personal=("motivation",), silent=("changed_at",))
class Candidacy(PublicRow):
    """A student in a round: what hosts may read of them. `public_id` is their name in the lot."""

    round = models.ForeignKey(PlacementRound, on_delete=models.PROTECT, related_name="candidacies")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="candidacies")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="candidacies")
    motivation = models.TextField(
        _("why you, in your own words"), max_length=3000, blank=True, help_text=_("The hosts that you rank read it.")
    )
    cv = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("CV")
    )
    shows_name = models.BooleanField(_("my name"), default=False)
    shows_levels = models.BooleanField(_("my level in what the place asks for"), default=False)
    waits = models.BooleanField(
        _("stay on the waiting list"), default=True, help_text="to be offered what others give back"
    )
    sent_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = CandidacyQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "candidacies"
        constraints = [
            models.UniqueConstraint(
                fields=["round", "person"], name="candidacy_once", deferrable=models.Deferrable.IMMEDIATE
            )
        ]

    def __str__(self):
        return f"{self.person}, {self.round}"

    @property
    def seen(self) -> str:
        return self.changed_at.isoformat()

    @property
    def number(self) -> str:
        """How a host calls somebody who does not show a name."""
        return self.public_id.hex[:6].upper()

    @property
    def shown_name(self) -> str:
        return str(self.person) if self.shows_name else gettext("Student %(number)s") % {"number": self.number}

    def why_not_withdraw(self) -> str:
        if self.withdrawn_at or not self.sent_at:
            return gettext("There is no ranking to withdraw.")
        if self.round.released_at:
            return gettext("Everybody was told already: answer your offer instead.")
        return self.round.why_closed()


@tracked()
class Wish(models.Model):
    """A place in a student's ranking; 1 is the dearest. Hosts never see the position."""

    candidacy = models.ForeignKey(Candidacy, on_delete=models.CASCADE, related_name="wishes")
    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="wishes")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        verbose_name_plural = "wishes"
        constraints = [
            models.UniqueConstraint(fields=["candidacy", "placement"], name="wish_once"),
            models.UniqueConstraint(
                fields=["candidacy", "position"], name="wish_position_once", deferrable=models.Deferrable.DEFERRED
            ),
        ]

    def __str__(self):
        return f"{self.position}. {self.placement}"


@tracked(personal=("words",))
class Preference(models.Model):
    """A host's word about a student who ranked its place: a rank, or that it can't take them."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="preferences")
    candidacy = models.ForeignKey(Candidacy, on_delete=models.CASCADE, related_name="preferences")
    position = models.PositiveSmallIntegerField(null=True, blank=True, help_text="none: after the ranked ones, by lot")
    is_refused = models.BooleanField(default=False)
    words = models.CharField(_("reason"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["placement", "candidacy"], name="preference_once"),
            models.CheckConstraint(
                condition=Q(is_refused=False) | Q(position=None) & ~Q(words=""), name="refused_has_a_reason_and_no_rank"
            ),
        ]

    def __str__(self):
        return f"{self.placement}: {self.position or '–'}"


class AllocationQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(discarded_at=None)


@tracked()
class Allocation(PublicRow):
    """One run: what went in, what came out, and the fingerprint by which both can be checked. It never changes."""

    round = models.ForeignKey(PlacementRound, on_delete=models.PROTECT, related_name="allocations")
    number = models.PositiveSmallIntegerField(default=1)
    seed = models.CharField(max_length=64)
    given = models.JSONField(help_text="places, capacities, rankings; students by their number in the lot")
    result = models.JSONField(help_text="place by student; students by their number in the lot")
    digest = models.CharField(max_length=64, help_text="SHA-256 of what went in and came out, as canonical JSON")
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    released_at = models.DateTimeField(null=True, blank=True)
    discarded_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = AllocationQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="allocation_number_once"),
            models.UniqueConstraint(fields=["round"], condition=Q(discarded_at=None), name="one_allocation_stands"),
            models.CheckConstraint(
                condition=Q(discarded_at=None) | ~Q(reason=""), name="discarded_allocation_has_a_reason"
            ),
        ]

    def __str__(self):
        return f"{self.round}, {self.number}"


class AssignmentQuerySet(models.QuerySet):
    def running(self):
        return self.filter(state__in=Assignment.RUNNING)

    def accepted(self):
        return self.filter(state__in=(Assignment.State.ACCEPTED, Assignment.State.COMPLETED))

    def overdue(self, at=None):
        return self.filter(state=Assignment.State.OFFERED, answer_until__lte=at or timezone.now())

    def of_contact(self, user):
        mine = Membership.objects.of(user, Role.PARTNER_CONTACT).values("organisation")
        return self.filter(placement__organisation__in=mine)


@tracked(personal=("reason",))
class Assignment(PublicRow):
    """A place offered to one student, and what became of it."""

    class State(models.TextChoices):
        OFFERED = "offered", pgettext_lazy("placement of a student", "offered")
        ACCEPTED = "accepted", pgettext_lazy("placement of a student", "accepted")
        DECLINED = "declined", pgettext_lazy("placement of a student", "declined")
        LAPSED = "lapsed", pgettext_lazy("placement of a student", "lapsed")
        ENDED = "ended", pgettext_lazy("placement of a student", "ended early")
        COMPLETED = "completed", pgettext_lazy("placement of a student", "completed")

    class Origin(models.TextChoices):
        ALLOCATION = "allocation", _("allocation")
        WAITING = "waiting", _("waiting list")
        EQUIVALENT = "equivalent", _("equivalent virtual placement")

    RUNNING = (State.OFFERED, State.ACCEPTED, State.COMPLETED)

    candidacy = models.ForeignKey(Candidacy, on_delete=models.PROTECT, related_name="assignments")
    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="assignments")
    state = models.CharField(max_length=10, choices=State, default=State.OFFERED)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.ALLOCATION)
    answer_until = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.TextField(_("reason"), max_length=2000, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["candidacy"],
                condition=Q(state__in=["offered", "accepted", "completed"]) & ~Q(origin="equivalent"),
                name="one_running_place_a_student",
            ),
            models.UniqueConstraint(
                fields=["candidacy"],
                condition=Q(state__in=["offered", "accepted", "completed"], origin="equivalent"),
                name="one_running_equivalent_a_student",
            ),
        ]
        indexes = [models.Index(fields=["placement", "state"])]

    def __str__(self):
        return f"{self.candidacy.person}, {self.placement}"

    @property
    def round(self) -> PlacementRound:
        return self.placement.round

    def why_not_answer(self, at=None) -> str:
        match self.state:
            case self.State.ACCEPTED | self.State.COMPLETED:
                return gettext("You have accepted this place already.")
            case self.State.DECLINED:
                return gettext("You have declined this place already.")
            case self.State.ENDED:
                return gettext("This placement was ended.")
        if self.state == self.State.LAPSED or self.answer_until <= (at or timezone.now()):
            return gettext("The offer ended on %(moment)s.") % {"moment": self.round.moment(self.answer_until)}
        return ""

    def why_not_end(self) -> str:
        if self.state not in (self.State.OFFERED, self.State.ACCEPTED):
            return gettext("There is nothing to end: the placement is closed.")
        return ""
