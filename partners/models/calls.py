"""The call for sessions of a cohort: what is wanted, asked, and until when (CALLS in docs/rules.md)."""

from datetime import datetime

from django.conf import settings
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from cohorts.models import Cohort, Session
from courses.models import Competency
from records.base import PublicRow
from records.history import tracked
from records.wording import say_moment

TYPES = (
    Session.Type.LECTURE,
    Session.Type.WORKSHOP,
    Session.Type.CLEANROOM,
    Session.Type.LAB,
    Session.Type.SIMULATION,
    Session.Type.VISIT,
    Session.Type.EMPLOYER,
    Session.Type.NETWORKING,
)
MOST_CHOICES = 20
LONGEST_CHOICE = 120


class CallQuerySet(models.QuerySet):
    def published(self):
        return self.exclude(published_at=None)

    def open(self, at: datetime | None = None):
        at = at or timezone.now()
        return self.published().filter(opens_at__lte=at, closes_at__gt=at, cohort__cancelled_at=None)


@tracked()
class Call(PublicRow):
    """What a cohort asks its partners to propose. A draft until it is published; then open by the clock."""

    class Standing(models.TextChoices):
        """Follows from the dates; never written down."""

        DRAFT = "draft", pgettext_lazy("call", "draft")
        COMING = "coming", pgettext_lazy("call", "not open yet")
        OPEN = "open", pgettext_lazy("call", "open")
        CLOSED = "closed", pgettext_lazy("call", "closed")

    cohort = models.OneToOneField(Cohort, on_delete=models.PROTECT, related_name="call")
    intro = models.TextField(_("introduction"), blank=True, validators=[MaxLengthValidator(6000)])
    opens_at = models.DateTimeField(_("opens"))
    closes_at = models.DateTimeField(_("closes"))
    types = models.JSONField(_("forms wanted"), default=list, blank=True, help_text="none = any")
    lengths = models.JSONField(_("lengths wanted"), default=list, blank=True, help_text="minutes; none = any")
    topics: models.ManyToManyField = models.ManyToManyField(
        Competency, blank=True, related_name="calls", verbose_name=_("topics wanted")
    )
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = CallQuerySet.as_manager()

    class Meta:
        ordering = ["-opens_at"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="call_closes_after_it_opens")
        ]

    def __str__(self):
        return f"{gettext('Call for sessions')}, {self.cohort}"

    @property
    def seen(self) -> str:
        return self.changed_at.isoformat()

    @property
    def standing(self) -> str:
        if self.published_at is None:
            return self.Standing.DRAFT
        now = timezone.now()
        if now < self.opens_at:
            return self.Standing.COMING
        return self.Standing.OPEN if now < self.closes_at else self.Standing.CLOSED

    @property
    def type_names(self) -> list[str]:
        return [str(Session.Type(key).label) for key in self.types if key in Session.Type.values]

    def why_not_publish(self) -> str:
        if self.published_at:
            return gettext("This call is published already.")
        if self.cohort.cancelled_at:
            return gettext("This cohort was cancelled.")
        if self.cohort.is_over:
            return gettext("This cohort is over.")
        if self.closes_at <= timezone.now():
            return gettext("The call would be closed already. Choose a later end first.")
        return ""

    def why_not_ask_late(self, organisation: Organisation) -> str:
        """Why this organisation need not or cannot ask to send after the end."""
        if self.standing != self.Standing.CLOSED:
            return gettext("The call has not closed: send your proposal as usual.")
        if self.cohort.is_over or self.cohort.cancelled_at:
            return gettext("This cohort takes no sessions any more.")
        late = self.late.filter(organisation=organisation).first()
        if late is None:
            return ""
        if late.state == LateSending.State.ASKED:
            return gettext("You asked already. The organiser answers by mail.")
        if late.is_running:
            return gettext("You may send until %(moment)s.") % {"moment": say_moment(late.until, self.cohort.time_zone)}
        return "" if late.state == LateSending.State.ALLOWED else gettext("The organiser said no.")

    def why_not_close(self) -> str:
        if self.standing != self.Standing.OPEN:
            return gettext("The call is not open.")
        return ""


@tracked()
class CallQuestion(PublicRow):
    """What the call asks beyond the proposal's own words. Once it was answered it is retired, never changed."""

    class Kind(models.TextChoices):
        SHORT = "short", pgettext_lazy("question", "short text")
        LONG = "long", pgettext_lazy("question", "long text")
        NUMBER = "number", pgettext_lazy("question", "number")
        CHOICE = "choice", pgettext_lazy("question", "one of several choices")
        CHOICES = "choices", pgettext_lazy("question", "several choices")
        YES_NO = "yes_no", pgettext_lazy("question", "yes or no")

    WITH_CHOICES = (Kind.CHOICE, Kind.CHOICES)

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="questions")
    kind = models.CharField(_("kind of answer"), max_length=8, choices=Kind, default=Kind.SHORT)
    label = models.CharField(_("question"), max_length=200)
    help = models.CharField(_("help"), max_length=400, blank=True)
    required = models.BooleanField(_("has to be answered"), default=False)
    choices = models.JSONField(_("choices"), default=list, blank=True, help_text="texts, in their order")
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    retired_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return self.label

    @property
    def field_name(self) -> str:
        """Its name in a form."""
        return f"q_{self.public_id.hex}"

    @property
    def key(self) -> str:
        """Its name among a proposal's answers."""
        return self.public_id.hex

    @property
    def is_answered(self) -> bool:
        return self.call.proposals.filter(answers__has_key=self.key).exists()

    def why_not_change(self) -> str:
        if self.retired_at:
            return gettext("This question is retired.")
        if self.is_answered:
            return gettext("It has answers, so it stays as it is. Retire it and write another.")
        return ""


