"""What a dossier needs besides answers: reminders, what is granted to one person, a guardian's consent.

DOSSIER, ACCOMMODATIONS and GUARDIANS in docs/rules.md.
"""

from django.conf import settings
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Text
from records.base import PublicRow
from records.history import tracked

from .application import Application
from .gates import LONGEST


@tracked()
class Reminder(PublicRow):
    """That a participant was reminded at one step before one day; so a step is never sent twice."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="reminders")
    due_on = models.DateField()
    step = models.SmallIntegerField(help_text="days before the day; negative = after it")
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["application", "due_on", "step"], name="one_reminder_a_step"),
        ]

    def __str__(self):
        return f"{self.application}, {self.due_on}"


class AccommodationQuerySet(models.QuerySet):
    def current(self):
        return self.filter(ended_at=None)

    def visible_to(self, user):
        """Those that concern the person or that the person must act on, and those that the person granted."""
        if not user.is_authenticated:
            return self.none()
        mine = Q(application__person=user) | Q(granted_by=user)
        named = AccommodationReader.objects.filter(user=user).values("accommodation")
        return self.filter(mine | Q(pk__in=named))


@tracked(personal=("words", "extra_percent", "extra_minutes"))
class Accommodation(PublicRow):
    """What one participant is granted: more time, an equivalent task, something adapted; by name, for those who act."""

    class Kind(models.TextChoices):
        TIME = "time", _("more time")
        TASK = "task", _("an equivalent task")
        OTHER = "other", _("something adapted")

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="accommodations")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    words = models.TextField(
        _("what is granted"), validators=[MaxLengthValidator(LONGEST)],
        help_text=_("What those who act must do. Never why: no illness, no diagnosis."),
    )  # fmt: skip
    extra_percent = models.PositiveSmallIntegerField(
        _("more time in quizzes, in percent"), null=True, blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(200)],
    )  # fmt: skip
    extra_minutes = models.PositiveSmallIntegerField(
        _("more time in quizzes, in minutes"), null=True, blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(240)],
    )  # fmt: skip
    readers: models.ManyToManyField = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="AccommodationReader", related_name="accommodations_to_act_on"
    )
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="accommodations_granted"
    )
    granted_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = AccommodationQuerySet.as_manager()

    class Meta:
        ordering = ["-granted_at", "-pk"]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.application}"

    def why_cannot_end(self) -> str:
        return gettext("This has ended already.") if self.ended_at else ""


@tracked(silent=("seen_at",))
class AccommodationReader(models.Model):
    """One person of the team who must act on it, and when they first saw it."""

    accommodation = models.ForeignKey(Accommodation, on_delete=models.CASCADE, related_name="reader_rows")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="accommodation_rows")
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["accommodation", "user"], name="one_reader_an_accommodation"),
        ]

    def __str__(self):
        return f"{self.user}, {self.accommodation}"


class GuardianConsentQuerySet(models.QuerySet):
    def current(self):
        """The newest request of each participant: asking somebody else supersedes the one before."""
        return self.filter(superseded_at=None)

    def given(self):
        return self.current().filter(given_at__isnull=False, withdrawn_at=None)


@tracked(personal=("full_name", "email"), silent=("token_digest",))
class GuardianConsent(PublicRow):
    """A parent or guardian asked by mail for somebody under 18; of the link's token only the digest is kept."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="guardian_consents")
    full_name = models.CharField(_("name of the parent or guardian"), max_length=120)
    email = models.EmailField(_("e-mail of the parent or guardian"))
    language = models.CharField(_("language of the mail"), max_length=5, choices=settings.LANGUAGES, default="en")
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="guardian_consents")
    token_digest = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField(default=timezone.now)
    given_at = models.DateTimeField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    superseded_at = models.DateTimeField(null=True, blank=True)

    objects = GuardianConsentQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(superseded_at=None), name="one_current_guardian_consent"
            ),
            models.CheckConstraint(
                condition=Q(given_at=None) | Q(refused_at=None), name="guardian_gives_or_refuses"
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.application}: {self.get_state_word()}"

    @property
    def is_given(self) -> bool:
        return bool(self.given_at and not self.withdrawn_at)

    def get_state_word(self) -> str:
        if self.withdrawn_at:
            return gettext("withdrawn")
        if self.given_at:
            return gettext("given")
        return gettext("refused") if self.refused_at else gettext("asked")

    def why_cannot_be_answered(self) -> str:
        """Why the guardian's link opens no choice any more; "" = it does."""
        if self.superseded_at:
            return gettext("This was asked again since: open the link of the newest mail.")
        if not self.application.holds_a_place:
            return gettext("The place was given up: no consent is needed any more.")
        if self.application.cohort.is_over:
            return gettext("The cohort is over.")
        return ""
