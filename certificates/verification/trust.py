"""Our public certificates, for whoever checks a seal without this site (VERIFICATION in docs/rules.md)."""

from datetime import date
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from .. import keys


class Shown(NamedTuple):
    name: str
    fingerprint: str
    ends_on: date


def anchors() -> tuple[x509.Certificate, ...]:
    """The roots above our seals; where the settings name none, the certificates of the seals themselves."""
    try:
        return keys.roots() or keys.our_seals()
    except keys.KeyFault:
        return ()


def shown(certificates: tuple[x509.Certificate, ...]) -> list[Shown]:
    return [Shown(keys.common_name(row), keys.fingerprint(row), row.not_valid_after_utc.date()) for row in certificates]


def as_pem(certificates: tuple[x509.Certificate, ...]) -> bytes:
    return b"".join(row.public_bytes(Encoding.PEM) for row in certificates)
