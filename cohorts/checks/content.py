"""What a signature is bound to: the whole record as it was signed, and its hash (SIGNATURES in docs/rules.md).

Nobody is named: people are their public ids, which erasure leaves. Free words are hashes, salted with the key that the
tablet drew; when somebody is erased their words and that key go, so the hashes say nothing any more.
"""

import hashlib
import json
from datetime import UTC
from typing import Any

from django.utils.translation import gettext as _

from ..models import CheckSignature, FilledChecklist, FilledItem
from .reading import PlateLine, Record, record_of

FORMAT = 1
Part = CheckSignature.Part


def digest_of(content: dict[str, Any]) -> str:
    """SHA-256 of the JSON with its keys in order."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def content_of(record: Record, part: str, *, signed: dict[str, str]) -> dict[str, Any]:
    """The shape that is kept with the signature; `signed` is who, with which qualification, meaning what, when."""
    check = record.check
    version = check.used.version
    whole: dict[str, Any] = {
        "format": FORMAT,
        "part": str(part),
        "check": str(check.public_id),
        "cohort": str(check.application.cohort.public_id),
        "trainee": str(check.application.person.public_id),
        "attempt": check.attempt,
        "checklist": {"id": str(version.public_id), "code": version.checklist.code, "version": version.number},
        "rule": {"most_critical": version.most_critical, "most_minor": version.most_minor},
        "filled_at": check.filled_at.astimezone(UTC).isoformat(),
        "signed": signed,
    }
    if part == Part.VISUAL:
        whole["items"] = [_item(row, check) for row in record.items]
        whole["comment"] = _words(check, check.comment)
        whole["found"] = {"critical": record.visual.critical, "minor": record.visual.minor}
    else:
        first = record.signatures.get(Part.VISUAL)
        whole["visual_digest"] = first.digest if first else ""
        whole["plates"] = [_plate(line, check) for line in record.plates]
    return whole


def _item(row: FilledItem, check: FilledChecklist) -> dict[str, str]:
    item = row.item
    said = {"id": str(item.public_id), "text": item.text, "weight": item.weight, "verdict": row.verdict}
    return said | {"comment": _words(check, row.comment)}


def _plate(line: PlateLine, check: FilledChecklist) -> dict[str, Any]:
    plate, reading = line.plate, line.reading
    said = {"id": str(plate.public_id), "site": plate.site, "kind": plate.kind, "grade": plate.grade}
    photo = reading.photo.sha256 if reading and reading.photo else ""
    words = _words(check, reading.comment if reading else "")
    return said | {"most_cfu": plate.most_cfu, "cfu": line.cfu, "photo": photo, "comment": words}


def _words(check: FilledChecklist, words: str) -> str:
    """Empty, or the salted hash of what was written."""
    return hashlib.sha256(f"{check.device_key}\n{words}".encode()).hexdigest() if words else ""


def without_words(content: dict[str, Any]) -> dict[str, Any]:
    """What is left to compare once the words and photographs of an erased person are gone."""
    kept = {key: value for key, value in content.items() if key != "comment"}
    for rows in ("items", "plates"):
        if rows in kept:
            kept[rows] = [{k: v for k, v in row.items() if k not in ("comment", "photo")} for row in kept[rows]]
    return kept


def why_not_as_signed(signature: CheckSignature, record: Record | None = None) -> str:
    """Why the record is not the one that was signed; "" = it is, word for word, or but for erased words."""
    if digest_of(signature.content) != signature.digest:
        return _("The signature itself was changed: its hash is another.")
    record = record or record_of(signature.check_of)
    now = content_of(record, signature.part, signed=signature.content.get("signed", {}))
    kept = signature.content
    if record.check.application.person.erased_at:
        now, kept = without_words(now), without_words(kept)
    if now != kept:
        return _("The record differs from what was signed.")
    return ""
