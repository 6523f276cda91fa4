"""What a phone delivers: scans that it kept while it had no connection (DOORS in docs/rules.md)."""

import json
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from records.errors import Refused

from ..models import Scan

MOST = 100  # in one delivery
FAR = timedelta(days=1000)  # no page could name the hour of a scan at the end of the calendar
STEADY = timedelta(seconds=5)  # a clock that is off by less is left alone


@dataclass(frozen=True)
class Delivered:
    """One scan as delivered; `at` is corrected by what the phone's clock was off when it delivered."""

    key: uuid.UUID
    way: str
    at: datetime
    code: str
    person: str
    door: str

    @property
    def is_far(self) -> bool:
        return abs(self.at - timezone.now()) > FAR


@dataclass(frozen=True)
class Unreadable:
    """What cannot be taken, now or ever: the phone is told, so that it stops sending it."""

    key: str


def read_delivery(body: bytes) -> list[Delivered | Unreadable]:
    """The scans in the order in which they happened. Raises Refused when the whole cannot be read."""
    try:
        told = json.loads(body)
        sent_at, rows = _moment(told["now"]), told["scans"]
        if not isinstance(rows, list) or len(rows) > MOST:
            raise ValueError
    except (ValueError, KeyError, TypeError, OverflowError, OSError, RecursionError) as fault:
        raise Refused(_("This delivery cannot be read.")) from fault
    off = timezone.now() - sent_at
    found = [_read(row, off if abs(off) > STEADY else timedelta()) for row in rows]
    return sorted(found, key=lambda one: one.at if isinstance(one, Delivered) else datetime.max.replace(tzinfo=UTC))


def _moment(milliseconds) -> datetime:
    return datetime.fromtimestamp(float(milliseconds) / 1000, UTC)


def _read(row, off: timedelta) -> Delivered | Unreadable:
    try:
        way, at = str(row["way"]), _moment(row["at"]) + off
        if way not in Scan.Way.values:
            raise ValueError
        return Delivered(
            key=uuid.UUID(str(row["key"])),
            way=way,
            at=at,
            code=str(row.get("code") or "")[:300],
            person=str(row.get("person") or "")[:40],
            door=str(row.get("door") or "")[:40],
        )
    except (ValueError, KeyError, TypeError, OverflowError, OSError, AttributeError):
        return Unreadable(str(row.get("key", ""))[:40] if isinstance(row, dict) else "")
