"""What a tablet delivers: checks filled in without a connection, and the same from the plain form (CHECKS)."""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from records.errors import Refused
from records.text import unreadable

from ..actions import checks as actions
from ..actions.checks import Seen
from ..models import Application, CohortChecklist, FilledChecklist

MOST = 40  # in one delivery
STEADY = timedelta(seconds=5)  # a clock that is off by less is left alone
BROKEN = (ValueError, KeyError, TypeError, OverflowError, OSError, AttributeError, RecursionError)


@dataclass(frozen=True)
class Delivered:
    """One check as delivered; `at` is corrected by what the tablet's clock was off when it delivered."""

    key: uuid.UUID
    person: str
    at: datetime
    comment: str
    seen: Mapping[str, Seen]


def read_delivery(body: bytes) -> list[Delivered | str]:
    """The checks in the order in which they were done; of one that cannot be read, its key. Raises Refused."""
    try:
        told = json.loads(body)
        sent_at, rows = _moment(told["now"]), told["checks"]
        if not isinstance(rows, list) or len(rows) > MOST:
            raise ValueError
    except BROKEN as fault:
        raise Refused(_("This delivery cannot be read.")) from fault
    off = timezone.now() - sent_at
    found = [_read(row, off if abs(off) > STEADY else timedelta()) for row in rows]
    return sorted(found, key=lambda one: one.at if isinstance(one, Delivered) else datetime.max.replace(tzinfo=UTC))


def _moment(milliseconds) -> datetime:
    moment = datetime.fromtimestamp(float(milliseconds) / 1000, UTC)
    if not 2000 <= moment.year <= 2199:
        raise ValueError
    return moment


def _read(row, off: timedelta) -> Delivered | str:
    try:
        items = {
            str(key)[:40]: Seen(str(said["verdict"])[:10], _text(said.get("comment"), 500))
            for key, said in row["items"].items()
        }
        return Delivered(
            key=uuid.UUID(str(row["key"])),
            person=str(row["person"])[:40],
            at=_moment(row["at"]) + off,
            comment=_text(row.get("comment"), 2000),
            seen=items,
        )
    except BROKEN:
        return str(row.get("key", ""))[:40] if isinstance(row, dict) else ""


def _text(words, most: int) -> str:
    """At most so many characters; a control character makes the whole unreadable."""
    text = str(words or "").replace("\r\n", "\n")[:most]
    if unreadable(text, lines=True):
        raise ValueError
    return text


def take(used: CohortChecklist, row: Delivered | str, *, by: User) -> dict[str, object]:
    """Write one check and say what came of it; what is refused stays on the tablet, with the reason."""
    if isinstance(row, str):
        return {"key": row, "tone": "stop", "words": _("This check could not be read.")}
    try:
        check = actions.fill(
            used, person_of(used, row.person), row.seen, by=by, key=row.key, filled_at=row.at, comment=row.comment
        )
    except Refused as refused:
        return {"key": str(row.key), "tone": "stop", "words": str(refused)}
    return {"key": str(row.key), "tone": "done", **answer_to(check)}


def answer_to(check: FilledChecklist) -> dict[str, str]:
    words = _("Delivered, attempt %(number)d: not signed yet.") % {"number": check.attempt}
    cohort = check.used.cohort
    return {"words": words, "url": reverse("cohorts:check", args=[cohort.public_id, check.public_id])}


def person_of(used: CohortChecklist, public_id: str) -> Application:
    """The participant of this cohort. Raises Refused."""
    try:
        key = uuid.UUID(public_id)
    except ValueError:
        key = None
    rows = Application.objects.filter(cohort=used.cohort_id, public_id=key).select_related("person", "cohort")
    found = rows.first() if key else None
    if found is None:
        raise Refused(_("Choose who is assessed."), "person")
    return found


def typed_seen(used: CohortChecklist, data) -> dict[str, Seen]:
    """The answers of the plain form: `item-…` and `comment-…` before the public id of the item."""
    seen = {}
    for item in used.version.items.all():
        verdict = data.get(f"item-{item.public_id}", "")
        words = data.get(f"comment-{item.public_id}", "")
        if reason := unreadable(words):
            raise Refused(f"{item.position}. {reason}", "items")
        if verdict:
            seen[str(item.public_id)] = Seen(verdict, words)
    return seen
