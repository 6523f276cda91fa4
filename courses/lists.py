"""Lists that are searched, filtered and turned over page by page."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

PAGE = 50


def page_of(request: HttpRequest, rows) -> Page:
    """The page asked for, or the nearest there is."""
    return Paginator(rows, PAGE).get_page(request.GET.get("page"))


def searched(request: HttpRequest) -> str:
    return request.GET.get("q", "").replace("\x00", "").strip()[:100]


def pills(request: HttpRequest, name: str, choices: Iterable[tuple[str, object, int]]) -> list[dict]:
    """Filters for components/list_head.html, (value, word, count) each; they keep what was searched."""
    now, query = request.GET.get(name, ""), searched(request)
    rows = []
    for value, word, count in choices:
        asked = {key: part for key, part in (("q", query), (name, value)) if part}
        rows.append({"name": word, "count": count, "is_current": value == now, "url": "?" + urlencode(asked)})
    return rows
