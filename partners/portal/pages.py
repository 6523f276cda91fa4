"""The portal's sub-navigation: each part names its page, shown where there is something in it (PORTAL).

    pages.register("visits", _("Visits"), "partners:own_visits", place=40, shows=lambda mine: VisitOffer.objects.filter(
        organisation__in=mine))

`shows(organisations)` gives a queryset; whether any of them holds a row is asked in one query for all pages.
"""

from collections.abc import Callable
from typing import NamedTuple

from django.db.models import Exists, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

from accounts.models import Organisation


class Page(NamedTuple):
    key: str
    name: str | Promise
    url_name: str
    place: int
    shows: Callable[[list[int]], QuerySet] | None


_pages: dict[str, Page] = {}


def register(
    key: str,
    name: str | Promise,
    url_name: str,
    *,
    place: int = 50,
    shows: Callable[[list[int]], QuerySet] | None = None,
) -> None:
    _pages[key] = Page(key, name, url_name, place, shows)


def of(organisations: list[int], current: str) -> list[dict]:
    """The pages in their order; the one that is open stands there in any case."""
    pages = sorted(_pages.values(), key=lambda page: page.place)
    held = _held(pages, organisations)
    rows = []
    for page in pages:
        if page.shows and page.key != current and page.key not in held:
            continue
        if url := _url(page.url_name):
            rows.append({"name": page.name, "url": url, "is_current": page.key == current})
    return rows


def _held(pages: list[Page], organisations: list[int]) -> set[str]:
    asked = {page.key: Exists(page.shows(organisations)) for page in pages if page.shows}
    if not asked or not organisations:
        return set()
    found = Organisation.objects.filter(pk=organisations[0]).order_by().values_list(*asked.values()).first()
    return {key for key, is_held in zip(asked, found or (), strict=False) if is_held}


def _url(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
