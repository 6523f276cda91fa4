"""What a cohort's criteria promise, who would get what, and refusals looked at again (CRITERIA in docs/rules.md)."""

from datetime import date, timedelta

from django.conf import settings
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cohorts.models import Application, Cohort
from records.base import PublicRow
from records.history import tracked

from .kinds import CertificateKind

LONGEST_WORDS = 2000


@tracked()
class CriteriaTerms(models.Model):
    """What goes with the criteria of a cohort; a cohort without a row has these values.

    `confirmed_at` is emptied by every change of the criteria; `number` counts the confirmations.
    """

    cohort = models.OneToOneField(Cohort, on_delete=models.CASCADE, related_name="criteria_terms", primary_key=True)
    gives_attendance = models.BooleanField(
        _("certificate of attendance"),
        default=True,
        help_text=_("For those who meet only the part about attendance."),
    )
    reconsider_days = models.PositiveSmallIntegerField(
        _("days to ask again"),
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
        help_text=_("For so many days after the last day a participant can ask to have a refusal looked at again."),
    )
    number = models.PositiveSmallIntegerField(default=0, editable=False)
    confirmed_at = models.DateTimeField(null=True, blank=True, editable=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    def __str__(self):
        return str(self.cohort)

    @property
    def reconsider_until(self) -> date:
        """The last day on which a participant can ask, by the cohort's clock."""
        return self.cohort.ends_on + timedelta(days=self.reconsider_days)


@tracked(silent=("outcome",))
class Rehearsal(PublicRow):
    """Who would have got what when somebody looked: the award ("" = none) by the key of the application."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="rehearsals")
    outcome = models.JSONField(default=dict)
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="rehearsals_kept"
    )
    kept_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-kept_at", "-pk"]

    def __str__(self):
        return f"{self.cohort}, {self.kept_at:%Y-%m-%d}"


class ReconsiderationQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=Reconsideration.State.OPEN)


@tracked(personal=("words", "lines", "answer"))
class Reconsideration(PublicRow):
    """A participant asks to have a refusal looked at again; a named officer answers with a reason.

    `refusal` tells one refusal from another: what was missing, with what was measured. `lines` is how it stood.
    """

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("reconsideration", "open")
        UPHELD = "upheld", pgettext_lazy("reconsideration", "granted")
        KEPT = "kept", pgettext_lazy("reconsideration", "refusal stays")

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="reconsiderations")
    asked_for = models.CharField(max_length=10, choices=CertificateKind, default=CertificateKind.COMPLETION)
    refusal = models.CharField(max_length=64)
    lines = models.JSONField(default=list)
    words = models.TextField(_("what should be looked at"), validators=[MaxLengthValidator(LONGEST_WORDS)])
    asked_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=6, choices=State, default=State.OPEN)
    answer = models.TextField(_("reason"), blank=True, validators=[MaxLengthValidator(LONGEST_WORDS)])
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="reconsidered"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = ReconsiderationQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["application", "refusal"], name="each_refusal_looked_at_once"),
            models.UniqueConstraint(fields=["application"], condition=Q(state="open"), name="one_open_reconsideration"),
            models.CheckConstraint(
                condition=Q(state="open") | Q(answered_at__isnull=False), name="reconsidered_at_a_moment"
            ),
        ]

    def __str__(self):
        return f"{self.application}, {self.asked_at:%Y-%m-%d}"

    def why_cannot_answer(self) -> str:
        """Why nobody can answer it any more; "" = it waits."""
        if self.state != self.State.OPEN:
            name = self.answered_by or gettext("somebody")
            return gettext("%(name)s has answered this already.") % {"name": name}
        return ""
