"""What may be dropped on the page: how long, in which shape, and that nothing of it is kept."""

import io
import tempfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from certificates.verification import reading
from records.models import StoredFile

NO_FILE = b'--x\r\nContent-Disposition: form-data; name="file"\r\n\r\nno file\r\n--x--\r\n'
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 20


@pytest.fixture
def drop(client, db):
    def post(content, name="certificate.pdf", accept="application/json", **data):
        file = SimpleUploadedFile(name, content)
        return client.post(reverse("certificates:verify_file"), {"file": file, **data}, headers={"accept": accept})

    return post


@pytest.fixture
def raw(client, db):
    def post(content, content_type, accept="application/json", **extra):
        return client.post(
            reverse("certificates:verify_file"), content, content_type, headers={"accept": accept}, **extra
        )

    return post


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xd8\xff\xe0JFIF a photo", "A photo or a scan cannot be checked"),
        (b"PK\x03\x04 a zip", "neither a PDF nor a badge"),
        (b"GIF89a", "neither a PDF nor a badge"),
        (b"[1, 2]", "neither a PDF nor a badge"),
        (b"\x00" * 4000 + PDF, "neither a PDF nor a badge"),
        (b"", "No file came"),
    ],
)
def test_what_cannot_be_ours_is_refused_in_words(drop, content, words):
    response = drop(content)
    assert response.status_code == 422
    assert response.json()["error"] == "unreadable"
    assert words in response.json()["words"]
    page = drop(content, accept="text/html")
    assert page.status_code == 422
    assert words in page.content.decode()
    assert not page.cookies


def test_the_kind_is_told_by_the_content_not_by_the_name(drop):
    assert drop(PDF, name="badge.png").json()["file"]["kind"] == "pdf"
    assert drop(PDF, name="../../etc/passwd\x00.json").json()["file"]["kind"] == "pdf"


def test_five_megabytes_and_not_a_byte_more(drop, raw, monkeypatch):
    monkeypatch.setattr(reading, "MOST_BYTES", 4000)
    monkeypatch.setattr(reading, "MOST_BODY", 6000)
    assert drop(PDF[:4000]).status_code == 200
    assert raw(PDF[:4000], "application/pdf").status_code == 200
    for response in (drop(PDF[:4001]), raw(PDF[:4001], "application/pdf"), drop(b"%PDF-" * 3000)):
        assert response.status_code == 413
        assert response.json()["error"] == "too-large"
    page = drop(PDF[:4001], accept="text/html")
    assert page.status_code == 413
    assert "larger than any certificate of ours" in page.content.decode()


def test_a_body_of_50_megabytes_is_not_read(client, db):
    class Unread(io.BytesIO):
        def read(self, *_sizes):
            raise AssertionError("a byte was read")

    response = client.post(
        reverse("certificates:verify_file"),
        headers={"accept": "application/json"},
        content_type="application/pdf",
        **{"wsgi.input": Unread(), "CONTENT_LENGTH": str(reading.MOST_BODY + 1)},
    )
    assert response.status_code == 413


@pytest.mark.parametrize("demo", [False, True])
def test_nothing_touches_the_disk_or_the_database(drop, settings, monkeypatch, demo):
    def refuse(*_all, **_named):
        raise AssertionError("a file was made")

    settings.DEMO, settings.EMAIL_URL = demo, "outbox://"
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", refuse)
    monkeypatch.setattr("django.core.files.uploadhandler.TemporaryUploadedFile", refuse)
    monkeypatch.setattr(reading, "PDF_HEAD", 10)
    assert drop(b"%PDF-1.7 " + b"x" * 3_000_000).status_code == 200  # more than Django keeps in memory by itself
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"nothing of a form", "multipart/form-data; boundary=x"),
        (b"", "multipart/form-data; boundary=x"),
        (NO_FILE, "multipart/form-data; boundary=x"),
        (b"x", "multipart/form-data"),
        (b"x", "multipart/form-data; boundary=" + "y" * 300),
        (b"", "application/json"),
    ],
)  # fmt: skip
def test_a_broken_form_is_refused(raw, body, content_type):
    assert raw(body, content_type).status_code in (400, 422)


def test_a_length_that_is_none_is_refused(raw):
    assert raw(b"x", "application/pdf", CONTENT_LENGTH="²").status_code in (400, 413, 422)


def test_a_thousand_files_at_once_are_refused(client, db):
    files = [SimpleUploadedFile("x.pdf", b"%PDF-") for _ in range(1000)]
    response = client.post(reverse("certificates:verify_file"), {"file": files}, headers={"accept": "application/json"})
    assert response.status_code in (400, 422)


def test_a_look_at_the_address_leads_to_the_form(client, db):
    assert client.get(reverse("certificates:verify_file")).url == reverse("certificates:verify")
    assert client.put(reverse("certificates:verify_file")).status_code == 405
