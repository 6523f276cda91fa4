"""Who and which request, for the history of whatever this request changes; and what is too large to be read."""

import uuid

import pghistory
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .uploads import MOST_PLAIN

MOST_BODY = MOST_PLAIN + 2**20  # and the rest of its form


class HistoryMiddleware:
    """Put the person's key and a request id into the context that the history triggers copy."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in ("GET", "HEAD", "OPTIONS"):
            return self.get_response(request)
        user = getattr(request, "user", None)
        who = user.pk if user is not None and user.is_authenticated else None
        with pghistory.context(user=who, request=uuid.uuid4().hex):
            return self.get_response(request)


class BodySizeMiddleware:
    """Refuses a body that is longer than any form may be, before a byte of it is read (UPLOADS in docs/rules.md)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) > MOST_BODY:
            response = render(request, "413.html", {"is_file": True}, status=413)
            response["Connection"] = "close"
            return response
        return self.get_response(request)
