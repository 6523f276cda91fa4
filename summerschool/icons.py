"""Icons and drawings as SVG inside the page: they take the colour of the text and need no request of their own."""

import re
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

OUTLINE = Path(settings.BASE_DIR) / "node_modules" / "@tabler" / "icons" / "icons" / "outline"
DRAWINGS = Path(settings.BASE_DIR) / "static" / "drawings"
NAME = re.compile(r"[a-z0-9-]+")


@lru_cache(maxsize=512)
def icon_shapes(name: str) -> SafeString:
    """The shapes of one of Tabler's outline icons. Raises `LookupError` for a name that does not exist."""
    path = OUTLINE / f"{name}.svg"
    if not NAME.fullmatch(name) or not path.exists():
        raise LookupError(f"There is no icon “{name}” in {OUTLINE}; `npm ci` brings them.")
    inside = path.read_text().split(">", 1)[1].rsplit("</svg>", 1)[0]
    inside = inside.replace('<path stroke="none" d="M0 0h24v24H0z" fill="none" />', "")
    return mark_safe(" ".join(inside.split()))


@lru_cache(maxsize=32)
def drawing_parts(name: str) -> tuple[str, SafeString]:
    """A drawing's own attributes and its shapes. Raises `LookupError` for a name that does not exist."""
    path = DRAWINGS / f"{name}.svg"
    if not NAME.fullmatch(name) or not path.exists():
        raise LookupError(f"There is no drawing “{name}” in {DRAWINGS}.")
    opening, inside = path.read_text().split(">", 1)
    opening = re.sub(r'\s(?:role|aria-[a-z]+|focusable|xmlns)="[^"]*"', "", opening.replace("<svg", "", 1))
    return opening.strip(), mark_safe(inside.rsplit("</svg>", 1)[0].strip())


def icon(name: str, label: str = "") -> SafeString:
    """An icon; with `label` it is read out, without it stands beside a word that says the same."""
    told = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html(
        '<svg class="ti" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" '
        'stroke-linecap="round" stroke-linejoin="round" focusable="false" {}>{}</svg>',
        told,
        icon_shapes(name),
    )


def drawing(name: str, label: str = "") -> SafeString:
    """One of the house's drawings; at most one in a block."""
    attributes, shapes = drawing_parts(name)
    told = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html('<svg {} focusable="false" {}>{}</svg>', mark_safe(attributes), told, shapes)
