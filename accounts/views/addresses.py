"""An organiser's address book: schools, companies and public bodies, with their contacts."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from records.errors import Refused

from .. import actions
from ..forms import AddressForm
from ..models import Organisation
from .doors import organisation_or_404, organiser_or_404
from .team import people_of

ROWS = 25


def addresses(request: HttpRequest, public_id) -> HttpResponse:
    organiser = organiser_or_404(request, public_id)
    query, kind = request.GET.get("q", "").strip(), request.GET.get("kind", "")
    found = Organisation.objects.kept_by(organiser)
    if query:
        found = found.filter(Q(name__icontains=query) | Q(memberships__user__full_name__icontains=query)).distinct()
    filters = _filters(found, kind, query)
    if kind in AddressForm.KINDS:
        found = found.filter(kind=kind)
    current = Q(memberships__ended_at=None, memberships__user__is_active=True)
    found = found.annotate(people=Count("memberships__user", filter=current, distinct=True)).order_by("name")
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    context = {"organiser": organiser, "page": page, "query": query, "kind": kind, "filters": filters}
    return render(request, "accounts/addresses.html", context)


def _filters(found, kind: str, query: str) -> list[dict]:
    """The pills above the list, each with its count."""
    counts = dict(found.order_by().values_list("kind").annotate(Count("pk", distinct=True)))
    tail = f"&q={query}" if query else ""
    pills = [{"name": _("All"), "count": sum(counts.values()), "is_current": kind not in AddressForm.KINDS, "url": f"?{tail}"}]
    return pills + [
        {"name": k.label, "count": counts.get(k.value, 0), "is_current": kind == k.value, "url": f"?kind={k.value}{tail}"}
        for k in AddressForm.KINDS
    ]


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
    context = {**people_of(row), "organiser": row.keeper, "manages": True}
    return render(request, "accounts/address.html", context)


def change_address(request: HttpRequest, public_id) -> HttpResponse:
    row = organisation_or_404(request, public_id, "accounts.keep_organisation")
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
