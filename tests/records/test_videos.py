"""Videos are told by their container, subtitles by their lines."""

import io
import random
from pathlib import Path

import pytest

from records import contents, subtitles, videos
from records.errors import Refused
from tests.partners.pictures import picture

FILMS = Path(__file__).parent / "films"
MP4, WEBM = (FILMS / "tiny.mp4").read_bytes(), (FILMS / "tiny.webm").read_bytes()


@pytest.mark.parametrize(("content", "kind"), [(MP4, "video/mp4"), (WEBM, "video/webm")])
def test_a_video_tells_its_length_and_size(content, kind):
    assert videos.read(io.BytesIO(content)) == videos.Video(kind, 2, 64, 36)
    assert contents.examine(io.BytesIO(content), videos.VIDEOS)[0].content_type == kind


@pytest.mark.parametrize("content", [MP4, WEBM])
def test_a_video_that_was_cut_off_is_refused(content):
    for share in (0.02, 0.3, 0.6, 0.95):
        with pytest.raises(Refused):
            videos.read(io.BytesIO(content[: int(len(content) * share)]))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ" + b"\0" * 400,
        b"\0\0\0\x18ftypisom" + b"\0" * 12,  # the first box of an MP4 and nothing else
        b"\0\0\0\x18ftypisom" + b"\0" * 12 + b"<script>alert(1)</script>" * 40,
        b"\x1a\x45\xdf\xa3" + b"\x9f" + b"\0" * 31,
        picture("PNG"),
    ],
)
def test_what_is_no_video_is_refused_in_words(content):
    with pytest.raises(Refused, match="MP4"):
        videos.read(io.BytesIO(content))


def test_a_video_without_its_media_is_refused():
    at = MP4.index(b"mdat")
    without = MP4[: at - 4] + b"\0\0\0\x08mdat"
    with pytest.raises(Refused):
        videos.read(io.BytesIO(without))


def test_a_codec_that_browsers_do_not_play_is_named():
    with pytest.raises(Refused, match=r"H\.264"):
        videos.read(io.BytesIO(MP4.replace(b"avc1", b"hvc1")))


def test_sound_alone_is_no_video():
    with pytest.raises(Refused, match="no pictures"):
        videos.read(io.BytesIO(MP4.replace(b"vide", b"soun")))


@pytest.mark.parametrize("content", [MP4, WEBM])
def test_noise_is_refused_or_read_and_never_breaks(content):
    noise = random.Random(7)
    for _round in range(300):
        spoilt = bytearray(content)
        for _sign in range(noise.randint(1, 8)):
            spoilt[noise.randrange(len(spoilt))] = noise.randrange(256)
        try:
            videos.read(io.BytesIO(bytes(spoilt)))
        except Refused:
            continue


# Subtitles

SRT = """1
00:00:01,000 --> 00:00:02,500
<i>Wash</i> your hands &amp; dry them

2
00:00:03,000 --> 00:00:04,000
- Gown
"""
KEPT = """WEBVTT

00:00:01.000 --> 00:00:02.500
Wash your hands &amp; dry them

00:00:03.000 --> 00:00:04.000
- Gown
"""


def test_srt_and_webvtt_become_the_same_plain_webvtt():
    assert subtitles.read(SRT.encode("utf-8-sig")) == KEPT
    vtt = "WEBVTT - film\n\nNOTE by us\n\n00:01.000 --> 00:02.500 line:0\n" + KEPT.split("\n", 3)[3]
    assert subtitles.read(vtt.replace("\n", "\r\n").encode()) == KEPT
    assert subtitles.read(KEPT.encode()) == KEPT


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("WEBVTT\n\n00:00 > 00:02\nHello", "Line 3"),
        ("WEBVTT\n\n00:05.000 --> 00:02.000\nHello", "Line 3"),
        ("WEBVTT\n\n00:05.000 --> 00:06.000\nA\n\n00:01.000 --> 00:02.000\nB", "Line 6"),
        ("WEBVTT\n", "no line"),
        ("just words", "Line 1"),
        ("", "no line"),
    ],
)
def test_wrong_subtitles_name_the_line(text, words):
    with pytest.raises(Refused, match=words):
        subtitles.read(text.encode())


def test_a_script_in_subtitles_is_words_at_most():
    told = subtitles.read(b"WEBVTT\n\n00:01.000 --> 00:02.000\n<script>alert(1)</script>Hello")
    assert "<" not in told


def test_subtitles_in_another_encoding_are_refused():
    with pytest.raises(Refused, match="UTF-8"):
        subtitles.read("WEBVTT\n\n00:01.000 --> 00:02.000\nçé".encode("latin-1"))
