"""E-learning pages: written in a draft, with files, fixed with the version."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import Error, transaction
from django.urls import reverse

from courses import reading
from courses.actions import learning as actions
from courses.actions import modules
from courses.models import LearningFile, LearningPage
from courses.views.learning import ADDRESSES
from records.errors import Refused
from records.models import StoredFile
from tests.factories import (
    LearningFileFactory,
    LearningPageFactory,
    LearningVideoFactory,
    MembershipFactory,
    ModuleVersionFactory,
)
from tests.partners.pictures import picture

pytestmark = pytest.mark.django_db
MP4 = (Path(__file__).parents[1] / "records" / "films" / "tiny.mp4").read_bytes()


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def draft():
    return ModuleVersionFactory(state="draft", released_at=None)


@pytest.fixture
def page(draft):
    return LearningPageFactory(module_version=draft)


@pytest.fixture
def author(client, draft):
    client.force_login(MembershipFactory(organisation=draft.module.organisation).user)
    return client


def send(client, page, content, name="gown.png", alt="A gown"):
    data = {"alt": alt, "file": SimpleUploadedFile(name, content)}
    return client.post(reverse("courses:add_page_file", args=[page.public_id]), data)


def test_a_released_page_is_fixed_with_its_files():
    page = LearningPageFactory()
    file = LearningFileFactory(page=page)
    page.title = file.title = "Another"
    for row in (page, file):
        with pytest.raises(Error, match="fixed"), transaction.atomic():
            row.save()
        with pytest.raises(Error, match="fixed"), transaction.atomic():
            row.delete()
    for refused in (
        lambda: actions.add_page(page.module_version, title="New"),
        lambda: actions.write_page(page, title="x", body=""),
        lambda: actions.move_page(page, 1),
        lambda: actions.remove_page(page),
        lambda: actions.remove_file(file),
    ):
        with pytest.raises(Refused, match="released"):
            refused()


def test_an_author_writes_looks_and_moves(author, draft):
    add = reverse("courses:add_page", args=[draft.public_id])
    for title in ("First", "Second"):
        author.post(add, {"title": title, "body": "## Air\n\nIt flows. <script>alert(1)</script>"})
    second = draft.pages.get(title="Second")
    author.post(reverse("courses:move_page", args=[second.public_id]), {"do": "up"})
    assert list(draft.pages.values_list("title", flat=True)) == ["Second", "First"]
    told = author.get(reverse("courses:look_at_page", args=[second.public_id])).content.decode()
    assert "<h2>Air</h2>" in told
    assert "<script>alert" not in told


def test_a_refused_page_keeps_what_was_typed(author, draft):
    answer = author.post(reverse("courses:add_page", args=[draft.public_id]), {"title": "", "body": "Kept words"})
    assert answer.status_code == 422
    assert "Kept words" in answer.content.decode()
    assert not draft.pages.exists()


def test_a_picture_is_sent_and_shown_where_the_text_names_it(author, page):
    assert send(author, page, picture("PNG"), "My gown (1).PNG").status_code == 302
    file = page.files.get()
    assert (file.kind, file.name) == ("picture", "my-gown-1.png")
    page.body = "Before.\n\n![Look](my-gown-1.png)\n\nAfter."
    page.save()
    told = author.get(reverse("courses:look_at_page", args=[page.public_id])).content.decode()
    assert told.index("Before.") < told.index('alt="Look"') < told.index("After.")
    given = author.get(reverse("courses:page_file", args=[file.public_id]))
    assert given["Content-Type"] == "image/png"


def test_a_video_is_told_apart_from_what_only_calls_itself_one(author, page):
    answer = send(author, page, b"MZ" + b"\0" * 5000, "film.mp4")
    assert answer.status_code == 422
    assert not StoredFile.objects.exists()
    assert send(author, page, MP4, "film.mp4").status_code == 302
    assert (page.files.get().kind, page.files.get().seconds) == ("video", 2)


@pytest.mark.parametrize("content", [b"<svg xmlns='x'><script>alert(1)</script></svg>", MP4[:900], b"", b"<html>"])
def test_what_cannot_be_taken_is_refused_in_words(author, page, content):
    answer = send(author, page, content, "gown.png")
    assert answer.status_code == 422
    assert "invalid-feedback" in answer.content.decode()
    assert not page.files.exists()
    assert not StoredFile.objects.exists()


def test_a_video_can_be_jumped_in(author, page):
    send(author, page, MP4, "film.mp4")
    url = reverse("courses:page_file", args=[page.files.get().public_id])
    answer = author.get(url, headers={"Range": "bytes=100-199"})
    assert answer.status_code == 206
    assert b"".join(answer.streaming_content) == MP4[100:200]


def test_subtitles_and_poster_of_a_video(author, page):
    video = LearningVideoFactory(page=page)
    add = reverse("courses:add_page_subtitles", args=[video.public_id])
    wrong = author.post(add, {"language": "nl", "file": SimpleUploadedFile("a.vtt", b"WEBVTT\n\nno times\nwords")})
    assert wrong.status_code == 422
    assert "Line 3" in wrong.content.decode()
    lines = b"1\n00:00:01,000 --> 00:00:02,000\nWas je handen\n"
    assert author.post(add, {"language": "nl", "file": SimpleUploadedFile("a.srt", lines)}).status_code == 302
    told = author.get(reverse("courses:page_subtitles", args=[video.public_id, "nl"]))
    assert told["Content-Type"].startswith("text/vtt")
    assert "Was je handen" in told.content.decode()
    image = SimpleUploadedFile("p.jpg", picture("JPEG"))
    assert author.post(reverse("courses:set_page_poster", args=[video.public_id]), {"file": image}).status_code == 302
    assert author.get(reverse("courses:page_poster", args=[video.public_id]))["Content-Type"] == "image/jpeg"


def test_another_name_changes_the_text_with_it(page):
    page.body = "![x](old.png) and [y](old.png)"
    page.save()
    file = LearningFileFactory(page=page, name="old.png")
    actions.write_file(file, name="new.png", title="", alt="")
    page.refresh_from_db()
    assert page.body == "![x](new.png) and [y](new.png)"
    LearningFileFactory(page=page, name="taken.png")
    with pytest.raises(Refused, match="Another file"):
        actions.write_file(file, name="taken.png", title="", alt="")


def test_the_next_draft_has_the_pages_and_shares_the_bytes(draft):
    page = LearningPageFactory(module_version=draft)
    video = LearningVideoFactory(page=page)
    draft.theory_minutes = 60
    draft.save()
    modules_version = draft
    modules_version.state, modules_version.released_at = "released", "2026-01-01T00:00:00Z"
    modules_version.save()
    copy = modules.begin_module_draft(draft.module)
    mine = copy.pages.get().files.get()
    assert (mine.name, mine.file_id, mine.subtitles.count()) == (video.name, video.file_id, 1)
    actions.remove_page(copy.pages.get())
    assert StoredFile.objects.filter(pk=video.file_id).exists()
    assert LearningPage.objects.filter(pk=page.pk).exists()


def test_files_that_only_one_page_had_go_with_it(author, page):
    send(author, page, picture("PNG"))
    author.post(reverse("courses:remove_page", args=[page.public_id]))
    assert not StoredFile.objects.exists()


def test_how_long_a_page_takes(page):
    page.body = "word " * 400
    page.save()
    LearningVideoFactory(page=page, seconds=90)
    shown = reading.shown(page, ADDRESSES)
    assert shown.minutes == 4
    assert [piece.file.kind for piece in shown.pieces if piece.file] == [LearningFile.Kind.VIDEO]


@pytest.mark.parametrize("number", [1, 30])
def test_the_list_of_pages_asks_a_fixed_number_of_queries(author, draft, number, django_assert_max_num_queries):
    for _page in range(number):
        LearningFileFactory(page=LearningPageFactory(module_version=draft))
    author.get(reverse("courses:pages", args=[draft.public_id]))
    with django_assert_max_num_queries(10):
        author.get(reverse("courses:pages", args=[draft.public_id]))


def test_a_page_that_is_sent_twice_is_written_once(author, draft):
    address = reverse("courses:add_page", args=[draft.public_id])
    assert author.post(address, {"title": "Twice"}).status_code == 302
    again = author.post(address, {"title": "twice", "body": "Kept."})
    assert again.status_code == 422
    assert "twice is taken already." in again.text
    assert "Kept." in again.text
    assert draft.pages.filter(title__iexact="twice").count() == 1
