"""Large uploads: taken part by part, taken up again, looked at, and never half kept."""

import io
import random
import zipfile
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.utils import timezone
from pypdf import PdfWriter

from records import files, tasks, uploads
from records.contents import OFFICE
from records.errors import Refused
from records.models import StoredFile, Upload
from tests.partners.pictures import picture

USE = uploads.Use("test", kinds=("pdf", "pptx", "odp", "png"), most_bytes=200 * uploads.MB)
OWNER = {"owner": "user:1"}


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setitem(uploads.USES, "test", USE)


def pdf(pages=1, padding=0, **options):
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    if options.get("password"):
        writer.encrypt(options["password"])
    if padding:
        writer.add_attachment("noise.bin", random.Random(4).randbytes(padding))
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


def office(main="ppt/presentation.xml", kind="presentationml.presentation", **parts):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        types = f'<Types><Override PartName="/{main}" ContentType="{OFFICE}{kind}.main+xml"/></Types>'
        packed.writestr("[Content_Types].xml", parts.pop("types", types))
        packed.writestr(main, "<p/>")
        for name, text in parts.items():
            packed.writestr(name.replace("__", "/"), text)
    return content.getvalue()


def open_document(**parts):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.presentation")
        packed.writestr("content.xml", "<p/>")
        for name, text in parts.items():
            packed.writestr(name.replace("__", "/"), text)
    return content.getvalue()


def begin(content, name="slides.pdf", **options):
    return uploads.begin(USE, name=name, size=len(content), fingerprint="1", **{**OWNER, **options})


def send(upload, content, to=None):
    while upload.received < (to or len(content)):
        upload = uploads.take(upload, upload.received, content[upload.received : upload.received + uploads.PART])
    return upload


def parts_kept():
    try:
        return default_storage.listdir("uploads")[0]
    except FileNotFoundError:
        return []


@pytest.mark.django_db
def test_a_file_arrives_in_parts_and_is_kept_once(django_capture_on_commit_callbacks):
    content = pdf(padding=3 * uploads.MB)
    upload, _key = begin(content)
    with django_capture_on_commit_callbacks(execute=True):
        stored = uploads.finish(send(upload, content))
        assert uploads.finish(upload) == stored, "a second click gives the same file"
    assert stored.file.open().read() == content
    assert (stored.state, stored.content_type, stored.size) == ("pending", "application/pdf", len(content))
    assert parts_kept() == []


@pytest.mark.django_db
def test_an_upload_that_was_cut_goes_on_where_it_stopped():
    content = pdf(padding=3 * uploads.MB)
    upload, old_key = begin(content)
    send(upload, content, to=2 * uploads.MB)
    again, key = begin(content)
    assert (again.pk, again.received) == (upload.pk, 2 * uploads.MB)
    assert key != old_key
    other, _key = begin(content, owner="user:2")
    assert other.pk != upload.pk, "nobody goes on with somebody else's file"


@pytest.mark.django_db
def test_a_part_that_comes_twice_is_kept_once():
    content = pdf(padding=2 * uploads.MB)
    upload, _key = begin(content)
    for _ in range(2):
        upload = uploads.take(upload, 0, content[: uploads.PART])
    assert (upload.received, upload.parts) == (uploads.PART, 1)
    ahead = uploads.take(upload, 2 * uploads.PART, content[2 * uploads.PART :])
    assert ahead.received == uploads.PART, "a part with a gap before it is asked for again"


@pytest.mark.django_db
def test_two_gigabytes_are_refused_before_the_first_byte():
    request = RequestFactory().post("/", {"name": "film.pdf", "size": str(2 * 2**30), "fingerprint": "1"})
    answer = uploads.begun(request, USE, **OWNER)
    assert answer.status_code == 422
    assert b"At most 200" in answer.content
    assert not Upload.objects.exists()


@pytest.mark.django_db
def test_a_body_of_two_gigabytes_is_not_read(client):
    answer = client.generic("POST", "/language/", b"", CONTENT_LENGTH=str(2 * 2**30))
    assert answer.status_code == 413
    assert "too large" in answer.content.decode()


@pytest.mark.django_db
def test_a_part_longer_than_announced_is_refused():
    upload, _key = begin(b"%PDF-1.7")
    with pytest.raises(Refused, match="longer than"):
        uploads.take(upload, 0, b"0" * 9)


@pytest.mark.django_db
def test_half_a_file_is_no_file():
    content = pdf(padding=2 * uploads.MB)
    upload, _key = begin(content)
    send(upload, content, to=uploads.PART)
    with pytest.raises(Refused, match="not arrived whole"):
        uploads.finish(upload)
    assert not StoredFile.objects.exists()


