"""Applications: from a draft to a place, or to the reason why not."""

from django.conf import settings
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from records.base import PublicRow
from records.history import tracked
from records.wording import say_moment

from .cohort import Cohort
from .seats import Rank, Seats


def with_the_school(prefix: str = "", cohort: str = "cohort__") -> Q:
    """Sent, and the school has to speak first and has not (SCHOOLS in docs/rules.md)."""
    said = {f"{prefix}state": "submitted", f"{prefix}school__isnull": False, f"{prefix}school_verdict": ""}
    return Q(**said, **{f"{cohort}coordinator_approves": True})


class ApplicationQuerySet(models.QuerySet):
    def holding_a_place(self):
        """Accepted, or offered with a deadline not yet dealt with: what counts against the capacity."""
        return self.filter(state__in=Application.HOLDS_A_PLACE)

    def enrolled(self):
        return self.filter(state=Application.State.ACCEPTED)

    def waiting(self):
        """The waiting list, first in line first (WAITING LIST in docs/rules.md)."""
        return self.filter(state=Application.State.WAITING).order_by("-priority", "queue_number")

    def to_decide(self):
        """What waits for the team, not for a school."""
        return self.filter(state=Application.State.SUBMITTED).exclude(with_the_school())

    def overdue(self, at=None):
        """Offers whose deadline has passed."""
        return self.filter(state=Application.State.OFFERED, offer_expires_at__lte=at or timezone.now())


