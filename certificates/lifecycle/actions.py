"""Revoking: the code says so publicly at once, and why (CERTIFICATES in docs/rules.md)."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from records.errors import refuse

from .. import emails
from ..models import Certificate


@transaction.atomic
def revoke(certificate: Certificate, *, reason: str, by: User) -> Certificate:
    """Revoke an issued certificate for a reason that everybody may read; the holder is told by mail."""
    certificate = Certificate.objects.select_for_update(of=("self",)).get(pk=certificate.pk)
    refuse(certificate.why_cannot_be_revoked())
    certificate.state = Certificate.State.REVOKED
    certificate.revoked_at = timezone.now()
    certificate.revoked_by = by
    certificate.revocation_reason = reason.strip()
    certificate.save(update_fields=["state", "revoked_at", "revoked_by", "revocation_reason"])
    emails.revoked(certificate)
    return certificate
