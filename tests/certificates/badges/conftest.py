"""A certificate with all its facts and a badge key of its own, without printing anything."""

import pytest
from django.utils import timezone

from certificates.badges import credential
from certificates.codes import new_code
from certificates.keys import authority
from certificates.models import Certificate, CertificateFile
from certificates.pdf import corpus
from tests.factories import CertificateFactory


@pytest.fixture
def badge_key(tmp_path, settings):
    """Today's badge key, in a file of the settings; call it for another one."""

    def renew(name="keys"):
        files = authority.make_authority(tmp_path / name)
        settings.BADGE_KEY_FILE = files["BADGE_KEY_FILE"]
        return files["BADGE_KEY_FILE"]

    settings.SITE_URL = "https://school.example"
    settings.BADGE_KEY_PASSPHRASE = settings.BADGE_EARLIER_FOLDER = ""
    renew()
    return renew


def make_certificate(holder="Lotte Vermeulen", **fields):
    """Approved, with the facts of the corpus."""
    code = new_code()
    facts = corpus.sample(holder, code=code)
    facts |= fields.pop("facts", {})
    return CertificateFactory(code=code, state=Certificate.State.APPROVED, facts=facts, **fields)


def give_out(certificate):
    """Its badge, signed and stored, as the worker does."""
    badge = credential.signed(certificate)
    CertificateFile.objects.create(certificate=certificate, pdf=b"%PDF", sha256="0" * 64, badge=badge)
    put(certificate, Certificate.State.ISSUED)
    return badge


def put(certificate, state):
    """Into that state, with what the database asks for it."""
    now = timezone.now()
    fields = {"issued_at": now, "revoked_at": now, "superseded_at": now, "revocation_reason": "By mistake."}
    Certificate.objects.filter(pk=certificate.pk).update(state=state, **fields)
    certificate.refresh_from_db()


@pytest.fixture
def certificate(db, badge_key):
    return make_certificate()
