"""The administrator's pages: organisers' organisations and their first people; nothing about a cohort."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from records.errors import Refused

from .. import actions
from ..forms import OrganiserForm
from ..models import Organisation
from .doors import asked, authorise
from .team import people_of

ROWS = 25


def installation(request: HttpRequest) -> HttpResponse:
    """Organisers, by search; below them the administrators themselves."""
    authorise(request, "accounts.administer")
    query = asked(request, "q")
    organisers = Organisation.objects.organisers().filter(name__icontains=query).with_people_counted()
    page = Paginator(organisers.order_by("name", "pk"), ROWS).get_page(request.GET.get("page"))
    context = {"page": page, "query": query, **people_of(actions.installation())}
    return render(request, "accounts/installation.html", context)


def create_organiser(request: HttpRequest) -> HttpResponse:
    authorise(request, "accounts.administer")
    form = OrganiserForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            organiser = actions.create_organiser(**form.cleaned_data)
        except Refused as refused:
            form.add_error("name", str(refused))
        else:
            messages.success(request, _("%(name)s is there. Invite its first organiser now.") % {"name": organiser})
            return redirect("accounts:organiser", organiser.public_id)
    return render(request, "accounts/organiser_form.html", {"form": form})


def organiser(request: HttpRequest, public_id) -> HttpResponse:
    authorise(request, "accounts.administer")
    row = get_object_or_404(Organisation.objects.organisers(), public_id=public_id)
    return render(request, "accounts/organiser.html", {"organiser": row, "manages": True, **people_of(row)})


def change_organiser(request: HttpRequest, public_id) -> HttpResponse:
    authorise(request, "accounts.administer")
    row = get_object_or_404(Organisation.objects.organisers(), public_id=public_id)
    form = OrganiserForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        actions.change_organisation(row, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("accounts:organiser", row.public_id)
    return render(request, "accounts/organiser_form.html", {"form": form, "organiser": row})
