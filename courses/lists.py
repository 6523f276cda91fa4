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


def filtered(request: HttpRequest, rows, choices: Iterable[tuple[str, object, int]]) -> dict:
    """What a list's page shows of its search and its filter `state`: the page of rows, the pills, the exports' address.

    `asked` is the question alone, `export` everything in the address but the page, to which the kind of file is added.
    """
    query, state = searched(request), request.GET.get("state", "")
    kept = request.GET.copy()
    kept.pop("page", None)
    return {
        "page": page_of(request, rows),
        "query": query,
        "filters": pills(request, "state", choices),
        "hidden": {"state": state} if state else {},
        "asked": urlencode({"q": query, "state": state}),
        "export": "?" + kept.urlencode() + ("&" if kept else "") + "export=",
    }
