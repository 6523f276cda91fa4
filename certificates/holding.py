"""What certificates hold about a person, and how it is forgotten (ERASURE in docs/rules.md).

Points and the register stay under the account's pseudonym. Whoever keeps the certificates keeps their name in the file
and in the facts; whoever does not has them revoked, the files deleted, and the facts emptied of what is personal.
"""

import json
from typing import Any

from django.utils import timezone

from .models import Batch, Certificate, CertificateFile, Score

REASON = "Revoked at the request of the holder, who had their data erased."


def export(user) -> dict[str, Any]:
    certificates = Certificate.objects.filter(holder=user).select_related("file").defer("file__pdf").order_by("pk")
    scores = Score.objects.filter(application__person=user).select_related("criterion__cohort")
    return {
        "certificates": [
            {
                "code": certificate.code,
                "state": certificate.state,
                "issued_at": certificate.issued_at,
                "revoked_at": certificate.revoked_at,
                "revocation_reason": certificate.revocation_reason,
                "facts": certificate.facts,
                "badge": badge_of(certificate),
            }
            for certificate in certificates
        ],
        "points": [
            {
                "cohort": score.criterion.cohort.title,
                "criterion": score.criterion.name,
                "points": float(score.points),
                "of": score.criterion.points,
                "entered_at": score.entered_at,
            }
            for score in scores
        ],
    }


def badge_of(certificate: Certificate) -> dict[str, Any] | None:
    badge = certificate.file.badge if hasattr(certificate, "file") else b""
    return json.loads(bytes(badge)) if badge else None


def erase(user, *, certificates: str = "keep") -> None:
    """Inside the erasure's transaction; what is still being made is never finished."""
    held = Certificate.objects.select_for_update().filter(holder=user)
    gone = [row for row in held if certificates == "revoke" or row.state != Certificate.State.ISSUED]
    for certificate in gone:
        _forget(certificate)
    CertificateFile.objects.filter(certificate__in=gone).delete()
    Batch.objects.filter(started_by=user).update(started_by=None)


def _forget(certificate: Certificate) -> None:
    if certificate.state != Certificate.State.REVOKED:
        certificate.state = Certificate.State.REVOKED
        certificate.revoked_at = timezone.now()
        certificate.revocation_reason = REASON
    certificate.failure = certificate.facts_sha256 = ""
    certificate.facts = without_person(certificate.facts)
    certificate.save(update_fields=["state", "revoked_at", "revocation_reason", "failure", "facts", "facts_sha256"])


def without_person(facts: dict) -> dict:
    """The facts of the programme alone: no name, no hours, no result."""
    gone = ("holder", "hours", "modules", "criteria", "exceptions", "statements")
    return {key: value for key, value in facts.items() if key not in gone}


def follow(kept, gone, by) -> int:
    """Another account of the same person: its certificates are the holder's. What they certify stays as it is."""
    return Certificate.objects.filter(holder=gone).update(holder=kept)
