"""The sizes of a picture: made of its pixels alone, so that neither place nor time nor camera stays in them."""

import hashlib
import io
import uuid
import warnings

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image, ImageOps

from records.files import BOMBS, BROKEN
from records.models import StoredFile

WIDTHS = (480, 1080, 1920)
QUALITY = 82


class Unreadable(ValueError):
    """The upload cannot be drawn."""


def made_of(upload: StoredFile) -> list[tuple[int, int, bytes]]:
    """Width, height and JPEG of each size; a small picture has fewer. Raises Unreadable."""
    try:
        with warnings.catch_warnings(), upload.file.open("rb") as source:
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(source, formats=["PNG", "JPEG", "WEBP"]) as image:
                pixels = ImageOps.exif_transpose(image).convert("RGB")
    except (*BROKEN, *BOMBS) as error:
        raise Unreadable from error
    widths = [width for width in WIDTHS if width < pixels.width]
    widths.append(min(pixels.width, WIDTHS[-1]))
    return [_scaled(pixels, width) for width in dict.fromkeys(widths)]


def _scaled(pixels: Image.Image, width: int) -> tuple[int, int, bytes]:
    height = max(1, round(pixels.height * width / pixels.width))
    small = pixels.resize((width, height), Image.Resampling.LANCZOS)
    clean = Image.new("RGB", small.size)
    clean.paste(small)
    content = io.BytesIO()
    clean.save(content, format="JPEG", quality=QUALITY, optimize=True, progressive=True)
    return width, height, content.getvalue()


def keep(content: bytes, name: str, by) -> StoredFile:
    """A pending file of bytes that we made ourselves."""
    stored = StoredFile.objects.create(
        file=f"stored/{timezone.now():%Y/%m}/{uuid.uuid4()}.jpg",
        name=name,
        content_type="image/jpeg",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        uploaded_by=by,
    )
    stored.file.name = default_storage.save(stored.file.name, ContentFile(content))
    stored.save(update_fields=["file"])
    return stored
