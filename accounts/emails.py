"""The mails of this app: invitations, and all that allauth writes (adapter.py)."""

from django.conf import settings
from django.urls import reverse

from records import mail
from records.models import OutgoingMail

from .models import Invitation, Merge, MergeRequest


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


def merge_asked(asked: MergeRequest, token: str) -> OutgoingMail:
    """To the account that would close: is the other one yours too? The only place where the token is written."""
    return mail.write(
        "account/merge_asked",
        {
            "asked": asked,
            "closes": masked(asked.gone.email),
            "stays": masked(asked.kept.email),
            "link": settings.SITE_URL + reverse("accounts:open_merge", args=[token]),
        },
        to=asked.gone,
        reply_to=asked.organisation.contact_email,
        secret=True,
    )


def merged(merge: Merge, *, to_address: str) -> OutgoingMail:
    """To both addresses: which account was closed, which stays, and whom to write to if that is wrong."""
    is_closed = to_address != merge.kept.email
    both = {"stays": masked(merge.kept.email), "closed": masked(merge.addresses[0])}
    return mail.write(
        "account/merged",
        {"merge": merge, "is_closed": is_closed, **both},
        to=merge.kept,
        address=to_address,
        name=merge.name if is_closed else merge.kept.full_name,
        reply_to=merge.organisation.contact_email,
        secret=True,
    )


def masked(address: str) -> str:
    """Enough of an address to know one's own by, too little to learn somebody else's."""
    local, _at, domain = address.rpartition("@")
    return f"{local[:1]}•••@{domain}"
