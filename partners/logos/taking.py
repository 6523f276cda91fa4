"""A logo as it is taken: cleaned, measured, and drawn as a bitmap where it is a vector (LOGOS in docs/rules.md).

checked = taking.check_logo(upload)      # raises Refused, in words for the person
stored = taking.keep(checked, by=user)   # rows pending; files.confirm(stored) in the transaction of the profile
"""

import io
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image

from records import files
from records.errors import Refused
from records.models import StoredFile

from ..models import LogoFacts
from . import ground, svg

HEAD = 4096


@dataclass(frozen=True)
class CheckedLogo:
    """What may be kept, and what was measured of it."""

    file: files.CheckedFile
    width: int
    height: int
    on_light: int
    on_dark: int
    bitmap: files.CheckedFile | None = None
    left_out: tuple[str, ...] = ()


def check_logo(upload: UploadedFile) -> CheckedLogo:
    """SVG, PNG, JPEG or WebP, by its content alone."""
    if b"<svg" in upload.read(HEAD).lower():
        upload.seek(0)
        return _vector(upload)
    upload.seek(0)
    checked = files.check_image(upload)
    with Image.open(io.BytesIO(checked.content)) as image:
        on_light, on_dark = _shares(image)
        return CheckedLogo(checked, *image.size, on_light, on_dark)


def _vector(upload: UploadedFile) -> CheckedLogo:
    cleaned = svg.clean(upload.read(svg.MOST_BYTES + 1))
    name = files.tidy(upload.name)
    drawn = draw(cleaned.content, cleaned.width)
    with Image.open(io.BytesIO(drawn)) as image:
        on_light, on_dark = _shares(image)
    return CheckedLogo(
        files.CheckedFile(name, files.SVG, cleaned.content),
        cleaned.width,
        cleaned.height,
        on_light,
        on_dark,
        bitmap=files.CheckedFile(f"{name[:190]}.png", "image/png", drawn),
        left_out=tuple(cleaned.left_out),
    )


def draw(content: bytes, width: int) -> bytes:
    """The cleaned drawing as PNG, for places that show no SVG; with no font and no file of this machine."""
    try:
        import resvg_py

        return bytes(resvg_py.svg_to_bytes(svg_string=content.decode(), width=width, skip_system_fonts=True))
    except (ValueError, OSError) as error:
        raise Refused(_("The drawing can't be drawn. Export it once more, as plain SVG.")) from error


def _shares(image: Image.Image) -> tuple[int, int]:
    on_light, on_dark = ground.shares(image)
    if not on_light and not on_dark:
        raise Refused(_("There is nothing to be seen in this logo: it is empty, or all of it is transparent."))
    return on_light, on_dark


def keep(checked: CheckedLogo, by) -> StoredFile:
    """Write the rows, pending, and then the bytes. Call outside the transaction that will confirm it."""
    stored = files.keep(checked.file, by)
    bitmap = files.keep(checked.bitmap, by) if checked.bitmap else None
    LogoFacts.objects.create(
        stored=stored,
        width=checked.width,
        height=checked.height,
        on_light=checked.on_light,
        on_dark=checked.on_dark,
        bitmap=bitmap,
        left_out=list(checked.left_out),
    )
    return stored


def confirm(stored: StoredFile) -> None:
    """With the row that points to it; its bitmap stays with it."""
    files.confirm(stored)
    facts = LogoFacts.objects.filter(stored=stored).select_related("bitmap").first()
    if facts and facts.bitmap:
        files.confirm(facts.bitmap)


def discard(stored: StoredFile) -> None:
    """Forget a logo that nothing points to any more, and what was drawn of it."""
    facts = LogoFacts.objects.filter(stored=stored).select_related("bitmap").first()
    if facts and facts.bitmap:
        files.discard(facts.bitmap)
    files.discard(stored)
