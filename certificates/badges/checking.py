"""Whether a file that somebody brings is a badge of ours, and unchanged (VERIFICATION in docs/rules.md).

Nothing is fetched and nothing strange is expanded: a badge of ours is in the register word for word, so what differs
from it was changed. Where its file was deleted, the proof alone is checked.
"""

import json
from dataclasses import dataclass
from typing import Any, Literal

from django.conf import settings

from ..codes import clean_code, is_code, verify_url
from ..models import Certificate
from . import baking, contexts, issuer, multibase, proof

MOST_BYTES = baking.MOST_BYTES
MOST_CREDENTIAL = 128 * 1024
MOST_DEPTH = 12
Found = Literal["ours", "altered", "foreign", "unreadable"]


@dataclass(frozen=True)
class CheckedBadge:
    """`ours`: as we signed it. `altered`: it says that it is ours, and is not as we signed it. `foreign`: somebody
    else's. `unreadable`: no badge at all."""

    found: Found
    code: str = ""
    certificate: Certificate | None = None


def looks_like_badge(data: bytes) -> bool:
    """By its first bytes: a PNG, or JSON."""
    return data.startswith(baking.HEAD) or data.lstrip()[:1] == b"{"


def check_badge(data: bytes) -> CheckedBadge:
    """The badge of a JSON or PNG file; never raises, one query (three where the file was deleted)."""
    credential = read(data)
    if credential is None:
        return CheckedBadge("unreadable")
    code = _code(credential)
    if not code or not _is_of_ours(credential):
        return CheckedBadge("foreign")
    rows = Certificate.objects.filter(code=code).select_related("organisation", "cohort", "file")
    certificate = rows.first()
    if certificate is None:
        return CheckedBadge("altered", code)
    is_as_signed = _is_as_signed(credential, certificate)
    return CheckedBadge("ours" if is_as_signed else "altered", code, certificate)


def read(data: bytes) -> dict[str, Any] | None:
    """The credential of a file; None where there is none."""
    if len(data) > MOST_BYTES:
        return None
    try:
        if data.startswith(baking.HEAD):
            data = baking.unbake(data)
        if not data or len(data) > MOST_CREDENTIAL:
            return None
        found = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and "@context" in found and _is_flat(found) else None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A name that stands twice could mean one thing to us and another to somebody else."""
    names = dict(pairs)
    if len(names) < len(pairs):
        raise ValueError("a name stands twice")
    return names


def _refuse(_word: str) -> None:
    raise ValueError("not a number of JSON")


def _is_flat(node: Any) -> bool:
    """No deeper than a badge ever is, whatever the parser let pass."""
    layer = [node]
    for _depth in range(MOST_DEPTH):
        layer = [
            each
            for part in layer
            for each in (part.values() if isinstance(part, dict) else part if isinstance(part, list) else ())
            if isinstance(each, dict | list)
        ]
        if not layer:
            return True
    return False


def _code(credential: dict[str, Any]) -> str:
    """The code in the credential's address, if that is one of ours."""
    name, head = credential.get("id"), f"{settings.SITE_URL}/verify/"
    if not isinstance(name, str) or not name.startswith(head):
        return ""
    code = clean_code(name.removeprefix(head).rstrip("/"))
    return code if is_code(code) and name == verify_url(code) else ""


def _is_of_ours(credential: dict[str, Any]) -> bool:
    named = credential.get("issuer")
    address = named.get("id") if isinstance(named, dict) else named
    return isinstance(address, str) and address.startswith(f"{settings.SITE_URL}/")


def _is_as_signed(credential: dict[str, Any], certificate: Certificate) -> bool:
    stored = getattr(getattr(certificate, "file", None), "badge", None)
    if stored:
        return credential == json.loads(bytes(stored)) and _is_proven(credential, certificate)
    return credential.get("@context") == contexts.OF_BADGE and _is_proven(credential, certificate, twins=False)


def _is_proven(credential: dict[str, Any], certificate: Certificate, *, twins: bool = True) -> bool:
    """Signed by a key of ours that was not withdrawn, for the organisation that issued the certificate.

    What a stranger wrote is not compared node by node with itself (`twins`): that can be made to take for ever.
    """
    named = credential.get("proof")
    method = named.get("verificationMethod") if isinstance(named, dict) else None
    for multikey in issuer.known_keys():
        if method == issuer.method_of(issuer.issuer_id(certificate.organisation), multikey):
            try:
                return proof.holds(credential, multibase.key_of(multikey), twins=twins)
            except (ValueError, contexts.jsonld.JsonLdError):
                return False
    return False
