"""What a large upload is, told by its content alone (UPLOADS in docs/rules.md).

A kind names how it is recognised, checked and given out. Other modules may `register` kinds of their own.
"""

import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image, ImageOps
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from .errors import Refused
from .files import BOMBS, BROKEN

HEAD = 4096
MOST_PIXELS = 60_000_000
MOST_PARTS = 20_000  # of a zipped document
MOST_UNPACKED = 4 * 2**30
MOST_SHRUNK = 300  # times smaller than unpacked: text of a slide shrinks twentyfold, a bomb a thousandfold
MOST_TYPES = 4 * 2**20
OFFICE = "application/vnd.openxmlformats-officedocument."
ZIP_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, ValueError, KeyError, RuntimeError,
              NotImplementedError)  # fmt: skip

Check = Callable[[BinaryIO], BinaryIO | None]


@dataclass(frozen=True)
class Kind:
    """`recognise` sees the first bytes and the file; `check` raises Refused and may give a cleaned file instead."""

    key: str
    word: str | Promise
    content_type: str
    ending: str
    recognise: Callable[[bytes, BinaryIO], bool]
    check: Check
    is_shown: bool = False  # a browser may show it in the page; everything else is a download


KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    KINDS[kind.key] = kind
    return kind


def by_type(content_type: str) -> Kind | None:
    return next((kind for kind in KINDS.values() if kind.content_type == content_type), None)


def words_of(kinds: Iterable[str]) -> str:
    """ "PDF, PPTX or MP4", as a sentence names what may be sent."""
    names = [str(KINDS[key].word) for key in kinds if key in KINDS]
    if len(names) < 2:
        return "".join(names)
    return _("%(some)s or %(last)s") % {"some": ", ".join(names[:-1]), "last": names[-1]}


def endings_of(kinds: Iterable[str]) -> str:
    """For the `accept` of a file field: a help for the person, no check."""
    return ",".join(f".{KINDS[key].ending}" for key in kinds if key in KINDS)


def examine(file: BinaryIO, kinds: Iterable[str]) -> tuple[Kind, BinaryIO]:
    """What the file is, and the file to be kept; raises Refused, in words for the person."""
    kinds = tuple(kinds)
    file.seek(0)
    head = file.read(HEAD)
    if not head:
        raise Refused(_("The file is empty."))
    if b"<svg" in head.lower():
        raise Refused(_("SVG can carry scripts, so it can't be taken. Save the picture as PNG."))
    kind = next((kind for kind in KINDS.values() if kind.recognise(head, file)), None)
    if kind is not None and kind.key == "macros":
        kind.check(file)
    if kind is None or kind.key not in kinds:
        found = _("This is a file of the kind %(kind)s.") % {"kind": kind.word} if kind else _("This can't be read.")
        raise Refused(f"{found} {_('Send one of these: %(kinds)s.') % {'kinds': words_of(kinds)}}")
    file.seek(0)
    kept = kind.check(file) or file
    kept.seek(0)
    return kind, kept


# PDF


def _check_pdf(file: BinaryIO) -> None:
    try:
        reader = PdfReader(file)
        encrypted = reader.is_encrypted
        pages = 0 if encrypted else reader.get_num_pages()
    except (PyPdfError, RecursionError, AttributeError, *BROKEN) as error:
        raise Refused(_("This PDF cannot be opened. Save it again and send it once more.")) from error
    if encrypted:
        raise Refused(_("This PDF asks for a password. Save it without one and send it again."))
    if not pages:
        raise Refused(_("This PDF has no pages."))


def _is_pdf(head: bytes, file: BinaryIO) -> bool:
    return head[:1024].lstrip().startswith(b"%PDF-")


register(Kind("pdf", "PDF", "application/pdf", "pdf", _is_pdf, _check_pdf))


# Documents that are a zip of parts


def _parts_of(file: BinaryIO) -> zipfile.ZipFile:
    """The open zip; refuses what unpacks to far more than it is, and what asks for a password."""
    try:
        packed = zipfile.ZipFile(file)
        parts = packed.infolist()
    except ZIP_BROKEN as error:
        raise Refused(_("This document is broken or not whole. Save it again and send it once more.")) from error
    unpacked, size = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or unpacked > max(size, 2**16) * MOST_SHRUNK:
        raise Refused(_("This document unpacks to far more than it says. It can't be taken."))
    if any(part.flag_bits & 1 for part in parts):
        raise Refused(_("This document asks for a password. Save it without one and send it again."))
    return packed


def _read_part(packed: zipfile.ZipFile, name: str) -> bytes:
    try:
        part = packed.getinfo(name)
        return packed.read(part) if part.file_size <= MOST_TYPES else b""
    except ZIP_BROKEN:
        return b""


def _names(packed: zipfile.ZipFile) -> set[str]:
    return {part.filename.replace("\\", "/").lower() for part in packed.infolist()}


MACROS = re.compile(r"vbaproject|vbadata|/activex/|^activex/|^basic/|^scripts/")


