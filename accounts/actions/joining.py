"""Two rows of one organisation in one address book made into one (ONE ORGANISATION in docs/rules.md)."""

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from records import joining
from records.errors import Refused, refuse
from records.history import done_by

from ..models import Invitation, Membership, Organisation, OrganisationMerge, User


def reasons_not_to_join(kept: Organisation, gone: Organisation) -> list[str]:
    """Everything that stands against closing `gone` for `kept`, in words; an empty list = nothing."""
    if kept.pk == gone.pk:
        return [_("This is one row.")]
    if kept.keeper_id is None or kept.keeper_id != gone.keeper_id:
        return [_("The two stand in different address books.")]
    for one in (kept, gone):
        if one.merged_into_id:
            return [_("%(name)s was merged into %(kept)s already.") % {"name": one, "kept": one.merged_into}]
    if Organisation.Kind.SCHOOL in (kept.kind, gone.kind) and kept.kind != gone.kind:
        return [_("A school and another organisation are not one: their roles differ.")]
    return joining.against(kept, gone)


@transaction.atomic
def join_organisations(kept: Organisation, gone: Organisation, by: User, reason: str) -> OrganisationMerge:
    """Everything of `gone` follows to `kept`; the row of `gone` stays and leads there. Sent twice, done once."""
    keys = sorted((kept.pk, gone.pk))
    locked = {row.pk: row for row in Organisation.objects.select_for_update().filter(pk__in=keys).order_by("pk")}
    kept, gone = locked[kept.pk], locked[gone.pk]
    if gone.merged_into_id == kept.pk:
        return OrganisationMerge.objects.get(gone=gone)
    for words in reasons_not_to_join(kept, gone):
        refuse(words)
    if not reason.strip():
        raise Refused(_("Say how you know that this is one organisation."), "reason")
    with done_by(by):
        moved = joining.move(kept, gone, by)
        _complete(kept, gone)
        gone.merged_into = kept
        gone.save(update_fields=["merged_into"])
        Organisation.objects.filter(merged_into=gone).update(merged_into=kept)
        return OrganisationMerge.objects.create(kept=kept, gone=gone, by=by, reason=reason.strip(), moved=moved)


def _complete(kept: Organisation, gone: Organisation) -> None:
    """What the kept row does not say, the closed one says for it."""
    for name in ("website", "contact_email", "email_domains"):
        if not getattr(kept, name):
            setattr(kept, name, getattr(gone, name))
    kept.save(update_fields=["website", "contact_email", "email_domains"])


def move_memberships(kept: Organisation, gone: Organisation, by: User) -> int:
    """Roles follow; who holds the same role in both holds it once."""
    same = Membership.objects.filter(organisation=kept, ended_at=None, user=OuterRef("user"), role=OuterRef("role"))
    rows = Membership.objects.filter(organisation=gone)
    rows.filter(Exists(same), ended_at=None).update(ended_at=timezone.now())
    return rows.update(organisation=kept)


def move_invitations(kept: Organisation, gone: Organisation, by: User) -> int:
    """An invitation to both stands once."""
    asked = Invitation.objects.standing().filter(organisation=kept, email=OuterRef("email"), role=OuterRef("role"))
    rows = Invitation.objects.filter(organisation=gone)
    rows.standing().filter(Exists(asked)).update(withdrawn_at=timezone.now())
    return rows.update(organisation=kept)
