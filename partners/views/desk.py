"""The organiser's tab: who takes part, what waits, and one partner's page."""

from django.contrib import messages
from django.db.models import Count, Q
from django.db.models.functions import Lower
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.actions.organisations import create_organisation
from accounts.models import Invitation, Role
from cohorts.models import Cohort
from courses.lists import searched
from records import tables
from records.errors import Refused

from ..actions import partnerships
from ..forms.partnerships import PartForm, PartnershipForm
from ..models import Partnership, Profile
from ..organisations.people import people_of
from .access import cohort_to_run
from .answers import act, ask


@require_safe
def cohort(request: HttpRequest, cohort_id) -> HttpResponse:
    """Everything about partners on one page: decisions first, then who takes part, by heading."""
    cohort = cohort_to_run(request, cohort_id)
    query, kind = searched(request), request.GET.get("kind", "")
    current = cohort.partnerships.current()
    kinds = {row["kind"]: row["n"] for row in current.order_by().values("kind").annotate(n=Count("pk"))}
    rows = current.select_related("organisation", "tier").annotate(contacts=_contacts_count())
    if kind in Partnership.Kind.values:
        rows = rows.filter(kind=kind)
    if query:
        rows = rows.filter(organisation__name__icontains=query)
    rows = rows.order_by("tier__position", "tier", Lower("organisation__name"), "pk")
    if "export" in request.GET:
        return _file(request.GET["export"], cohort, rows)
    waiting = Profile.objects.waiting().filter(organisation__in=current.values("organisation"))
    context = {
        "cohort": cohort,
        "rows": rows,
        "asked": urlencode({"q": query, "kind": kind}),
        "total": sum(kinds.values()),
        "query": query,
        "hidden": {"kind": kind} if kind else {},
        "filters": _filters(kinds, kind),
        "to_decide": cohort.proposals.to_decide().select_related("organisation").order_by("submitted_at")[:6],
        "states": cohort.proposals.sent().counts(),
        "profiles": waiting.select_related("organisation").order_by("submitted_at"),
    }
    return render(request, "partners/desk/cohort.html", context)


def _file(file_type: str, cohort: Cohort, rows) -> HttpResponse:
    """The list as it is searched and filtered, as CSV or XLSX."""
    head = [_("Organisation"), _("Part"), _("Heading"), _("Contacts")]
    lines = ([row.organisation.name, row.get_kind_display(), row.tier or "", row.contacts] for row in rows)
    return tables.answer(file_type, f"{_('Partners')} {cohort}", head, lines)


def _contacts_count() -> Count:
    current = Q(
        organisation__memberships__role=Role.PARTNER_CONTACT,
        organisation__memberships__ended_at=None,
        organisation__memberships__user__is_active=True,
    )
    return Count("organisation__memberships", filter=current)


def _filters(kinds: dict[str, int], kind: str) -> list[dict]:
    rows = [("", _("all"), sum(kinds.values()))]
    rows += [(key, key.label, kinds[key]) for key in Partnership.Kind if kinds.get(key)]
    return [
        {"name": name, "count": count, "is_current": key == kind, "url": f"?kind={key}" if key else "?"}
        for key, name, count in rows
    ]


def add_partnership(request: HttpRequest, cohort_id) -> HttpResponse:
    cohort = cohort_to_run(request, cohort_id)
    form = PartnershipForm(request.POST or None, cohort=cohort)
    if request.method == "POST" and form.is_valid():
        try:
            row = _add(cohort, form, request.user)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("%(organisation)s takes part.") % {"organisation": row.organisation})
            return redirect("partners:partnership", cohort.public_id, row.public_id)
    status = 422 if form.errors else 200
    return render(request, "partners/desk/add.html", {"cohort": cohort, "form": form}, status=status)


def _add(cohort: Cohort, form: PartnershipForm, by) -> Partnership:
    data = form.cleaned_data
    organisation = data["organisation"] or create_organisation(
        cohort.organisation, data["new_kind"] or "company", data["new_name"]
    )
    row = Partnership(
        cohort=cohort, organisation=organisation, kind=data["kind"], tier=data["tier"], is_public=data["is_public"]
    )
    return partnerships.save_partnership(row, by)


def partnership_of(request: HttpRequest, cohort_id, public_id) -> Partnership:
    cohort = cohort_to_run(request, cohort_id)
    row = get_object_or_404(cohort.partnerships.select_related("organisation", "tier"), public_id=public_id)
    row.cohort = cohort
    return row


def partnership(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    """One partner: its part, its contacts, what it proposed, what it says of itself."""
    row = partnership_of(request, cohort_id, public_id)
    form = PartForm(request.POST or None, instance=row, cohort=row.cohort)
    if request.method == "POST" and form.is_valid():
        row.kind, row.tier = form.cleaned_data["kind"], form.cleaned_data["tier"]
        row.is_public = form.cleaned_data["is_public"]
        try:
            partnerships.save_partnership(row, request.user)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved."))
            return redirect("partners:partnership", row.cohort.public_id, row.public_id)
    return partner_page(request, row, form, status=422 if form.errors else 200)


def partner_page(request: HttpRequest, row: Partnership, form, status: int = 200) -> HttpResponse:
    invitations = Invitation.objects.unanswered().filter(organisation=row.organisation, role=Role.PARTNER_CONTACT)
    context = {
        "cohort": row.cohort,
        "row": row,
        "form": form,
        "people": people_of(row.organisation),
        "invitations": invitations.select_related("contact"),
        "proposals": row.cohort.proposals.sent().filter(organisation=row.organisation),
        "profile": row.organisation.profiles.first(),
    }
    return render(request, "partners/desk/partnership.html", context, status=status)


def end_partnership(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    row = partnership_of(request, cohort_id, public_id)
    back = reverse("partners:cohort", args=[row.cohort.public_id])
    if request.method == "POST":
        done = _("%(organisation)s no longer takes part.") % {"organisation": row.organisation}
        return act(request, lambda: partnerships.end_partnership(row, request.user), done, back)
    if refusal := row.reason_not_to_end():
        messages.error(request, refusal)
        return redirect(back)
    return ask(
        request,
        layout="desk.html",
        cohort=row.cohort,
        tab="partners",
        title=_("End the part of %(organisation)s?") % {"organisation": row.organisation},
        text=_("The public pages stop showing it in this cohort and it can send no new proposals. Sessions stay."),
        submit=_("End the partnership"),
        cancel=reverse("partners:partnership", args=[row.cohort.public_id, row.public_id]),
        danger=True,
    )
