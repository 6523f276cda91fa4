"""Data Integrity proofs of the suite eddsa-rdfc-2022 (W3C, Data Integrity EdDSA Cryptosuites 1.0, section 3.2)."""

import hashlib
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from . import multibase
from .canonical import TwinsError, canonical
from .contexts import UnknownTermError

SUITE = "eddsa-rdfc-2022"
KIND, PURPOSE = "DataIntegrityProof", "assertionMethod"
FIELDS = {"type", "cryptosuite", "created", "verificationMethod", "proofPurpose"}


def sign(document: dict[str, Any], key: Ed25519PrivateKey, *, method: str, created: str) -> dict[str, Any]:
    """The document with its proof. The same document, key, method and time give the same bytes."""
    options = {
        "type": KIND,
        "cryptosuite": SUITE,
        "created": created,
        "verificationMethod": method,
        "proofPurpose": PURPOSE,
    }
    value = multibase.encode(key.sign(digest(document, options)))
    return document | {"proof": options | {"proofValue": value}}


def digest(document: dict[str, Any], options: dict[str, Any], *, twins: bool = True) -> bytes:
    """What is signed: SHA-256 of the options with the document's vocabularies, then of the document without proof."""
    configured = {"@context": document["@context"], **options}
    return _sha256(canonical(configured)) + _sha256(canonical(document, twins=twins))


def _sha256(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def holds(document: dict[str, Any], key: Ed25519PublicKey, *, twins: bool = True) -> bool:
    """Whether this key signed the document as it is; `twins` as in `canonical`. Raises `UnknownTermError`."""
    options = document.get("proof")
    if not isinstance(options, dict) or set(options) != {*FIELDS, "proofValue"}:
        return False
    if (options["type"], options["cryptosuite"], options["proofPurpose"]) != (KIND, SUITE, PURPOSE):
        return False
    plain = {name: value for name, value in document.items() if name != "proof"}
    try:
        signature = multibase.decode(options["proofValue"])
        bare = {name: value for name, value in options.items() if name != "proofValue"}
        key.verify(signature, digest(plain, bare, twins=twins))
    except (TwinsError, TypeError, AttributeError, InvalidSignature):
        return False
    except ValueError as error:
        if isinstance(error, UnknownTermError):
            raise
        return False
    return True
