"""Sessions that partners offer to give, and what became of them (PROPOSALS in docs/rules.md)."""

from datetime import timedelta

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Organisation, Role
from cohorts.models import Cohort, Session
from records.base import PublicRow
from records.history import tracked

from .calls import Call, why_call_is_shut, why_not_as_called
from .partnerships import Partnership

WORDS = ("title", "type", "abstract", "outcomes", "speaker", "minutes", "largest_group", "room", "needs", "safety")
MOST_OPEN = 40  # drafts of one organisation in one cohort: more is a mistake or a flood


class ProposalQuerySet(models.QuerySet):
    def of_contact(self, user):
        """Those of the organisations for which the person is a contact."""
        return self.filter(organisation__in=Membership.objects.of(user, Role.PARTNER_CONTACT).values("organisation"))

    def sent(self):
        """Those that an organiser may read: sent at least once."""
        return self.filter(submitted_at__isnull=False)

    def visible_to(self, user):
        """Contacts see their organisation's, organisers those that were sent to their cohorts."""
        if not user.is_authenticated:
            return self.none()
        mine = Membership.objects.of(user, Role.PARTNER_CONTACT).values("organisation")
        runs = Membership.objects.of(user, Role.ORGANISER).values("organisation")
        return self.filter(Q(organisation__in=mine) | Q(cohort__organisation__in=runs, submitted_at__isnull=False))

    def to_decide(self):
        return self.filter(state__in=Proposal.TO_DECIDE)

    def to_confirm(self):
        return self.filter(state__in=(Proposal.State.ACCEPTED, Proposal.State.PLACED), confirmed_at=None)

    def counts(self) -> dict[str, int]:
        return {row["state"]: row["n"] for row in self.order_by().values("state").annotate(n=Count("pk"))}


