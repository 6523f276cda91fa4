"""What this app holds about a person, and how it forgets them (ERASURE in docs/rules.md)."""

from django.contrib.sessions.models import Session
from django.db.models import Q
from django.utils import timezone

from records.holding import GONE, addresses_of

from .models import Invitation, MergeRequest, Organisation


def export_account(user) -> dict:
    """Name, addresses, roles, consents, invitations, second factors and sessions, as plain data."""
    return {
        "name": user.full_name,
        "email": user.email,
        "language": user.language,
        "joined_at": user.date_joined,
        "last_login_at": user.last_login,
        "addresses": list(user.emailaddress_set.values("email", "verified", "primary")),
        "roles": [
            {"organisation": m.organisation.name, "role": m.role, "since": m.created_at, "until": m.ended_at}
            for m in user.memberships.select_related("organisation")
        ],
        "accepted_texts": [
            {
                "organisation": a.text.organisation.name,
                "text": a.text.key,
                "version": a.text.version,
                "given_at": a.given_at,
                "withdrawn_at": a.withdrawn_at,
            }
            for a in user.acceptances.select_related("text__organisation")
        ],
        "invitations": list(_invitations_of(user).values("email", "full_name", "created_at", "accepted_at")),
        "second_factors": list(user.authenticator_set.values("type", "created_at", "last_used_at")),
        "sessions": list(user.usersession_set.values("ip", "user_agent", "created_at", "last_seen_at")),
    }


def erase_account(user, certificates: str = "keep") -> None:
    """End roles and consents, forget invitations, addresses, second factors and every session."""
    now = timezone.now()
    addresses = addresses_of(user)
    user.memberships.filter(ended_at=None).update(ended_at=now)
    user.acceptances.filter(withdrawn_at=None, text__required=False).update(withdrawn_at=now)
    _invitations_of(user).unanswered().update(withdrawn_at=now)
    _invitations_of(user).update(email=f"{user.public_id}@erased.invalid", full_name=GONE)
    for address in addresses:
        Organisation.objects.filter(contact_email__iexact=address).update(contact_email="")
    questions = MergeRequest.objects.filter(Q(kept=user) | Q(gone=user))
    questions.standing().update(taken_back_at=now)
    questions.update(reason="")
    end_log_ins(user)


def end_log_ins(user) -> None:
    """Addresses, second factors and sessions: nobody logs in with this account any more."""
    user.emailaddress_set.all().delete()
    user.authenticator_set.all().delete()
    user.usersession_set.all().delete()
    _end_sessions(user)


def _invitations_of(user):
    query = Q(accepted_by=user)
    for address in addresses_of(user):
        query |= Q(email__iexact=address)
    return Invitation.objects.filter(query)


def _end_sessions(user) -> None:
    """The table has no column for the person, so each is read; what is kept in them names addresses."""
    key = str(user.pk)
    mine = [s.pk for s in Session.objects.iterator() if s.get_decoded().get("_auth_user_id") == key]
    Session.objects.filter(pk__in=mine).delete()
