"""Giving out a stored file, whole or in ranges, so that one can jump in a video and go on with a broken download.

    return serving.serve(request, stored, public=False)      # who may have it was asked before

RFC 9110: one range is answered with 206, several or none with the whole file, one outside with 416; `If-Range` holds.
"""

import re
from collections.abc import Iterator
from urllib.parse import quote

from django.core.files.base import File
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags

from . import contents
from .models import StoredFile

RANGE = re.compile(r"bytes=(\d*)-(\d*)\Z")
A_PART = 256 * 1024
SHOWN = ("text/vtt",)  # beside the kinds that say so themselves


def serve(
    request: HttpRequest, stored: StoredFile, *, public: bool, name: str = "", inline: bool = True
) -> HttpResponseBase:
    """The file as what it was found to be. `name` is what a download is called; without `inline` it is always one."""
    etag = f'"{stored.sha256[:32]}"'
    if request.headers.get("If-None-Match") and etag in parse_etags(request.headers["If-None-Match"]):
        return _dressed(HttpResponse(status=304), stored, etag, public, name, inline)
    try:
        span = _span(request, stored, etag)
    except ValueError:
        response = HttpResponse(status=416)
        response["Content-Range"] = f"bytes */{stored.size}"
        return _dressed(response, stored, etag, public, name, inline)
    response = _answer(request, stored, span)
    return _dressed(response, stored, etag, public, name, inline)


def _span(request: HttpRequest, stored: StoredFile, etag: str) -> tuple[int, int] | None:
    """First and last byte asked for; None = the whole. Raises ValueError for a range outside the file."""
    asked = RANGE.match(request.headers.get("Range", "").strip())
    if not asked or (asked[1], asked[2]) == ("", ""):
        return None
    if (held := request.headers.get("If-Range")) and held.strip() != etag:
        return None
    if not asked[1]:
        last = int(asked[2])
        if not last or not stored.size:
            raise ValueError
        return max(stored.size - last, 0), stored.size - 1
    first, last = int(asked[1]), int(asked[2]) if asked[2] else stored.size - 1
    if asked[2] and last < first:
        return None  # not a range at all, says the standard: the whole
    if first >= stored.size:
        raise ValueError
    return first, min(last, stored.size - 1)


def _answer(request: HttpRequest, stored: StoredFile, span: tuple[int, int] | None) -> HttpResponseBase:
    first, last = span or (0, stored.size - 1)
    length = last - first + 1
    response: HttpResponseBase
    if request.method == "HEAD":
        response = HttpResponse(status=206 if span else 200)
    elif span is None:
        response = FileResponse(stored.file.open("rb"))
    else:
        source = stored.file.open("rb")
        source.seek(first)
        response = StreamingHttpResponse(_parts(source, length), status=206)
        response._resource_closers.append(source.close)  # type: ignore[attr-defined]
    response["Content-Length"] = str(length)
    if span:
        response["Content-Range"] = f"bytes {first}-{last}/{stored.size}"
    return response


def _parts(source: File, length: int) -> Iterator[bytes]:
    while length > 0 and (part := source.read(min(A_PART, length))):
        length -= len(part)
        yield part


def _dressed(response, stored: StoredFile, etag: str, public: bool, name: str, inline: bool) -> HttpResponseBase:
    kind = contents.by_type(stored.content_type)
    shown = inline and ((kind is not None and kind.is_shown) or stored.content_type in SHOWN)
    ending = kind.ending if kind else stored.file.name.rpartition(".")[2]
    response["Content-Type"] = stored.content_type
    response["Content-Disposition"] = _disposition("inline" if shown else "attachment", name, stored, ending)
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = etag
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    if public:
        patch_cache_control(response, public=True, max_age=604800, immutable=True)
    elif shown:  # a player asks for many ranges: it may keep them, and asks each time whether it still may
        patch_cache_control(response, private=True, no_cache=True)
    else:
        patch_cache_control(response, private=True, no_store=True)
    return response


def _disposition(how: str, name: str, stored: StoredFile, ending: str) -> str:
    """Its plain name for old programs, its own for the others (RFC 6266)."""
    plain = f'{how}; filename="{stored.public_id}.{ending}"'
    if not name:
        return plain
    said = "".join(sign for sign in name if sign.isprintable() and sign not in '/\\:*?"<>|')[:120].strip(" .") or "file"
    return f"{plain}; filename*=UTF-8''{quote(said if said.endswith('.' + ending) else f'{said}.{ending}', safe='')}"
