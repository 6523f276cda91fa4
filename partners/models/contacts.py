"""What somebody does for an organisation, and what the organiser notes about it (CONTACTS in docs/rules.md)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Invitation, Membership, Organisation, Role
from cohorts.models import Cohort
from records.base import PublicRow
from records.history import tracked


class Purpose(models.TextChoices):
    """What one writes to a contact about."""

    GENERAL = "general", pgettext_lazy("purpose of a contact", "everything")
    CONTENT = "content", pgettext_lazy("purpose of a contact", "sessions and material")
    BILLING = "billing", pgettext_lazy("purpose of a contact", "invoices")
    PRESS = "press", pgettext_lazy("purpose of a contact", "logo and texts")
    SAFETY = "safety", pgettext_lazy("purpose of a contact", "visits and safety")
    HIRING = "hiring", pgettext_lazy("purpose of a contact", "students and hiring")


class ContactQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of one's own organisation, and those of the address book that one keeps."""
        if not user.is_authenticated:
            return self.none()
        mine = Membership.objects.of(user, Role.PARTNER_CONTACT).values("organisation")
        keeps = Membership.objects.of(user, Role.ORGANISER).values("organisation")
        return self.filter(Q(organisation__in=mine) | Q(organisation__keeper__in=keeps))


@tracked(personal=("position", "phone"))
class Contact(PublicRow):
    """What for one writes to a person of an organisation. Whether they still speak for it says their membership.

    Made with the invitation, it knows no person before that is accepted.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="contacts")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="contacts"
    )
    invitation = models.OneToOneField(
        Invitation, null=True, blank=True, on_delete=models.PROTECT, related_name="contact", editable=False
    )
    purposes = models.JSONField(default=list, blank=True)
    position = models.CharField(_("position"), max_length=120, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    is_main = models.BooleanField(_("main contact"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ["-is_main", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "user"], name="one_contact_a_person"),
            models.UniqueConstraint(fields=["organisation"], condition=Q(is_main=True), name="one_main_contact"),
        ]

    def __str__(self):
        return str(self.user or self.invitation)

    @property
    def purpose_words(self) -> list[str]:
        return [str(purpose.label) for purpose in Purpose if purpose in self.purposes]


class NoteQuerySet(models.QuerySet):
    def visible_to(self, user):
        """For the team of the organiser that keeps the record; never for the organisation itself."""
        if not user.is_authenticated:
            return self.none()
        keeps = Membership.objects.of(user, Role.ORGANISER).values("organisation")
        return self.filter(organisation__keeper__in=keeps)


@tracked(personal=("words",))
class Note(PublicRow):
    """What the organiser's team should remember about an organisation."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="notes")
    cohort = models.ForeignKey(
        Cohort, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("cohort")
    )
    words = models.TextField(_("note"), max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = NoteQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self):
        return self.words[:60]
