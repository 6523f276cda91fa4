"""Uploads: what is taken, what is left out, what is cleared."""

import io
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image, PngImagePlugin

from records import files, tasks
from records.errors import Refused
from records.models import StoredFile
from tests.factories import UserFactory
from tests.partners.pictures import picture, png_that_claims, upload


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.parametrize(
    ("kind", "content_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("WEBP", "image/webp")]
)
def test_the_three_kinds_are_taken_by_their_content(kind, content_type):
    """The name and the type that the browser sends are not believed."""
    checked = files.check_image(upload(picture(kind), name="../../etc/x.exe\x00", content_type="text/html"))
    assert checked.content_type == content_type
    assert Image.open(io.BytesIO(checked.content)).size == (600, 300)
    assert "\x00" not in checked.name


def test_a_see_through_picture_stays_so():
    checked = files.check_image(upload(picture(mode="RGBA")))
    assert Image.open(io.BytesIO(checked.content)).mode == "RGBA"


def test_nothing_but_pixels_is_kept():
    """A PNG that is also a web page, with a place and a comment in it, comes out as pixels."""
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", "<script>alert(1)</script>")
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    raw = picture(pnginfo=notes, exif=exif) + b"<html><script>alert(2)</script></html>PK\x03\x04"
    assert b"script" in raw
    checked = files.check_image(upload(raw))
    assert b"script" not in checked.content
    assert b"taken at home" not in checked.content
    assert b"PK\x03\x04" not in checked.content


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"hello", "can't be read as a picture"),
        (b"%PDF-1.7 ...", "can't be read as a picture"),
        (b"GIF89a" + b"\0" * 60, "can't be read as a picture"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "SVG"),
        (b"  <SVG onload=alert(1)>", "SVG"),
        (picture()[:200], "can't be read as a picture"),
        (picture(size=(4001, 20)), "4001 by 20 pixels"),
        (picture(size=(8, 8)), "too small"),
        (png_that_claims(60000, 60000), "far too many pixels"),
        (png_that_claims(4500, 4500), "4500 by 4500 pixels"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * (2 * 1024 * 1024), "larger than 2 MB"),
    ],
)
def test_what_is_no_logo_is_refused_in_words(content, words):
    with pytest.raises(Refused, match=words):
        files.check_image(upload(content))


@pytest.mark.django_db
def test_an_upload_is_pending_until_it_is_confirmed():
    stored = files.keep(files.check_image(upload(picture())), UserFactory())
    assert stored.state == StoredFile.State.PENDING
    assert default_storage.exists(stored.file.name)
    assert "logo" not in stored.file.name, "the person's name for a file never becomes a path"
    files.confirm(stored)
    stored.refresh_from_db()
    assert stored.state == StoredFile.State.CONFIRMED


@pytest.mark.django_db
def test_the_nightly_job_clears_old_pending_uploads_alone(django_capture_on_commit_callbacks):
    checked = files.check_image(upload(picture()))
    old, kept, young = (files.keep(checked, None) for _ in range(3))
    files.confirm(kept)
    long_ago = timezone.now() - timedelta(days=1, minutes=1)
    StoredFile.objects.filter(pk__in=[old.pk, kept.pk]).update(created_at=long_ago)
    with django_capture_on_commit_callbacks(execute=True):
        tasks.clear_pending_files()
    assert set(StoredFile.objects.all()) == {kept, young}
    assert not default_storage.exists(old.file.name)
    assert default_storage.exists(kept.file.name)
    with pytest.raises(Refused):
        files.confirm(old)
