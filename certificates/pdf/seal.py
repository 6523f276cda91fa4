"""The seal on a finished file: PAdES, invisible, and nothing may be changed after it (SEALS in docs/rules.md).

The key, its certificate and what the signature says of them are made ready once a process. ECDSA makes the sealed
bytes differ each time; what is the same for the same facts is the file before.
"""

import asyncio
from datetime import datetime
from functools import lru_cache
from io import BytesIO

from asn1crypto.algos import SignedDigestAlgorithm
from asn1crypto.x509 import Certificate as Asn1Certificate
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from .. import keys
from ..keys import SealKey

FIELD = "Seal"
LONGEST_SIGNATURE = 512  # bytes, of RSA 4096


class HouseSigner(Signer):
    """Signs with a key that is loaded already: pyHanko's own signer reads it anew for each signature."""

    def __init__(self, key: SealKey):
        self.key = key.private
        store = SimpleCertificateStore.from_certs([as_asn1(row) for row in key.chain])
        is_curve = isinstance(key.private, ec.EllipticCurvePrivateKey)
        mechanism = SignedDigestAlgorithm({"algorithm": "sha256_ecdsa" if is_curve else "sha256_rsa"})
        super().__init__(signing_cert=as_asn1(key.certificate), cert_registry=store, signature_mechanism=mechanism)

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        if isinstance(self.key, ec.EllipticCurvePrivateKey):
            return bytes(140) if dry_run else self.key.sign(data, ec.ECDSA(hashes.SHA256()))
        return bytes(LONGEST_SIGNATURE) if dry_run else self.key.sign(data, padding.PKCS1v15(), hashes.SHA256())


def as_asn1(certificate: x509.Certificate) -> Asn1Certificate:
    return Asn1Certificate.load(certificate.public_bytes(Encoding.DER))


@lru_cache(maxsize=2)
def signer_of(key: SealKey) -> HouseSigner:
    return HouseSigner(key)


def seal(pdf: bytes, *, reason: str = "", at: datetime | None = None) -> bytes:
    """The file with the seal of this installation, to the level that is configured.

    `reason` is shown by readers beside the signature: the number and the address where it is checked. Raises
    `KeyFault` when no key may seal.
    """
    metadata = PdfSignatureMetadata(
        field_name=FIELD,
        reason=reason or None,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    signer = PdfSigner(metadata, signer=signer_of(keys.seal_key(at)), new_field_spec=SigFieldSpec(FIELD))
    sealed = asyncio.run(signer.async_sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf))))
    return sealed.getvalue()
