"""What certificates hold about a person, and how it is forgotten (ERASURE in docs/rules.md).

Points and the register stay under the account's pseudonym. Whoever keeps the certificates keeps their name in the file
and in the facts; whoever does not has them revoked, the files deleted, and the facts emptied of what is personal.
"""

import json
from typing import Any

from django.utils import timezone
from django.utils.translation import override

from .models import Batch, Cause, Certificate, CertificateFile, ResultsSignature, Score
from .packed import forget_with

State = Certificate.State
KEPT = (State.ISSUED, State.EXPIRED)

REASON = "Revoked at the request of the holder, who had their data erased."


def export(user) -> dict[str, Any]:
    rows = (
        Certificate.objects.filter(holder=user)
        .select_related("supersedes", "renews", "file")
        .defer("file__pdf")
        .order_by("pk")
    )
    scores = Score.objects.filter(application__person=user).select_related("criterion__cohort")
    return {
        "certificates": [_told(row) for row in rows.prefetch_related("expiry_reminders")],
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
        "signed results": [
            _signature(row) | {"signed_by": row.name, "results": row.results, "changes": row.changes}
            for row in _signatures().filter(application__person=user)
        ],
        "results signed for others": [
            _signature(row) | {"name": row.name} for row in _signatures().filter(signed_by=user)
        ],
    }


def _signatures():
    return ResultsSignature.objects.select_related("application__cohort").order_by("pk")


def _signature(row: ResultsSignature) -> dict[str, Any]:
    return {
        "cohort": row.application.cohort.title,
        "meaning": row.meaning,
        "signed_at": row.signed_at,
        "voided_at": row.voided_at,
        "sha256": row.sha256,
    }


def badge_of(certificate: Certificate) -> dict[str, Any] | None:
    badge = certificate.file.badge if hasattr(certificate, "file") else b""
    return json.loads(bytes(badge)) if badge else None


def _told(row: Certificate) -> dict[str, Any]:
    """What nobody has yet is told without what it will say: it can still change."""
    file = getattr(row, "file", None)
    return {
        "number": row.number,
        "code": row.code,
        "kind": row.kind,
        "state": row.state,
        "issued_at": row.issued_at,
        "valid_until": row.valid_until,
        "reminded_at": [reminder.sent_at for reminder in row.expiry_reminders.all()],
        "replaces": row.supersedes.number if row.supersedes else "",
        "superseded_at": row.superseded_at,
        "renews": row.renews.number if row.renews else "",
        "renewal_reason": row.renewal_reason,
        "revoked_at": row.revoked_at,
        "revocation_reason": row.revocation_reason,
        "facts": row.facts if row.state not in Certificate.NOT_OUT else {},
        "sha256_of_the_pdf": file.sha256 if file else "",
        "badge": badge_of(row) if row.state not in Certificate.NOT_OUT else None,
    }


def erase(user, *, certificates: str = "keep") -> None:
    """Inside the erasure's transaction.

    Kept is what counts or counted until its end, with its file. What was replaced or revoked is emptied either way:
    nobody needs the name in it any more. What nobody had yet is given up and never finished.
    """
    rows = Certificate.objects.filter(holder=user)
    forget_with(rows)
    held = list(rows.select_for_update(of=("self",)).order_by("pk"))
    gone = [row for row in held if certificates == "revoke" or row.state not in KEPT]
    for certificate in gone:
        _forget(certificate)
    CertificateFile.objects.filter(certificate__in=gone).delete()
    rows.exclude(renewal_reason="").update(renewal_reason="")
    _reword(rows.exclude(revocation_reason="").exclude(revocation_reason=REASON))
    _forget_signer(user)


def _forget_signer(user) -> None:
    """What was certified keeps the names printed on it. What is not certified yet is signed anew, by somebody named."""
    Batch.objects.filter(started_by=user).update(started_by=None, approver_name="")
    signed = ResultsSignature.objects.filter(signed_by=user)
    open_ones = signed.standing().exclude(application__certificates__state__in=Certificate.STANDING)
    open_ones.update(voided_at=timezone.now())
    signed.update(name="")


def _reword(rows) -> None:
    """An officer's words may tell of the person: the kind of reason says enough."""
    for cause in Cause:
        with override("en"):
            rows.filter(cause=cause).update(revocation_reason=f"{cause.label[:1].upper()}{cause.label[1:]}.")
    rows.filter(cause="").update(revocation_reason=REASON)


def _forget(certificate: Certificate) -> None:
    if certificate.state in KEPT:
        certificate.state = State.REVOKED
        certificate.revoked_at, certificate.cause = timezone.now(), Cause.HOLDER
        certificate.revocation_reason = REASON
    elif certificate.state in Certificate.NOT_OUT:
        certificate.state, certificate.supersedes = State.CANCELLED, None
    certificate.failure = certificate.facts_sha256 = ""
    certificate.facts = without_person(certificate.facts)
    certificate.save()


def without_person(facts: dict) -> dict:
    """The facts of the programme alone: no name, no hours, no result."""
    gone = ("holder", "hours", "modules", "criteria", "exceptions", "statements")
    kept = {key: value for key, value in facts.items() if key not in gone}
    if kept.get("replaces"):
        kept["replaces"] = kept["replaces"] | {"reason": ""}
    return kept


def follow(kept, gone, by) -> int:
    """Another account of the same person: its certificates and signatures move along; what they say stays as it is."""
    signed = ResultsSignature.objects.filter(signed_by=gone).update(signed_by=kept)
    approved = Batch.objects.filter(started_by=gone).update(started_by=kept)
    return signed + approved + Certificate.objects.filter(holder=gone).update(holder=kept)
