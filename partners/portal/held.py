"""Which parts of the platform hold anything for an organisation, asked of all in one query (PORTAL).

A part that says what it `shows`, `(organisations: list[int]) -> QuerySet`, costs nothing where there is none of it.
"""

from collections.abc import Callable, Iterable

from django.db.models import Exists, QuerySet

from accounts.models import Organisation

Shows = Callable[[list[int]], QuerySet]
_shows: dict[str, Shows] = {}


def register(key: str, shows: Shows | None) -> str:
    """Keep what is to be asked under the key; gives the key back, "" for what shows always."""
    if shows is None:
        return ""
    _shows[key] = shows
    return key


def of(organisations: Iterable[int]) -> set[str]:
    """The keys of which any of the organisations holds a row; one query."""
    keys = list(organisations)
    if not keys or not _shows:
        return set()
    asked = {name: Exists(shows(keys)) for name, shows in _shows.items()}
    found = Organisation.objects.filter(pk=keys[0]).order_by().values_list(*asked.values()).first()
    return {name for name, is_held in zip(asked, found or (), strict=False) if is_held}


def of_request(request, organisations: list[int]) -> set[str]:
    """The same, once a request: the sub-navigation and the page ask it both."""
    if not hasattr(request, "portal_held"):
        request.portal_held = of(organisations)
    return request.portal_held
