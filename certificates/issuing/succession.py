"""What a new certificate replaces stops counting in the moment in which the new one goes out."""

from datetime import datetime

from ..models import Certificate


def take_place(certificate: Certificate, at: datetime) -> bool:
    """Inside the transaction that issues `certificate`, before its own state changes; whether it replaced one.

    One that expired meanwhile stays expired, and points to the new one all the same.
    """
    if certificate.supersedes_id is None:
        return False
    old = Certificate.objects.filter(pk=certificate.supersedes_id, state=Certificate.State.ISSUED)
    return bool(old.update(state=Certificate.State.SUPERSEDED, superseded_at=at))
