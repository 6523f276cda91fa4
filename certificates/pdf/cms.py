"""The signature itself: a CMS container after PAdES (ETSI EN 319 142-1), composed of parts that a key has ready.

The general libraries build and encode the whole tree anew for each signature, twice, which takes twenty times as long
as signing (SEALS in docs/decisions.md). Here only the digest and the signature are new; the tests have pyHanko and
poppler read what comes out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from asn1crypto import cms as asn1
from asn1crypto import tsp
from asn1crypto.x509 import Certificate as Asn1Certificate
from asn1crypto.x509 import GeneralName
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.serialization import Encoding

from ..keys import SealKey

SEQUENCE, SET, OCTETS = 0x30, 0x31, 0x04
CERTIFICATES, CONTENT, SIGNED, UNSIGNED = 0xA0, 0xA0, 0xA0, 0xA1
ONE = b"\x02\x01\x01"
SHA256 = bytes.fromhex("300b0609608648016503040201")
ECDSA, RSA = bytes.fromhex("300a06082a8648ce3d040302"), bytes.fromhex("300d06092a864886f70d01010b0500")
DATA, SIGNED_DATA = bytes.fromhex("06092a864886f70d010701"), bytes.fromhex("06092a864886f70d010702")
CONTENT_TYPE, DIGEST = bytes.fromhex("06092a864886f70d010903"), bytes.fromhex("06092a864886f70d010904")
CERTIFICATE_USED = bytes.fromhex("060b2a864886f70d010910022f")  # signingCertificateV2
TIME_STAMP = bytes.fromhex("060b2a864886f70d010910020e")


def tlv(tag: int, *parts: bytes) -> bytes:
    """One value in DER: its tag, its length, its content."""
    content = b"".join(parts)
    size = len(content)
    if size < 128:
        return bytes((tag, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + content


@dataclass(frozen=True)
class Parts:
    """What is the same in every signature of one key."""

    certificates: bytes
    issuer_and_number: bytes
    used: bytes
    algorithm: bytes


@lru_cache(maxsize=2)
def parts_of(key: SealKey) -> Parts:
    return parts_with(key.certificate, key.chain)


def parts_with(certificate: x509.Certificate, chain: Iterable[x509.Certificate]) -> Parts:
    own = as_asn1(certificate)
    number = asn1.IssuerAndSerialNumber({"issuer": own.issuer, "serial_number": own.serial_number})
    issued = {"issuer": [GeneralName({"directory_name": own.issuer})], "serial_number": own.serial_number}
    used_one = {"cert_hash": certificate.fingerprint(hashes.SHA256()), "issuer_serial": issued}
    signing = tsp.SigningCertificateV2({"certs": [tsp.ESSCertIDv2(used_one)]})
    used = tlv(SEQUENCE, CERTIFICATE_USED, tlv(SET, signing.dump()))
    certificates = sorted(row.public_bytes(Encoding.DER) for row in (certificate, *chain))
    algorithm = ECDSA if isinstance(certificate.public_key(), ec.EllipticCurvePublicKey) else RSA
    return Parts(tlv(CERTIFICATES, *certificates), number.dump(), used, algorithm)


def as_asn1(certificate: x509.Certificate) -> Asn1Certificate:
    return Asn1Certificate.load(certificate.public_bytes(Encoding.DER))


@dataclass(frozen=True)
class Signature:
    """Made over the digest of a file; a time stamp over `value` may be put beside it."""

    parts: Parts
    attributes: bytes
    value: bytes

    def container(self, time_stamp: bytes = b"") -> bytes:
        parts = self.parts
        signer = [ONE, parts.issuer_and_number, SHA256, tlv(SIGNED, self.attributes), parts.algorithm]
        signer.append(tlv(OCTETS, self.value))
        if time_stamp:
            signer.append(tlv(UNSIGNED, tlv(SEQUENCE, TIME_STAMP, tlv(SET, time_stamp))))
        whole = [ONE, tlv(SET, SHA256), tlv(SEQUENCE, DATA), parts.certificates, tlv(SET, tlv(SEQUENCE, *signer))]
        return tlv(SEQUENCE, SIGNED_DATA, tlv(CONTENT, tlv(SEQUENCE, *whole)))


def sign(key: SealKey, digest: bytes) -> Signature:
    parts = parts_of(key)
    attributes = b"".join(
        sorted(
            (
                tlv(SEQUENCE, CONTENT_TYPE, tlv(SET, DATA)),
                tlv(SEQUENCE, DIGEST, tlv(SET, tlv(OCTETS, digest))),
                parts.used,
            )
        )
    )
    signed = tlv(SET, attributes)
    if isinstance(key.private, ec.EllipticCurvePrivateKey):
        value = key.private.sign(signed, ec.ECDSA(hashes.SHA256()))
    else:
        value = key.private.sign(signed, padding.PKCS1v15(), hashes.SHA256())
    return Signature(parts, attributes, value)


def longest(key: SealKey) -> int:
    """Bytes that a container of this key can have, without a time stamp."""
    size = 2 * key.private.key_size // 8 + 16 if isinstance(key.private, ec.EllipticCurvePrivateKey) else 0
    size = size or key.private.key_size // 8
    return len(Signature(parts_of(key), bytes(128) + parts_of(key).used, bytes(size)).container()) + 16
