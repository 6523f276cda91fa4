"""What a badge holds about a person: given out with their data, gone with the certificate."""

import pytest

from certificates import holding
from certificates.badges import status
from certificates.models import CertificateFile, StatusEntry

from .conftest import give_out

pytestmark = pytest.mark.django_db


def test_the_badge_is_among_one_s_own_data(certificate):
    assert holding.export(certificate.holder)["certificates"][0]["badge"] is None
    give_out(certificate)
    (told,) = holding.export(certificate.holder)["certificates"]
    assert told["badge"]["credentialSubject"]["identifier"][0]["identityHash"] == "Lotte Vermeulen"


def test_with_the_certificate_revoked_the_badge_goes_and_its_bit_says_so(certificate):
    give_out(certificate)
    holding.erase(certificate.holder, certificates="revoke")
    assert not CertificateFile.objects.exists()
    entry = StatusEntry.objects.get()
    assert status.gone_of(entry.list) == [entry.index]


def test_with_the_certificate_kept_the_badge_stays_valid(certificate):
    give_out(certificate)
    holding.erase(certificate.holder, certificates="keep")
    entry = StatusEntry.objects.get()
    assert status.gone_of(entry.list) == []
    assert CertificateFile.objects.get().badge


def test_the_address_is_not_in_the_badge(certificate):
    assert certificate.holder.email.encode() not in give_out(certificate)
