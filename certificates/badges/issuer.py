"""Who signs badges: an organisation at an address of ours, with this installation's keys (BADGES in docs/rules.md).

One key signs for all organisations of an installation; it stands in each issuer's document, with those of before.
"""

from typing import Any
from urllib.parse import quote, urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Organisation

from .. import keys
from ..models import UsedBadgeKey
from . import multibase

DID, MULTIKEY = "https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"


def address_of(name: str, *parts: object) -> str:
    """The whole public address of one of our pages."""
    return settings.SITE_URL + reverse(f"certificates:{name}", args=parts)


def issuer_id(organisation: Organisation) -> str:
    return address_of("issuer", organisation.public_id)


def method_of(issuer: str, multikey: str) -> str:
    """The name of a key in a proof: the issuer's address and the key itself."""
    return f"{issuer}#{multikey}"


def signing_key() -> tuple[Ed25519PrivateKey, str]:
    """Today's key and its Multikey, written down when it signs for the first time. Raises `keys.KeyFault`."""
    private = keys.badge_key().private
    multikey = multibase.of_key(private.public_key())
    row, _is_new = UsedBadgeKey.objects.get_or_create(multibase=multikey)
    if row.withdrawn_at:
        raise keys.KeyFault(_("The key for badges was withdrawn: set another one (BADGE_KEY_FILE)."))
    return private, multikey


def known_keys() -> list[str]:
    """The Multikeys whose signatures count: today's and the earlier ones, without those that were withdrawn.

    What signed once is known from the database too, so a file that somebody moved away makes no badge invalid.
    """
    used = dict(UsedBadgeKey.objects.values_list("multibase", "withdrawn_at"))
    try:
        files = [multibase.of_key(key) for key in keys.badge_public_keys()]
    except keys.KeyFault:
        files = []
    return [multikey for multikey in dict.fromkeys([*files, *used]) if used.get(multikey) is None]


def document(organisation: Organisation) -> dict[str, Any]:
    """The controller document that a verifier reads at the issuer's address."""
    issuer = issuer_id(organisation)
    return _controller(issuer, did_of(organisation)) | _profile(organisation)


def did_document(organisation: Organisation) -> dict[str, Any]:
    """The same keys under the name did:web."""
    return _controller(did_of(organisation), issuer_id(organisation))


def did_of(organisation: Organisation) -> str:
    """did:web of the issuer's address; a port is written with %3A."""
    host = quote(urlsplit(settings.SITE_URL).netloc, safe="")
    path = reverse("certificates:issuer", args=[organisation.public_id]).strip("/").replace("/", ":")
    return f"did:web:{host}:{path}"


def _controller(name: str, also: str) -> dict[str, Any]:
    methods = [
        {"id": method_of(name, key), "type": "Multikey", "controller": name, "publicKeyMultibase": key}
        for key in known_keys()
    ]
    return {
        "@context": [DID, MULTIKEY],
        "id": name,
        "alsoKnownAs": [also],
        "verificationMethod": methods,
        "assertionMethod": [method["id"] for method in methods],
    }


def _profile(organisation: Organisation) -> dict[str, Any]:
    said = {"type": ["Profile"], "name": organisation.name, "url": organisation.website}
    return {name: value for name, value in said.items() if value}
