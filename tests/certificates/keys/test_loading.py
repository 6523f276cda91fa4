"""Keys from files: what serves, and what is said of what does not."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PublicFormat, pkcs12

from certificates import keys
from certificates.keys import KeyFault, loading, standing
from certificates.keys.authority import Authority, make_authority, private_pem, public_pem

from .keyring import Keyring


def says(words: str):
    return pytest.raises(KeyFault, match=words)


def test_a_pem_key_with_its_certificate_seals(keyring):
    key = keys.seal_key()
    assert key.certificate == keyring.certificate
    assert key.chain == ()
    assert standing.why_cannot_issue() == ""


def test_it_is_read_once_a_process(keyring):
    assert keys.seal_key() is keys.seal_key()


def test_a_pkcs12_file_holds_key_certificate_and_chain(tmp_path, settings):
    root = Authority.new("Root school")
    middle_key = ec.generate_private_key(ec.SECP256R1())
    middle = root.issue_authority("middle", middle_key.public_key())
    between = Authority("Root school", middle_key, middle)
    key = ec.generate_private_key(ec.SECP256R1())
    own = between.issue("seal", key.public_key())
    lock = BestAvailableEncryption(b"open sesame")
    path = tmp_path / "seal.p12"
    path.write_bytes(pkcs12.serialize_key_and_certificates(b"seal", key, own, [root.certificate, middle], lock))
    settings.SEAL_KEY_FILE, settings.SEAL_CERTIFICATE_FILE = str(path), ""
    settings.SEAL_KEY_PASSPHRASE = "open sesame"
    found = keys.seal_key()
    assert found.certificate == own
    assert found.chain == (middle,), "the root is the checker's to have"
    settings.SEAL_KEY_PASSPHRASE = "open barley"
    with says("passphrase does not open"):
        keys.seal_key()
    settings.SEAL_KEY_PASSPHRASE = ""
    with says("passphrase"):
        keys.seal_key()


def test_a_key_that_does_not_belong_to_the_certificate(keyring, settings):
    stranger = ec.generate_private_key(ec.SECP256R1())
    settings.SEAL_KEY_FILE = keyring.write("other.pem", private_pem(stranger))
    with says("does not belong to the certificate"):
        keys.seal_key()


def test_a_certificate_that_ended_yesterday(tmp_path, settings):
    Keyring(tmp_path, settings, begins=timedelta(days=-31), days=30)
    with says("ended on"):
        keys.seal_key()
    assert "An administrator looks after them" in keys.why_cannot_issue()
    assert standing.days_left() < 0
    assert len(keys.our_seals()) == 1, "what it sealed is still ours"


def test_a_certificate_that_begins_tomorrow(tmp_path, settings):
    Keyring(tmp_path, settings, begins=timedelta(days=1, hours=2))
    with says("begins on"):
        keys.seal_key()


def test_a_chain_that_ends_before_the_certificate_counts(tmp_path, settings):
    ring = Keyring(tmp_path, settings)
    middle_key = ec.generate_private_key(ec.SECP256R1())
    middle = ring.authority.issue("middle", middle_key.public_key(), days=20)
    own = Authority("x", middle_key, middle).issue("seal", ring.key.public_key())
    settings.SEAL_CERTIFICATE_FILE = ring.write("own.pem", public_pem(own, middle))
    assert keys.seal_key().ends_at == middle.not_valid_after_utc
    assert "in 19 days" in standing.warning()


@pytest.mark.parametrize("encrypted", [True, False])
def test_a_passphrase_that_is_wrong_missing_or_not_asked_for(keyring, settings, encrypted):
    secret = "a secret of the house"
    settings.SEAL_KEY_FILE = keyring.write("locked.pem", private_pem(keyring.key, secret if encrypted else ""))
    settings.SEAL_KEY_PASSPHRASE = secret
    assert keys.seal_key()
    if encrypted:
        settings.SEAL_KEY_PASSPHRASE = "another"
        with says("does not open") as fault:
            keys.seal_key()
        assert secret not in str(fault.value)
        settings.SEAL_KEY_PASSPHRASE = ""
        with says("asks for a passphrase"):
            keys.seal_key()


def test_files_that_are_missing_empty_or_something_else(keyring, settings):
    for name, content, words in (
        ("nothing.pem", b"", "no file of a key"),
        ("noise.pem", b"\x00\x01" * 40, "no private key"),
        ("certificate.pem", public_pem(keyring.certificate), "no private key"),
        ("half.pem", private_pem(keyring.key)[:90], "no private key"),
        ("large.pem", b"-----BEGIN" * 200_000, "no file of a key"),
    ):
        settings.SEAL_KEY_FILE = keyring.write(name, content)
        with says(words):
            keys.seal_key()
    settings.SEAL_KEY_FILE = str(keyring.folder / "away.pem")
    with says("is not there"):
        keys.seal_key()
    settings.SEAL_KEY_FILE = str(keyring.folder)
    with says("can't be read"):
        keys.seal_key()
    settings.SEAL_KEY_FILE = ""
    with says("SEAL_KEY_FILE"):
        keys.seal_key()


def test_a_fault_that_was_mended_is_gone_at_the_next_try(keyring, settings):
    path = Path(settings.SEAL_CERTIFICATE_FILE)
    good = path.read_bytes()
    path.write_bytes(b"-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n")
    with says("no certificate"):
        keys.seal_key()
    path.write_bytes(good)
    assert keys.seal_key()


@pytest.mark.parametrize(
    "make", [ed25519.Ed25519PrivateKey.generate, lambda: ec.generate_private_key(ec.SECP256K1())], ids=["ed", "k1"]
)
def test_kinds_of_keys_that_readers_do_not_know_are_refused(keyring, settings, make):
    settings.SEAL_KEY_FILE = keyring.write("strange.pem", private_pem(make()))
    with says("P-256"):
        keys.seal_key()


def test_a_certificate_of_an_authority_does_not_seal(keyring, settings):
    settings.SEAL_KEY_FILE = keyring.write("root-key.pem", private_pem(keyring.authority.key))
    settings.SEAL_CERTIFICATE_FILE = keyring.write("as-seal.pem", public_pem(keyring.authority.certificate))
    with says("not meant for signing"):
        keys.seal_key()


def test_badge_keys_of_before_stay_beside_the_new_one(keyring, settings):
    old, older = ed25519.Ed25519PrivateKey.generate(), ed25519.Ed25519PrivateKey.generate()
    keyring.write("earlier/2024.pem", private_pem(older))
    public = old.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    keyring.write("earlier/2025.pem", public)
    settings.BADGE_EARLIER_FOLDER = str(keyring.folder / "earlier")
    raw = [key.public_bytes_raw() for key in keys.badge_public_keys()]
    assert raw == [key.public_key().public_bytes_raw() for key in (keyring.badge, older, old)]


def test_a_badge_key_of_another_kind(keyring, settings):
    settings.BADGE_KEY_FILE = settings.SEAL_KEY_FILE
    with says("Ed25519"):
        keys.badge_key()
    assert "Ed25519" in keys.why_cannot_issue()


def test_earlier_seals_are_ours_even_while_todays_key_is_faulty(keyring, settings):
    old = keyring.authority.issue("old seal", rsa.generate_private_key(65537, 2048).public_key())
    keyring.write("old/2020.pem", public_pem(old))
    settings.SEAL_EARLIER_FOLDER = str(keyring.folder / "old")
    assert keys.our_seals() == (keyring.certificate, old)
    settings.SEAL_KEY_FILE = str(keyring.folder / "away.pem")
    assert keys.our_seals() == (old,)


@pytest.mark.parametrize(
    ("level", "tsa", "roots", "words"),
    [
        ("B-X", "", True, "is one of B-B"),
        ("B-T", "", True, "SEAL_TSA_URL"),
        ("b-lta", "http://tsa.example", False, "SEAL_ROOTS_FILE"),
    ],
)
def test_levels_that_lack_something(keyring, settings, level, tsa, roots, words):
    settings.SEAL_LEVEL, settings.SEAL_TSA_URL = level, tsa
    if not roots:
        settings.SEAL_ROOTS_FILE = ""
    with says(words):
        standing.level()
    assert words in keys.why_cannot_issue()


def test_the_level_is_the_best_that_is_configured(keyring, settings):
    assert standing.level() == "B-B"
    settings.SEAL_TSA_URL = "http://tsa.example"
    assert standing.level() == "B-T"
    settings.SEAL_LEVEL = "PAdES-B-LTA"
    assert standing.level() == "B-LTA"


def test_the_demonstrations_authority_is_made_once_for_its_owner_alone(tmp_path, settings):
    files = make_authority(tmp_path / "keys")
    content = {name: Path(path).read_bytes() for name, path in files.items()}
    assert make_authority(tmp_path / "keys") == files
    assert content == {name: Path(path).read_bytes() for name, path in files.items()}
    for name in ("SEAL_KEY_FILE", "BADGE_KEY_FILE"):
        assert Path(files[name]).stat().st_mode & 0o777 == 0o600
    for name, path in files.items():
        setattr(settings, name, path)
    assert keys.is_demonstration_now()
    assert "demonstrations only" in standing.rows()[0].note
    assert keys.why_cannot_issue() == ""


def test_a_real_schools_key_is_no_demonstration(keyring, settings):
    assert not keys.is_demonstration_now()
    settings.DEMO = True
    assert keys.is_demonstration_now()


def test_no_secret_is_in_what_is_shown(keyring, settings, caplog):
    secret = "a secret of the house"
    settings.SEAL_KEY_FILE = keyring.write("locked.pem", private_pem(keyring.key, secret))
    settings.SEAL_KEY_PASSPHRASE = secret
    shown = repr(standing.rows()) + repr(keys.seal_key()) + repr(keys.badge_key()) + caplog.text
    number = keyring.key.private_numbers().private_value
    for hidden in (secret, str(number), f"{number:x}", keyring.badge.private_bytes_raw().hex(), "PRIVATE"):
        assert hidden not in shown


def test_days_left_are_whole_days(tmp_path, settings):
    ring = Keyring(tmp_path, settings, days=10)
    end = ring.certificate.not_valid_after_utc
    assert standing.days_left(end - timedelta(days=3, hours=5)) == 3
    assert standing.days_left(end - timedelta(hours=5)) == 0
    assert "ends today" in standing.warning(end - timedelta(hours=5))
    assert standing.days_left(end + timedelta(seconds=1)) == -1
    assert "ended on" in standing.warning(end + timedelta(seconds=1))
    assert standing.warning(end - timedelta(days=61)) == ""
    assert datetime.now(UTC) < end
    assert loading.seal_key().ends_at == end
