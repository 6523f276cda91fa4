"""Invitations by mail to a role in an organisation."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from records.base import PublicRow
from records.history import tracked

from .people import Organisation, Role

INVITATION_DAYS = 14


def invitation_deadline():
    return timezone.now() + timedelta(days=INVITATION_DAYS)


class InvitationQuerySet(models.QuerySet):
    def standing(self, at=None):
        """Neither accepted nor withdrawn nor past their deadline."""
        return self.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=at or timezone.now())

    def unanswered(self):
        """Standing or past their deadline: what a team still sees and may send again."""
        return self.filter(accepted_at=None, withdrawn_at=None)

    def managed_by(self, user):
        return self.filter(organisation__in=Organisation.objects.visible_to(user))

    def addressed_to(self, user):
        """Invitations to an address that the person has proven to be theirs."""
        addresses = [address.lower() for address in user.proven_addresses]
        return self.annotate(address=models.functions.Lower("email")).filter(address__in=addresses)


@tracked(personal=("email", "full_name"), silent=("token_digest",))
class Invitation(PublicRow):
    """An invitation by mail to a role in an organisation; the link's token is kept only as its digest."""

    email = models.EmailField(_("e-mail"))
    full_name = models.CharField(_("name"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES, default="en")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="invitations")
    role = models.CharField(_("role"), max_length=20, choices=Role)
    token_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="invitations_sent"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(default=invitation_deadline)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="invitations_accepted"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(models.functions.Lower("email"), name="invitation_by_address")]

    def __str__(self):
        return f"{self.email}, {self.get_role_display()}"

    @property
    def host(self) -> Organisation:
        """Who invites: of a school or a partner it is the organiser that keeps its address."""
        return self.organisation.keeper or self.organisation

    @property
    def has_expired(self) -> bool:
        return self.accepted_at is None and self.expires_at <= timezone.now()

    def reason_not_to_accept(self) -> str:
        if self.withdrawn_at is not None:
            return gettext("This invitation was withdrawn. Ask %(organisation)s for a new one.") % {
                "organisation": self.host
            }
        if self.accepted_at is not None:
            return gettext("This invitation was accepted already.")
        if self.has_expired:
            return gettext("This invitation has expired. Ask %(organisation)s to send it again.") % {
                "organisation": self.host
            }
        return ""

    def reason_not_to_change(self) -> str:
        """Why it can't be sent again or withdrawn."""
        if self.withdrawn_at is not None:
            return gettext("This invitation was withdrawn already.")
        if self.accepted_at is not None:
            return gettext("This invitation was accepted already.")
        return ""
