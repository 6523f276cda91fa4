"""The seal on a finished file: PAdES, invisible, and nothing may be changed after it (SEALS in docs/rules.md).

The key, its certificate and what every signature says of them are made ready once a process. ECDSA makes the sealed
bytes differ each time; what is the same for the same facts is the file before.
"""

import asyncio
import hashlib
from datetime import UTC, datetime

from .. import keys
from ..keys import standing
from . import cms, room


class NoRoomError(Exception):
    """The file was written without a place for a seal (`room.place_for`), or is sealed already."""


class SealDelayed(Exception):
    """Somebody else has to answer first; `str(error)` says who, in one word for `Certificate.why_failed`."""


def seal(pdf: bytes, *, at: datetime | None = None) -> bytes:
    """The file with the seal of this installation, to the level that is configured.

    Raises `KeyFault` when no key may seal, `SealDelayed` when the time-stamping service or the lists of revoked
    certificates can't be had now, and `NoRoomError`.
    """
    at = (at or datetime.now(UTC)).astimezone(UTC)
    key, level = keys.seal_key(at), standing.level()
    place = room.find(pdf)
    if place is None:
        raise NoRoomError
    content, before, after = room.fill_in(pdf, place, at)
    digest = hashlib.sha256(before)
    digest.update(after)
    signature = cms.sign(key, digest.digest())
    stamp = b""
    if level != standing.BASELINE:
        from . import stamping  # imported where a service is named: it brings an HTTP client along

        stamp = asyncio.run(stamping.stamp(signature.value))
    _write(content, place, signature.container(stamp))
    if level in (standing.LONG_TERM, standing.ARCHIVED):
        from . import stamping

        return asyncio.run(stamping.keep(bytes(content), archived=level == standing.ARCHIVED))
    return bytes(content)


def _write(content: bytearray, place: tuple[int, int], container: bytes) -> None:
    start, end = place
    digits = container.hex().upper().encode()
    if len(digits) > end - start - 2:
        raise SealDelayed("timestamp-size")
    content[start + 1 : start + 1 + len(digits)] = digits
