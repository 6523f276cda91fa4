"""Keys and certificates from files, with faults in words (KEYS in docs/rules.md)."""

from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key, pkcs12
from django.utils.translation import gettext as _

from .faults import KeyFault

LARGEST = 2**20
PEM = b"-----BEGIN"
SHORTEST_RSA = 2048


@dataclass(frozen=True)
class Found:
    """What a file holds: a private key, and certificates in their order, if any."""

    private: object
    certificates: tuple[x509.Certificate, ...] = ()


def read(path: str) -> bytes:
    try:
        with Path(path).open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise KeyFault(_("The file %(file)s is not there.") % {"file": path}) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise KeyFault(_("The file %(file)s can't be read: %(reason)s.") % {"file": path, "reason": reason}) from None
    if not content.strip() or len(content) > LARGEST:
        raise KeyFault(_("The file %(file)s is no file of a key or a certificate.") % {"file": path})
    return content


def read_private(path: str, passphrase: str = "") -> Found:
    """A private key of a PEM or PKCS#12 file, with the certificates that lie in it."""
    content = read(path)
    try:
        if PEM not in content:
            key, own, more = pkcs12.load_key_and_certificates(content, passphrase.encode() or None)
            return _whole(path, Found(key, tuple(c for c in (own, *more) if c)))
        key = load_pem_private_key(content, passphrase.encode() or None)
    except TypeError:  # so says the library where a passphrase is missing, or given without need
        if passphrase:
            return read_private(path)
        raise KeyFault(_("The key in %(file)s asks for a passphrase, and none is set.") % {"file": path}) from None
    except Exception as error:  # the library has many names for it, some of other libraries
        if passphrase or _is_locked(error):
            wrong = _("The passphrase does not open %(file)s, or the file is damaged.") % {"file": path}
            raise KeyFault(wrong) from None
        raise KeyFault(_("There is no private key in %(file)s, or it is damaged.") % {"file": path}) from None
    return _whole(path, Found(key, tuple(x509.load_pem_x509_certificates(content)) if _has_some(content) else ()))


def _is_locked(error: Exception) -> bool:
    return "password" in str(error).lower() or "mac" in str(error).lower()


def _has_some(content: bytes) -> bool:
    return b"-----BEGIN CERTIFICATE" in content


def _whole(path: str, found: Found) -> Found:
    if found.private is None:
        raise KeyFault(_("There is no private key in %(file)s, or it is damaged.") % {"file": path})
    return found


def read_certificates(path: str) -> tuple[x509.Certificate, ...]:
    """All certificates of a PEM file, or the one of a DER file."""
    content = read(path)
    try:
        if PEM in content:
            return tuple(x509.load_pem_x509_certificates(content))
        return (x509.load_der_x509_certificate(content),)
    except Exception:
        raise KeyFault(_("There is no certificate in %(file)s, or it is damaged.") % {"file": path}) from None


def read_folder(folder: str) -> list[Path]:
    """The files of a folder in the order of their names; none where no folder is named."""
    if not folder:
        return []
    if not Path(folder).is_dir():
        raise KeyFault(_("The folder %(file)s is not there.") % {"file": folder})
    try:
        return sorted(path for path in Path(folder).iterdir() if path.is_file() and not path.name.startswith("."))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise KeyFault(_("The file %(file)s can't be read: %(reason)s.") % {"file": folder, "reason": reason}) from None


def read_badge_public(path: str) -> ed25519.Ed25519PublicKey:
    """The public half of a badge key, of a file with either half."""
    content = read(path)
    try:
        key = load_pem_public_key(content) if b"PUBLIC KEY" in content else load_pem_private_key(content, None)
    except Exception:
        raise KeyFault(_("There is no key in %(file)s, or it is damaged.") % {"file": path}) from None
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return key.public_key()
    if not isinstance(key, ed25519.Ed25519PublicKey):
        raise KeyFault(_("The key in %(file)s is not of the kind Ed25519, which badges take.") % {"file": path})
    return key


def why_no_seal_key(private: object) -> str:
    """Why a key of this kind can't seal; "" = it can."""
    if isinstance(private, ec.EllipticCurvePrivateKey) and private.curve.name in ("secp256r1", "secp384r1"):
        return ""
    if isinstance(private, rsa.RSAPrivateKey) and private.key_size >= SHORTEST_RSA:
        return ""
    return _("A seal takes a key of the kind ECDSA P-256 or P-384, or RSA of at least 2048 bits; P-256 is the fastest.")