@tracked(personal=("school_other", "study_programme", "study_year", "motivation", "decision_reason"))
class Application(PublicRow):
    """One person's way into one cohort; accepted = holds a place (PLACES in docs/rules.md)."""

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("application", "draft")
        SUBMITTED = "submitted", pgettext_lazy("application", "sent")
        WAITING = "waiting", pgettext_lazy("application", "waiting list")
        OFFERED = "offered", pgettext_lazy("application", "place offered")
        ACCEPTED = "accepted", pgettext_lazy("application", "confirmed")
        DECLINED = "declined", pgettext_lazy("application", "offer declined")
        LAPSED = "lapsed", pgettext_lazy("application", "offer lapsed")
        WITHDRAWN = "withdrawn", pgettext_lazy("application", "withdrawn")
        REFUSED = "refused", pgettext_lazy("application", "declined")

    class SchoolVerdict(models.TextChoices):
        APPROVED = "approved", pgettext_lazy("school", "approved")
        REJECTED = "rejected", pgettext_lazy("school", "not approved")

    HOLDS_A_PLACE = (State.OFFERED, State.ACCEPTED)
    CLOSED = (State.DECLINED, State.LAPSED, State.WITHDRAWN, State.REFUSED)

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="applications")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="applications")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    queue_number = models.PositiveIntegerField(
        null=True, blank=True, help_text="the order in which the server took the applications of the cohort"
    )
    priority = models.PositiveSmallIntegerField(
        _("priority"), default=0, validators=[MaxValueValidator(9)], help_text="9 = first in line"
    )
    quota = models.ForeignKey(
        "cohorts.Quota", null=True, blank=True, on_delete=models.SET_NULL, related_name="applications"
    )
    school = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="applications"
    )
    school_other = models.CharField(_("other school"), max_length=160, blank=True)
    school_verdict = models.CharField(
        max_length=8, choices=SchoolVerdict, blank=True, help_text="the latest word of the school's coordinator"
    )
    study_programme = models.CharField(_("study programme"), max_length=160, blank=True)
    study_year = models.PositiveSmallIntegerField(
        _("year of study"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(8)]
    )
    motivation = models.TextField(_("motivation"), blank=True, validators=[MaxLengthValidator(4000)])
    group = models.CharField(_("group"), max_length=20, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="decisions"
    )
    decision_reason = models.TextField(_("reason"), blank=True)
    offer_expires_at = models.DateTimeField(null=True, blank=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        ordering = ["queue_number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "person"],
                name="one_application_a_person",
                deferrable=models.Deferrable.IMMEDIATE,  # looked at once a statement: a merge swaps two people
            ),
            models.UniqueConstraint(fields=["cohort", "queue_number"], name="queue_number_once"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(queue_number__isnull=False, submitted_at__isnull=False),
                name="sent_application_has_its_number",
            ),
            models.CheckConstraint(
                condition=~Q(state="offered") | Q(offer_expires_at__isnull=False), name="offer_has_a_deadline"
            ),
        ]
        indexes = [
            models.Index(fields=["cohort", "state", "queue_number"]),
            models.Index(fields=["offer_expires_at"], condition=Q(state="offered"), name="running_offers"),
        ]

    def __str__(self):
        return f"{self.person}, {self.cohort}"

    @property
    def holds_a_place(self) -> bool:
        return self.state in self.HOLDS_A_PLACE

    @property
    def is_closed(self) -> bool:
        return self.state in self.CLOSED

    @property
    def is_running(self) -> bool:
        """Sent and not yet closed: it waits, or it holds a place."""
        return self.state in (self.State.SUBMITTED, self.State.WAITING, *self.HOLDS_A_PLACE)

    @property
    def school_name(self) -> str:
        return self.school.name if self.school else self.school_other

    def get_absolute_url(self) -> str:
        """The student's page about it."""
        return reverse("cohorts:application", args=[self.public_id])

    def rank(self) -> Rank:
        """The place on the waiting list; asked of the database each time, in two queries."""
        standing = {quota.pk: quota for quota in self.cohort.quotas.standing()}
        own = standing.get(self.quota_id)
        closed = [key for key, quota in standing.items() if quota.is_limit]
        ahead = Q(priority__gt=self.priority) | Q(priority=self.priority, queue_number__lte=self.queue_number)
        for_all, of_own = Q(quota=None) | ~Q(quota__in=closed), Q(quota=own)
        counted = self.cohort.applications.waiting().aggregate(
            for_all=Count("pk", for_all & ahead),
            length_for_all=Count("pk", for_all),
            of_own=Count("pk", of_own & ahead),
            length_of_own=Count("pk", of_own),
        )
        if own is None:
            return Rank(counted["for_all"], length=counted["length_for_all"])
        among_all = None if own.is_limit else counted["for_all"]
        return Rank(counted["of_own"], own.name, among_all, counted["length_of_own"])

    # Why not, in words for the person who asks; "" = allowed

    def why_cannot_apply_again(self) -> str:
        match self.state:
            case self.State.ACCEPTED:
                return gettext("You have a place in this cohort already.")
            case self.State.OFFERED:
                return gettext("A place is offered to you. Answer the offer.")
            case self.State.SUBMITTED | self.State.WAITING:
                return gettext("You have applied already. You find the state of your application on its page.")
            case self.State.REFUSED:
                return gettext("Your application was declined. Write to %(address)s if you have a question.") % {
                    "address": self.cohort.contact_email
                }
        return ""

    def why_cannot_withdraw(self) -> str:
        if not self.is_running:
            return gettext("There is nothing to withdraw: the application is closed.")
        if self.state == self.State.ACCEPTED and self.cohort.has_begun():
            return gettext("The cohort has begun. Write to %(address)s.") % {"address": self.cohort.contact_email}
        return ""

    def why_cannot_answer(self, at=None) -> str:
        """Why the student cannot accept or decline the offer of a place."""
        if self.state == self.State.ACCEPTED:
            return gettext("You have taken this place already.")
        if self.state == self.State.LAPSED or (
            self.state == self.State.OFFERED and self.offer_expires_at <= (at or timezone.now())
        ):
            return gettext("The offer ended on %(moment)s. The place goes to the next on the list.") % {
                "moment": say_moment(self.offer_expires_at, self.cohort.time_zone)
            }
        if self.state != self.State.OFFERED:
            return gettext("No place is offered to you at the moment.")
        return self.cohort.why_closed_for_places()

    @property
    def waits_for_school(self) -> bool:
        """The school's coordinator has to approve first and has not (SCHOOLS in docs/rules.md)."""
        asked = self.cohort.coordinator_approves and self.school_id is not None
        return asked and self.school_verdict != self.SchoolVerdict.APPROVED

    def why_school_stands_against(self) -> str:
        """Why the person can get neither a place nor a rank on the waiting list before the school has spoken."""
        if not self.waits_for_school:
            return ""
        if self.school_verdict == self.SchoolVerdict.REJECTED:
            return gettext("%(school)s does not approve this student.") % {"school": self.school}
        return gettext("%(school)s has not approved this student yet.") % {"school": self.school}

    def why_cannot_be_offered(self, seats: Seats) -> str:
        """Why the team cannot offer a place, when these seats are free."""
        if self.state not in (self.State.SUBMITTED, self.State.WAITING):
            return gettext("A place can be offered to somebody who waits for a decision.")
        if reason := self.why_school_stands_against():
            return reason
        return seats.why_none_for(self.quota_id) or self.cohort.why_closed_for_places()

    def why_cannot_wait(self, seats: Seats) -> str:
        """Why the team cannot put the person on the waiting list (WAITING LIST in docs/rules.md)."""
        if self.state != self.State.SUBMITTED:
            return gettext("Only an application that waits for a decision can go to the waiting list.")
        if reason := self.why_school_stands_against():
            return reason
        if seats.free_for(self.quota_id) > 0:
            return gettext("A place is free: offer it. The waiting list begins when all are given or offered.")
        return self.cohort.why_closed_for_places()

    def why_cannot_be_refused(self) -> str:
        if self.state not in (self.State.SUBMITTED, self.State.WAITING, self.State.OFFERED):
            return gettext("Only an application that waits, or an offer not yet taken, can be declined.")
        return ""

    def why_rank_cannot_change(self) -> str:
        """Why the team cannot give it another priority or another quota (WAITING LIST in docs/rules.md)."""
        if not self.is_running:
            return gettext("The application is closed: it has no place in the line.")
        return self.cohort.why_closed_for_places()

    def why_cannot_be_reconsidered(self) -> str:
        if self.state != self.State.REFUSED:
            return gettext("Only a declined application can be taken up again.")
        return self.cohort.why_closed_for_places()

    def why_dossier_is_closed(self) -> str:
        """Why nothing can be filled in any more, or not yet."""
        if self.state != self.State.ACCEPTED:
            return gettext("The dossier opens when your place is confirmed.")
        if self.cohort.cancelled_at:
            return gettext("This cohort was cancelled.")
        if self.cohort.is_over:
            return gettext("The cohort is over: nothing has to be filled in any more.")
        return ""
