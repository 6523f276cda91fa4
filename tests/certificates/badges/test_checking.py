"""A file that somebody brings: ours, changed, somebody else's, or no badge."""

import io
import json
import struct
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from certificates.badges import baking, checking, multibase
from certificates.badges.actions import withdraw_key
from certificates.codes import new_code
from certificates.models import CertificateFile, UsedBadgeKey
from records.errors import Refused

from .conftest import give_out, make_certificate

pytestmark = pytest.mark.django_db


def png() -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", (4, 4), "teal").save(drawn, "PNG")
    return drawn.getvalue()


def changed(badge, **fields):
    return json.dumps(json.loads(badge) | fields).encode()


def found(data):
    return checking.check_badge(data).found


def test_the_badge_as_we_gave_it_out(certificate):
    badge = give_out(certificate)
    spaced = json.dumps(json.loads(badge), indent=3).encode()
    for data in (badge, b"\xef\xbb\xbf" + badge, spaced, baking.bake(png(), badge)):
        checked = checking.check_badge(data)
        assert checked.found == "ours"
        assert checked.certificate == certificate
        assert checked.code == certificate.code


def test_another_subject(certificate):
    badge = give_out(certificate)
    assert b"Lotte Vermeulen" in badge
    assert found(badge.replace(b"Lotte Vermeulen", b"Lotte Vermeuler")) == "altered"
    assert found(baking.bake(png(), badge.replace(b"Lotte", b"Lotta"))) == "altered"


def test_the_proof_of_another_badge(certificate):
    badge = give_out(certificate)
    other = json.loads(give_out(make_certificate("Somebody Else", batch=certificate.batch)))
    assert found(changed(badge, proof=other["proof"])) == "altered"
    assert found(changed(badge, credentialSubject=other["credentialSubject"])) == "altered"


def test_a_code_that_was_never_given_out(certificate):
    badge = give_out(certificate)
    strange = badge.replace(certificate.code.encode(), new_code().encode())
    assert checking.check_badge(strange).certificate is None
    assert found(strange) == "altered"


def test_somebody_else_s_badge(certificate):
    badge = give_out(certificate)
    assert found(changed(badge, id="https://elsewhere.example/1")) == "foreign"
    assert found(changed(badge, issuer="https://elsewhere.example/")) == "foreign"
    assert found(changed(badge, issuer=7, id=["x"])) == "foreign"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\x89PNG\r\n\x1a\n",
        b"%PDF-1.7",
        b'{"@context": NaN}',
        b'{"@context": 1, "@context": 2}',
        b"[" * 100_000,
        b'{"@context":' + b"[" * 50 + b"]" * 50 + b"}",
        b'{"@context": "' + b"a" * checking.MOST_CREDENTIAL + b'"}',
        b"\xff\xfe{\0}\0",
        bytes(checking.MOST_BYTES + 1),
    ],
    ids=repr,
)
def test_no_badge_at_all(data):
    assert found(data) == "unreadable"


def test_a_picture_without_a_badge_or_a_broken_one(certificate):
    badge = give_out(certificate)
    baked = baking.bake(png(), badge)
    assert found(png()) == "unreadable"
    assert found(baked[:-20]) == "unreadable"
    assert found(baked.replace(b"Lotte", b"Lotta")) == "unreadable"  # the sum of that part is wrong


def test_a_picture_that_says_it_is_huge_is_never_unpacked():
    head = struct.pack(">IIBBBBB", 2**31 - 1, 2**31 - 1, 8, 6, 0, 0, 0)
    bomb = baking.HEAD + baking._chunk(b"IHDR", head) + baking._chunk(b"IDAT", zlib.compress(b"\0" * 10**6))
    assert found(bomb + baking._chunk(b"IEND", b"")) == "unreadable"


def test_a_compressed_credential_is_not_unpacked(certificate):
    packed = baking.KEYWORD + b"\0\1\0\0\0" + zlib.compress(give_out(certificate))
    picture = png()[:-12] + baking._chunk(b"iTXt", packed) + png()[-12:]
    assert found(picture) == "unreadable"


def test_baking_twice_leaves_one_badge(certificate):
    badge = give_out(certificate)
    twice = baking.bake(baking.bake(png(), b"{}"), badge)
    assert baking.unbake(twice) == badge
    assert twice.count(baking.KEYWORD) == 1
    with Image.open(io.BytesIO(twice)) as image:
        image.load()
        assert image.text["openbadgecredential"] == badge.decode()


def test_the_file_was_deleted_and_the_proof_still_tells(certificate):
    badge = give_out(certificate)
    CertificateFile.objects.all().delete()
    assert found(badge) == "ours"
    assert found(badge.replace(b"Lotte", b"Lotta")) == "altered"
    assert found(changed(badge, note="x")) == "altered"


def test_a_badge_of_an_earlier_key_counts_until_that_key_is_withdrawn(certificate, badge_key):
    badge = give_out(certificate)
    old = json.loads(badge)["proof"]["verificationMethod"].split("#")[1]
    badge_key("later")
    assert found(badge) == "ours"
    withdraw_key(old, reason="The laptop it lay on was stolen.")
    assert found(badge) == "altered"
    with pytest.raises(Refused):
        withdraw_key(old, reason="again")
    with pytest.raises(Refused):
        withdraw_key("z6Mk", reason="unknown")


def test_withdrawing_asks_for_a_reason(certificate):
    give_out(certificate)
    key = UsedBadgeKey.objects.get()
    assert multibase.key_of(key.multibase)
    with pytest.raises(Refused):
        withdraw_key(key.multibase, reason=" ")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_any_bit_that_is_turned_is_noticed(certificate, place, bit):
    if not hasattr(certificate, "bytes_given"):
        certificate.bytes_given = give_out(certificate)
    data = bytearray(certificate.bytes_given)
    data[int(place * len(data))] ^= 1 << bit
    try:
        same = json.loads(bytes(data)) == json.loads(certificate.bytes_given)
    except ValueError:
        same = False
    assert (found(bytes(data)) == "ours") == same


def test_one_query_tells(certificate, django_assert_num_queries):
    badge = give_out(certificate)
    with django_assert_num_queries(2):  # the certificate with its file, and the keys
        assert found(badge) == "ours"
