"""Files given out whole and in ranges (RFC 9110, 14)."""

import hashlib

import pytest
from django.core.files.base import ContentFile
from django.test import RequestFactory

from records import serving
from records.models import StoredFile

CONTENT = bytes(range(256)) * 4000


@pytest.fixture
def stored(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return StoredFile.objects.create(
        file=ContentFile(CONTENT, "x.pdf"), name="slides.pdf", content_type="application/pdf", size=len(CONTENT),
        sha256=hashlib.sha256(CONTENT).hexdigest(),
    )  # fmt: skip


def ask(stored, method="get", public=False, name="", **headers):
    request = getattr(RequestFactory(), method)("/", headers={key.replace("_", "-"): v for key, v in headers.items()})
    return serving.serve(request, stored, public=public, name=name)


def body(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_without_a_range_it_comes_whole(stored):
    answer = ask(stored)
    assert (answer.status_code, body(answer)) == (200, CONTENT)
    assert answer["Accept-Ranges"] == "bytes"
    assert answer["Content-Length"] == str(len(CONTENT))


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=500000-", 500000, len(CONTENT) - 1),
        ("bytes=-10", len(CONTENT) - 10, len(CONTENT) - 1),
        ("bytes=10-999999999", 10, len(CONTENT) - 1),
        ("bytes=-999999999", 0, len(CONTENT) - 1),
    ],
)
def test_one_range_comes_alone(stored, asked, first, last):
    answer = ask(stored, Range=asked)
    assert answer.status_code == 206
    assert answer["Content-Range"] == f"bytes {first}-{last}/{len(CONTENT)}"
    assert body(answer) == CONTENT[first : last + 1]
    assert answer["Content-Length"] == str(last - first + 1)


@pytest.mark.parametrize("asked", ["bytes=0-5,9-12", "bytes=9-4", "lines=1-2", "bytes=-", "bytes=a-b", "0-9"])
def test_what_is_no_single_range_comes_whole(stored, asked):
    assert ask(stored, Range=asked).status_code == 200


@pytest.mark.parametrize("asked", ["bytes=1024000-", "bytes=-0", "bytes=99999999999999999999-"])
def test_a_range_outside_is_refused(stored, asked):
    answer = ask(stored, Range=asked)
    assert (answer.status_code, answer["Content-Range"]) == (416, f"bytes */{len(CONTENT)}")


def test_a_changed_file_is_not_mended_with_a_range_of_the_new_one(stored):
    etag = ask(stored)["ETag"]
    assert ask(stored, Range="bytes=0-9", If_Range=etag).status_code == 206
    assert ask(stored, Range="bytes=0-9", If_Range='"other"').status_code == 200
    assert ask(stored, If_None_Match=etag).status_code == 304


def test_the_head_says_the_same(stored):
    answer = ask(stored, "head", Range="bytes=0-9")
    assert (answer.status_code, answer["Content-Length"], body(answer)) == (206, "10", b"")


def test_only_safe_kinds_are_shown_in_the_page(stored):
    answer = ask(stored, name='Sli"des\r\n/ été.pdf')
    assert answer["Content-Disposition"].startswith("attachment;")
    assert "\n" not in answer["Content-Disposition"]
    assert "filename*=UTF-8''Slides%20%C3%A9t%C3%A9.pdf" in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    stored.content_type = "image/png"
    assert ask(stored)["Content-Disposition"].startswith("inline")
    assert ask(stored)["X-Content-Type-Options"] == "nosniff"
    assert "private" in ask(stored)["Cache-Control"]
    assert "public" in ask(stored, public=True)["Cache-Control"]
