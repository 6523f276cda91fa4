"""An organiser's address book: schools, companies and public bodies, with their contacts."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from records.errors import Refused

from .. import actions, exports
from ..forms import AddressForm
from ..models import Organisation
from .doors import asked, organisation_or_404, organiser_or_404
from .team import people_of

ROWS = 25


def addresses(request: HttpRequest, public_id) -> HttpResponse:
    organiser = organiser_or_404(request, public_id)
    query, kind = asked(request, "q"), asked(request, "kind")
    found = Organisation.objects.kept_by(organiser).called(query)
    context = {
        "organiser": organiser,
        "query": query,
        "kind": kind,
        "hidden": {"kind": kind} if kind else {},
        "filters": _filters(found, kind, query),
        "page": Paginator(_of_kind(found, kind), ROWS).get_page(request.GET.get("page")),
    }
    return render(request, "accounts/addresses.html", context)


def _of_kind(found, kind: str):
    """The organisations of one kind or of all, with the number of their contacts."""
    if kind in AddressForm.KINDS:
        found = found.filter(kind=kind)
    return found.with_people_counted().order_by("name", "pk")


def _filters(found, kind: str, query: str) -> list[dict]:
    """The pills above the list, each with its count."""
    counts = dict(found.order_by().values_list("kind").annotate(Count("pk", distinct=True)))

    def pill(name, value: str, count: int) -> dict:
        asked = {"kind": value, "q": query}
        url = "?" + urlencode({key: text for key, text in asked.items() if text})
        return {"name": name, "value": value, "count": count, "is_current": kind == value, "url": url}

    return [pill(_("All"), "", sum(counts.values()))] + [
        pill(k.label, k.value, counts.get(k.value, 0)) for k in AddressForm.KINDS
    ]


@require_safe
def export_addresses(request: HttpRequest, public_id, file_type: str) -> HttpResponse:
    """The address book with its contacts, one line a contact, as CSV or XLSX."""
    organiser = organiser_or_404(request, public_id)
    return exports.address_book(organiser, file_type)


def create_address(request: HttpRequest, public_id) -> HttpResponse:
    organiser = organiser_or_404(request, public_id)
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.create_organisation(organiser, **form.cleaned_data)
        except Refused as refused:
            form.add_error("name", str(refused))
        else:
            messages.success(request, _("%(name)s stands in your address book.") % {"name": row})
            return redirect("accounts:address", row.public_id)
    back = reverse("accounts:addresses", args=[organiser.public_id])
    return render(request, "accounts/address_form.html", {"form": form, "organiser": organiser, "back": back})


def address(request: HttpRequest, public_id) -> HttpResponse:
    row = organisation_or_404(request, public_id, "accounts.keep_organisation")
    if row.merged_into:
        return redirect("accounts:address", row.merged_into.public_id)
    context = {**people_of(row), "organiser": row.keeper, "manages": True}
    return render(request, "accounts/address.html", context)


def change_address(request: HttpRequest, public_id) -> HttpResponse:
    row = organisation_or_404(request, public_id, "accounts.keep_organisation")
    if row.merged_into:
        return redirect("accounts:change_address", row.merged_into.public_id)
    form = AddressForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_organisation(row, **form.cleaned_data)
        except Refused as refused:
            form.add_error("name", str(refused))
        else:
            messages.success(request, _("Saved."))
            return redirect("accounts:address", row.public_id)
    back = reverse("accounts:address", args=[row.public_id])
    context = {"form": form, "organiser": row.keeper, "address": row, "back": back}
    return render(request, "accounts/address_form.html", context)
