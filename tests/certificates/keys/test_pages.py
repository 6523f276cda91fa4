"""What is configured, for administrators: on their page, by the command, and in a word for `/readyz`."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.actions import installation
from accounts.models import Role
from certificates.keys import standing
from tests.certificates.keys.keyring import Keyring
from tests.factories import MembershipFactory, OrganiserFactory

PAGE = "/installation/keys/"


def told(*arguments: str) -> str:
    out = StringIO()
    call_command("certificate_keys", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def administrator(client, db):
    user = MembershipFactory(organisation=installation(), role=Role.ADMINISTRATOR).user
    client.force_login(user)
    return user


def test_an_administrator_sees_what_is_set(client, administrator, keyring):
    page = client.get(PAGE).content.decode()
    for words in (
        "Certificates can be issued.",
        "Sealing school seal",
        "ECDSA P-256",
        "Ed25519",
        keyring.settings.SEAL_KEY_FILE,
    ):
        assert words in page
    assert "PRIVATE" not in page


def test_and_why_nothing_can_be_issued(client, administrator, keyring):
    keyring.settings.SEAL_KEY_FILE = "/nowhere/seal.pem"
    page = client.get(PAGE).content.decode()
    assert "No certificate can be issued." in page
    assert "The file /nowhere/seal.pem is not there." in page


@pytest.mark.parametrize("role", [Role.ORGANISER, Role.OFFICER])
def test_nobody_else_sees_it(client, db, role):
    client.force_login(MembershipFactory(organisation=OrganiserFactory(), role=role).user)
    assert client.get(PAGE).status_code == 403


def test_the_page_costs_the_same_with_more_keys(client, administrator, keyring, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        client.get(PAGE)


def test_the_command_shows_files_and_ends_but_no_secret(keyring):
    said = told()
    assert keyring.settings.SEAL_KEY_FILE in said
    assert "ends on" in said
    assert "Certificates can be issued." in said
    assert f"{keyring.key.private_numbers().private_value:x}" not in said


def test_the_command_names_a_file_that_others_may_read(keyring):
    (keyring.folder / "seal-key.pem").chmod(0o644)
    assert "chmod 600" in told()


def test_check_fails_when_something_is_wrong_or_ends_soon(tmp_path, settings):
    Keyring(tmp_path, settings)
    assert "can be issued" in told("--check")
    Keyring(tmp_path / "soon", settings, days=40)
    with pytest.raises(CommandError, match="ends in 39 days"):
        told("--check")
    settings.SEAL_KEY_FILE = ""
    with pytest.raises(CommandError, match="SEAL_KEY_FILE"):
        told("--check")


def test_readyz_has_a_word_and_no_more(tmp_path, settings, client, db):
    Keyring(tmp_path, settings)
    assert client.get("/readyz").json()["keys"] == "ok"
    Keyring(tmp_path / "soon", settings, days=40)
    assert standing.health() == "ending"
    settings.SEAL_KEY_FILE = "/nowhere/seal.pem"
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["keys"], answer.json()["status"]) == (200, "faulty", "degraded")
    assert "nowhere" not in answer.content.decode()
    settings.SEAL_KEY_FILE = settings.BADGE_KEY_FILE = ""
    assert standing.health() == "not set"
