"""Whether a file is a video, told by its container alone (VIDEOS in docs/rules.md): MP4 (ISO/IEC 14496-12) or WebM.

    video = videos.read(file)      # raises Refused, in words for the person
    video.seconds

Nothing is decoded. A file passes when its container holds together to the last byte, names a picture track that
browsers play, and holds the samples that this track points to.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _

from . import contents, webm
from .errors import Refused

PLAYED = {b"avc1", b"avc3", b"vp08", b"vp09", b"av01"}
UNPLAYED = {b"hvc1", b"hev1", b"dvh1", b"dvhe", b"mp4v", b"apcn", b"apch"}
MOST_BOXES = 50_000
MOST_HEAD = 64 * 2**20  # of the box that describes the film; an hour needs some two megabytes
INSIDE = {b"moov", b"trak", b"mdia", b"minf", b"stbl"}


@dataclass(frozen=True)
class Video:
    content_type: str
    seconds: int
    width: int = 0
    height: int = 0


class Broken(ValueError):
    """The container does not hold together."""


def no_video() -> str:
    return _("This can't be played as a video. Save it as MP4 (H.264) and send it again.")


def read(file: BinaryIO) -> Video:
    """What video it is; raises Refused when it is none, not whole, or coded in a way that browsers do not play."""
    file.seek(0)
    head = file.read(12)
    try:
        if head.startswith(webm.MAGIC):
            found = webm.read(file)
            return Video("video/webm", found.seconds, found.width, found.height)
        if head[4:8] == b"ftyp":
            return _read_mp4(file)
    except (Broken, webm.Broken, struct.error, IndexError, OverflowError) as error:
        raise Refused(no_video()) from error
    raise Refused(no_video())


def _boxes(file: BinaryIO, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """The boxes between two places, each as kind, first byte of its content, and end; together they fill it."""
    at = start
    for _number in range(MOST_BOXES):
        if at == end:
            return
        file.seek(at)
        head = file.read(16)
        if at + 8 > end or len(head) < 8:
            raise Broken
        size, kind, body = struct.unpack(">I", head[:4])[0], head[4:8], at + 8
        if size == 1:
            size, body = struct.unpack(">Q", head[8:16])[0], at + 16
        elif size == 0:
            size = end - at
        if at + size > end or at + size < body:
            raise Broken
        yield kind, body, at + size
        at += size
    raise Broken


def _read_mp4(file: BinaryIO) -> Video:
    file.seek(0, 2)
    length = file.tell()
    top: dict[bytes, list[tuple[int, int]]] = {}
    for kind, body, end in _boxes(file, 0, length):
        top.setdefault(kind, []).append((body, end))
    if len(top.get(b"moov", [])) != 1 or not any(end > body for body, end in top.get(b"mdat", [])):
        raise Broken
    body, end = top[b"moov"][0]
    if end - body > MOST_HEAD:
        raise Broken
    film = list(_boxes(file, body, end))
    seconds = _mp4_seconds(file, film)
    pieces = b"moof" in top and any(kind == b"mvex" for kind, _body, _end in film)
    for kind, body, end in film:
        if kind == b"trak" and (size := _picture_track(file, body, end, top[b"mdat"], pieces)):
            return Video("video/mp4", seconds, *size)
    raise Refused(_("There are no pictures in this video."))


def _mp4_seconds(file: BinaryIO, film: list[tuple[bytes, int, int]]) -> int:
    for kind, body, end in film:
        if kind == b"mvhd":
            head = _content(file, body, end, 32)
            scale, duration = struct.unpack(">IQ", head[20:32]) if head[0] == 1 else struct.unpack(">II", head[12:20])
            if not scale:
                raise Broken
            return min(round(duration / scale), 2**31 - 1)
    raise Broken


def _content(file: BinaryIO, body: int, end: int, most: int) -> bytes:
    file.seek(body)
    return file.read(min(most, end - body))


def _picture_track(file: BinaryIO, body: int, end: int, media, pieces: bool) -> tuple[int, int] | None:
    """Width and height of a track of pictures whose samples are there; None for a track of something else."""
    parts: dict[bytes, tuple[int, int]] = {}
    _collect(file, body, end, parts)
    if b"hdlr" not in parts or _content(file, *parts[b"hdlr"], 12)[8:12] != b"vide":
        return None
    entry = _content(file, *parts[b"stsd"], 44) if b"stsd" in parts else b""
    codec = entry[12:16]
    if codec in UNPLAYED:
        raise Refused(_("Many browsers can't play how this video is coded. Save it as MP4 with H.264, then send it."))
    if codec not in PLAYED:
        raise Broken
    if not pieces:
        _samples_are_there(file, parts, media)
    width, height = struct.unpack(">HH", entry[40:44])
    if not width or not height:
        raise Broken
    return width, height


def _collect(file: BinaryIO, body: int, end: int, parts: dict[bytes, tuple[int, int]], depth: int = 0) -> None:
    for kind, inner, after in _boxes(file, body, end):
        parts.setdefault(kind, (inner, after))
        if kind in INSIDE and depth < len(INSIDE):
            _collect(file, inner, after, parts, depth + 1)


def _samples_are_there(file: BinaryIO, parts: dict[bytes, tuple[int, int]], media) -> None:
    """The first and the last chunk of the track lie within the media: a film that was cut off lacks its end."""
    wide = b"co64" in parts
    if b"stsz" not in parts or not (wide or b"stco" in parts):
        raise Broken
    _flags, _size, samples = struct.unpack(">III", _content(file, *parts[b"stsz"], 12))
    body, end = parts[b"co64"] if wide else parts[b"stco"]
    number = struct.unpack(">II", _content(file, body, end, 8))[1]
    step = 8 if wide else 4
    if not samples or not number or body + 8 + number * step > end:
        raise Broken
    for place in (0, number - 1):
        file.seek(body + 8 + place * step)
        offset = int.from_bytes(file.read(step), "big")
        if not any(first <= offset < last for first, last in media):
            raise Broken


def _checked(file: BinaryIO) -> None:
    read(file)


def _is_mp4(head: bytes, file: BinaryIO) -> bool:
    return head[4:8] == b"ftyp" and head[8:12] not in (b"heic", b"heix", b"mif1", b"avif", b"qt  ")


contents.register(contents.Kind("mp4", "MP4", "video/mp4", "mp4", _is_mp4, _checked, is_shown=True))
contents.register(
    contents.Kind(
        "webm", "WebM", "video/webm", "webm", lambda head, file: head.startswith(webm.MAGIC), _checked, is_shown=True
    )
)
VIDEOS = ("mp4", "webm")