def _refuse_macros(packed: zipfile.ZipFile) -> None:
    if any(MACROS.search(name) for name in _names(packed)):
        raise Refused(_("This document carries macros. Save it without them and send it again."))


def _whole(packed: zipfile.ZipFile) -> None:
    """Every part unpacks to what its checksum says."""
    try:
        broken = packed.testzip()
    except ZIP_BROKEN as error:
        raise Refused(_("This document is broken or not whole. Save it again and send it once more.")) from error
    if broken:
        raise Refused(_("This document is broken or not whole. Save it again and send it once more."))


def _office_type(file: BinaryIO) -> str:
    """The content type of the main part, such as presentationml.presentation; "" = no office document."""
    try:
        file.seek(0)
        types = _read_part(zipfile.ZipFile(file), "[Content_Types].xml").decode("utf-8", "replace")
    except ZIP_BROKEN:
        return ""
    found = re.search(r"(presentationml\.(?:presentation|slideshow)|wordprocessingml\.document|spreadsheetml\.sheet)"
                      r"\.main\+xml|(macroEnabled)", types)  # fmt: skip
    return (found[1] or found[2]) if found else ""


def _is_zip(head: bytes) -> bool:
    return head.startswith(b"PK\x03\x04")


def _check_office(main: str) -> Check:
    def check(file: BinaryIO) -> None:
        packed = _parts_of(file)
        _refuse_macros(packed)
        if b"macroenabled" in _read_part(packed, "[Content_Types].xml").lower():
            raise Refused(_("This document carries macros. Save it without them and send it again."))
        if main not in _names(packed):
            raise Refused(_("This document is broken or not whole. Save it again and send it once more."))
        _whole(packed)

    return check


def _office(key: str, types: tuple[str, ...], main: str) -> None:
    def recognise(head: bytes, file: BinaryIO) -> bool:
        return _is_zip(head) and _office_type(file) in types

    register(Kind(key, key.upper(), OFFICE + types[0], key, recognise, _check_office(main)))


_office("pptx", ("presentationml.presentation", "presentationml.slideshow"), "ppt/presentation.xml")
_office("docx", ("wordprocessingml.document",), "word/document.xml")
_office("xlsx", ("spreadsheetml.sheet",), "xl/workbook.xml")


def _macro_document(head: bytes, file: BinaryIO) -> bool:
    return _is_zip(head) and _office_type(file) == "macroEnabled"


def _refused_macros(file: BinaryIO) -> None:
    raise Refused(_("This document carries macros. Save it without them and send it again."))


register(Kind("macros", gettext_lazy("document with macros"), "application/x-macros", "bin", _macro_document,
              _refused_macros))  # fmt: skip


def _open_document(key: str, content_type: str) -> None:
    def recognise(head: bytes, file: BinaryIO) -> bool:
        return _is_zip(head) and head[30:38] == b"mimetype" and head[38:].startswith(content_type.encode())

    def check(file: BinaryIO) -> None:
        packed = _parts_of(file)
        _refuse_macros(packed)
        if "content.xml" not in _names(packed):
            raise Refused(_("This document is broken or not whole. Save it again and send it once more."))
        _whole(packed)

    register(Kind(key, key.upper(), content_type, key, recognise, check))


_open_document("odp", "application/vnd.oasis.opendocument.presentation")
_open_document("odt", "application/vnd.oasis.opendocument.text")


# Pictures: written anew from their pixels, upright, nothing else kept


def _clean_picture(file: BinaryIO) -> BinaryIO:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(file, formats=["PNG", "JPEG", "WEBP"]) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise Image.DecompressionBombError
                kind = str(image.format)
                upright = ImageOps.exif_transpose(image)
                has_alpha = kind != "JPEG" and (upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info)
                pixels = upright.convert("RGBA" if has_alpha else "RGB")
    except BOMBS as error:
        raise Refused(_("The picture has too many pixels. Make it smaller and send it again.")) from error
    except BROKEN as error:
        raise Refused(_("This can't be read as a picture. Send a PNG, JPEG or WebP file.")) from error
    clean = Image.new(pixels.mode, pixels.size)
    clean.paste(pixels)
    content = io.BytesIO()
    clean.save(content, format=kind, **({"quality": 92} if kind != "PNG" else {}))
    return content


def _is_webp(head: bytes, file: BinaryIO) -> bool:
    return head[:4] == b"RIFF" and head[8:12] == b"WEBP"


register(Kind("png", "PNG", "image/png", "png", lambda head, file: head.startswith(b"\x89PNG\r\n\x1a\n"),
              _clean_picture, is_shown=True))  # fmt: skip
register(Kind("jpeg", "JPEG", "image/jpeg", "jpg", lambda head, file: head.startswith(b"\xff\xd8\xff"),
              _clean_picture, is_shown=True))  # fmt: skip
register(Kind("webp", "WebP", "image/webp", "webp", _is_webp, _clean_picture, is_shown=True))

PICTURES = ("png", "jpeg", "webp")
DOCUMENTS = ("pdf", "pptx", "odp", "docx", "odt", "xlsx")
