"""The QR code of a certificate, drawn as lines: half the work of filled boxes, sharp at every size."""

from functools import lru_cache

import segno
from django.utils.html import format_html
from django.utils.safestring import SafeString

MASK = 2  # any of the eight is valid; trying all of them for the prettiest takes eight times as long


@lru_cache(maxsize=4)
def path(address: str) -> tuple[str, int]:
    """The data of one SVG path and the code's side in modules, without a border.

    Each run of dark modules is a stroke one module wide.
    """
    matrix = segno.make(address, error="m", micro=False, mask=MASK, boost_error=False).matrix
    runs = []
    for y, row in enumerate(matrix):
        text = bytes(row)
        start = text.find(1)
        while start >= 0:
            end = text.find(0, start)
            end = len(text) if end < 0 else end
            runs.append(f"M{start} {y}.5h{end - start}")
            start = text.find(1, end)
    return "".join(runs), len(matrix)


def drawing(address: str, words: str, colour: str = "#14302e") -> SafeString:
    """The code as SVG, with `words` for who cannot see it."""
    lines, side = path(address)
    return format_html(
        '<svg data-slot="" class="qr" viewBox="0 0 {0} {0}"><title>{1}</title><path d="{2}" stroke="{3}"/></svg>',
        side, words, lines, colour,
    )  # fmt: skip
