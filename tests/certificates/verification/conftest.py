"""Certificates in every state, made as rows: the public check reads nothing else."""

import hashlib
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from certificates.models import Certificate, CertificateFile
from tests.factories import CertificateFactory

ZONE = ZoneInfo("Europe/Brussels")
REVOKED = {
    "state": "revoked",
    "revoked_at": datetime(2026, 11, 3, 0, 30, tzinfo=ZONE),
    "revocation_reason": "Mixed up.",
}
REPLACED = {"state": "superseded", "superseded_at": datetime(2026, 10, 27, 12, tzinfo=ZONE)}


def facts_of(certificate, **changes) -> dict:
    return {
        "format": 1,
        "kind": "completion",
        "number": f"{certificate.year}-{certificate.serial:04}",
        "code": certificate.code,
        "holder": "Lotte Vermeulen",
        "issuer": {"name": "at.las", "contact": "hello@atlas.example", "url": "https://atlas.example"},
        "programme": {"title": "GMP for ATMP", "version": 3},
        "cohort": {"title": "Summer School 2026", "place": "Niel", "starts_on": "2026-10-06", "ends_on": "2026-10-08"},
        "issued_on": "2026-10-20",
        "valid_until": None,
        "hours": {"theory": 490, "practice": 375, "visit": 60},
        "modules": [
            {
                "code": "M1",
                "version": 1,
                "title": "What an ATMP is",
                "theory": 90,
                "practice": 0,
                "outcomes": [{"text": "Name the four classes", "level": 1, "competencies": []}],
            }
        ],
        "criteria": [
            {"kind": "score", "name": "Final test", "asked_percent": 80, "measured": 13, "of": 15, "assessor": "Q. A."}
        ],
        "exceptions": [{"criterion": "Attendance", "reason": "Was in hospital", "by": "H. D.", "on": "2026-10-09"}],
        "signatories": [{"name": "Ilse Maes", "title": "Director"}],
        "statements": [],
        "replaces": None,
        "renews": None,
        "limit": "simulated-1",
        "cited": [],
        "demonstration": False,
        "design": {"name": "Standard", "version": 1},
        **changes,
    }


def make_certificate(content: bytes = b"", facts: dict | None = None, **fields) -> Certificate:
    fields = {"state": "issued", "issued_at": datetime(2026, 10, 20, 9, tzinfo=ZONE), **fields}
    certificate = CertificateFactory(**fields)
    certificate.facts = facts_of(certificate, **(facts or {}))
    certificate.save(update_fields=["facts"])
    if content:
        sha256 = hashlib.sha256(content).hexdigest()
        CertificateFile.objects.create(certificate=certificate, pdf=content, sha256=sha256)
    return certificate


def replace_with_new(old: Certificate, reason: str, **fields) -> Certificate:
    Certificate.objects.filter(pk=old.pk).update(**REPLACED)
    replaces = {"number": old.facts["number"], "code": old.code, "reason": reason}
    return make_certificate(
        application=old.application, batch=old.batch, supersedes=old, facts={"replaces": replaces}, **fields
    )


@pytest.fixture
def certificate(db):
    return make_certificate()


@pytest.fixture
def last_day():
    """Valid until the day before it ran out."""
    return date(2026, 1, 31)
