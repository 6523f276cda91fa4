"""The first page as a design gives it to the renderer."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from records.pictures import PICTURE, Picture

SPACES = re.compile(r"[ \t\r\n\f]+")
__all__ = ["PICTURE", "Front", "Picture", "slot"]


def slot(text: str) -> SafeString:
    """Words that differ from holder to holder: with all others in the page's text, only these are set anew."""
    words = SPACES.sub(" ", str(text)).strip(" ")
    return mark_safe(f"<span data-slot>{escape(words)}</span>" if words else "")


@dataclass(frozen=True)
class Front:
    """The page's own HTML, words filled in and escaped, and the style that all certificates of the design share.

    `css` is parsed once a process, so nothing of one person belongs into it; it says HouseSerif and HouseSans where
    it wants the house's fonts, and reaches the supplement in no way. `pictures` are shown with
    `<img src="picture:name" alt="…">` or `url(picture:name)`. A drawing that says nothing belongs into the style, as
    a background: an image of the page needs words for who cannot see it.
    """

    html: str
    css: str
    upright: bool = False
    pictures: Mapping[str, Picture] = field(default_factory=dict)
