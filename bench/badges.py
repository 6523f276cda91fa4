"""One badge in two ways, in turn in one run: canonicalised whole by PyLD for each, and from the batch's mould.

    .venv/bin/python -m bench.badges [--times 100]

The facts of the corpus with eight modules; composing, hashing and signing, without the database. Processor time.
"""

import argparse
import os
import statistics
import time
from datetime import UTC, datetime
from unittest.mock import patch

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: E402

from accounts.models import Organisation  # noqa: E402
from certificates.badges import achievements, canonical, credential, issuer, multibase, proof  # noqa: E402
from certificates.models import Achievement  # noqa: E402
from certificates.pdf import corpus  # noqa: E402

KEY = Ed25519PrivateKey.generate()
ORGANISATION = Organisation(name="at.las", kind=Organisation.Kind.ORGANISER)
ISSUER = issuer.issuer_id(ORGANISATION)
METHOD = issuer.method_of(ISSUER, multibase.of_key(KEY.public_key()))
LIST = "https://school.example/badges/status/1/"
ROW = Achievement(organisation=ORGANISATION, kind="completion")


def facts_of(number: int):
    return corpus.sample(f"Lotte Vermeulen {number}", code=f"ABCDEFGHJK{number:010}", modules=8)


def ours(facts, number: int) -> bytes:
    ROW.content = achievements.content_of(facts)
    entry = {"id": f"{LIST}#{number}", "type": "BitstringStatusListEntry", "statusPurpose": "revocation"}
    entry |= {"statusListIndex": str(number), "statusListCredential": LIST}
    since = datetime(2026, 10, 20, 9, tzinfo=UTC)
    frame = credential.Frame(ROW, entry, ISSUER, since, f"person{number}@school.example", "en")
    document = credential.compose(facts, frame)
    return credential.as_bytes(proof.sign(document, KEY, method=METHOD, created="2026-10-20T09:00:00Z"))


def plain(facts, number: int) -> bytes:
    with patch.object(proof, "canonical", lambda document, **_: canonical.by_pyld(document)):
        return ours(facts, number)


def measured(way, number: int) -> float:
    facts = facts_of(number)
    start = time.process_time()
    way(facts, number)
    return (time.process_time() - start) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=100)
    options = parser.parse_args()
    assert plain(facts_of(0), 0) == ours(facts_of(0), 0)
    rows = [(measured(plain, number), measured(ours, number)) for number in range(1, options.times + 1)]
    theirs, own = (statistics.median(row[way] for row in rows) for way in (0, 1))
    print(f"processor time a badge, median of {options.times} each, in turn")
    print(f"  by PyLD {theirs:.1f} ms, from the mould {own:.2f} ms: {theirs / own:.0f} times as fast")
    print(f"  {len(ours(facts_of(1), 1)) / 1000:.1f} kB a badge; load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
