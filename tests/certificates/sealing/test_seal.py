"""The seal as others read it: poppler, qpdf and pyHanko. What is sealed is the file of a whole certificate."""

import shutil
import subprocess
import time
from io import BytesIO

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator import ValidationContext

from certificates.keys import KeyFault
from certificates.keys.authority import Authority, public_pem
from certificates.pdf import corpus
from certificates.pdf.checking import check_pdf
from certificates.pdf.cms import as_asn1
from certificates.pdf.conformity import faults
from certificates.pdf.render import render
from certificates.pdf.seal import NoRoomError, SealDelayed, seal
from tests.certificates.keys.keyring import Keyring

from .conftest import CODE, FRONT


def file_of(name: str = "Lotte Vermeulen") -> bytes:
    return render(corpus.sample(name, code=CODE), FRONT, "en")


def validate(content: bytes, root, **options):
    found = PdfFileReader(BytesIO(content)).embedded_signatures[0]
    return validate_pdf_signature(found, ValidationContext(trust_roots=[as_asn1(root)], **options))


def run(program: str, *arguments: str) -> str:
    assert shutil.which(program), f"{program} is missing: bootstrap.py --test installs it"
    return subprocess.run([program, *arguments], capture_output=True, text=True, check=False).stdout


def test_pdfsig_and_qpdf_find_nothing_wrong(sealed, tmp_path):
    path = tmp_path / "certificate.pdf"
    path.write_bytes(sealed)
    said = run("pdfsig", str(path))
    assert "Signature Validation: Signature is Valid." in said
    assert "Total document signed" in said
    assert "Signature Type: ETSI.CAdES.detached" in said
    assert said.count("Signature #") == 1
    assert "No syntax or stream encoding errors found" in run("qpdf", "--check", str(path))


def test_pdfsig_finds_a_changed_byte(sealed, tmp_path):
    path = tmp_path / "certificate.pdf"
    content = bytearray(sealed)
    content[500] ^= 1
    path.write_bytes(content)
    assert "Signature is Valid" not in run("pdfsig", str(path))


def test_pyhanko_trusts_it_and_reads_that_nothing_may_be_changed(keyring):
    status = validate(seal(file_of()), keyring.authority.certificate)
    assert status.bottom_line
    assert status.modification_level == ModificationLevel.NONE
    assert status.coverage.name == "ENTIRE_FILE"
    found = PdfFileReader(BytesIO(seal(file_of()))).embedded_signatures[0]
    assert found.docmdp_level.name == "NO_CHANGES"
    assert f"/verify/{CODE}/" in found.sig_object["/Reason"]
    assert "2026-0007" in found.sig_object["/Reason"]


def test_a_sealed_file_still_conforms_and_keeps_one_revision(sealed, unsealed):
    assert faults(sealed) == []
    assert len(sealed) == len(unsealed)
    assert sealed.count(b"%%EOF") == 1


def test_the_file_before_is_the_same_for_the_same_facts_and_the_sealed_one_is_not(keyring):
    first, second = file_of(), file_of()
    assert first == second
    assert seal(first) != seal(second)


def test_the_same_file_is_not_sealed_twice(sealed):
    with pytest.raises(NoRoomError):
        seal(sealed)


def test_a_preview_has_no_place_for_a_seal(keyring):
    with pytest.raises(NoRoomError):
        seal(render(corpus.sample(code=CODE), FRONT, "en", mark="preview"))


def test_a_name_that_looks_like_the_place_of_a_seal_moves_nothing(keyring):
    trick = "/ByteRange [0 0000000000 0000000000 0000000000]/Contents <0000>"
    assert check_pdf(seal(file_of(trick))).is_intact


@pytest.mark.parametrize(
    "make", [lambda: ec.generate_private_key(ec.SECP384R1()), lambda: rsa.generate_private_key(65537, 3072)]
)
def test_other_kinds_of_keys_seal_too(tmp_path, settings, make):
    ring = Keyring(tmp_path, settings, key=make())
    content = seal(file_of())
    assert validate(content, ring.authority.certificate).bottom_line
    assert check_pdf(content).is_intact


def test_a_chain_goes_along(keyring, settings):
    key = ec.generate_private_key(ec.SECP256R1())
    middle = keyring.authority.issue_authority("middle", key.public_key())
    own = Authority("Sealing school", key, middle).issue("seal", keyring.key.public_key())
    settings.SEAL_CERTIFICATE_FILE = keyring.write(
        "chained.pem", public_pem(own, middle, keyring.authority.certificate)
    )
    content = seal(file_of())
    assert validate(content, keyring.authority.certificate).bottom_line
    assert check_pdf(content).is_intact


def test_a_key_that_ended_seals_nothing(keyring, unsealed):
    with pytest.raises(KeyFault, match="ended on"):
        seal(unsealed, at=keyring.certificate.not_valid_after_utc)


def test_with_a_time_stamping_service_the_seal_bears_its_time(keyring, tsa):
    content = seal(file_of())
    status = validate(content, keyring.authority.certificate)
    assert status.bottom_line
    assert status.timestamp_validity.valid
    assert tsa.asked == 1
    found = check_pdf(content)
    assert found.is_intact
    assert found.is_time_stamped


@pytest.mark.parametrize("level", ["B-LT", "B-LTA"])
def test_what_a_checker_needs_later_is_kept_in_the_file(keyring, tsa, settings, level):
    lists = keyring.authority.revocations().public_bytes(Encoding.PEM)
    keyring.write("lists/root.crl", lists)
    settings.SEAL_REVOCATIONS_FOLDER, settings.SEAL_LEVEL = str(keyring.folder / "lists"), level
    content = seal(file_of())
    reader = PdfFileReader(BytesIO(content))
    kept = DocumentSecurityStore.read_dss(reader)
    roots = {"trust_roots": [as_asn1(keyring.authority.certificate)], "allow_fetching": False}
    context = kept.as_validation_context({**roots, "revocation_mode": "require"})
    status = validate_pdf_signature(reader.embedded_signatures[0], context)
    assert status.bottom_line
    assert status.timestamp_validity.valid
    assert len(kept.crls) == 1
    if level == "B-LTA":
        stamp = reader.embedded_timestamp_signatures[0]
        stamped = validate_pdf_timestamp(stamp, ValidationContext(**roots))
        assert stamped.valid
        assert stamped.trusted
    assert faults(content) == []


def test_without_the_lists_of_revoked_certificates_it_waits(keyring, tsa, settings):
    (keyring.folder / "lists").mkdir()
    settings.SEAL_REVOCATIONS_FOLDER, settings.SEAL_LEVEL = str(keyring.folder / "lists"), "B-LT"
    with pytest.raises(SealDelayed, match="revocation"):
        seal(file_of())


@pytest.mark.parametrize("mode", ["hangs", "garbage", "refuses", "other", "error"])
def test_a_service_that_hangs_or_answers_wrongly_delays_the_seal(keyring, tsa, settings, mode):
    content = file_of()
    tsa.mode, settings.SEAL_TSA_SECONDS = mode, 0.5 if mode == "hangs" else 10
    started = time.monotonic()
    with pytest.raises(SealDelayed, match="timestamp"):
        seal(content)
    assert time.monotonic() - started < 9
    tsa.mode, settings.SEAL_TSA_SECONDS = "good", 10
    assert check_pdf(seal(content)).is_time_stamped, "the same file, a moment later"


def test_a_service_that_is_away_delays_the_seal(keyring, tsa, settings):
    content = file_of()
    settings.SEAL_TSA_URL = "http://127.0.0.1:1/"
    with pytest.raises(SealDelayed, match="timestamp"):
        seal(content)