REFUSED = {
    "a script in a picture": (b"<?xml version='1.0'?><svg onload='alert(1)'/>", "SVG"),
    "a program": (b"MZ\x90\x00" + b"0" * 200, "can't be read"),
    "a page": (b"<!doctype html><script>alert(1)</script>", "can't be read"),
    "another kind": (picture("JPEG"), "of the kind JPEG"),
    "a torn PDF": (pdf()[:200], "cannot be opened"),
    "a locked PDF": (pdf(password="x"), "asks for a password"),
    "a zip": (office(main="evil.exe", types="<Types/>"), "can't be read"),
    "macros": (office(ppt__vbaProject="0"), "carries macros"),
    "macros by their type": (
        office(types="<x application/vnd.ms-powerpoint.macroEnabled.main+xml/>"),
        "carries macros",
    ),
    "macros in an open document": (open_document(Basic__Standard__x="0"), "carries macros"),
    "a bomb": (office(ppt__slide="0" * 60_000_000), "unpacks to far more"),
    "a torn zip": (office()[:-40], "can't be read|broken"),
    "nothing inside": (office(main="docProps/app.xml"), "broken"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_document_is_refused_and_gone(name, django_capture_on_commit_callbacks):
    content, words = REFUSED[name]
    upload, _key = begin(content)
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(Refused, match=words):
        uploads.finish(send(upload, content))
    assert not Upload.objects.exists()
    assert not StoredFile.objects.exists()
    assert parts_kept() == []


@pytest.mark.django_db
@pytest.mark.parametrize(("content", "ending"), [(office(), "pptx"), (open_document(), "odp"), (picture(), "png")])
def test_the_kind_is_told_by_the_content(content, ending):
    upload, _key = begin(content, name="virus.exe")
    assert uploads.finish(send(upload, content)).file.name.endswith(f".{ending}")


@pytest.mark.django_db
def test_a_scope_has_a_total(monkeypatch):
    use = uploads.Use("total", kinds=("pdf",), most_bytes=100, most_of_scope=150, used=lambda scope: 40)
    monkeypatch.setitem(uploads.USES, "total", use)
    uploads.begin(use, name="a", size=60, fingerprint="1", scope="c", owner="1")
    with pytest.raises(Refused, match="no room left"):
        uploads.begin(use, name="b", size=60, fingerprint="1", scope="c", owner="2")
    uploads.begin(use, name="b", size=60, fingerprint="1", scope="d", owner="2")


@pytest.mark.django_db
def test_what_was_given_up_makes_room():
    for number in range(USE.most_open + 3):
        uploads.begin(USE, name=f"{number}.pdf", size=9, fingerprint="1", **OWNER)
    assert Upload.objects.count() == USE.most_open


@pytest.mark.django_db
def test_parts_are_taken_with_the_key_alone():
    content = pdf()
    upload, key = begin(content)
    address = f"/uploads/{upload.public_id}/"
    client = Client()
    post = {"content_type": "application/octet-stream", "headers": {"Upload-Offset": "0", "Upload-Key": key}}
    assert client.post(address, content, content_type="application/octet-stream").status_code == 404
    assert client.get(address, headers={"Upload-Key": "x"}).status_code == 404
    assert client.post(address, content, **post).json() == {"offset": len(content)}
    assert client.get(address, headers={"Upload-Key": key}).json() == {"offset": len(content)}
    post["headers"]["Upload-Offset"] = "-1"
    assert client.post(address, content, **post).status_code == 400
    post["headers"]["Upload-Offset"] = "0"
    assert client.post(address, b"0" * (uploads.PART + 1), **post).status_code == 413
    assert Client(enforce_csrf_checks=True).post(address, content, **post).status_code == 403


@pytest.mark.django_db
def test_a_form_without_javascript_brings_the_file_itself():
    request = RequestFactory().post("/", {"file": SimpleUploadedFile("slides.pdf", pdf())})
    assert uploads.sent(request, USE, **OWNER).name == "slides.pdf"
    for fields in ({}, {"upload": "x"}, {"upload": "00000000-0000-0000-0000-000000000007"}):
        with pytest.raises(Refused):
            uploads.sent(RequestFactory().post("/", fields), USE, **OWNER)


@pytest.mark.django_db
def test_nobody_confirms_somebody_elses_upload():
    content = pdf()
    upload, _key = begin(content)
    send(upload, content)
    request = RequestFactory().post("/", {"upload": str(upload.public_id)})
    with pytest.raises(Refused, match="not here any more"):
        uploads.sent(request, USE, owner="user:2")
    assert uploads.sent(request, USE, **OWNER)


@pytest.mark.django_db
def test_the_nightly_job_leaves_nothing_of_what_was_given_up(django_capture_on_commit_callbacks):
    content = pdf(padding=uploads.MB)
    left, young = begin(content)[0], begin(content, name="young.pdf")[0]
    for upload in (left, young):
        send(upload, content, to=uploads.PART)
    kept = uploads.finish(send(begin(content, name="kept.pdf")[0], content))
    files.confirm(kept)
    default_storage.save("uploads/00000000-0000-0000-0000-000000000009/0", io.BytesIO(b"stray"))
    Upload.objects.exclude(pk=young.pk).update(touched_at=timezone.now() - timedelta(days=3))
    with django_capture_on_commit_callbacks(execute=True):
        tasks.clear_pending_files()
    assert list(Upload.objects.all()) == [young]
    assert parts_kept() == [str(young.public_id)]
    assert list(StoredFile.objects.all()) == [kept]
