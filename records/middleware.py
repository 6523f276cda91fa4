"""Who and which request, for the history of whatever this request changes."""

import uuid

import pghistory
from django.http import HttpRequest, HttpResponse


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
