"""WeasyPrint, with the fonts and the style of the certificate.

Both are built once a process and set of fonts: building them for each document costs time and leaks memory. Nothing
that a template says can reach the network, or a file beside the fonts.
"""

from functools import lru_cache
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from . import fonts

STYLE = Path(__file__).parent / "certificate.css"


class BundledFiles(URLFetcher):
    """Gives the renderer the certificate's own fonts, by name, and stops it at everything else."""

    def fetch(self, url, headers=None):
        known = {path.resolve().as_uri(): path for path in fonts.all_paths()}
        if url not in known:
            raise FatalURLFetchingError(f"a certificate may not read {url}")
        return URLFetcherResponse(url, body=known[url].read_bytes(), headers={"Content-Type": "font/ttf"})


@lru_cache(maxsize=16)
def style_for(families: tuple[str, ...]) -> tuple[CSS, FontConfiguration]:
    """Style and fonts for text that asks for these families; there are at most sixteen such sets."""
    configuration = FontConfiguration()
    serif = ", ".join(dict.fromkeys([fonts.SERIF, *families]))
    sans = ", ".join(dict.fromkeys([fonts.SANS, *families]))
    sheet = STYLE.read_text().replace("HouseSerif", serif).replace("HouseSans", sans)
    css = CSS(
        string=fonts.font_faces(families) + sheet,
        font_config=configuration,
        url_fetcher=BundledFiles(),
    )
    return css, configuration


def print_pdf(html: str, families: tuple[str, ...], identifier: str) -> bytes:
    """Tagged PDF of the page; with the same identifier the same bytes."""
    css, configuration = style_for(families)
    document = HTML(string=html, url_fetcher=BundledFiles())
    return document.write_pdf(
        stylesheets=[css], font_config=configuration, pdf_identifier=identifier.encode(), pdf_tags=True
    )
