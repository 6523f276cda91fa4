"""What an organisation says of itself, version by version (PROFILES in docs/rules.md)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Organisation, Role
from records.base import PublicRow
from records.history import tracked
from records.models import StoredFile


class Review(models.TextChoices):
    """What becomes of a text that an outsider wrote before the public sees it."""

    DRAFT = "draft", pgettext_lazy("profile", "draft")
    SUBMITTED = "submitted", pgettext_lazy("profile", "sent")
    ACCEPTED = "accepted", pgettext_lazy("profile", "accepted")
    DECLINED = "declined", pgettext_lazy("profile", "declined")


class ProfileQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state=Review.SUBMITTED)

    def public_of(self, organisations):
        """The newest accepted version of each of the organisations."""
        accepted = self.filter(state=Review.ACCEPTED, organisation__in=organisations)
        return (
            accepted.order_by("organisation_id", "-decided_at", "-pk")
            .distinct("organisation_id")
            .select_related("logo__logo_facts", "logo_dark__logo_facts")
        )

    def visible_to(self, user):
        """Contacts see their organisation's, organisers what was sent by those of the address book that they keep."""
        if not user.is_authenticated:
            return self.none()
        mine = Membership.objects.of(user, Role.PARTNER_CONTACT).values("organisation")
        keeps = Membership.objects.of(user, Role.ORGANISER).values("organisation")
        sent = Q(organisation__keeper__in=keeps) & ~Q(state=Review.DRAFT)
        return self.filter(Q(organisation__in=mine) | sent)


@tracked(personal=("text", "text_nl", "text_fr", "logo_text", "decision_reason"))
class Profile(PublicRow):
    """One version of what an organisation says of itself; the public sees the newest accepted one."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="profiles")
    text = models.TextField(_("text in English"), max_length=1200, blank=True)
    text_nl = models.TextField(_("text in Dutch"), max_length=1200, blank=True)
    text_fr = models.TextField(_("text in French"), max_length=1200, blank=True)
    website = models.URLField(_("website"), blank=True)
    logo = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    logo_dark = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    logo_text = models.CharField(_("the logo in words"), max_length=160, blank=True)
    state = models.CharField(max_length=10, choices=Review, default=Review.SUBMITTED)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="profiles_submitted"
    )
    submitted_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="profiles_decided"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_reason = models.TextField(_("reason"), blank=True)

    objects = ProfileQuerySet.as_manager()

    class Meta:
        ordering = ["-submitted_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["organisation"], condition=Q(state="submitted"), name="one_profile_waits"),
            models.UniqueConstraint(fields=["organisation"], condition=Q(state="draft"), name="one_profile_draft"),
            models.CheckConstraint(
                condition=Q(logo=None, logo_dark=None) | ~Q(logo_text=""), name="logo_has_its_words"
            ),
        ]

    def __str__(self):
        return f"{self.organisation}, {self.submitted_at:%Y-%m-%d}"

    @property
    def texts(self) -> dict[str, str]:
        """By language, only those that are written, English first."""
        said = {"en": self.text, "nl": self.text_nl, "fr": self.text_fr}
        return {language: words for language, words in said.items() if words.strip()}

    @property
    def seen(self) -> str:
        """Which state of the row a page has shown."""
        return self.submitted_at.isoformat()

    def reason_not_to_decide(self, seen: str = "") -> str:
        if self.state != Review.SUBMITTED:
            return gettext("This profile was decided already.")
        if seen and seen != self.seen:
            return gettext("The partner sent a newer version a moment ago. Read it before you decide.")
        return ""
