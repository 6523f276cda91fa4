"""Verbs of badges (BADGES in docs/rules.md)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from records.errors import Refused, refuse

from ..models import UsedBadgeKey


@transaction.atomic
def withdraw_key(multikey: str, *, reason: str) -> UsedBadgeKey:
    """From now on nothing that this key signed counts: for a key that somebody else may have."""
    row = UsedBadgeKey.objects.select_for_update().filter(multibase=multikey).first()
    if row is None:
        raise Refused(_("No badge was signed with this key."))
    refuse(row.why_cannot_be_withdrawn(reason))
    row.withdrawn_at, row.withdrawn_because = timezone.now(), reason.strip()[:300]
    row.save(update_fields=["withdrawn_at", "withdrawn_because"])
    return row