@tracked(
    personal=("title", "abstract", "outcomes", "speaker", "needs", "safety", "answers", "sent", "decision_reason"),
    silent=("changed_at", "seen_place", "seen_place_at", "told_place"),
)
class Proposal(PublicRow):
    """A session that a partner offers to give; accepted, it becomes one session of the cohort, once."""

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("proposal", "draft")
        SUBMITTED = "submitted", pgettext_lazy("proposal", "sent")
        IN_REVIEW = "in_review", pgettext_lazy("proposal", "in review")
        ACCEPTED = "accepted", pgettext_lazy("proposal", "accepted")
        CONFIRMED = "confirmed", pgettext_lazy("proposal", "confirmed")
        PLACED = "placed", pgettext_lazy("proposal", "in the timetable")
        DECLINED = "declined", pgettext_lazy("proposal", "declined")
        WITHDRAWN = "withdrawn", pgettext_lazy("proposal", "withdrawn")

    class Room(models.TextChoices):
        ANY = "", _("any room")
        LECTURE = "lecture", _("lecture room")
        SEMINAR = "seminar", _("seminar room with tables")
        LAB = "lab", _("laboratory")
        CLEANROOM = "cleanroom", _("cleanroom")
        OWN = "own", _("at our own site")

    TO_DECIDE = (State.SUBMITTED, State.IN_REVIEW)
    TAKEN = (State.ACCEPTED, State.CONFIRMED, State.PLACED)

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="proposals")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="proposals")
    call = models.ForeignKey(
        Call, null=True, blank=True, on_delete=models.PROTECT, related_name="proposals", editable=False
    )
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    title = models.CharField(_("title"), max_length=200)
    type = models.CharField(_("type"), max_length=12, choices=Session.Type, default=Session.Type.LECTURE)
    abstract = models.TextField(_("abstract"), max_length=4000)
    outcomes = models.TextField(_("learning outcomes"), max_length=2000, help_text=_("One a line."))
    speaker = models.CharField(_("speaker"), max_length=200)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), default=60, validators=[MinValueValidator(5), MaxValueValidator(600)]
    )
    largest_group = models.PositiveSmallIntegerField(
        _("largest group"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(1000)]
    )
    room = models.CharField(_("room"), max_length=10, choices=Room, blank=True, default=Room.ANY)
    needs = models.TextField(_("what the session needs"), max_length=2000, blank=True)
    safety = models.TextField(_("safety"), max_length=2000, blank=True)
    answers = models.JSONField(default=dict, blank=True, help_text="by the key of the call's question")
    sent = models.JSONField(default=dict, blank=True, help_text="the words as last sent; a draft is the partner's own")
    session = models.OneToOneField(
        Session, null=True, blank=True, on_delete=models.PROTECT, related_name="proposal", editable=False
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="proposals"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="proposals_decided"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_reason = models.TextField(_("reason"), blank=True)
    seen_place = models.CharField(max_length=300, blank=True, help_text="where the timetable was last seen to put it")
    seen_place_at = models.DateTimeField(null=True, blank=True)
    told_place = models.CharField(max_length=300, blank=True, help_text="what the contacts were last told")

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-changed_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["accepted", "confirmed", "placed"]) | Q(session__isnull=False),
                name="accepted_proposal_has_its_session",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "withdrawn"]) | Q(submitted_at__isnull=False),
                name="decided_proposal_was_sent",
            ),
        ]
        indexes = [models.Index(fields=["cohort", "state"])]

    def __str__(self):
        return self.title

    @property
    def words(self) -> dict:
        return {name: getattr(self, name) for name in WORDS} | {"answers": self.answers}

    @property
    def sent_words(self) -> dict:
        """What the organiser reads: a draft, and what was withdrawn as one, as it was when last sent."""
        open_words = self.state in (self.State.DRAFT, self.State.WITHDRAWN)
        return self.sent if open_words and self.sent else self.words

    @property
    def seen(self) -> str:
        """Which state of the row a page has shown."""
        return self.changed_at.isoformat()

    @property
    def changes_asked(self) -> bool:
        return self.state == self.State.DRAFT and self.submitted_at is not None

    @property
    def word(self) -> str:
        """The key of the state's word in summerschool/words.py."""
        return "changes_asked" if self.changes_asked else self.state

    @property
    def to_confirm(self) -> bool:
        return self.state in (self.State.ACCEPTED, self.State.PLACED) and self.confirmed_at is None

    # Why not, in words for the person who asks; "" = allowed

    def why_not_edit(self) -> str:
        if self.state == self.State.DRAFT:
            return why_no_proposals(self.cohort, self.organisation)
        return gettext("It was sent, so it can't be edited now. Withdraw it, or ask %(address)s to give it back.") % {
            "address": self.cohort.contact_email
        }

    def why_not_submit(self) -> str:
        if self.state != self.State.DRAFT:
            return gettext("This proposal was sent already.")
        missing = [
            str(self._meta.get_field(name).verbose_name)
            for name in ("title", "abstract", "outcomes", "speaker")
            if not getattr(self, name).strip()
        ]
        if missing := [*missing, *self._unanswered()]:
            return gettext("Still to be written: %(fields)s.") % {"fields": ", ".join(missing)}
        if reason := why_no_proposals(self.cohort, self.organisation):
            return reason
        if self.submitted_at is not None:
            return ""  # the organiser asked for changes: that is no new proposal
        return why_not_as_called(self) or why_call_is_shut(self.cohort, self.organisation)

    def _unanswered(self) -> list[str]:
        if self.call is None:
            return []
        asked = self.call.questions.filter(retired_at=None, required=True)
        return [question.label for question in asked if self.answers.get(question.key) in (None, "", [])]

    def why_not_withdraw(self) -> str:
        if self.state == self.State.WITHDRAWN:
            return gettext("This proposal was withdrawn already.")
        if self.state == self.State.DECLINED:
            return gettext("This proposal was declined, there is nothing to withdraw.")
        if self.state == self.State.PLACED:
            return gettext("The session is in the timetable. Write to %(address)s if you can't give it.") % {
                "address": self.cohort.contact_email
            }
        return ""

    def why_not_confirm(self) -> str:
        if self.state in self.TAKEN and self.confirmed_at is not None:
            return gettext("This session was confirmed already.")
        if self.state not in self.TAKEN:
            return gettext("Only an accepted proposal can be confirmed.")
        return ""

    def why_not_review(self) -> str:
        return self._why_undecidable() if self.state != self.State.IN_REVIEW else gettext("It is in review already.")

    def why_not_accept(self) -> str:
        if self.state in self.TAKEN:
            return gettext("This proposal was accepted already.")
        return self._why_undecidable() or self._why_cohort_over()

    def why_not_decline(self) -> str:
        if self.state == self.State.DECLINED:
            return gettext("This proposal was declined already.")
        if self.state in self.TAKEN:
            return gettext("This proposal was accepted. Cancel its session in the timetable instead.")
        return self._why_undecidable()

    def why_not_ask_for_changes(self) -> str:
        return self._why_undecidable() or self._why_cohort_over()

    def _why_undecidable(self) -> str:
        if self.state in self.TO_DECIDE:
            return ""
        if self.state == self.State.WITHDRAWN:
            return gettext("The partner withdrew this proposal.")
        if self.state == self.State.DRAFT:
            return gettext("The partner is working on it. You can decide once it is sent again.")
        return gettext("This proposal was decided already.")

    def _why_cohort_over(self) -> str:
        return why_closed_for_sessions(self.cohort)


