"""Whether a file carries our seal, and whether it is still as it was sealed (SEALS in docs/rules.md).

Strangers send these files. So a file is looked at as bytes and nothing in it is followed, unpacked or drawn: the work
grows with its length alone. What decides in the end is the register, which knows every file of ours by its digest.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from asn1crypto import cms as asn1
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.serialization import Encoding
from django.utils.translation import gettext as _

from .. import keys
from ..codes import LENGTH, is_code
from . import cms

MOST_BYTES = 5 * 2**20
MOST_SIGNATURES, MOST_CONTAINER = 16, 2**17
HEAD = 2000  # bytes before a signature in which what it says of itself stands
PLACES = re.compile(rb"/Contents ?<([0-9A-Fa-f]{400,%d})>" % (2 * MOST_CONTAINER))
RANGE = re.compile(rb"/ByteRange \[0 (\d{10}) (\d{10}) (\d{10})\]\Z")
CODE = re.compile(rb"/verify/([0-9A-Z]{%d})/" % LENGTH)
TIME = re.compile(rb"/M \(D:(\d{14})Z\)")
BROKEN = (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, InvalidSignature)


class SealState(StrEnum):
    INTACT = "intact"  # ours, and every byte is as it was sealed
    ALTERED = "altered"  # ours once, changed or added to since
    FOREIGN = "foreign"  # signed, but not by us
    NONE = "none"  # no signature in it


class Harm(StrEnum):
    CHANGED = "changed"
    APPENDED = "appended"
    SIGNED_AGAIN = "signed again"


@dataclass(frozen=True)
class Sealed:
    """What was found. The code is what the file says; it is proven only where the seal is intact."""

    state: SealState
    code: str = ""
    certificate: x509.Certificate | None = None
    sealed_at: datetime | None = None
    is_time_stamped: bool = False
    harm: Harm | None = None

    @property
    def is_intact(self) -> bool:
        return self.state is SealState.INTACT

    @property
    def says(self) -> str:
        """In one sentence."""
        match self.state, self.harm:
            case SealState.INTACT, _harm:
                return _("Our seal is intact: every byte is as it was sealed.")
            case SealState.ALTERED, Harm.SIGNED_AGAIN:
                return _("Our seal is in the file, but it was signed again afterwards.")
            case SealState.ALTERED, Harm.APPENDED:
                return _("Our seal is in the file, but something was added afterwards.")
            case SealState.ALTERED, _harm:
                return _("Our seal is in the file, but the file was changed afterwards.")
            case SealState.FOREIGN, _harm:
                return _("The file is signed, but not by us.")
        return _("The file carries no seal.")


def check_pdf(content: bytes) -> Sealed:
    """Look at the bytes of a file. Never raises: what can't be read carries no seal."""
    if len(content) > MOST_BYTES:
        return Sealed(SealState.NONE)
    found = [place for _number, place in zip(range(MOST_SIGNATURES), PLACES.finditer(content), strict=False)]
    ours = {row.public_bytes(Encoding.DER): row for row in keys.our_seals()} if found else {}
    for place in found:
        container = bytes.fromhex(place.group(1).decode().rjust(len(place.group(1)) + len(place.group(1)) % 2, "0"))
        for der, certificate in ours.items():
            if der in container:
                return _look_at(content, place, container, certificate)
    code = _code(content)
    return Sealed(SealState.FOREIGN if found else SealState.NONE, code)


def _look_at(content: bytes, place: re.Match, container: bytes, certificate: x509.Certificate) -> Sealed:
    start, end = place.start(1) - 1, place.end(1) + 1
    head = content[max(0, start - HEAD) : start]
    sealed_at, code = _time(head), _code(head) or _code(content)
    try:
        last, is_stamped = _verify(content, start, end, container, certificate)
    except BROKEN:
        return Sealed(SealState.ALTERED, code, certificate, sealed_at, harm=Harm.CHANGED)
    if last != len(content):
        harm = Harm.SIGNED_AGAIN if b"/ByteRange" in content[last:] else Harm.APPENDED
        return Sealed(SealState.ALTERED, code, certificate, sealed_at, is_stamped, harm)
    return Sealed(SealState.INTACT, code, certificate, sealed_at, is_stamped)


