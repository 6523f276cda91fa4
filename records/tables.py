"""A list as a file for spreadsheets: CSV or XLSX, in which no cell is taken for a formula."""

import re
from collections.abc import Iterable

import tablib
from django.http import Http404, HttpResponse
from django.utils.text import slugify

KINDS = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
BOM = "\ufeff"  # without it Excel takes UTF-8 for the code page of its country
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # XLSX cannot hold them


def harmless(value):
    """Numbers as they are, text so that it never begins as a formula does (OWASP: CSV injection)."""
    if value is None or isinstance(value, int | float):
        return "" if value is None else value
    text = UNSEEN.sub("", str(value))
    return f"'{text}" if text.lstrip(" ")[:1] in ("=", "+", "-", "@", "\t", "\r", "\n") else text


def answer(kind: str, name: str, head: list[str], rows: Iterable[list]) -> HttpResponse:
    """The file as a download; 404 for a kind that is neither csv nor xlsx."""
    if kind not in KINDS:
        raise Http404
    table = tablib.Dataset(*[[harmless(value) for value in row] for row in rows], headers=head, title=name[:31])
    content = BOM + table.export("csv") if kind == "csv" else table.export("xlsx")
    response = HttpResponse(content, content_type=KINDS[kind])
    response["Content-Disposition"] = f'attachment; filename="{slugify(name) or "list"}.{kind}"'
    return response
