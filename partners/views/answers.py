"""What views of verbs share: do it and say so, or say why not; ask first where it can't be taken back."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from records.errors import Refused


def act(request: HttpRequest, verb: Callable[[], object], done: str, back: str) -> HttpResponse:
    """Run the verb, tell what became of it, go back."""
    try:
        verb()
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, done)
    return redirect(back)


def ask(request: HttpRequest, *, status: int = 200, **words) -> HttpResponse:
    return render(request, "components/confirm_page.html", words, status=status)
