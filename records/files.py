"""Uploads: the row first as pending, the content checked, then confirmed (FILES in docs/rules.md).

    checked = files.check_image(upload)      # raises Refused, in words for the person
    stored = files.keep(checked, by=user)    # row pending, bytes in the storage
    files.confirm(stored)                    # inside the transaction of the row that points to it

Nothing of an image but its pixels is kept: what stands behind them (scripts, places, second formats) is left out.
"""

import hashlib
import io
import struct
import uuid
import warnings
import zlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import BinaryIO

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from .errors import Refused
from .models import StoredFile

MOST_BYTES = 2 * 1024 * 1024
MOST_PIXELS_A_SIDE = 4000
LEAST_PIXELS_A_SIDE = 16
KEEP_PENDING = timedelta(days=1)
A_PART = 2**20
FORMATS = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}
SVG = "image/svg+xml"  # written by partners/logos/svg.py alone, never as it came
ENDINGS = {
    SVG: "svg",
    "image/png": "png", "image/jpeg": "jpg", "image/webp": "webp", "application/pdf": "pdf", "text/csv": "csv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx", "application/zip": "zip",
}  # fmt: skip
BROKEN = (
    UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, OverflowError, TypeError, IndexError, KeyError,
    struct.error, zlib.error,
)  # fmt: skip
BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)


@dataclass(frozen=True)
class CheckedFile:
    """What may be kept: bytes that we wrote ourselves."""

    name: str
    content_type: str
    content: bytes


def check_image(upload: UploadedFile) -> CheckedFile:
    """A PNG, JPEG or WebP of sensible size, written anew from its pixels. The type is read from the content alone."""
    if upload.size is None or upload.size > MOST_BYTES:
        raise Refused(_("The picture is larger than 2 MB. Make it smaller and send it again."))
    raw = upload.read(MOST_BYTES + 1)
    if not raw:
        raise Refused(_("The file is empty."))
    if b"<svg" in raw[:4096].lower():
        raise Refused(_("SVG can carry scripts, so it can't be taken. Save the logo as PNG, at least 600 pixels wide."))
    try:
        image, kind = _read(raw)
    except BOMBS as error:
        raise Refused(_("The picture has far too many pixels. At most 4,000 a side can be taken.")) from error
    except BROKEN as error:
        raise Refused(_("This can't be read as a picture. Send a PNG, JPEG or WebP file.")) from error
    content = io.BytesIO()
    image.save(content, format=kind, **({"quality": 90} if kind != "PNG" else {"optimize": True}))
    return CheckedFile(name=tidy(upload.name), content_type=FORMATS[kind], content=content.getvalue())


def _read(raw: bytes) -> tuple[Image.Image, str]:
    """The pixels of the first picture, in a new image without anything else."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(io.BytesIO(raw), formats=list(FORMATS)) as image:
            _check_sides(*image.size)  # read from the head, before any pixel is unpacked
            image.verify()
        with Image.open(io.BytesIO(raw), formats=list(FORMATS)) as image:
            kind = str(image.format)
            image.load()
            has_alpha = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
            pixels = image.convert("RGBA" if has_alpha and kind != "JPEG" else "RGB")
    clean = Image.new(pixels.mode, pixels.size)
    clean.paste(pixels)
    return clean, kind


def _check_sides(width: int, height: int) -> None:
    if max(width, height) > MOST_PIXELS_A_SIDE:
        raise Refused(
            _("The picture is %(width)d by %(height)d pixels. At most %(most)d a side can be taken.")
            % {"width": width, "height": height, "most": MOST_PIXELS_A_SIDE}
        )
    if min(width, height) < LEAST_PIXELS_A_SIDE:
        raise Refused(_("The picture is too small to be read."))


def tidy(name: str | None) -> str:
    """The person's own name for the file, for reading only; it never becomes a path."""
    return "".join(sign for sign in (name or "") if sign.isprintable())[-200:] or "file"


def keep(checked: CheckedFile, by) -> StoredFile:
    """Write the row, pending, and then the bytes. Call outside the transaction that will confirm it."""
    moment = timezone.now()
    stored = StoredFile.objects.create(
        file=f"stored/{moment:%Y/%m}/{uuid.uuid4()}.{ENDINGS[checked.content_type]}",
        name=checked.name,
        content_type=checked.content_type,
        size=len(checked.content),
        sha256=hashlib.sha256(checked.content).hexdigest(),
        uploaded_by=by,
    )
    stored.file.name = default_storage.save(stored.file.name, ContentFile(checked.content))
    stored.save(update_fields=["file"])
    return stored


def keep_large(file: BinaryIO, name: str, *, ending: str, content_type: str, by=None) -> StoredFile:
    """The same for an open file of any size, which is never whole in memory."""
    file.seek(0)
    digest, size = hashlib.sha256(), 0
    while part := file.read(A_PART):
        digest.update(part)
        size += len(part)
    file.seek(0)
    stored = StoredFile.objects.create(
        file=f"stored/{timezone.now():%Y/%m}/{uuid.uuid4()}.{ending}",
        name=tidy(name),
        content_type=content_type,
        size=size,
        sha256=digest.hexdigest(),
        uploaded_by=by,
    )
    stored.file.name = default_storage.save(stored.file.name, File(file))
    stored.save(update_fields=["file"])
    return stored


def confirm(stored: StoredFile) -> None:
    """The row that points to it is about to be committed. A file cleared meanwhile is refused."""
    confirmed = StoredFile.objects.filter(pk=stored.pk).update(state=StoredFile.State.CONFIRMED)
    if not confirmed:
        raise Refused(_("The file was not kept in time. Send it again."))
    stored.state = StoredFile.State.CONFIRMED


def discard(stored: StoredFile) -> None:
    """Forget a file that nothing points to any more; the bytes go after the commit."""
    name = stored.file.name
    stored.delete()
    transaction.on_commit(lambda: default_storage.delete(name), robust=True)


def clear_pending(at: datetime | None = None) -> int:
    """Clear uploads that were never confirmed; how many. Each in a transaction of its own."""
    before = (at or timezone.now()) - KEEP_PENDING
    overdue = StoredFile.objects.filter(state=StoredFile.State.PENDING, created_at__lt=before)
    cleared = 0
    for pk in list(overdue.values_list("pk", flat=True)):
        with transaction.atomic():
            stored = overdue.select_for_update(skip_locked=True).filter(pk=pk).first()
            if stored is not None:
                discard(stored)
                cleared += 1
    return cleared


def serve(stored: StoredFile, *, public: bool) -> HttpResponse:
    """The bytes, as what they were found to be and nothing else; who may have them was asked before."""
    with stored.file.open("rb") as source:
        response = HttpResponse(source.read(), content_type=stored.content_type)
    response["Cache-Control"] = "public, max-age=604800, immutable" if public else "private, no-store"
    shown = "inline" if stored.content_type in (*FORMATS.values(), SVG) else "attachment"
    response["Content-Disposition"] = f'{shown}; filename="{stored.public_id}.{ENDINGS[stored.content_type]}"'
    styles = "; style-src 'unsafe-inline'" if stored.content_type == SVG else ""
    response["Content-Security-Policy"] = f"default-src 'none'{styles}; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
