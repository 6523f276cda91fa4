"""Whether a badge was revoked: one bit in a list that is signed anew when it changes (BADGES in docs/rules.md).

The bits are read from the register itself, so that no list can say anything else. W3C, Bitstring Status List 1.0.
"""

import base64
import gzip
import json
import random
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from accounts.models import Organisation

from ..facts import digest
from ..models import LIST_SIZE, Certificate, StatusEntry, StatusList
from . import contexts, issuer, proof

GONE = (Certificate.State.REVOKED, Certificate.State.SUPERSEDED)
FULLEST = LIST_SIZE * 3 // 4  # a list that is nearly full would be slow to draw from
PURPOSE = "revocation"
KEPT_SECONDS = 24 * 3600  # a signed list in the cache; it is named by what it says
_draw = random.SystemRandom()


@transaction.atomic
def allot(certificates: list[Certificate]) -> None:
    """Draw a place for each that has none: at random, so that neighbours in a list are not neighbours in a class."""
    has = StatusEntry.objects.filter(certificate__in=certificates).values_list("certificate", flat=True)
    known = set(has)
    waiting = [row for row in certificates if row.pk not in known]
    if not waiting:
        return
    organisation = waiting[0].organisation_id
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation)  # one allots at a time
    last = StatusList.objects.filter(organisation=organisation).order_by("-number").first()
    while waiting:
        used = set(last.entries.values_list("index", flat=True)) if last else set()
        room = FULLEST - len(used) if last else 0
        if room <= 0:
            last = StatusList.objects.create(organisation_id=organisation, number=last.number + 1 if last else 1)
            continue
        part, waiting = waiting[:room], waiting[room:]
        free = _draw.sample(range(LIST_SIZE), min(LIST_SIZE, len(part) + len(used)))
        places = [index for index in free if index not in used][: len(part)]
        StatusEntry.objects.bulk_create(
            StatusEntry(certificate=row, list=last, index=index) for row, index in zip(part, places, strict=True)
        )


def entry_of(certificate: Certificate) -> dict[str, str]:
    """Where the badge says that its bit stands; drawn now if it was not at the approval."""
    entry = StatusEntry.objects.select_related("list").filter(certificate=certificate).first()
    if entry is None:
        allot([certificate])
        entry = StatusEntry.objects.select_related("list").get(certificate=certificate)
    address = address_of(entry.list)
    return {
        "id": f"{address}#{entry.index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": PURPOSE,
        "statusListIndex": str(entry.index),
        "statusListCredential": address,
    }


def address_of(row: StatusList) -> str:
    return issuer.address_of("status_list", row.public_id)


def gone_of(row: StatusList) -> list[int]:
    """The indexes of those that no longer count, in order: one query."""
    gone = row.entries.filter(certificate__state__in=GONE)
    return sorted(gone.values_list("index", flat=True))


def encode(gone: list[int]) -> str:
    """Bits with the most significant first, gzip, base64url behind a “u”."""
    bits = bytearray(LIST_SIZE // 8)
    for index in gone:
        bits[index // 8] |= 0x80 >> (index % 8)
    return "u" + base64.urlsafe_b64encode(gzip.compress(bytes(bits), mtime=0)).decode().rstrip("=")


def is_set(encoded: str, index: int) -> bool:
    """The bit of a list that `encode` wrote."""
    text = encoded.removeprefix("u")
    bits = gzip.decompress(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    return bool(bits[index // 8] & (0x80 >> (index % 8)))


def signed_list(row: StatusList, at: datetime | None = None) -> tuple[str, bytes]:
    """A name for what the list says now, and the signed list. Raises `keys.KeyFault`."""
    private, multikey = issuer.signing_key()
    gone = gone_of(row)
    name = digest([str(row.public_id), multikey, gone])
    known = cache.get(f"status-list:{name}")
    if known is None:
        document = compose(row, gone)
        method = issuer.method_of(document["issuer"], multikey)
        created = (at or timezone.now()).strftime("%Y-%m-%dT%H:%M:%SZ")
        document["validFrom"] = created
        signed = proof.sign(document, private, method=method, created=created)
        known = json.dumps(signed, ensure_ascii=False, separators=(",", ":"))
        cache.set(f"status-list:{name}", known, KEPT_SECONDS)
    return name, known.encode()


def compose(row: StatusList, gone: list[int]) -> dict[str, Any]:
    address = address_of(row)
    return {
        "@context": [contexts.CREDENTIALS],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer.issuer_id(row.organisation),
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": PURPOSE,
            "encodedList": encode(gone),
        },
    }