@tracked()
class CallCriterion(PublicRow):
    """One thing that every reviewer of the call's proposals gives points for."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="criteria")
    title = models.CharField(_("title"), max_length=120)
    description = models.CharField(_("what to look for"), max_length=400, blank=True)
    most_points = models.PositiveSmallIntegerField(
        _("most points"), default=5, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    weight = models.PositiveSmallIntegerField(
        _("weight"), default=1, validators=[MinValueValidator(1), MaxValueValidator(10)]
    )
    position = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["call", "title"], name="call_criterion_once"),
            models.CheckConstraint(
                condition=Q(most_points__range=(1, 100), weight__range=(1, 10)), name="call_criterion_counts"
            ),
        ]

    def __str__(self):
        return self.title

    def why_not_change(self) -> str:
        if self.scores.filter(review__submitted_at__isnull=False).exists():
            return gettext("Points were given for it: it stays as it is.")
        return ""


@tracked()
class CallReviewer(PublicRow):
    """Somebody of the team, or with a role in the cohort, who is asked to score the call's proposals."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="reviewers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calls_reviewed")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["call", "person"], name="call_reviewer_once")]

    def __str__(self):
        return str(self.person)


@tracked(personal=("words", "answer"))
class LateSending(PublicRow):
    """An organisation that wants to send after the call has closed, and until when the organiser lets it."""

    class State(models.TextChoices):
        ASKED = "asked", pgettext_lazy("late proposal", "asked")
        ALLOWED = "allowed", pgettext_lazy("late proposal", "allowed")
        REFUSED = "refused", pgettext_lazy("late proposal", "refused")

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="late")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="late_sendings")
    state = models.CharField(max_length=8, choices=State, default=State.ASKED)
    words = models.TextField(_("why late"), blank=True, validators=[MaxLengthValidator(2000)])
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(_("until"), null=True, blank=True)
    answer = models.TextField(_("answer"), blank=True, validators=[MaxLengthValidator(2000)])
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["call", "organisation"], name="one_late_sending_an_organisation"),
            models.CheckConstraint(
                condition=Q(state="allowed", until__isnull=False) | ~Q(state="allowed"), name="late_has_its_end"
            ),
        ]

    def __str__(self):
        return f"{self.organisation}, {self.get_state_display()}"

    @property
    def is_running(self) -> bool:
        return self.state == self.State.ALLOWED and self.until is not None and timezone.now() < self.until


@tracked()
class CallNotice(models.Model):
    """That an organisation was told of the call, once a step: so a missed run is made up and nobody hears twice."""

    class Kind(models.TextChoices):
        OPENED = "opened", _("the call is open")
        WEEK = "week", _("closes in a week")
        DAY = "day", _("closes in a day")

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="notices")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=6, choices=Kind)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["call", "organisation", "kind"], name="call_notice_once")]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.organisation}"


def call_of(cohort: Cohort) -> Call | None:
    """The published call of a cohort."""
    call = getattr(cohort, "call", None)
    return call if call and call.published_at else None


def why_call_is_shut(cohort: Cohort, organisation: Organisation) -> str:
    """Why the cohort's call takes nothing new from this organisation now. Without a call partners propose freely."""
    call = call_of(cohort)
    if call is None or call.standing == Call.Standing.OPEN:
        return ""
    late = call.late.filter(organisation=organisation).first()
    if late and late.is_running:
        return ""
    if call.standing == Call.Standing.COMING:
        return gettext("The call opens on %(moment)s.") % {"moment": say_moment(call.opens_at, cohort.time_zone)}
    return gettext("The call closed on %(moment)s.") % {"moment": say_moment(call.closes_at, cohort.time_zone)}


def why_not_as_called(proposal) -> str:
    """Why the form or the length of a proposal is none that its call asks for."""
    call = proposal.call
    if call is None:
        return ""
    if call.types and proposal.type not in call.types:
        return gettext("This call asks for: %(forms)s. Choose one of them.") % {"forms": ", ".join(call.type_names)}
    if call.lengths and proposal.minutes not in call.lengths:
        lengths = ", ".join(str(number) for number in call.lengths)
        return gettext("This call asks for sessions of %(lengths)s minutes. Choose one of them.") % {"lengths": lengths}
    return ""
