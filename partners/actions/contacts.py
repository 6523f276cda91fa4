"""Who speaks for an organisation and what for (CONTACTS in docs/rules.md)."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions.invitations import invite
from accounts.actions.organisations import end_membership
from accounts.models import Invitation, Membership, Organisation, Role, User
from records import stale
from records.errors import Refused, refuse
from records.history import done_by

from ..models import Contact, Note, Purpose
from ..organisations import emails

MOST_INVITED = 20  # unanswered invitations of one organisation: more is a mistake or a flood
WORDS = ("purposes", "position", "phone", "is_main")


def why_not_invite(organisation: Organisation) -> str:
    if organisation.merged_into_id:
        return _("This organisation was merged into %(kept)s.") % {"kept": organisation.merged_into}
    waiting = Invitation.objects.standing().filter(organisation=organisation, role=Role.PARTNER_CONTACT).count()
    if waiting >= MOST_INVITED:
        return _("%(number)d invitations wait for an answer. Withdraw some first.") % {"number": waiting}
    return ""


@transaction.atomic
def invite_contact(
    organisation: Organisation, email: str, by: User, *, language: str = "", full_name: str = "", **words
) -> Contact:
    """Invite by mail, and keep what the person will be there for until they have accepted. Raises Refused."""
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    refuse(why_not_invite(organisation), "email")
    with done_by(by):
        invitation = invite(email, organisation, Role.PARTNER_CONTACT, by=by, language=language, full_name=full_name)
        words = _checked({**dict.fromkeys(WORDS, ""), **words, "is_main": False})
        return Contact.objects.create(organisation=organisation, invitation=invitation, **words)


def arrived(membership, invitation) -> None:
    """Somebody accepted: they are there for what the invitation said; their colleagues are told."""
    if membership.role != Role.PARTNER_CONTACT:
        return
    organisation = membership.organisation
    planned = Contact.objects.filter(invitation=invitation).first()
    known = Contact.objects.filter(organisation=organisation, user=membership.user).first()
    if planned and known and planned != known:
        known.purposes = planned.purposes or known.purposes
        known.position = planned.position or known.position
        known.save()
        planned.delete()
    elif planned:
        planned.user = membership.user
        planned.save(update_fields=["user", "changed_at"])
    elif known is None:
        Contact.objects.create(organisation=organisation, user=membership.user, purposes=[Purpose.GENERAL])
    emails.joined(membership)


def departed(membership) -> None:
    """The main contact who leaves is main no more; colleagues are told, without any the organiser."""
    if membership.role != Role.PARTNER_CONTACT:
        return
    rows = Contact.objects.filter(organisation=membership.organisation, user=membership.user, is_main=True)
    rows.update(is_main=False)
    emails.left(membership)


@transaction.atomic
def change_contact(membership: Membership, words: dict, by: User, seen: str) -> Contact:
    """What a contact is there for. `seen` is the state that the form showed; raises Stale on another, and Refused."""
    organisation = Organisation.objects.select_for_update().get(pk=membership.organisation_id)
    membership = Membership.objects.select_for_update(of=("self",)).select_related("user").get(pk=membership.pk)
    refuse(_("This person no longer speaks for %(organisation)s.") % {"organisation": organisation}
           if membership.ended_at else "")  # fmt: skip
    row = Contact.objects.filter(organisation=organisation, user=membership.user).first()
    words = _checked(words)
    if not stale.check(row, words, seen):
        return row  # type: ignore[return-value]
    row = row or Contact(organisation=organisation, user=membership.user)
    with done_by(by):
        if words.get("is_main"):
            Contact.objects.filter(organisation=organisation, is_main=True).exclude(pk=row.pk).update(is_main=False)
        for name, value in words.items():
            setattr(row, name, value)
        row.save()
    return row


@transaction.atomic
def end_contact(membership: Membership, by: User) -> None:
    """The contact leaves, by their own word or the organiser's; what they wrote stays with the organisation."""
    refuse(_("Only a contact of a partner can leave here.") if membership.role != Role.PARTNER_CONTACT else "")
    with done_by(by):
        end_membership(membership)


@transaction.atomic
def write_note(organisation: Organisation, words: str, by: User, cohort=None) -> Note:
    if not words.strip():
        raise Refused(_("Write something to remember."), "words")
    return Note.objects.create(organisation=organisation, words=words.strip(), by=by, cohort=cohort)


@transaction.atomic
def remove_note(note: Note, by: User) -> None:
    """Its words are gone; that there was one, by whom and when, stays in the history."""
    with done_by(by):
        Note.objects.filter(pk=note.pk).delete()


def _checked(words: dict) -> dict:
    purposes = [purpose for purpose in Purpose.values if purpose in (words.get("purposes") or [])]
    return {**words, "purposes": purposes or [Purpose.GENERAL.value]}
