"""The released timetable on paper: one page a day, for the door and the notice board."""

from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language

from records import fonts

from ..grid import Grid, grid_of, local_day
from ..models import Cohort
from ..showcase import placed_sittings
from .reading import newest

STYLE = Path(__file__).parent / "paper.css"
LEFT, WIDTH, HEIGHT = 12, 261, 153  # millimetres: hours, all rooms, the whole day


def render(cohort: Cohort) -> bytes:
    """The PDF; empty as long as nothing public is released, or the server has no fonts to print with."""
    release, sittings = newest(cohort), placed_sittings(cohort)
    if release is None or not sittings or not fonts.are_made():
        return b""
    days = sorted({local_day(cohort, sitting) for sitting in sittings})
    places: dict[str, str] = {}
    context = {
        "cohort": cohort,
        "release": release,
        "sheets": [_sheet(grid_of(cohort, day, sittings, [], {}), places) for day in days],
        "address": settings.SITE_URL + reverse("cohorts:public_timetable", args=[cohort.slug]),
        "language": get_language(),
    }
    html = render_to_string("cohorts/public/paper.html", context)
    rules = "".join(f".{name}{{{rule}}}" for rule, name in places.items())
    from records import printing

    families = tuple(fonts.families_for(html)[1:])
    html = html.replace("</head>", f"<style>{rules}</style></head>")
    return printing.print_pdf(html, STYLE, families, f"{cohort.public_id}/{release.number}")


def _sheet(grid: Grid, places: dict[str, str]) -> dict:
    """One day; each thing has a class of its own that says where it stands."""
    rows = max(1, grid.last_row - 2)
    column, row = WIDTH / len(grid.rooms), HEIGHT / rows

    def place(rule: str) -> str:
        return places.setdefault(rule, f"p{len(places)}")

    def left(number: int) -> str:
        return f"left:{LEFT + (number - 2) * column:.2f}mm;width:{column - 1:.2f}mm;"

    return {
        "grid": grid,
        "columns": [
            {"room": room, "place": place(f"left:{at * column:.2f}mm;width:{column - 1:.2f}mm")}
            for at, room in enumerate(grid.rooms)
        ],
        "lines": [{"hour": hour, "place": place(f"top:{(at - 2) * row:.2f}mm")} for at, hour in grid.hours],
        "boxes": [
            {
                "sitting": box.sitting,
                "grade": box.sitting.room.grade if box.sitting.room else "NC",
                "place": place(
                    f"{left(box.column)}top:{(box.row - 2) * row:.2f}mm;height:{box.span * row - 0.4:.2f}mm;"
                    f"font-size:{8.5 if box.span * row > 8 and column > 24 else 6.5}pt"
                ),
            }
            for box in grid.boxes
        ],
    }
