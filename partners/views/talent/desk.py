"""The organiser's side: who is an employer in the pool. What profiles say is not the organiser's to read."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from accounts.models import Organisation
from courses.lists import page_of, pills, searched
from records import tables
from records.errors import refusal_in

from ...forms.talent import PoolWordForm
from ...models import Opening, pool_employers
from ...talent import pool
from ..access import demand

STATES = {"in": Q(is_in=True), "out": Q(is_in=False)}


def _organiser(request: HttpRequest, organisation_id: UUID) -> Organisation:
    organiser = get_object_or_404(Organisation.objects.visible_to(request.user), public_id=organisation_id)
    demand(request, "accounts.run_organisation", organiser)
    return organiser


def _rows(organiser: Organisation):
    """Everybody who is, was or could be an employer: the companies and public bodies of the address book."""
    kinds = (Organisation.Kind.COMPANY, Organisation.Kind.PUBLIC)
    rows = Organisation.objects.kept_by(organiser).filter(kind__in=kinds).select_related("pool_word")
    inside = pool_employers().filter(pk=OuterRef("pk"))
    standing = Opening.objects.standing().values("pk")
    return rows.annotate(
        is_in=Exists(inside), opened=Count("talent_openings", filter=Q(talent_openings__in=standing))
    ).order_by("name", "pk")


def _asked(request: HttpRequest, rows):
    query, state = searched(request), request.GET.get("state", "")
    if query:
        rows = rows.filter(name__icontains=query)
    return rows.filter(STATES.get(state, Q()))


@require_safe
def employers(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    organiser = _organiser(request, organisation_id)
    rows = _rows(organiser)
    total, inside = rows.count(), rows.filter(is_in=True).count()
    state = request.GET.get("state", "")
    page = page_of(request, _asked(request, rows))
    counted = [("", _("All"), total), ("in", _("In the pool"), inside), ("out", _("Not in the pool"), total - inside)]
    context = {
        "organiser": organiser,
        "page": page,
        "query": searched(request),
        "count": ngettext("%(n)d organisation", "%(n)d organisations", page.paginator.count)
        % {"n": page.paginator.count},
        "filters": pills(request, "state", counted),
        "hidden": {"state": state} if state else {},
        "is_empty": not total,
        "back": reverse("partners:organisations", args=[organiser.public_id]),
        "export_csv": reverse("partners:export_pool_employers", args=[organiser.public_id, "csv"]),
        "export_xlsx": reverse("partners:export_pool_employers", args=[organiser.public_id, "xlsx"]),
    }
    return render(request, "partners/talent/employers_desk.html", context)


@require_safe
def export(request: HttpRequest, organisation_id: UUID, kind: str) -> HttpResponse:
    organiser = _organiser(request, organisation_id)
    rows = (
        [
            row.name,
            _("yes") if row.is_in else _("no"),
            row.profiles,
            getattr(getattr(row, "pool_word", 0), "reason", ""),
        ]
        for row in _asked(request, _rows(organiser))
    )
    head = [_("Organisation"), _("In the pool"), _("Open profiles"), _("Reason")]
    return tables.answer(kind, f"talent-employers-{organiser.name}", head, rows)


def word(request: HttpRequest, organisation_id: UUID, employer_id: UUID) -> HttpResponse:
    """Let an organisation in, keep it out, or leave it to its part in a cohort."""
    organiser = _organiser(request, organisation_id)
    employer = get_object_or_404(_rows(organiser), public_id=employer_id)
    form = PoolWordForm(request.POST or None, initial=pool.said_of(employer))
    back = reverse("partners:pool_employers", args=[organiser.public_id])
    if form.is_valid():
        with refusal_in(form):
            pool.say(employer, form.cleaned_data["said"], form.cleaned_data["reason"], by=request.user)
            messages.success(request, _("Saved."))
            return redirect(back)
    context = {
        "title": employer.name,
        "text": _("Students choose among the employers of the pool, and open their profiles one by one. Who is taken "
                  "out sees none any more, at once; the students are told."),
        "submit": _("Save"),
        "cancel": back,
        "form": form,
    }  # fmt: skip
    return render(request, "components/confirm_page.html", context, status=422 if form.errors else 200)
