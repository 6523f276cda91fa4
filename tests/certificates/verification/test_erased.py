"""What the public check says after the holder's account was erased."""

import json

from certificates import holding
from certificates.models import Certificate
from records import personal

from .test_code import page


def test_erased_with_revocation_reads_as_revoked(client, certificate):
    personal.erase(certificate.holder, certificates="revoke")
    text = page(client, certificate.code).content.decode()
    assert "Revoked" in text
    assert "Lotte" not in text
    certificate.refresh_from_db()
    assert "Lotte" not in json.dumps(certificate.facts)
    assert not Certificate.objects.filter(pk=certificate.pk, file__isnull=False).exists()


def test_erased_with_the_certificate_kept_stays_valid(client, certificate):
    holding.erase(certificate.holder, certificates="keep")
    assert "Lotte Vermeulen" in page(client, certificate.code).content.decode()
    assert holding.export(certificate.holder)["certificates"][0]["facts"]["holder"] == "Lotte Vermeulen"
