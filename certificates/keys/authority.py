"""A certificate authority of one's own, for the embedded stack and for tests (KEYS in docs/rules.md).

Made once into a folder: a root, a certificate for the seal that it issued, and a badge key. Nobody outside trusts the
root, so whoever checks a file reads that, and files sealed with it are marked as demonstration on every page.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

DEMONSTRATION = "Summerschool demonstration"  # the organisation in the names of certificates that prove nothing
ROOT_DAYS, LEAF_DAYS = 20 * 365, 5 * 365
ROOT, SEAL, SEAL_KEY, BADGE_KEY = "root.pem", "seal.pem", "seal-key.pem", "badge-key.pem"

Private = ec.EllipticCurvePrivateKey


@dataclass(frozen=True)
class Authority:
    """A root with its key, for as long as certificates are issued by it."""

    name: str
    key: Private
    certificate: x509.Certificate

    @classmethod
    def new(cls, name: str = DEMONSTRATION, *, at: datetime | None = None) -> "Authority":
        key = ec.generate_private_key(ec.SECP256R1())
        subject = _name(name, "root")
        builder = _builder(subject, key.public_key(), subject, at, ROOT_DAYS)
        builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=1), critical=True)
        builder = builder.add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True)
        return cls(name, key, builder.sign(key, hashes.SHA256()))

    def issue(
        self,
        role: str,
        public_key,
        *,
        at: datetime | None = None,
        days: int = LEAF_DAYS,
        purpose: x509.ObjectIdentifier | None = None,
    ) -> x509.Certificate:
        """A certificate for signing documents, or for that purpose alone (a time-stamping service)."""
        builder = _builder(_name(self.name, role), public_key, self.certificate.subject, at, days)
        builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        builder = builder.add_extension(_usage(digital_signature=True, content_commitment=True), critical=True)
        issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key())
        builder = builder.add_extension(issuer, critical=False)
        if purpose:
            critical = purpose == ExtendedKeyUsageOID.TIME_STAMPING
            builder = builder.add_extension(x509.ExtendedKeyUsage([purpose]), critical=critical)
        return builder.sign(self.key, hashes.SHA256())

    def issue_authority(self, role: str, public_key, *, at: datetime | None = None) -> x509.Certificate:
        """A certificate by which others are issued: a step between the root and the seal."""
        builder = _builder(_name(self.name, role), public_key, self.certificate.subject, at, LEAF_DAYS)
        builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        builder = builder.add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True)
        return builder.sign(self.key, hashes.SHA256())

    def revocations(self, *revoked: x509.Certificate, at: datetime | None = None) -> x509.CertificateRevocationList:
        """The list of those that no longer count, good for a month."""
        at = at or datetime.now(UTC)
        builder = x509.CertificateRevocationListBuilder().issuer_name(self.certificate.subject)
        builder = builder.last_update(at - timedelta(hours=1)).next_update(at + timedelta(days=30))
        issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key())
        builder = builder.add_extension(issuer, critical=False).add_extension(x509.CRLNumber(1), critical=False)
        for certificate in revoked:
            row = x509.RevokedCertificateBuilder().serial_number(certificate.serial_number).revocation_date(at)
            builder = builder.add_revoked_certificate(row.build())
        return builder.sign(self.key, hashes.SHA256())


def _name(organisation: str, role: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation[:64]),
            x509.NameAttribute(NameOID.COMMON_NAME, f"{organisation[:50]} {role}"),
        ]
    )


def _builder(subject, public_key, issuer, at: datetime | None, days: int) -> x509.CertificateBuilder:
    start = (at or datetime.now(UTC)) - timedelta(hours=1)  # clocks differ
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=days))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
    )


USAGES = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)


def _usage(**allowed: bool) -> x509.KeyUsage:
    return x509.KeyUsage(**{name: allowed.get(name, False) for name in USAGES})


def make_authority(folder: Path, name: str = DEMONSTRATION) -> dict[str, str]:
    """The files in `folder`, made where they are missing, and the variables that name them to the settings.

    The root's own key is not kept: nothing else is ever issued by it.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not (folder / ROOT).exists():
        authority, key = Authority.new(name), ec.generate_private_key(ec.SECP256R1())
        write_secret(folder / SEAL_KEY, private_pem(key))
        (folder / SEAL).write_bytes(public_pem(authority.issue("seal", key.public_key())))
        write_secret(folder / BADGE_KEY, private_pem(ed25519.Ed25519PrivateKey.generate()))
        (folder / ROOT).write_bytes(public_pem(authority.certificate))  # last: it says that all is there
    return {
        "SEAL_KEY_FILE": str(folder / SEAL_KEY),
        "SEAL_CERTIFICATE_FILE": str(folder / SEAL),
        "SEAL_ROOTS_FILE": str(folder / ROOT),
        "BADGE_KEY_FILE": str(folder / BADGE_KEY),
    }


def write_secret(path: Path, content: bytes) -> None:
    """Readable by its owner alone from its first byte."""
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_bytes(content)


def private_pem(key, passphrase: str = "") -> bytes:
    encryption: serialization.KeySerializationEncryption = serialization.NoEncryption()
    if passphrase:
        encryption = serialization.BestAvailableEncryption(passphrase.encode())
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, encryption)


def public_pem(*certificates: x509.Certificate) -> bytes:
    return b"".join(certificate.public_bytes(serialization.Encoding.PEM) for certificate in certificates)
