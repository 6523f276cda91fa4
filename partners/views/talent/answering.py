"""What a student answers to employers, and who looked."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from courses.lists import page_of, pills, searched
from records import tables
from records.errors import refusal_in

from ...forms.talent import AnswerForm
from ...models import ContactRequest, ProfileView
from ...talent import actions, allowed
from .mine import profile_of


@never_cache
def request_of(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What an employer wrote; yes gives the address."""
    rows = ContactRequest.objects.filter(opening__profile__person=request.user)
    asked = get_object_or_404(rows.select_related("opening__organisation", "by"), public_id=public_id)
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        with refusal_in(form):
            said = form.cleaned_data
            actions.answer(asked, says_yes=said["says"] == "yes", words=said["words"], by=request.user)
            return redirect("partners:talent_request", public_id)
    context = {"asked": asked, "form": form, "cannot": allowed.why_cannot_answer(asked)}
    return render(request, "partners/talent/request.html", context, status=422 if form.errors else 200)


def _looks(request: HttpRequest):
    rows = ProfileView.objects.filter(opening__profile__person=request.user)
    query, state = searched(request), request.GET.get("state", "")
    if query:
        rows = rows.filter(opening__organisation__name__icontains=query)
    if state in ProfileView.Kind.values:
        rows = rows.filter(kind=state)
    return rows.select_related("opening__organisation", "by").order_by("-at", "-pk")


@never_cache
@require_safe
def looks(request: HttpRequest) -> HttpResponse:
    """Who looked, when, at what."""
    profile_of(request)
    state = request.GET.get("state", "")
    mine = ProfileView.objects.filter(opening__profile__person=request.user)
    kinds = list(mine.order_by().values_list("kind", flat=True))
    page = page_of(request, _looks(request))
    counted = [(kind.value, kind.label, kinds.count(kind.value)) for kind in ProfileView.Kind]
    context = {
        "page": page,
        "query": searched(request),
        "count": ngettext("%(n)d look", "%(n)d looks", page.paginator.count) % {"n": page.paginator.count},
        "filters": pills(request, "state", [("", _("All"), len(kinds)), *counted]),
        "hidden": {"state": state} if state else {},
        "is_empty": not kinds,
        "export_csv": reverse("partners:export_talent_looks", args=["csv"]),
        "export_xlsx": reverse("partners:export_talent_looks", args=["xlsx"]),
    }
    return render(request, "partners/talent/looks.html", context)


@require_safe
def export_looks(request: HttpRequest, kind: str) -> HttpResponse:
    profile_of(request)
    rows = (
        [
            f"{timezone.localtime(row.at):%Y-%m-%d %H:%M}",
            row.opening.organisation.name,
            str(row.by or ""),
            str(row.get_kind_display()),
        ]
        for row in _looks(request)
    )
    return tables.answer(kind, "looks-at-my-profile", [_("When"), _("Employer"), _("Who"), _("What")], rows)
