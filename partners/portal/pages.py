"""The portal's sub-navigation: each part names its page, shown where there is something in it (PORTAL).

    pages.register("visits", _("Visits"), "partners:own_visits", place=40, shows=lambda mine: VisitOffer.objects.filter(
        organisation__in=mine))

`shows(organisations)` gives a queryset; whether any of them holds a row is asked in one query for all pages.
"""

from typing import NamedTuple

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

from . import held
from .held import Shows


class Page(NamedTuple):
    key: str
    name: str | Promise
    url_name: str
    place: int
    asks: str


_pages: dict[str, Page] = {}


def register(key: str, name: str | Promise, url_name: str, *, place: int = 50, shows: Shows | None = None) -> None:
    _pages[key] = Page(key, name, url_name, place, held.register(f"page {key}", shows))


def of(found: set[str], current: str) -> list[dict]:
    """The pages in their order, given what is held; the one that is open stands there in any case."""
    rows = []
    for page in sorted(_pages.values(), key=lambda page: page.place):
        if page.asks and page.key != current and page.asks not in found:
            continue
        if url := _url(page.url_name):
            rows.append({"name": page.name, "url": url, "is_current": page.key == current})
    return rows


def _url(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
