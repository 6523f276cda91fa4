"""Practical checks: delivered by a tablet, signed, made void (CHECKS and SIGNATURES in docs/rules.md)."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from records.errors import Refused, refuse

from ..checks import emails, evidence, who
from ..checks.content import content_of, digest_of
from ..checks.reading import record_of
from ..models import Application, CheckSignature, CohortChecklist, FilledChecklist, FilledItem

State, Part, Meaning = FilledChecklist.State, CheckSignature.Part, CheckSignature.Meaning
FAST_CLOCK = timedelta(minutes=2)
LONGEST_COMMENT = 500


@dataclass(frozen=True)
class Seen:
    """One item as seen."""

    verdict: str
    comment: str = ""


def why_not_then(used: CohortChecklist, filled_at: datetime) -> str:
    """Why a check cannot have been done at that moment."""
    if filled_at > timezone.now() + FAST_CLOCK:
        return _("This lies in the future: set the clock of the tablet right.")
    if filled_at.astimezone(used.cohort.zone).date() < used.cohort.starts_on:
        return _("This was before the cohort began: set the clock of the tablet right.")
    return ""


@transaction.atomic
def fill(
    used: CohortChecklist,
    application: Application,
    seen: Mapping[str, Seen],
    *,
    by: User,
    key: uuid.UUID,
    filled_at: datetime,
    comment: str = "",
) -> FilledChecklist:
    """Write what was seen, not signed yet; `seen` by the public id of the item. A second delivery does nothing.

    Raises Refused; nothing is written then, and the tablet keeps what it has.
    """
    application = Application.objects.select_for_update(no_key=True, of=["self"]).get(pk=application.pk)
    if known := FilledChecklist.objects.filter(device_key=key).first():
        mine = (known.used_id, known.application_id, known.filled_by_id) == (used.pk, application.pk, by.pk)
        refuse("" if mine else _("This was delivered before, as something else."))
        return known
    if application.cohort_id != used.cohort_id:
        raise Refused(_("This person does not take part in this cohort."), "person")
    refuse(who.why_cannot_fill(used) or why_not_then(used, filled_at))
    refuse(who.why_cannot_fill_for(application, by), "person")
    refuse(who.why_no_attempt_left(used, application), "person")
    items = _answers(used, seen)
    last = application.checks.filter(used=used).aggregate(last=Max("attempt"))["last"] or 0
    check = FilledChecklist.objects.create(
        used=used, application=application, attempt=last + 1, comment=comment.strip()[:2000], device_key=key,
        filled_at=filled_at, filled_by=by,
    )  # fmt: skip
    for item, answer in items:
        FilledItem.objects.create(
            check_of=check, item=item, verdict=answer.verdict, comment=answer.comment.strip()[:LONGEST_COMMENT]
        )
    return check


def _answers(used: CohortChecklist, seen: Mapping[str, Seen]) -> list:
    """Every item with its answer. Raises Refused when one is missing, or is none of this version."""
    items = {str(item.public_id): item for item in used.version.items.all()}
    if set(seen) - set(items):
        raise Refused(_("This was filled in on another version of the checklist. Open the page again."))
    missing = [item for key, item in items.items() if key not in seen or seen[key].verdict not in FilledItem.Verdict]
    if missing:
        words = ngettext(
            "%(number)d item has no answer: number %(first)d.",
            "%(number)d items have no answer, the first is number %(first)d.",
            len(missing),
        )
        raise Refused(words % {"number": len(missing), "first": missing[0].position}, "items")
    return [(item, seen[key]) for key, item in items.items()]


@transaction.atomic
def sign_visual(check: FilledChecklist, *, by: User) -> CheckSignature:
    """The assessor signs what was seen. The result follows at once, or waits for the plates. Raises Refused."""
    check = lock(check)
    refuse(who.why_cannot_sign_visual(check, by))
    record = record_of(check)
    meaning = Meaning.WATCHED if check.filled_by_id == by.pk else Meaning.REVIEWED
    signature = _sign(record, Part.VISUAL, meaning, by)
    check.state, check.result, check.signed_at = State.SIGNED, record.would_be, signature.at
    check.save(update_fields=["state", "result", "signed_at"])
    _settle(check)
    return signature


@transaction.atomic
def sign_plates(check: FilledChecklist, *, by: User) -> CheckSignature:
    """An assessor signs the plates, days later; with that the result is complete. Raises Refused."""
    check = lock(check)
    record = record_of(check)
    refuse(who.why_cannot_sign_plates(record, by))
    signature = _sign(record, Part.PLATES, Meaning.READ, by)
    check.result, check.plates_signed_at = record.would_be, signature.at
    check.save(update_fields=["result", "plates_signed_at"])
    _settle(check)
    return signature


def _sign(record, part: str, meaning: str, by: User) -> CheckSignature:
    qualification = who.qualification_of(by, record.check.used)
    if qualification is None:  # said before in words; between the two it can only have ended
        raise Refused(_("Your qualification has ended."))
    at = timezone.now()
    signed = {
        "by": str(by.public_id),
        "qualification": str(qualification.public_id),
        "meaning": str(meaning),
        "at": at.isoformat(),
    }
    content = content_of(record, part, signed=signed)
    return CheckSignature.objects.create(
        check_of=record.check, part=part, meaning=meaning, signer=by, name=by.full_name or by.email, at=at,
        qualification=qualification, content=content, digest=digest_of(content),
    )  # fmt: skip


def _settle(check: FilledChecklist) -> None:
    """What a signed result means elsewhere: the participant is told, and a passed one shows competencies."""
    if check.result == FilledChecklist.Result.PASSED:
        evidence.show(check)
    emails.result(check)


@transaction.atomic
def void(check: FilledChecklist, *, by: User, reason: str) -> FilledChecklist:
    """It counts no more, stays readable, and its attempt is given back. Raises Refused."""
    check = lock(check)
    refuse(who.why_cannot_void(check, by))
    return take_out(check, by, reason)


def take_out(check: FilledChecklist, by: User, reason: str) -> FilledChecklist:
    """Void, whoever was asked; `check` is locked."""
    if not reason.strip():
        raise Refused(_("Give a reason: the participant reads it."), "reason")
    check.state, check.voided_at, check.voided_by, check.void_reason = State.VOID, timezone.now(), by, reason.strip()
    check.save(update_fields=["state", "voided_at", "voided_by", "void_reason"])
    evidence.take_back(check, by)
    return check


def lock(check: FilledChecklist) -> FilledChecklist:
    """The row with its participant locked first, so that two attempts never race."""
    Application.objects.select_for_update(no_key=True).get(pk=check.application_id)
    rows = FilledChecklist.objects.select_for_update(no_key=True, of=["self"])
    return rows.select_related(
        "application__person", "application__cohort", "used__cohort", "used__version__checklist"
    ).get(pk=check.pk)
