"""The mails of this app: invitations, and all that allauth writes (adapter.py)."""

from django.conf import settings
from django.urls import reverse

from records import mail
from records.models import OutgoingMail

from .models import Invitation


def write_invitation(invitation: Invitation, token: str) -> OutgoingMail:
    """The mail with the link; the only place where the token is written."""
    link = settings.SITE_URL + reverse("accounts:open_invitation", args=[token])
    by = invitation.invited_by
    return mail.write(
        "account/invitation",
        {"invitation": invitation, "link": link, "by": by},
        address=invitation.email,
        name=invitation.full_name,
        language=invitation.language,
        reply_to=by.email if by and by.is_active else "",
        secret=True,
    )
