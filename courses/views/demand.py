"""Roles for which employers hire: the organiser's list, asking, filling in, retiring."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from records import tables
from records.errors import Refused, refusal_in

from ..actions import demand as actions
from ..forms.gaps import RoleForm, WeightsForm
from ..lists import page_of, pills, searched
from ..models import Competency, HiringRole
from .library import organisation_of

STATES = {
    "asked": Q(retired_at=None, filled_at=None),
    "filled": Q(retired_at=None, filled_at__isnull=False),
    "retired": Q(retired_at__isnull=False),
}


def roles(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    owner = organisation_of(request, organisation)
    rows = HiringRole.objects.of_organiser(owner).select_related("employer")
    counts = rows.aggregate(all=Count("pk", Q(retired_at=None)), **{key: Count("pk", q) for key, q in STATES.items()})
    query, state = searched(request), request.GET.get("state", "")
    rows = rows.filter(STATES.get(state, Q(retired_at=None)))
    if query:
        rows = rows.filter(Q(title__icontains=query) | Q(employer__name__icontains=query))
    page = page_of(request, rows.annotate(weighted=Count("weights")).order_by("employer__name", "title", "pk"))
    names = {"": _("All"), "asked": _("Waits for the employer"), "filled": _("Weighted"), "retired": _("Retired")}
    context = {
        "organisation": owner,
        "tab": "gaps",
        "page": page,
        "query": query,
        "count": ngettext("%(n)d role", "%(n)d roles", page.paginator.count) % {"n": page.paginator.count},
        "filters": pills(request, "state", [(key, name, counts[key or "all"]) for key, name in names.items()]),
        "hidden": {"state": state} if state else {},
        "is_empty": not (counts["all"] or counts["retired"]),
        "export_csv": reverse("courses:export_roles", args=[owner.public_id, "csv"]),
        "export_xlsx": reverse("courses:export_roles", args=[owner.public_id, "xlsx"]),
    }
    return render(request, "courses/gap/roles.html", context)


def export(request: HttpRequest, organisation: uuid.UUID, kind: str) -> HttpResponse:
    """A line a weight of every role in force; a role that nobody filled in has one line without."""
    owner = organisation_of(request, organisation)
    found = HiringRole.objects.current().of_organiser(owner).select_related("employer")
    lines = []
    for role in found.prefetch_related("weights__competency"):
        about = [role.employer.name, role.title]
        rows = [[*about, row.competency.code, row.weight, row.level] for row in role.weights.all()]
        lines += rows or [[*about, "", "", ""]]
    head = [_("Employer"), _("Role"), _("Competency"), _("Weight"), _("Wanted level")]
    return tables.answer(kind, f"roles-{owner.name}", head, lines)


def ask_role(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    owner = organisation_of(request, organisation)
    form = RoleForm(request.POST or None, organiser=owner)
    if form.is_valid():
        with refusal_in(form):
            role = actions.ask_role(owner, by=request.user, **form.cleaned_data)
            messages.success(request, _("%(employer)s is asked.") % {"employer": role.employer})
            return redirect("courses:roles", owner.public_id)
    context = {"organisation": owner, "tab": "gaps", "form": form}
    return render(request, "courses/gap/ask_role.html", context, status=422 if form.errors else 200)


def hiring_role(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The weights, for the employer's contacts and for the organiser."""
    rows = HiringRole.objects.visible_to(request.user).select_related("employer__keeper", "filled_by")
    role = get_object_or_404(rows, public_id=public_id)
    owner = role.employer.keeper
    runs = request.user.has_perm("courses.compare_gaps", owner)
    competencies = list(Competency.objects.filter(organisation=owner).in_order())
    form = WeightsForm(request.POST or None, role=role, competencies=competencies)
    if form.is_valid():
        try:
            actions.fill_role(role, form.weights(), seen=form.cleaned_data["seen"], by=request.user)
            messages.success(request, _("The weights are saved."))
            return redirect("courses:roles", owner.public_id) if runs else redirect("courses:own_gaps")
        except Refused as refused:
            form.add_error(None, str(refused))
            role.refresh_from_db()
            form.data = form.data.copy()
            form.data["seen"] = role.filled_at.isoformat() if role.filled_at else ""
    context = {
        "organisation": owner if runs else None,
        "tab": "gaps",
        "role": role,
        "organiser": owner,
        "form": form,
        "cannot": role.why_cannot_fill(),
        "runs": runs,
    }
    return render(request, "courses/gap/role.html", context, status=422 if form.errors else 200)


def retire_role(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Out of the demand, or back into it; by the organiser alone."""
    role = get_object_or_404(
        HiringRole.objects.visible_to(request.user).select_related("employer__keeper"), public_id=public_id
    )
    owner = role.employer.keeper
    if not request.user.has_perm("courses.compare_gaps", owner):
        raise PermissionDenied
    back = reverse("courses:roles", args=[owner.public_id])
    if request.method == "POST":
        try:
            actions.retire_role(role, retired=not role.retired_at, by=request.user)
        except Refused as refused:
            messages.error(request, str(refused))
        return redirect(back)
    context = {"organisation": owner, "tab": "gaps", "cancel": back} | (
        {
            "title": _("Ask for %(role)s again?") % {"role": role},
            "text": _("Its weights count as demand again."),
            "submit": _("Ask again"),
        }
        if role.retired_at
        else {
            "title": _("No longer ask for %(role)s?") % {"role": role},
            "text": _("It no longer counts as demand. Its weights stay, and you can bring it back."),
            "submit": _("Stop asking"),
        }
    )
    return render(request, "courses/gap/confirm.html", context)
