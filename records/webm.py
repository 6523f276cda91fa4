"""The container WebM (a part of Matroska, RFC 9559, on EBML, RFC 8794), as far as it says whether it is a video."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

MAGIC = b"\x1a\x45\xdf\xa3"
DOCTYPE, SEGMENT, INFO, TRACKS, CLUSTER = 0x4282, 0x18538067, 0x1549A966, 0x1654AE6B, 0x1F43B675
SCALE, DURATION, TRACK, TYPE, CODEC, VIDEO = 0x2AD7B1, 0x4489, 0xAE, 0x83, 0x86, 0xE0
WIDTH, HEIGHT, TIME, SIMPLE_BLOCK, BLOCK_GROUP = 0xB0, 0xBA, 0xE7, 0xA3, 0xA0
# What may follow a segment or cluster of unknown length: a level up ends it (RFC 9559, 5.1 and 25.3.4)
OF_THE_SEGMENT = {INFO, TRACKS, CLUSTER, 0x114D9B74, 0x1C53BB6B, 0x1254C367, 0x1043A770, 0x1941A469}
CODECS = {b"V_VP8", b"V_VP9", b"V_AV1"}
MOST_ELEMENTS = 200_000
SMALL = 4096


class Broken(ValueError):
    """The container does not hold together."""


@dataclass
class Found:
    """What is known of the film so far; `at` is the time of the last cluster, in units of the scale."""

    width: int = 0
    height: int = 0
    scale: int = 1_000_000  # nanoseconds a unit
    duration: float = 0
    at: int = 0
    has_pictures: bool = False
    has_blocks: bool = False

    @property
    def seconds(self) -> int:
        return min(round(max(self.duration, self.at) * self.scale / 1e9), 2**31 - 1)


def read(file: BinaryIO) -> Found:
    file.seek(0, 2)
    length = file.tell()
    elements = list(_elements(file, 0, length))
    if not elements or _text(file, elements[0], DOCTYPE) != b"webm":
        raise Broken
    segments = [(body, end) for name, body, end in elements if name == SEGMENT]
    if len(segments) != 1:
        raise Broken
    found = Found()
    for name, body, end in _elements(file, *segments[0]):
        _take(file, found, name, body, end)
    if not found.has_pictures or not found.has_blocks or not found.width or not found.height:
        raise Broken
    return found


def _number(file: BinaryIO, *, keep_mark: bool) -> tuple[int, bool]:
    """A number of variable length, and whether all its bits are set (= unknown)."""
    first = file.read(1)
    if not first or not first[0]:
        raise Broken
    length = 9 - first[0].bit_length()
    rest = file.read(length - 1)
    if len(rest) < length - 1:
        raise Broken
    value = int.from_bytes(first + rest, "big")
    bare = value & ((1 << (7 * length)) - 1)
    return (value if keep_mark else bare), bare == (1 << (7 * length)) - 1


def _elements(file: BinaryIO, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The elements between two places, each as name, first byte of its content, and end; together they fill it."""
    at = start
    for _count in range(MOST_ELEMENTS):
        if at == end:
            return
        file.seek(at)
        name, _all = _number(file, keep_mark=True)
        size, unknown = _number(file, keep_mark=False)
        body = file.tell()
        after = _end_of_unknown(file, name, body, end) if unknown else body + size
        if after > end:
            raise Broken
        yield name, body, after
        at = after
    raise Broken


def _end_of_unknown(file: BinaryIO, name: int, body: int, end: int) -> int:
    """Where an element without a length ends; live recordings write segments and clusters so."""
    if name == SEGMENT:
        return end
    if name != CLUSTER:
        raise Broken
    at = body
    for _count in range(MOST_ELEMENTS):
        if at == end:
            return end
        file.seek(at)
        inner, _all = _number(file, keep_mark=True)
        if inner in OF_THE_SEGMENT:
            return at
        size, unknown = _number(file, keep_mark=False)
        at = file.tell() + size
        if unknown or at > end:
            raise Broken
    raise Broken


def _content(file: BinaryIO, body: int, end: int) -> bytes:
    if end - body > SMALL:
        raise Broken
    file.seek(body)
    return file.read(end - body)


def _text(file: BinaryIO, element: tuple[int, int, int], name: int) -> bytes:
    found = [_content(file, body, end) for inner, body, end in _elements(file, *element[1:]) if inner == name]
    return found[0].rstrip(b"\0") if found else b""


def _whole(file: BinaryIO, body: int, end: int) -> int:
    return int.from_bytes(_content(file, body, end), "big")


def _take(file: BinaryIO, found: Found, name: int, body: int, end: int) -> None:
    if name == INFO:
        for inner, start, after in _elements(file, body, end):
            if inner == SCALE:
                found.scale = _whole(file, start, after)
            elif inner == DURATION:
                found.duration = struct.unpack(">f" if after - start == 4 else ">d", _content(file, start, after))[0]
    elif name == TRACKS:
        for inner, start, after in _elements(file, body, end):
            if inner == TRACK:
                _take_track(file, found, start, after)
    elif name == CLUSTER:
        for inner, start, after in _elements(file, body, end):
            if inner == TIME:
                found.at = max(found.at, _whole(file, start, after))
            found.has_blocks = found.has_blocks or (inner in (SIMPLE_BLOCK, BLOCK_GROUP) and after > start)


def _take_track(file: BinaryIO, found: Found, body: int, end: int) -> None:
    parts = {name: (start, after) for name, start, after in _elements(file, body, end)}
    if TYPE not in parts or _whole(file, *parts[TYPE]) != 1:
        return
    if CODEC not in parts or _content(file, *parts[CODEC]).rstrip(b"\0") not in CODECS or VIDEO not in parts:
        raise Broken
    sizes = {name: _whole(file, start, after) for name, start, after in _elements(file, *parts[VIDEO])
             if name in (WIDTH, HEIGHT)}  # fmt: skip
    found.has_pictures = True
    found.width, found.height = sizes.get(WIDTH, 0), sizes.get(HEIGHT, 0)
