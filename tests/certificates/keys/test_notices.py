"""Administrators and officers hear in time that the seal's certificate ends."""

from datetime import timedelta

import pytest

from accounts.actions import installation
from accounts.models import Role
from certificates.keys.notices import warn
from certificates.models import KeyNotice
from records.models import OutgoingMail
from records.nextthings import next_things
from tests.certificates.keys.keyring import Keyring
from tests.factories import MembershipFactory, OrganiserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    return MembershipFactory(organisation=installation(), role=Role.ADMINISTRATOR).user


def before_end(keyring, **left):
    return keyring.certificate.not_valid_after_utc - timedelta(**left)


def test_each_mark_is_told_once(keyring, administrator):
    assert warn(before_end(keyring, days=61)) == 0
    for days in (60, 30, 14, 7, 1):
        assert warn(before_end(keyring, days=days, hours=1)) == 1
        assert warn(before_end(keyring, days=days)) == 0
    assert warn(before_end(keyring, seconds=-1)) == 1
    assert warn(before_end(keyring, days=-20)) == 0
    mails = OutgoingMail.objects.filter(kind="certificates/key_ends").order_by("pk")
    assert len(mails) == KeyNotice.objects.count() == 6
    assert "in 60 days" in mails[0].subject
    assert "ended on" in mails[5].subject
    assert "Sealing school seal" in mails[0].text
    assert "/installation/keys/" in mails[0].text
    assert {mail.recipient for mail in mails} == {administrator}


def test_after_missed_runs_only_the_latest_mark_is_told(keyring, administrator):
    assert warn(before_end(keyring, days=5)) == 1
    assert KeyNotice.objects.get().days == 7
    assert warn(before_end(keyring, days=5)) == 0


def test_a_new_certificate_begins_anew(keyring, administrator, tmp_path, settings):
    warn(before_end(keyring, days=5))
    other = Keyring(tmp_path / "other", settings)
    assert warn(before_end(other, days=5)) == 1


def test_without_an_administrator_nothing_is_ticked_off(keyring):
    assert warn(before_end(keyring, days=5)) == 0
    assert not KeyNotice.objects.exists()


def test_without_a_key_there_is_nothing_to_tell(administrator, settings):
    settings.SEAL_KEY_FILE = ""
    assert warn() == 0


def test_my_page_says_it_to_administrators_and_officers_alone(tmp_path, settings, administrator):
    Keyring(tmp_path, settings, days=20)
    officer = MembershipFactory(organisation=OrganiserFactory(), role=Role.OFFICER).user
    organiser = MembershipFactory(organisation=OrganiserFactory(), role=Role.ORGANISER).user
    said = {
        user: [thing for thing in next_things(user) if "seals certificates ends in 19 days" in thing.title]
        for user in (administrator, officer, organiser)
    }
    assert said[administrator][0].url == "/installation/keys/"
    assert said[officer][0].url == ""
    assert said[organiser] == []


def test_a_fault_is_said_to_administrators(settings, administrator):
    settings.SEAL_KEY_FILE = "/nowhere/seal.pem"
    assert any("/nowhere/seal.pem is not there" in thing.detail for thing in next_things(administrator))
