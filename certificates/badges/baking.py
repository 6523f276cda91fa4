"""A badge inside its picture: the credential as text of a PNG (Open Badges 3.0, section 5.3)."""

import struct
import zlib
from collections.abc import Iterator

HEAD = b"\x89PNG\r\n\x1a\n"
KEYWORD = b"openbadgecredential"
TEXT, END, FIRST = b"iTXt", b"IEND", b"IHDR"
MOST_BYTES = 2 * 1024 * 1024
MOST_CHUNKS = 2000


class BrokenPictureError(ValueError):
    """Not a PNG, or one that ends too early, or whose sums are wrong."""


def bake(picture: bytes, credential: bytes) -> bytes:
    """The PNG with the credential in it; one that was in it before is taken out."""
    parts = [HEAD]
    for kind, content in chunks(picture):
        if kind == TEXT and _keyword(content) == KEYWORD:
            continue
        if kind == END:
            parts.append(_chunk(TEXT, KEYWORD + b"\0\0\0\0\0" + credential))
        parts.append(_chunk(kind, content))
    return b"".join(parts)


def unbake(picture: bytes) -> bytes:
    """The credential in the PNG, or b"" when there is none; no pixel is unpacked. Raises `BrokenPictureError`."""
    for kind, content in chunks(picture):
        if kind == TEXT and _keyword(content) == KEYWORD:
            flags, rest = content[len(KEYWORD) + 1 : len(KEYWORD) + 3], content[len(KEYWORD) + 3 :]
            if flags != b"\0\0" or rest.count(b"\0") < 2:
                raise BrokenPictureError("the credential is compressed")
            return rest.split(b"\0", 2)[2]
    return b""


def chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and content of each part of a PNG, its sum checked."""
    if len(picture) > MOST_BYTES or not picture.startswith(HEAD):
        raise BrokenPictureError("no PNG")
    position, count = len(HEAD), 0
    while position < len(picture):
        count += 1
        if count > MOST_CHUNKS or position + 12 > len(picture):
            raise BrokenPictureError("broken")
        (size,) = struct.unpack_from(">I", picture, position)
        kind, end = picture[position + 4 : position + 8], position + 8 + size
        if end + 4 > len(picture):
            raise BrokenPictureError("ends too early")
        content = picture[position + 8 : end]
        if struct.unpack_from(">I", picture, end)[0] != zlib.crc32(kind + content):
            raise BrokenPictureError("wrong sum")
        if count == 1 and kind != FIRST:
            raise BrokenPictureError("no head")
        yield kind, content
        if kind == END:
            return
        position = end + 4
    raise BrokenPictureError("no end")


def _keyword(content: bytes) -> bytes:
    return content.split(b"\0", 1)[0]


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