def why_closed_for_sessions(cohort: Cohort) -> str:
    """Why no session can be added any more."""
    if cohort.cancelled_at:
        return gettext("This cohort was cancelled.")
    if cohort.is_over:
        return gettext("This cohort is over.")
    return ""


def why_no_proposals(cohort: Cohort, organisation: Organisation) -> str:
    """Why this organisation can't propose a session to this cohort."""
    if reason := why_closed_for_sessions(cohort):
        return reason
    if not Partnership.objects.current().filter(cohort=cohort, organisation=organisation).exists():
        return gettext("%(organisation)s is not a partner of %(cohort)s. Ask %(address)s.") % {
            "organisation": organisation,
            "cohort": cohort,
            "address": cohort.contact_email,
        }
    return ""


def why_no_new_proposal(cohort: Cohort, organisation: Organisation) -> str:
    """Why it can't begin one now: where there is a call, it has to be open, or the organiser allows it to be late."""
    return why_no_proposals(cohort, organisation) or why_call_is_shut(cohort, organisation)


def cohorts_to_propose_to(organisations):
    """Cohorts that are not over and count one of the organisations among their partners."""
    current = Partnership.objects.current().filter(organisation__in=organisations)
    yesterday = timezone.localdate() - timedelta(days=1)  # slack for zones behind UTC; each proposal's refusal is exact
    return Cohort.objects.filter(cancelled_at=None, ends_on__gte=yesterday, pk__in=current.values("cohort"))


@tracked(personal=("words",))
class Step(PublicRow):
    """One thing that happened to a proposal, as its page tells it."""

    class Kind(models.TextChoices):
        WRITTEN = "written", pgettext_lazy("step of a proposal", "draft begun")
        SUBMITTED = "submitted", pgettext_lazy("step of a proposal", "sent")
        IN_REVIEW = "in_review", pgettext_lazy("step of a proposal", "review begun")
        CHANGES_ASKED = "changes_asked", pgettext_lazy("step of a proposal", "changes asked")
        ACCEPTED = "accepted", pgettext_lazy("step of a proposal", "accepted")
        CONFIRMED = "confirmed", pgettext_lazy("step of a proposal", "confirmed")
        PLACED = "placed", pgettext_lazy("step of a proposal", "put into the timetable")
        UNPLACED = "unplaced", pgettext_lazy("step of a proposal", "taken out of the timetable")
        DECLINED = "declined", pgettext_lazy("step of a proposal", "declined")
        WITHDRAWN = "withdrawn", pgettext_lazy("step of a proposal", "withdrawn")

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=14, choices=Kind)
    words = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    by_partner = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return self.get_kind_display()
