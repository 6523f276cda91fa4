"""Making two accounts of one person one: a team asks, the account that closes agrees (ONE PERSON in docs/rules.md)."""

import secrets

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from records import merging
from records.errors import Refused, refuse
from records.history import done_by
from records.holding import addresses_of

from .. import emails, holding
from ..models import Acceptance, Membership, Merge, MergeRequest, Organisation, User
from .invitations import digest_of


def reason_not_to_merge(kept: User, gone: User, organisation: Organisation, by: User) -> str:
    """Why the team of this organiser cannot close `gone` for `kept`; "" = it can."""
    if kept.pk == gone.pk:
        return _("This is one account.")
    if not kept.is_active or not gone.is_active:
        return _("One of the two accounts is closed already.")
    if by.pk in (kept.pk, gone.pk):
        return _("One of the two accounts is your own: ask a colleague.")
    elsewhere = Membership.objects.filter(user=gone).exclude(organisation__keeper=organisation)
    if membership := elsewhere.current().select_related("organisation").first():
        return _("%(address)s has a role in %(organisation)s, and a role never changes hands. End it first.") % {
            "address": gone.email,
            "organisation": membership.organisation,
        }
    if elsewhere.exclude(organisation=organisation).exists():  # what was written there is no business of this team
        return takes_part_elsewhere(gone)
    return merging.why_not(kept, gone, organisation)


def takes_part_elsewhere(gone: User) -> str:
    return _("%(address)s takes part in cohorts of another organiser too. Keep that account instead.") % {
        "address": gone.email
    }


def _both_locked(kept: User, gone: User) -> tuple[User, User]:
    rows = {user.pk: user for user in User.objects.select_for_update().filter(pk__in=(kept.pk, gone.pk)).order_by("pk")}
    return rows[kept.pk], rows[gone.pk]


@transaction.atomic
def ask_to_merge(kept: User, gone: User, *, organisation: Organisation, by: User, reason: str) -> MergeRequest:
    """Write to the address of `gone`; nothing moves before its answer. Asked anew, the older link ends. Raises Refused.

    A team cannot decide it alone: with an account of its own making it could read what somebody wrote elsewhere.
    """
    kept, gone = _both_locked(kept, gone)
    refuse(reason_not_to_merge(kept, gone, organisation, by))
    if not reason.strip():
        raise Refused(_("Say how you know that this is one person."), "reason")
    with done_by(by):
        _forget_questions(kept, gone)
        token = secrets.token_urlsafe(32)
        asked = MergeRequest.objects.create(
            organisation=organisation, kept=kept, gone=gone, by=by, reason=reason.strip(), token_digest=digest_of(token)
        )
        emails.merge_asked(asked, token)
    return asked


def _forget_questions(one: User, other: User) -> None:
    """Of two accounts one question stands at a time, in one direction."""
    both = MergeRequest.objects.filter(kept__in=(one, other), gone__in=(one, other))
    both.filter(answered_at=None, taken_back_at=None).update(taken_back_at=timezone.now())


@transaction.atomic
def take_back_merge(asked: MergeRequest, by: User) -> None:
    asked = MergeRequest.objects.select_for_update(of=("self",)).get(pk=asked.pk)
    refuse(_("This question was answered already.") if asked.answered_at else "")
    with done_by(by):
        asked.taken_back_at = timezone.now()
        asked.save(update_fields=["taken_back_at"])


@transaction.atomic
def answer_merge(asked: MergeRequest, *, is_one_person: bool) -> Merge | None:
    """What whoever reads the mail of the closing account says; the team sees a "no" too. Raises Refused."""
    asked = MergeRequest.objects.select_for_update(of=("self",)).select_related("kept", "gone", "by").get(pk=asked.pk)
    refuse(asked.reason_not_to_answer())
    asked.answered_at, asked.confirmed = timezone.now(), is_one_person
    with done_by(asked.gone):
        asked.save(update_fields=["answered_at", "confirmed"])
    return _merge(asked) if is_one_person else None


def _merge(asked: MergeRequest) -> Merge:
    """Close `gone`; everything held about it follows to `kept`. Both addresses are told.

    Nothing with which one logs in moves: whoever owns the closed account's mailbox gets no way into the kept one.
    """
    kept, gone = _both_locked(asked.kept, asked.gone)
    by = asked.by
    refuse(reason_not_to_merge(kept, gone, asked.organisation, by))
    with done_by(by):
        addresses, name = addresses_of(gone), gone.full_name
        moved = merging.move(kept, gone, by)
        merge = Merge.objects.create(
            organisation=asked.organisation,
            kept=kept,
            gone=gone,
            by=by,
            reason=asked.reason,
            moved=moved,
            addresses=addresses,
            name=name,
        )
        emails.merged(merge, to_address=gone.email)
        emails.merged(merge, to_address=kept.email)
        _close(gone)
    return merge


def _close(gone: User) -> None:
    """Its addresses are free again: the person can add them to the account that stays, by showing they are theirs."""
    holding.end_log_ins(gone)
    gone.email = f"{gone.public_id}@merged.invalid"
    gone.full_name = ""
    gone.is_active = False
    gone.set_unusable_password()
    gone.save()


def move_account(kept: User, gone: User, by: User) -> int:
    """Roles in the organiser's address book, and which texts were accepted when."""
    held = Membership.objects.current().filter(user=kept).values_list("organisation_id", "role")
    moved = 0
    for membership in Membership.objects.current().filter(user=gone):
        if (membership.organisation_id, membership.role) in set(held):
            membership.ended_at = timezone.now()
        else:
            membership.user = kept
            moved += 1
        membership.save(update_fields=["user", "ended_at"])
    accepted = Acceptance.objects.texts_of(kept)
    follows = Acceptance.objects.filter(user=gone)
    return moved + follows.exclude(withdrawn_at=None, text__in=accepted).update(user=kept)


def _is_of_another(address: str, user: User) -> bool:
    others = User.objects.exclude(pk=user.pk)
    return others.filter(Q(email__iexact=address) | Q(emailaddress__email__iexact=address)).exists()


def former_selves(user: User) -> list[User]:
    """The accounts that were closed for this one, with their name and addresses back on them, unsaved.

    Addresses with which somebody has a new account since are that account's: a merge by mistake reads none of its mail.
    """
    found: list[User] = []
    for merge in Merge.objects.filter(kept=user).select_related("gone"):
        gone = merge.gone
        addresses = [one for one in merge.addresses if not _is_of_another(one, user)] or [gone.email]
        gone.email, gone.former_addresses = addresses[0], addresses[1:]  # type: ignore[attr-defined]
        gone.full_name = merge.name
        found += [gone, *former_selves(gone)]
    return found
