"""Uploads of people who answer a question: a PDF or a picture, by its content (FILES in docs/rules.md).

A picture is written anew from its pixels, turned the right way up and no larger than reading needs; a PDF is kept as
it is, and only ever given out as a download.
"""

import io
import warnings

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from .errors import Refused
from .files import BOMBS, BROKEN, FORMATS, CheckedFile, tidy

PDF = "application/pdf"
ACCEPTED = f"{PDF},{','.join(FORMATS.values())}"
MOST_BYTES = 8 * 1024 * 1024
MOST_PIXELS = 40_000_000  # a phone's camera; JPEG is unpacked at a smaller scale
KEPT_PIXELS_A_SIDE = 2500
PDF_HEAD = b"%PDF-"


def check_document(upload: UploadedFile) -> CheckedFile:
    """A PDF, PNG, JPEG or WebP of sensible size, whatever its name says. Raises `Refused`, in words for the person."""
    if upload.size is None or upload.size > MOST_BYTES:
        raise Refused(_("The file is larger than 8 MB. Make it smaller and send it again."))
    raw = upload.read(MOST_BYTES + 1)
    if not raw:
        raise Refused(_("The file is empty."))
    if raw.startswith(PDF_HEAD):
        _check_pdf(raw)
        return CheckedFile(name=tidy(upload.name), content_type=PDF, content=raw)
    try:
        image, kind = _read(raw)
    except BOMBS as error:
        raise Refused(_("The picture has too many pixels. Take it smaller and send it again.")) from error
    except BROKEN as error:
        raise Refused(_("This is neither a PDF nor a picture. Send a PDF, PNG, JPEG or WebP file.")) from error
    content = io.BytesIO()
    image.save(content, format=kind, **({"quality": 85} if kind != "PNG" else {"optimize": True}))
    return CheckedFile(name=tidy(upload.name), content_type=FORMATS[kind], content=content.getvalue())


def _read(raw: bytes) -> tuple[Image.Image, str]:
    """The picture's pixels in a new image without anything else, and its format."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(io.BytesIO(raw), formats=list(FORMATS)) as image:
            if image.width * image.height > MOST_PIXELS:
                raise Image.DecompressionBombError
            kind = str(image.format)
            image.draft("RGB", (KEPT_PIXELS_A_SIDE, KEPT_PIXELS_A_SIDE))
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((KEPT_PIXELS_A_SIDE, KEPT_PIXELS_A_SIDE))
            has_alpha = kind != "JPEG" and (upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info)
            pixels = upright.convert("RGBA" if has_alpha else "RGB")
    clean = Image.new(pixels.mode, pixels.size)
    clean.paste(pixels)
    return clean, kind


def _check_pdf(raw: bytes) -> None:
    """It can be opened by whoever reads it: whole, and without a password."""
    try:
        reader = PdfReader(io.BytesIO(raw))
        encrypted = reader.is_encrypted
        pages = 0 if encrypted else reader.get_num_pages()
    except (PyPdfError, RecursionError, AttributeError, *BROKEN) as error:
        raise Refused(_("This PDF cannot be opened. Save it again and send it once more.")) from error
    if encrypted:
        raise Refused(_("This PDF asks for a password. Save it without one and send it again."))
    if not pages:
        raise Refused(_("This PDF has no pages."))
