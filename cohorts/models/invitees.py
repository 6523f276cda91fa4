"""People whom the team invites to apply, and the files in which they came."""

from datetime import timedelta

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from records.base import PublicRow
from records.history import tracked

from .application import Application
from .cohort import Cohort
from .quota import Quota

NOT_AGAIN_WITHIN = timedelta(minutes=10)


@tracked(personal=("name", "content", "problems"), silent=("done", "claimed_at"))
class InviteeFile(PublicRow):
    """A list of invited people as it was uploaded: checked as a whole, then written as a whole (INVITED in rules.md).

    `content` is emptied as soon as the file has been written or refused; `problems` holds [line, words] each.
    """

    class State(models.TextChoices):
        CHECKING = "checking", pgettext_lazy("list of invited", "being checked")
        REFUSED = "refused", pgettext_lazy("list of invited", "refused")
        CHECKED = "checked", pgettext_lazy("list of invited", "checked")
        INVITING = "inviting", pgettext_lazy("list of invited", "being invited")
        DONE = "done", pgettext_lazy("list of invited", "invited")
        DISCARDED = "discarded", pgettext_lazy("list of invited", "put aside")

    RUNNING = (State.CHECKING, State.INVITING)

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="invitee_files")
    name = models.CharField(max_length=200, help_text="as the person named it; never used as a path")
    content = models.BinaryField(null=True, editable=False)
    state = models.CharField(max_length=10, choices=State, default=State.CHECKING)
    total = models.PositiveIntegerField(default=0, help_text="people in the file")
    done = models.PositiveIntegerField(default=0, help_text="how many of them the running job has dealt with")
    known = models.PositiveIntegerField(default=0, help_text="how many of them were invited before")
    problems = models.JSONField(default=list)
    wrong = models.PositiveIntegerField(default=0, help_text="lines with a problem")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="invitee_files")
    created_at = models.DateTimeField(auto_now_add=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(
                fields=["state"], condition=Q(state__in=["checking", "inviting"]), name="running_invitee_files"
            )
        ]

    def __str__(self):
        return self.name

    @property
    def is_running(self) -> bool:
        return self.state in self.RUNNING

    def why_cannot_invite(self) -> str:
        """Why its people cannot be invited; "" = they can."""
        if self.state == self.State.REFUSED:
            return gettext("The file has lines that cannot be read. Mend them and send it again.")
        if self.state != self.State.CHECKED:
            return gettext("This file was dealt with already, or is still being checked.")
        return self.cohort.why_cannot_invite()


class InviteeQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(withdrawn_at=None)

    def unanswered(self):
        return self.standing().filter(application=None)

    def called(self, words: str):
        return self.filter(Q(full_name__icontains=words) | Q(email__icontains=words)) if words else self

    def of_person(self, person):
        """What was sent to an address that the person has proven to be theirs."""
        proven = person.emailaddress_set.filter(verified=True).annotate(small=Lower("email")).values("small")
        return self.annotate(address=Lower("email")).filter(address__in=proven)


@tracked(personal=("email", "full_name", "study_programme"))
class Invitee(PublicRow):
    """Somebody invited to apply for a cohort; `quota` and `priority` go onto the application that answers it."""

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="invitees")
    file = models.ForeignKey(
        InviteeFile, null=True, blank=True, on_delete=models.SET_NULL, related_name="invitees", editable=False
    )
    email = models.EmailField(_("e-mail"))
    full_name = models.CharField(_("name"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES, default="en")
    school = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="invitees", verbose_name=_("school")
    )
    study_programme = models.CharField(_("study programme"), max_length=160, blank=True)
    study_year = models.PositiveSmallIntegerField(
        _("year of study"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(8)]
    )
    quota = models.ForeignKey(
        Quota, null=True, blank=True, on_delete=models.SET_NULL, related_name="invitees", verbose_name=_("quota")
    )
    priority = models.PositiveSmallIntegerField(_("priority"), default=0, validators=[MaxValueValidator(9)])
    application = models.OneToOneField(
        Application, null=True, blank=True, on_delete=models.SET_NULL, related_name="invitee", editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)
    invited_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = InviteeQuerySet.as_manager()

    class Meta:
        ordering = ["full_name", "pk"]
        constraints = [models.UniqueConstraint("cohort", Lower("email"), name="invited_once_a_cohort")]
        indexes = [
            models.Index(Lower("email"), name="invitee_address"),
            models.Index(fields=["file"], condition=Q(invited_at=None), name="invitees_to_write_to"),
        ]

    def __str__(self):
        return self.full_name or self.email

    def why_cannot_remind(self) -> str:
        """Why no second invitation goes out; "" = it can."""
        if self.withdrawn_at:
            return gettext("This invitation was withdrawn.")
        if self.application_id:
            return gettext("This person has applied.")
        if self.invited_at and self.invited_at > timezone.now() - NOT_AGAIN_WITHIN:
            return gettext("A mail went out just now: wait ten minutes before the next.")
        return self.cohort.why_cannot_invite()

    def why_cannot_withdraw(self) -> str:
        """Why the invitation cannot be taken back; "" = it can."""
        if self.withdrawn_at:
            return gettext("This invitation was withdrawn already.")
        if self.application_id:
            return gettext("This person has applied: decide on the application instead.")
        return ""
