"""What was promised in a sponsorship, by whom, and what came of it (PROMISES in docs/rules.md)."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Role
from records.base import PublicRow
from records.history import tracked
from records.models import StoredFile

from .packages import Asked, Benefit
from .sponsorships import Sponsorship


class DeliverableQuerySet(models.QuerySet):
    def missing(self):
        """Still to be handed in, or again."""
        return self.filter(state__in=Deliverable.MISSING)

    def in_force(self):
        """Of sponsorships that were agreed; before that they are an offer."""
        return self.filter(sponsorship__state__in=Sponsorship.AGREED)

    def of_contact(self, user):
        mine = Membership.objects.of(user, Role.PARTNER_CONTACT).values("organisation")
        return self.filter(sponsorship__organisation__in=mine)


@tracked(personal=("reason", "note"), silent=("changed_at",))
class Deliverable(PublicRow):
    """One promise: what, by whom, until when. Its words are the benefit's when it was offered, and stay."""

    class Side(models.TextChoices):
        THEIRS = "theirs", _("the sponsor")
        OURS = "ours", _("we")

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("promise", "open")
        DELIVERED = "delivered", pgettext_lazy("promise", "handed in")
        ACCEPTED = "accepted", pgettext_lazy("promise", "fulfilled")
        RETURNED = "returned", pgettext_lazy("promise", "given back")
        WAIVED = "waived", pgettext_lazy("promise", "waived")

    MISSING = (State.OPEN, State.RETURNED)
    DONE = (State.ACCEPTED, State.WAIVED)

    sponsorship = models.ForeignKey(Sponsorship, on_delete=models.CASCADE, related_name="deliverables")
    benefit = models.ForeignKey(Benefit, null=True, blank=True, on_delete=models.SET_NULL, related_name="deliverables")
    side = models.CharField(_("who promises"), max_length=6, choices=Side)
    position = models.PositiveSmallIntegerField(default=1)
    name = models.CharField(_("what"), max_length=160)
    details = models.CharField(_("details"), max_length=500, blank=True)
    quantity = models.PositiveSmallIntegerField(_("how many"), default=1)
    asked = models.CharField(_("what is handed in"), max_length=8, choices=Asked, default=Asked.NOTHING)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="promises",
        verbose_name=_("who sees to it"),
    )  # fmt: skip
    due_on = models.DateField(_("due on"))
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    note = models.CharField(_("what was done"), max_length=500, blank=True)
    url = models.URLField(_("where it can be seen"), blank=True)
    reason = models.TextField(_("reason"), max_length=2000, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True, editable=False)
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="promises_decided"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = DeliverableQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "position", "pk"]
        indexes = [models.Index(fields=["sponsorship", "side", "state"]), models.Index(fields=["state", "due_on"])]

    def __str__(self):
        return self.name

    @property
    def is_missing(self) -> bool:
        return self.state in self.MISSING

    @property
    def is_done(self) -> bool:
        return self.state in self.DONE

    @property
    def seen(self) -> str:
        """Which state of the row a page has shown."""
        return self.changed_at.isoformat()

    def days_late(self, today: date) -> int:
        """0 = not late, or nothing missing."""
        return max(0, (today - self.due_on).days) if self.is_missing else 0


@tracked(personal=("words", "text_en", "text_nl", "text_fr"))
class Delivery(PublicRow):
    """What was handed in for a promise; a newer one comes beside it, none is replaced."""

    deliverable = models.ForeignKey(Deliverable, on_delete=models.CASCADE, related_name="deliveries")
    number = models.PositiveSmallIntegerField()
    words = models.TextField(_("words"), max_length=4000, blank=True)
    text_en = models.TextField(_("English"), max_length=2000, blank=True)
    text_nl = models.TextField(_("Dutch"), max_length=2000, blank=True)
    text_fr = models.TextField(_("French"), max_length=2000, blank=True)
    file = models.OneToOneField(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="deliveries"
    )

    class Meta:
        ordering = ["deliverable", "-number"]
        constraints = [models.UniqueConstraint(fields=["deliverable", "number"], name="delivery_version_once")]

    def __str__(self):
        return gettext("%(promise)s, version %(number)d") % {"promise": self.deliverable, "number": self.number}


@tracked()
class PromiseReminder(PublicRow):
    """Whoever owns a promise was reminded of it; each step once, for one day that it is due."""

    deliverable = models.ForeignKey(Deliverable, on_delete=models.CASCADE, related_name="reminders")
    due_on = models.DateField()
    step = models.SmallIntegerField(help_text="days before it is due; negative: after")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deliverable", "due_on", "step"], name="one_promise_reminder_a_step")
        ]

    def __str__(self):
        return f"{self.deliverable}, {self.step}"
