"""What invitations and saved views hold about a person: handed out, and forgotten (ERASURE in docs/rules.md)."""

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from accounts.models import User
from cohorts.models import Invitee, InviteeFile, SavedView
from records.holding import addresses_of


def _of(user: User) -> QuerySet[Invitee]:
    query = Q(application__person=user)
    for address in addresses_of(user):
        query |= Q(email__iexact=address)
    return Invitee.objects.filter(query)


def export(user: User) -> dict[str, list[dict]]:
    return {
        "invitations to cohorts": [
            {
                "cohort": row.cohort.title,
                "email": row.email,
                "name": row.full_name,
                "school": row.school.name if row.school else "",
                "study programme": row.study_programme,
                "invited": row.invited_at,
                "taken back": row.withdrawn_at,
            }
            for row in _of(user).select_related("cohort", "school").order_by("pk")
        ],
        "saved views": list(SavedView.objects.filter(owner=user).values("cohort__title", "name", "created_at")),
    }


def erase(user: User, certificates: str = "keep") -> None:
    """The row stays without name and address; a file that waits and names the person is put aside."""
    for row in _of(user):
        row.email, row.full_name, row.study_programme = f"{row.public_id}@erased.invalid", "", ""
        row.save(update_fields=["email", "full_name", "study_programme"])
    SavedView.objects.filter(owner=user).delete()
    for address in addresses_of(user):
        named = InviteeFile.objects.annotate(said=Cast("problems", TextField())).filter(said__icontains=address)
        named.update(problems=[])
    for file in InviteeFile.objects.filter(content__isnull=False).exclude(state=InviteeFile.State.INVITING):
        content = bytes(file.content).lower().replace(b"\x00", b"")  # UTF-16 has one beside each letter
        if any(address.lower().encode() in content for address in addresses_of(user)):
            file.content, file.state, file.ended_at = None, InviteeFile.State.DISCARDED, timezone.now()
            file.save(update_fields=["content", "state", "ended_at"])
