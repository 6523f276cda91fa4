"""What a new certificate replaces stops counting in the moment in which the new one goes out."""

from datetime import datetime

from ..models import Certificate
from ..packed import forget_with


def take_place(certificate: Certificate, at: datetime) -> bool:
    """Inside the transaction that issues `certificate`, before its own state changes; whether it replaced one.

    One that expired meanwhile stays expired, and points to the new one all the same. What was packed with it goes.
    """
    if certificate.supersedes_id is None:
        return False
    old = Certificate.objects.filter(pk=certificate.supersedes_id)
    forget_with(old)
    ended = old.filter(state=Certificate.State.ISSUED)
    return bool(ended.update(state=Certificate.State.SUPERSEDED, superseded_at=at))
