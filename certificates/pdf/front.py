"""The first page as a design gives it to the renderer."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from records.printing import PICTURE, Picture

__all__ = ["PICTURE", "Front", "Picture"]


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
