"""Whether a logo can be seen on a light and on a dark ground."""

import pytest
from PIL import Image, ImageDraw

from partners.logos import ground


def drawn(*parts, size=(400, 100)):
    image = Image.new("RGBA", size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    for box, colour in parts:
        pen.rectangle(box, fill=colour)
    return image


LEFT, RIGHT, BIG = (0, 0, 99, 99), (100, 0, 199, 99), (0, 0, 299, 99)


@pytest.mark.parametrize(
    ("parts", "light", "dark"),
    [
        ([(BIG, "white")], 0, 100),
        ([(BIG, "black")], 100, 0),
        ([(BIG, "#0b5953")], 100, 100),
        ([(LEFT, "#0b5953"), (RIGHT, "white")], 50, 100),
        ([((0, 0, 399, 99), "white")], 100, 100),  # it brings its own ground
        ([], 0, 0),
    ],
)
def test_the_share_of_the_ink_that_stands_out(parts, light, dark):
    on_light, on_dark = ground.shares(drawn(*parts))
    assert on_light == pytest.approx(light, abs=3)
    assert on_dark == pytest.approx(dark, abs=3)


def test_contrast_is_that_of_wcag():
    assert ground.contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert ground.contrast((118, 118, 118), (255, 255, 255)) == pytest.approx(4.54, abs=0.01)


def test_a_large_picture_is_looked_at_quickly():
    assert ground.shares(Image.effect_noise((3000, 3000), 60).convert("RGBA")) == (100, 100)
