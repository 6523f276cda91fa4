"""What practical checks hold about a person: handed out, and forgotten (ERASURE and CHECKS in docs/rules.md)."""

import uuid
from datetime import datetime
from typing import Any

from accounts.models import User
from cohorts.models import Appeal, CheckSignature, FilledChecklist, FilledItem, PlateReading
from courses.models import AssessorQualification
from records import files


def export(user: User) -> dict[str, list[dict[str, Any]]]:
    """Signed results with what was seen; a record that nobody signed yet is no result."""
    rows = FilledChecklist.objects.filter(application__person=user).select_related("used__version", "used__cohort")
    checks = rows.prefetch_related("items__item", "readings__plate", "signatures", "appeal")
    mine = AssessorQualification.objects.filter(person=user).select_related("checklist").order_by("pk")
    signed = CheckSignature.objects.filter(signer=user).select_related("check_of__used__version").order_by("pk")
    return {
        "checks": [_check(row) for row in checks.order_by("pk")],
        "qualifications": [
            {"may assess": row.checklist.code, "since": row.since, "until": row.until, "shown by": row.shown_by,
             "ended": row.ended_at, "reason": row.end_reason}
            for row in mine
        ],
        "signatures": [
            {"check": row.check_of.used.version.title, "part": row.get_part_display(), "at": row.at} for row in signed
        ],
    }  # fmt: skip


def _check(row: FilledChecklist) -> dict[str, Any]:
    asked = getattr(row, "appeal", None)
    told = {"words": asked.words, "answer": asked.get_answer_display(), "reason": asked.reason} if asked else None
    return {
        "cohort": row.used.cohort.title,
        "check": row.used.version.title,
        "attempt": row.attempt,
        "state": row.get_state_display(),
        "result": row.get_result_display(),
        "done": row.filled_at,
        "comment": row.comment,
        "void because": row.void_reason,
        "items": [
            {"item": one.item.text, "seen": one.get_verdict_display(), "comment": one.comment}
            for one in row.items.all()
        ],
        "plates": [{"site": one.plate.site, "colonies": one.cfu, "comment": one.comment} for one in row.readings.all()],
        "signed": _moments(row),
        "appeal": told,
    }


def _moments(row: FilledChecklist) -> list[datetime]:
    return [one.at for one in row.signatures.all()]


def erase(user: User, certificates: str = "keep") -> None:
    """The result stays under the pseudonym; what was written goes, and the key that salted it in the signature.

    Of an assessor the name and the document go; that the pseudonym signed stays.
    """
    checks = FilledChecklist.objects.filter(application__person=user)
    FilledItem.objects.filter(check_of__in=checks).update(comment="")
    for reading in PlateReading.objects.filter(check_of__in=checks).exclude(photo=None).select_related("photo"):
        photo, reading.photo = reading.photo, None
        reading.save(update_fields=["photo"])
        files.discard(photo)
    PlateReading.objects.filter(check_of__in=checks).update(comment="")
    Appeal.objects.filter(check_of__in=checks).update(words="", reason="")
    for check in checks:
        check.comment = check.void_reason = ""
        check.device_key = uuid.uuid4()
        check.save(update_fields=["comment", "void_reason", "device_key"])
    CheckSignature.objects.filter(signer=user).update(name="")
    for row in AssessorQualification.objects.filter(person=user).select_related("file"):
        file, row.file, row.shown_by, row.end_reason = row.file, None, "", ""
        row.save(update_fields=["file", "shown_by", "end_reason"])
        if file:
            files.discard(file)
