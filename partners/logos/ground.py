"""How much of a logo can be seen on a light and on a dark ground (LOGOS in docs/rules.md).

Its ink is what can be seen at all. A logo without a transparent pixel brings its own ground and suits both.
"""

from PIL import Image

LIGHT, DARK = (0xFF, 0xFF, 0xFC), (0x14, 0x25, 0x25)  # --sheet in static/css/tokens.css
STANDS_OUT = 1.5  # contrast from which a shape is seen at all
SIDE = 160  # pixels looked at: enough for a share, quick for any file
OPAQUE, INK = 250, 48

Colour = tuple[int, int, int]


def _linear(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


LINEAR = [_linear(value) for value in range(256)]


def luminance(colour: Colour) -> float:
    red, green, blue = (LINEAR[value] for value in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """As WCAG 2.2 defines it, from 1 to 21."""
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def shares(image: Image.Image) -> tuple[int, int]:
    """Percent of the ink that stands out on the light and on the dark ground; (0, 0) where there is no ink."""
    small = image.convert("RGBA")
    small.thumbnail((SIDE, SIDE))
    colours = small.getcolors(SIDE * SIDE) or []
    if all(pixel[3] >= OPAQUE for _number, pixel in colours):
        return 100, 100
    ink = [(number, pixel) for number, pixel in colours if pixel[3] >= INK]
    return _share(ink, LIGHT), _share(ink, DARK)


def _share(ink: list[tuple[int, tuple[int, int, int, int]]], ground: Colour) -> int:
    total = sum(number for number, _pixel in ink)
    seen = sum(number for number, pixel in ink if contrast(_over(pixel, ground), ground) >= STANDS_OUT)
    return round(100 * seen / total) if total else 0


def _over(pixel: tuple[int, int, int, int], ground: Colour) -> Colour:
    share = pixel[3] / 255
    red, green, blue = (round(own * share + below * (1 - share)) for own, below in zip(pixel[:3], ground, strict=True))
    return red, green, blue
