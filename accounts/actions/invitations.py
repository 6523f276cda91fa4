"""Inviting by mail, and answering (INVITATIONS in docs/rules.md).

The secret token stands in the mail's link only; the row keeps its digest.
"""

import secrets
from hashlib import sha256
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from records.errors import Refused, refuse

from .. import arrivals, emails
from ..models import Invitation, Membership, Organisation, Role, User, invitation_deadline


def digest_of(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def person_at(email: str) -> User | None:
    """The person who has proven that the address is theirs."""
    found = get_user_model().objects.filter(
        emailaddress__email__iexact=email, emailaddress__verified=True, is_active=True
    )
    return found.first()


def reason_not_to_invite(email: str, organisation: Organisation, role: str) -> str:
    """Why this address gets no invitation to that role."""
    if role not in organisation.roles_to_give:
        return _("Nobody can be %(role)s of %(organisation)s.") % {
            "role": Role(role).label,
            "organisation": organisation,
        }
    known = person_at(email)
    if known and Membership.objects.of(known, role).filter(organisation=organisation).exists():
        return _("%(name)s has this role already.") % {"name": known}
    if Invitation.objects.standing().filter(email__iexact=email, organisation=organisation, role=role).exists():
        return _("%(email)s was invited already and has not answered yet. You can send the invitation again.") % {
            "email": email
        }
    return ""


@transaction.atomic
def invite(
    email: str, organisation: Organisation, role: str, by: User | None, language: str = "", full_name: str = ""
) -> Invitation:
    """Invite an address to a role and write the mail with the secret link. Raises Refused."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)  # a second click waits, then reads the first
    refuse(reason_not_to_invite(email, organisation, role))
    known = person_at(email)
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        email=email.lower(),
        full_name=full_name or (known.full_name if known else ""),
        language=known.language if known else language or (by.language if by else translation.get_language()),
        organisation=organisation,
        role=role,
        token_digest=digest_of(token),
        invited_by=by,
    )
    emails.write_invitation(invitation, token)
    return invitation


@transaction.atomic
def invite_again(invitation: Invitation) -> Invitation:
    """Send the invitation once more with a new link and a new deadline; the old link ends. Raises Refused."""
    invitation = Invitation.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=invitation.pk)
    refuse(invitation.reason_not_to_change())
    token = secrets.token_urlsafe(32)
    invitation.token_digest = digest_of(token)
    invitation.expires_at = invitation_deadline()
    invitation.save(update_fields=["token_digest", "expires_at"])
    emails.write_invitation(invitation, token)
    return invitation


@transaction.atomic
def withdraw_invitation(invitation: Invitation) -> None:
    """Make the link worthless. Raises Refused when it was answered before."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    refuse(invitation.reason_not_to_change())
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])


def reason_not_to_answer(invitation: Invitation, user: User) -> str:
    """Why this person can't accept this invitation; accepting twice is no mistake."""
    if invitation.email.lower() not in user.proven_addresses:
        return _("This invitation is for %(invited)s; you are logged in as %(email)s.") % {
            "invited": invitation.email,
            "email": user.email,
        }
    if invitation.accepted_by_id == user.pk:
        return ""
    return invitation.reason_not_to_accept()


@transaction.atomic
def accept_invitation(invitation: Invitation, user: User) -> Membership:
    """Take the role. A second call, also at the same moment, gives the same membership. Raises Refused."""
    invitation = Invitation.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=invitation.pk)
    refuse(reason_not_to_answer(invitation, user))
    place: dict[str, Any] = {"user": user, "organisation": invitation.organisation, "role": invitation.role}
    if invitation.accepted_at is not None:
        return Membership.objects.filter(**place).latest("pk")
    membership, _made = Membership.objects.get_or_create(**place, ended_at=None)
    invitation.accepted_at = timezone.now()
    invitation.accepted_by = user
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    user.__dict__.pop("roles", None)  # read once a request, and now changed
    arrivals.tell(membership, invitation)
    return membership


@transaction.atomic
def sign_up_by_invitation(invitation: Invitation, full_name: str, password: str, language: str) -> User:
    """Make the account of an invited person and accept. The address is proven: the link came by mail.

    An account that somebody opened with this address and never confirmed is taken over, password and all.
    """
    invitation = Invitation.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=invitation.pk)
    refuse(invitation.reason_not_to_accept())
    if person_at(invitation.email):
        raise Refused(_("You have an account already: log in to accept."))
    user = User.objects.select_for_update().filter(email__iexact=invitation.email).first()
    if user and not user.is_active:
        raise Refused(_("The account of %(email)s is closed.") % {"email": invitation.email})
    user = user or User(email=invitation.email)
    user.full_name, user.language = full_name, language
    user.set_password(password)
    user.save()
    EmailAddress.objects.filter(user=user, verified=False).delete()
    EmailAddress.objects.create(user=user, email=invitation.email, verified=True, primary=True)
    accept_invitation(invitation, user)
    return user