def _verify(content: bytes, start: int, end: int, container: bytes, certificate: x509.Certificate) -> tuple[int, bool]:
    """Where the sealed part ends, and whether a time stamp is in it. Raises one of `BROKEN` when a byte is wrong."""
    ranged = RANGE.search(content[max(0, start - HEAD) : start - len(b"/Contents ")])
    if ranged is None or (int(ranged[1]), int(ranged[2])) != (start, end):
        raise ValueError
    last = end + int(ranged[3])
    if last > len(content):
        raise ValueError
    signed = asn1.ContentInfo.load(container)
    size = len(signed.dump())
    if any(container[size:]) or content[start + 1 : end - 1] != container.hex().upper().encode():
        raise ValueError
    signer = signed["content"]["signer_infos"][0]
    digest = hashlib.sha256(memoryview(content)[:start])
    digest.update(memoryview(content)[end:last])
    told = {row["type"].dotted: row["values"][0] for row in signer["signed_attrs"]}
    if told["1.2.840.113549.1.9.4"].native != digest.digest():
        raise ValueError
    stamp = _stamp_in(signer)
    attributes = signer["signed_attrs"].untag().dump()
    _verify_value(certificate, signer["signature"].native, attributes)
    _same_again(container[:size], certificate, signed, attributes, signer["signature"].native, stamp)
    return last, bool(stamp)


def _verify_value(certificate: x509.Certificate, value: bytes, attributes: bytes) -> None:
    key = certificate.public_key()
    if isinstance(key, ec.EllipticCurvePublicKey):
        key.verify(value, attributes, ec.ECDSA(hashes.SHA256()))
    else:
        key.verify(value, attributes, padding.PKCS1v15(), hashes.SHA256())  # type: ignore[union-attr, call-arg, arg-type]


def _stamp_in(signer: asn1.SignerInfo) -> bytes:
    """The time stamp, which must be over this signature; whom it is from is for a full checker to say."""
    if not signer["unsigned_attrs"]:
        return b""
    token = signer["unsigned_attrs"][0]["values"][0]
    imprint = token["content"]["encap_content_info"]["content"].parsed["message_imprint"]["hashed_message"].native
    if imprint != hashlib.sha256(signer["signature"].native).digest():
        raise ValueError
    return token.dump()


def _same_again(container: bytes, certificate, signed, attributes: bytes, value: bytes, stamp: bytes) -> None:
    """What no signature covers is what we would have written: only certificates that lead upwards, nothing hidden."""
    chain = [x509.load_der_x509_certificate(row.dump()) for row in signed["content"]["certificates"]]
    if not all(row == certificate or _leads_up(row, chain) for row in chain):
        raise ValueError
    parts = cms.parts_with(certificate, [row for row in chain if row != certificate])
    inner = attributes[len(attributes) - len(signed["content"]["signer_infos"][0]["signed_attrs"].contents) :]
    if cms.Signature(parts, inner, value).container(stamp) != container:
        raise ValueError


def _leads_up(row: x509.Certificate, chain: list[x509.Certificate]) -> bool:
    for other in chain:
        if other != row and other.issuer == row.subject:
            other.verify_directly_issued_by(row)
            return True
    return False


def _code(piece: bytes) -> str:
    codes: Iterator[str] = (found[1].decode() for found in CODE.finditer(piece))
    return next((code for code in codes if is_code(code)), "")


def _time(head: bytes) -> datetime | None:
    found = TIME.search(head)
    try:
        return datetime.strptime(found[1].decode(), "%Y%m%d%H%M%S").replace(tzinfo=UTC) if found else None
    except ValueError:
        return None
