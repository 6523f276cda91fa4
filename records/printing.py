"""WeasyPrint, with the house's fonts and one style sheet a kind of document.

Import it with the first file: that takes longer than importing all else, and most processes never print. Style and
fonts are built once a process and set of fonts: building them for each document costs time and leaks memory. Nothing
that a template says can reach the network, or a file beside the fonts.
"""

from functools import lru_cache
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from . import fonts


class BundledFiles(URLFetcher):
    """Gives the renderer the house's own fonts, by name, and stops it at everything else."""

    def fetch(self, url, headers=None):
        known = {path.resolve().as_uri(): path for path in fonts.all_paths()}
        if url not in known:
            raise FatalURLFetchingError(f"a printed document may not read {url}")
        return URLFetcherResponse(url, body=known[url].read_bytes(), headers={"Content-Type": "font/ttf"})


@lru_cache(maxsize=32)
def style_for(sheet: Path, families: tuple[str, ...]) -> tuple[CSS, FontConfiguration]:
    """Style and fonts for text that asks for these families; there are at most sixteen such sets a sheet."""
    configuration = FontConfiguration()
    serif = ", ".join(dict.fromkeys([fonts.SERIF, *families]))
    sans = ", ".join(dict.fromkeys([fonts.SANS, *families]))
    rules = sheet.read_text().replace("HouseSerif", serif).replace("HouseSans", sans)
    css = CSS(string=fonts.font_faces(families) + rules, font_config=configuration, url_fetcher=BundledFiles())
    return css, configuration


def print_pdf(html: str, sheet: Path, families: tuple[str, ...] = (), identifier: str = "") -> bytes:
    """Tagged PDF of the page; with the same identifier the same bytes.

    `sheet` says HouseSerif and HouseSans where it wants the house's fonts; `families` are those that
    `fonts.families_for` names beside them.
    """
    css, configuration = style_for(sheet, families)
    document = HTML(string=html, url_fetcher=BundledFiles())
    return document.write_pdf(
        stylesheets=[css], font_config=configuration, pdf_identifier=identifier.encode(), pdf_tags=True
    )
