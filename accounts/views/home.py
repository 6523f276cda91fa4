"""My page: the next thing to do, for every role (MY PAGE in docs/rules.md)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from records.nextthings import next_things, shelves


def me(request: HttpRequest) -> HttpResponse:
    things = next_things(request.user)
    first = things[0] if things and things[0].tone == "turn" else None
    context = {
        "first": first,
        "others": [thing for thing in things if thing is not first],
        "turns": sum(thing.tone == "turn" for thing in things),
        "shelves": shelves(request.user),
    }
    return render(request, "accounts/me.html", context)
