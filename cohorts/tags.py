"""Name tags in the sizes that are sold: how large one is and how many are on a sheet of A4."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from . import qr

LONG_NAME, LONGEST_NAME = 18, 30  # letters above which the name is set smaller


class Size(NamedTuple):
    name: str
    a_sheet: int


SIZES = {
    "badge": Size(_("90 × 55 mm, ten a sheet"), 10),
    "label": Size(_("63.5 × 38.1 mm, 21 a sheet"), 21),
    "large": Size(_("105 × 74 mm, eight a sheet"), 8),
    "lanyard": Size(_("90 × 130 mm, four a sheet"), 4),
}


def sheets(rows: list, size: str, codes: dict[int, str]) -> list[list]:
    """The rows in portions of one sheet, each with `name_size` for its name and the picture of its `code` (or "")."""
    for row in rows:
        row.code = qr.picture(codes[row.pk]) if row.pk in codes else ""
        letters = len(str(row.person))
        row.name_size = "longest" if letters > LONGEST_NAME else "long" if letters > LONG_NAME else "plain"
    step = SIZES[size].a_sheet
    return [rows[first : first + step] for first in range(0, len(rows), step)]
