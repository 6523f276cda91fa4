"""WeasyPrint, with the house's fonts and one style sheet a kind of document.

Import it with the first file: that takes longer than importing all else, and most processes never print. Style and
fonts are built once a process and set of fonts: building them for each document costs time and leaks memory. Nothing
that a template says can reach the network, or a file beside the fonts.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from . import fonts
from .pictures import PICTURE, Picture


class BundledFiles(URLFetcher):
    """Gives the renderer the house's own fonts and the pictures given along, by name, and stops it at all else."""

    def __init__(self, pictures: Mapping[str, Picture] | None = None):
        super().__init__()
        self.pictures = pictures or {}

    def fetch(self, url, headers=None):
        if picture := self.pictures.get(url.removeprefix(PICTURE)):
            return URLFetcherResponse(url, body=picture.content, headers={"Content-Type": picture.content_type})
        known = {path.resolve().as_uri(): path for path in fonts.all_paths()}
        if url not in known:
            raise FatalURLFetchingError(f"a printed document may not read {url}")
        return URLFetcherResponse(url, body=known[url].read_bytes(), headers={"Content-Type": "font/ttf"})


@lru_cache(maxsize=16)
def fonts_for(families: tuple[str, ...]) -> FontConfiguration:
    """The fonts for text that asks for these families; there are at most sixteen such sets."""
    configuration = FontConfiguration()
    CSS(string=fonts.font_faces(families), font_config=configuration, url_fetcher=BundledFiles())
    return configuration


@lru_cache(maxsize=64)
def style_of(rules: str, families: tuple[str, ...]) -> tuple[CSS, FontConfiguration]:
    """Style and fonts; `rules` say HouseSerif and HouseSans where they want the house's fonts."""
    serif = ", ".join(dict.fromkeys([fonts.SERIF, fonts.SANS, *families]))
    sans = ", ".join(dict.fromkeys([fonts.SANS, fonts.SERIF, *families]))
    named = rules.replace("HouseSerif", serif).replace("HouseSans", sans)
    configuration = fonts_for(families)
    return CSS(string=named, font_config=configuration, url_fetcher=BundledFiles()), configuration


@lru_cache(maxsize=32)
def _rules(sheet: Path) -> str:
    return sheet.read_text()


def print_pdf(html: str, sheet: Path, families: tuple[str, ...] = (), identifier: str = "") -> bytes:
    """Tagged PDF of the page; with the same identifier the same bytes.

    `sheet` says HouseSerif and HouseSans where it wants the house's fonts; `families` are those that
    `fonts.families_for` names beside them.
    """
    css, configuration = style_of(_rules(sheet), families)
    document = HTML(string=html, url_fetcher=BundledFiles())
    return document.write_pdf(
        stylesheets=[css], font_config=configuration, pdf_identifier=identifier.encode(), pdf_tags=True
    )
