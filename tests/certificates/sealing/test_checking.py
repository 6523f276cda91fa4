"""A dropped PDF: what is ours and intact, and everything else. Strangers send these files."""

import time
import zlib
from io import BytesIO

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from certificates.keys.authority import public_pem
from certificates.pdf.checking import MOST_BYTES, Harm, SealState, check_pdf
from tests.certificates.keys.keyring import Keyring

from .conftest import CODE


def test_an_issued_file_is_ours_and_intact(sealed):
    found = check_pdf(sealed)
    assert found.state == SealState.INTACT
    assert found.code == CODE
    assert found.sealed_at
    assert "every byte" in found.says


def test_no_byte_can_be_changed(sealed):
    """In what is signed and in the signature itself: its padding, its certificate and its range included."""

    @settings(max_examples=150, deadline=None, database=None)
    @given(st.integers(0, len(sealed) - 1), st.integers(1, 255))
    def change(place, difference):
        content = bytearray(sealed)
        content[place] ^= difference
        assert not check_pdf(bytes(content)).is_intact

    change()


def test_every_byte_of_the_signature_counts(sealed):
    start = sealed.rindex(b"/ByteRange")
    end = sealed.index(b">", start) + 1
    for place in range(start, end, 7):
        content = bytearray(sealed)
        content[place] ^= 0x20
        assert not check_pdf(bytes(content)).is_intact, place


def test_a_file_cut_short_is_not_intact(sealed):
    for length in (0, 5, 1000, len(sealed) // 2, len(sealed) - 1):
        assert not check_pdf(sealed[:length]).is_intact


def test_something_added_is_found(sealed):
    found = check_pdf(sealed + b"\n%harmless\n")
    assert (found.state, found.harm, found.code) == (SealState.ALTERED, Harm.APPENDED, CODE)
    assert not check_pdf(b"%PDF-1.4\n" + sealed).is_intact


def test_a_page_added_in_another_program_is_found(sealed):
    writer = PdfWriter(BytesIO(sealed), incremental=True)
    writer.add_blank_page(595, 842)
    out = BytesIO()
    writer.write(out)
    assert out.getvalue().startswith(sealed)
    found = check_pdf(out.getvalue())
    assert (found.state, found.harm) == (SealState.ALTERED, Harm.APPENDED)


def test_a_file_written_anew_by_another_program_is_not_intact(sealed):
    writer = PdfWriter(clone_from=PdfReader(BytesIO(sealed)))
    out = BytesIO()
    writer.write(out)
    found = check_pdf(out.getvalue())
    assert not found.is_intact


def test_a_second_signature_is_found(sealed, tmp_path, monkeypatch):
    from asn1crypto.keys import PrivateKeyInfo
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import PdfSignatureMetadata, PdfSigner
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    from certificates.keys.authority import Authority
    from certificates.pdf.cms import as_asn1

    key = ec.generate_private_key(ec.SECP256R1())
    stranger = as_asn1(Authority.new("Stranger").issue("x", key.public_key()))
    private = PrivateKeyInfo.load(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))
    signer = PdfSigner(
        PdfSignatureMetadata(field_name="Second", md_algorithm="sha256"),
        SimpleSigner(stranger, private, SimpleCertificateStore()),
    )
    monkeypatch.setattr(
        "pyhanko.sign.signers.PdfSigner._enforce_certification_constraints",
        lambda *args: None,  # another program may not care that nothing may be changed
    )
    again = signer.sign_pdf(IncrementalPdfFileWriter(BytesIO(sealed), strict=False)).getvalue()
    found = check_pdf(again)
    assert (found.state, found.harm) == (SealState.ALTERED, Harm.SIGNED_AGAIN)
    assert "signed again" in found.says


def test_a_file_sealed_by_a_stranger_is_foreign(sealed, tmp_path, settings):
    Keyring(tmp_path, settings)  # another key is ours now
    found = check_pdf(sealed)
    assert found.state == SealState.FOREIGN
    assert found.code == CODE, "what it says of itself, for whoever asks the register"


def test_a_seal_of_before_is_ours(sealed, tmp_path, settings):
    from certificates import keys

    before = keys.seal_key().certificate
    ring = Keyring(tmp_path, settings)
    ring.write("earlier/before.pem", public_pem(before))
    settings.SEAL_EARLIER_FOLDER = str(tmp_path / "earlier")
    assert check_pdf(sealed).is_intact


def test_a_file_without_a_seal(unsealed):
    assert check_pdf(unsealed).state in (SealState.NONE, SealState.FOREIGN)
    assert not check_pdf(unsealed).is_intact
    assert check_pdf(b"").state == SealState.NONE
    assert check_pdf(b"%PDF-1.7\n" + b"\x00" * 5000).state == SealState.NONE


BOMBS = {
    "unpacks to much": b"%PDF-1.7\n1 0 obj<</Filter/FlateDecode>>stream\n" + zlib.compress(bytes(2**26)),
    "nested": b"%PDF-1.7\n" + b"[" * 2**21 + b"<<" * 2**20,
    "many places": b"/Contents <" + (b"30" * 300 + b">/Contents <") * 5000,
    "one long place": b"/Contents <" + b"3080" * 2**20,
    "nearly a place": (b"/Contents <" + b"0" * 399) * 10_000,
    "ranges": b"/ByteRange [0 0000000001 0000000002 9999999999]" * 50_000,
    "deep der": b"/Contents <" + b"3082ffff" * 20_000 + b">",
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_file_that_wants_to_hurt_costs_little(name):
    content = BOMBS[name][:MOST_BYTES]
    started = time.process_time()
    assert not check_pdf(content).is_intact
    assert time.process_time() - started < 2


def test_a_container_around_our_certificate_that_wants_to_hurt_costs_little(sealed):
    from cryptography.hazmat.primitives.serialization import Encoding

    from certificates import keys

    own = keys.seal_key().certificate.public_bytes(Encoding.DER)
    for inside in (b"\x30\x80" * 20_000 + own, own * 20, own + b"\xa0\x84\xff\xff\xff\xff" * 5_000):
        content = b"%PDF-1.7\n/ByteRange [0 0000000057 0000000068 0000000009]/Contents <" + inside.hex().encode() + b">"
        started = time.process_time()
        assert check_pdf(content).state == SealState.ALTERED
        assert time.process_time() - started < 2


def test_a_file_that_is_too_long_is_not_looked_at(sealed):
    assert check_pdf(sealed + b" " * MOST_BYTES).state == SealState.NONE
