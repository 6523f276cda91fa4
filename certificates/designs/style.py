"""The style of the first page, shared by all certificates of a design; and the drawing behind it."""

from functools import lru_cache
from pathlib import Path

from ..models import DesignVersion
from ..pdf.front import Picture

HERE = Path(__file__).parent
COLOURS = {  # on white: contrast 8.2, 8.7, 7.8 and 13.7
    DesignVersion.Accent.TEAL: "#0b5953",
    DesignVersion.Accent.BLUE: "#2d4a78",
    DesignVersion.Accent.WINE: "#991a37",
    DesignVersion.Accent.INK: "#14302e",
}
CLASSES = {"nest": "nest", "band": "band", "frame": "frame", "none": "plain"}
NEST = "nest"
MARK = """
.spec { position: absolute !important; display: block !important; visibility: visible !important;
  right: 20mm; top: 17mm;
  font: 400 9pt/1.45 HouseSans; color: #85400a; border: .75pt solid #85400a; border-radius: 4mm; padding: .5mm 3.2mm;
  background: #fff; }
.upright .spec { top: 12mm; right: 14mm; } .frame .spec { top: 14mm; right: 14mm; }
"""


@lru_cache(maxsize=8)
def rules_of(accent: str) -> str:
    return (HERE / "front.css").read_text().replace("Accent", COLOURS[DesignVersion.Accent(accent)]) + MARK


@lru_cache(maxsize=8)
def nest(accent: str, *, upright: bool) -> Picture:
    """The rings, down the left side of a page across, or over the top of one upright."""
    drawing = (HERE / "nest.svg").read_text().replace("#0b5953", COLOURS[DesignVersion.Accent(accent)])
    if upright:
        inside = drawing.split(">", 1)[1]
        head = '<svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="100mm" viewBox="0 0 210 100"'
        drawing = f'{head}><g transform="matrix(0 1 1 0 0 0)">{inside.replace("</svg>", "</g></svg>")}'
    return Picture(drawing.encode(), "image/svg+xml")
