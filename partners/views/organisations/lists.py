"""Every organisation of the address book with what it does, over all editions."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Count, Max, Q
from django.db.models.functions import Lower
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.models import Organisation
from courses.lists import searched
from records import tables

from ...organisations import doings
from ...organisations.people import people_by_organisation
from .doors import organiser_to_run

ROWS = 25
NONE = "none"


@require_safe
def organisations(request: HttpRequest, public_id) -> HttpResponse:
    organiser = organiser_to_run(request, public_id)
    query, does = searched(request), request.GET.get("does", "")
    found = doings.with_doings(Organisation.objects.kept_by(organiser).called(query))
    rows = _chosen(found, does).annotate(
        editions=Count("partnerships__cohort", distinct=True), newest=Max("partnerships__cohort__starts_on")
    )
    rows = rows.order_by(Lower("name"), "pk")
    if "export" in request.GET:
        return _file(request.GET["export"], organiser, rows)
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    people = people_by_organisation([row.pk for row in page])
    for row in page:
        row.words, row.people_now = doings.words_of(row), people[row.pk].now if row.pk in people else []
    context = {
        "organiser": organiser,
        "page": page,
        "query": query,
        "does": does,
        "hidden": {"does": does} if does else {},
        "filters": _filters(found, does, query),
        "asked": urlencode({"q": query, "does": does}),
    }
    return render(request, "partners/organisations/list.html", context)


def _chosen(found, does: str):
    if does in doings.KEYS:
        return found.filter(**{f"does_{does}": True})
    return found.filter(**{f"does_{key}": False for key in doings.KEYS}) if does == NONE else found


def _filters(found, does: str, query: str) -> list[dict]:
    """The pills above the list, all their counts in one query; an organisation counts under each thing that it does."""
    counted = {key: Count("pk", filter=Q(**{f"does_{key}": True})) for key in doings.KEYS}
    nothing = Count("pk", filter=Q(**{f"does_{key}": False for key in doings.KEYS}))
    counts = found.aggregate(**{f"n_{key}": count for key, count in counted.items()}, n_none=nothing, n_=Count("pk"))
    pills = [("", _("all")), *((doing.key, doing.plural) for doing in doings.DOINGS), (NONE, _("nothing yet"))]
    return [
        {
            "name": name,
            "count": counts[f"n_{key}"],
            "is_current": key == does,
            "url": "?" + urlencode({k: v for k, v in (("does", key), ("q", query)) if v}),
        }
        for key, name in pills
        if counts[f"n_{key}"] or key in ("", does)
    ]


def _file(kind: str, organiser: Organisation, rows) -> HttpResponse:
    """The list as it is searched and filtered, with the main contact of each."""
    people = people_by_organisation(rows.values_list("pk", flat=True))
    head = [_("Organisation"), _("Kind"), _("What it does"), _("Editions"), _("Website"), _("Contact"), _("E-mail")]
    lines = []
    for row in rows:
        first = next(iter(people[row.pk].now), None) if row.pk in people else None
        said = [row.name, row.get_kind_display(), ", ".join(doings.words_of(row)), row.editions, row.website]
        lines.append([*said, str(first.user) if first else "", first.user.email if first else row.contact_email])
    return tables.answer(kind, f"{_('Organisations')} {organiser}", head, lines)
