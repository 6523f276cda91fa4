"""Ending an account and forgetting the person (ERASURE in docs/rules.md)."""

from django.db import transaction
from django.utils import timezone

from records import personal
from records.errors import refuse

from ..models import Membership, Merge, Organisation, User
from .merges import former_selves


def reason_not_to_erase(user: User) -> str:
    """Why not yet: nobody else could run an organisation."""
    for membership in Membership.objects.of(user).select_related("organisation", "user"):
        if reason := membership.reason_not_to_end():
            return reason
    return ""


@transaction.atomic
def erase(user: User, certificates: personal.Certificates = "keep") -> None:
    """Forget the person in every app at once; the row stays as a pseudonym. Raises Refused."""
    kept = Membership.objects.of(user).values_list("organisation_id", flat=True)
    list(Organisation.objects.select_for_update().filter(pk__in=list(kept)).order_by("pk"))
    user = User.objects.select_for_update().get(pk=user.pk)
    if user.erased_at is not None:
        return
    refuse(reason_not_to_erase(user))
    for former in former_selves(user):  # accounts of the same person, closed for this one
        personal.erase(former, certificates)
        Merge.objects.filter(gone=former).update(addresses=[], name="", reason="")
        User.objects.filter(pk=former.pk).update(erased_at=timezone.now())
    personal.erase(user, certificates)
    user.email = f"{user.public_id}@erased.invalid"
    user.full_name = ""
    user.is_active = False
    user.erased_at = timezone.now()
    user.set_unusable_password()
    user.save()
