"""The keys of this installation, read once a process from the files that the settings name (KEYS in docs/rules.md).

A fault is not kept: a file that was mended is read at the next try. One that was replaced counts from the next start.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from . import reading
from .authority import DEMONSTRATION
from .faults import KeyFault

LONGEST_CHAIN = 8


@dataclass(frozen=True)
class SealKey:
    """What seals: the key, its certificate, and the certificates between it and the root as far as they are known."""

    private: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...] = ()

    @property
    def ends_at(self) -> datetime:
        """When the first of them ends: from then on nobody could follow the seal to its root."""
        return min(certificate.not_valid_after_utc for certificate in (self.certificate, *self.chain))

    @property
    def name(self) -> str:
        return self.certificate.subject.rfc4514_string()

    @property
    def is_demonstration(self) -> bool:
        return is_demonstration(self.certificate)

    def why_not_now(self, at: datetime | None = None) -> str:
        at = at or datetime.now(UTC)
        for certificate in (self.certificate, *self.chain):
            words = {"name": common_name(certificate), "day": date_format(certificate.not_valid_after_utc, "j F Y")}
            if certificate.not_valid_after_utc <= at:
                return _("The certificate “%(name)s” ended on %(day)s.") % words
            if certificate.not_valid_before_utc > at:
                words["day"] = date_format(certificate.not_valid_before_utc, "j F Y")
                return _("The certificate “%(name)s” begins on %(day)s.") % words
        return ""


@dataclass(frozen=True)
class BadgeKey:
    """What signs badges."""

    private: ed25519.Ed25519PrivateKey

    @property
    def public(self) -> ed25519.Ed25519PublicKey:
        return self.private.public_key()


def seal_key(at: datetime | None = None) -> SealKey:
    """The key that seals now. Raises `KeyFault` with the reason when there is none that may."""
    if not settings.SEAL_KEY_FILE:
        raise KeyFault(_("No key for the seal is set (SEAL_KEY_FILE)."))
    key = _seal_key(
        settings.SEAL_KEY_FILE, settings.SEAL_CERTIFICATE_FILE, settings.SEAL_CHAIN_FILE, settings.SEAL_KEY_PASSPHRASE
    )
    if reason := key.why_not_now(at):
        raise KeyFault(reason)
    return key


def seal_key_at_any_time() -> SealKey:
    """The same, though it may have ended: to say when."""
    return _seal_key(
        settings.SEAL_KEY_FILE, settings.SEAL_CERTIFICATE_FILE, settings.SEAL_CHAIN_FILE, settings.SEAL_KEY_PASSPHRASE
    )


@lru_cache(maxsize=4)
def _seal_key(key_file: str, certificate_file: str, chain_file: str, passphrase: str) -> SealKey:
    found = reading.read_private(key_file, passphrase)
    if reason := reading.why_no_seal_key(found.private):
        raise KeyFault(reason)
    certificates = list(found.certificates)
    for file in (certificate_file, chain_file):
        certificates += reading.read_certificates(file) if file else ()
    if not certificates:
        raise KeyFault(_("No certificate for the seal is set (SEAL_CERTIFICATE_FILE)."))
    own = next((row for row in certificates if public_bytes(row.public_key()) == _public_of(found.private)), None)
    if own is None:
        words = {"key": key_file, "file": certificate_file or key_file}
        raise KeyFault(_("The key in %(key)s does not belong to the certificate in %(file)s.") % words)
    _must_sign(own)
    return SealKey(found.private, own, _chain(own, certificates))  # type: ignore[arg-type]


def _public_of(private) -> bytes:
    return public_bytes(private.public_key())


def public_bytes(key) -> bytes:
    return key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)


def _must_sign(certificate: x509.Certificate) -> None:
    """A certificate of a web server, say, does not serve."""
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return
    if not (usage.digital_signature or usage.content_commitment):
        words = {"name": common_name(certificate)}
        raise KeyFault(_("The certificate “%(name)s” is not meant for signing.") % words)


def _chain(own: x509.Certificate, certificates: list[x509.Certificate]) -> tuple[x509.Certificate, ...]:
    """From the issuer of `own` upwards, without a root, as far as the files go; strangers are left out."""
    chain: list[x509.Certificate] = []
    last = own
    while last.issuer != last.subject and len(chain) < LONGEST_CHAIN:
        issuer = next((row for row in certificates if row.subject == last.issuer and _issued(row, last)), None)
        if issuer is None or issuer in chain or issuer.issuer == issuer.subject:
            break
        chain.append(issuer)
        last = issuer
    return tuple(chain)


def _issued(issuer: x509.Certificate, certificate: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except Exception:
        return False
    return True


def badge_key() -> BadgeKey:
    """The key that signs badges now. Raises `KeyFault` with the reason when there is none."""
    if not settings.BADGE_KEY_FILE:
        raise KeyFault(_("No key for badges is set (BADGE_KEY_FILE)."))
    return _badge_key(settings.BADGE_KEY_FILE, settings.BADGE_KEY_PASSPHRASE)


@lru_cache(maxsize=4)
def _badge_key(file: str, passphrase: str) -> BadgeKey:
    private = reading.read_private(file, passphrase).private
    if not isinstance(private, ed25519.Ed25519PrivateKey):
        raise KeyFault(_("The key in %(file)s is not of the kind Ed25519, which badges take.") % {"file": file})
    return BadgeKey(private)


def badge_public_keys() -> list[ed25519.Ed25519PublicKey]:
    """The key of today first, then those of before by the names of their files: what they signed still counts."""
    keys = [badge_key().public] if settings.BADGE_KEY_FILE else []
    known = {key.public_bytes_raw() for key in keys}
    for key in _earlier_badge_keys(settings.BADGE_EARLIER_FOLDER):
        if key.public_bytes_raw() not in known:
            known.add(key.public_bytes_raw())
            keys.append(key)
    return keys


@lru_cache(maxsize=4)
def _earlier_badge_keys(folder: str) -> tuple[ed25519.Ed25519PublicKey, ...]:
    return tuple(reading.read_badge_public(str(path)) for path in reading.read_folder(folder))


def roots() -> tuple[x509.Certificate, ...]:
    """Whom a checker has to trust: the roots above our seals, and above the time-stamping service."""
    return _certificates(settings.SEAL_ROOTS_FILE)


@lru_cache(maxsize=4)
def _certificates(file: str) -> tuple[x509.Certificate, ...]:
    return reading.read_certificates(file) if file else ()


def our_seals() -> tuple[x509.Certificate, ...]:
    """The certificate that seals, even when it has ended, and those of before: a file sealed by one of them is ours.

    A fault of today's key keeps nobody from checking what earlier ones sealed.
    """
    seals = []
    if settings.SEAL_KEY_FILE:
        with suppress(KeyFault):
            seals.append(seal_key_at_any_time().certificate)
    return tuple(dict.fromkeys([*seals, *earlier_seals(settings.SEAL_EARLIER_FOLDER)]))


@lru_cache(maxsize=4)
def earlier_seals(folder: str) -> tuple[x509.Certificate, ...]:
    return tuple(row for path in reading.read_folder(folder) for row in reading.read_certificates(str(path)))


def is_demonstration(certificate: x509.Certificate) -> bool:
    return DEMONSTRATION in certificate.subject.rfc4514_string()


def common_name(certificate: x509.Certificate) -> str:
    names = certificate.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    return str(names[0].value) if names else certificate.subject.rfc4514_string()


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 over the certificate, in pairs, as `openssl x509 -fingerprint -sha256` prints it."""
    return certificate.fingerprint(hashes.SHA256()).hex(":").upper()
