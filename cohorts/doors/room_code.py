"""The code that a room shows: another one every 30 seconds, made from the door's secret (DOORS in docs/rules.md)."""

import hmac
import re
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from cohorts.models import Door
from records.codes import ALPHABET

SECONDS = 30
KEPT = timedelta(hours=12)  # how long after its window a code can still be delivered
SIGNS = 16  # of 32: 80 bits
ADDRESS = re.compile(r"/here/([0-9a-f]{32})/(\d{1,10}-[0-9A-Z]{16})/?$")


def window_of(at: datetime) -> int:
    return int(at.timestamp()) // SECONDS


def begins_at(window: int) -> datetime:
    return datetime.fromtimestamp(window * SECONDS, UTC)


def code_of(door: Door, window: int) -> str:
    """The window and what proves that the door showed it."""
    digest = int.from_bytes(hmac.digest(door.secret.encode(), f"{door.pk} {window}".encode(), "sha256"))
    signs = "".join(ALPHABET[digest >> 5 * place & 31] for place in range(SIGNS))
    return f"{window}-{signs}"


def address_of(door: Door, window: int) -> str:
    """What the QR code on the screen says."""
    return settings.SITE_URL + reverse("cohorts:here", args=[door.public_id.hex, code_of(door, window)])


def read_address(text: str) -> tuple[str, str] | None:
    """The door's public_id and the code in an address that a phone read; None for anything else."""
    found = ADDRESS.search(text.strip()[:300])
    return (found[1], found[2]) if found else None


def window_in(door: Door, code: str) -> int | None:
    """The window of a code that this door showed; None for one that it did not."""
    number = code.partition("-")[0]
    if not (number.isascii() and number.isdigit() and len(number) <= 10):
        return None
    return int(number) if hmac.compare_digest(code_of(door, int(number)).encode(), code.encode()) else None


def why_not_taken(door: Door, window: int | None, now: datetime) -> str:
    """Why the code is not taken at that moment; "" = it is. What counts is its window, not the phone's clock."""
    if window is None:
        return _("This is not a code of this door.")
    at = begins_at(window)
    if at > now + timedelta(seconds=SECONDS):
        return _("This code is not valid yet.")
    if at < now - KEPT:
        return _("This code is too old. Let the team note when you came.")
    if door.closed_at and at > door.closed_at:
        return _("The code of this door is not in use any more.")
    return ""
