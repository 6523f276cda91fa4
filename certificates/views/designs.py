"""The designs of an organisation, seen from a cohort: which it takes, which there are, and what becomes of one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from courses.models import VersionState
from records import tables
from records.errors import Refused

from ..designs import actions, standard
from ..designs.forms import BeginForm, RetireForm
from ..models import CertificateKind, DesignVersion
from .common import get_cohort
from .designer import get_version

PAGE = 30


def versions_of(organisation, query: str = ""):
    rows = DesignVersion.objects.filter(design__organisation=organisation).select_related("design", "released_by")
    rows = rows.annotate(cohorts=Count("choices")).order_by("design__kind", "design__name", "-number")
    return rows.filter(Q(design__name__icontains=query)) if query else rows


@require_safe
def list_designs(request: HttpRequest, cohort_id) -> HttpResponse:
    cohort = get_cohort(request, cohort_id, "certificates.see")
    standard.ensure(cohort.organisation)
    query, state = request.GET.get("q", "").strip(), request.GET.get("state", "")
    rows = list(versions_of(cohort.organisation, query))
    shown = [row for row in rows if not state or row.state == state]
    context = {
        "cohort": cohort,
        "page": Paginator(shown, PAGE).get_page(request.GET.get("page")),
        "count": ngettext("%(n)d version", "%(n)d versions", len(rows)) % {"n": len(rows)},
        "query": query,
        "state": state,
        "filters": _filters(rows, query, state),
        "chosen": [(kind.label, standard.chosen(cohort, kind)) for kind in CertificateKind],
        "may_edit": request.user.has_perm("certificates.edit_designs", cohort),
        "may_choose": request.user.has_perm("certificates.release_designs", cohort),
    }
    context["taken"] = {version.pk for _kind, version in context["chosen"]}
    return render(request, "certificates/designs/list.html", context)


def _filters(rows: list[DesignVersion], query: str, current: str) -> list[dict]:
    base = f"q={query}&" if query else ""
    everything = {"name": _("all"), "url": f"?{base}", "count": len(rows), "is_current": not current}
    return [everything] + [
        {
            "name": state.label,
            "url": f"?{base}state={state.value}",
            "count": count,
            "is_current": current == state.value,
        }
        for state in VersionState
        if (count := sum(row.state == state for row in rows)) or current == state.value
    ]


@require_safe
def export_designs(request: HttpRequest, cohort_id, kind: str) -> HttpResponse:
    cohort = get_cohort(request, cohort_id, "certificates.see")
    head = [
        _("design"),
        _("kind"),
        _("version"),
        _("state"),
        _("paper"),
        _("released at"),
        _("released by"),
        _("cohorts"),
    ]
    rows = [
        [
            row.design.name,
            row.design.get_kind_display(),
            row.number,
            row.get_state_display(),
            row.get_orientation_display(),
            row.released_at.isoformat() if row.released_at else "",
            row.released_by.full_name if row.released_by else "",
            row.cohorts,
        ]
        for row in versions_of(cohort.organisation)
    ]
    return tables.answer(kind, f"{_('Designs')} {cohort.organisation}", head, rows)


def begin_design(request: HttpRequest, cohort_id) -> HttpResponse:
    cohort = get_cohort(request, cohort_id, "certificates.edit_designs")
    standard.ensure(cohort.organisation)
    form = BeginForm(
        request.POST or None, organisation=cohort.organisation, initial={"based_on": request.GET.get("from", "")}
    )
    if request.method == "POST" and form.is_valid():
        try:
            draft = actions.begin_design(cohort.organisation, by=request.user, **form.cleaned_data)
            return redirect("certificates:design", cohort.public_id, draft.public_id)
        except Refused as refused:
            form.add_error("name", str(refused))
    context = {"cohort": cohort, "form": form}
    return render(request, "certificates/designs/begin.html", context, status=422 if form.errors else 200)


@require_POST
def begin_draft(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    cohort = get_cohort(request, cohort_id, "certificates.edit_designs")
    version = get_version(cohort, public_id)
    try:
        version = actions.begin_draft(version, by=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("certificates:design", cohort.public_id, version.public_id)


@require_POST
def choose(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    cohort = get_cohort(request, cohort_id, "certificates.release_designs")
    version = get_version(cohort, public_id)
    try:
        actions.choose(cohort, version)
        said = {"design": version, "kind": version.design.get_kind_display()}
        messages.success(request, _("Taken for this cohort: %(design)s (%(kind)s).") % said)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("certificates:designs", cohort.public_id)


def _confirm(request, cohort, version, *, status=200, **context) -> HttpResponse:
    context |= {"layout": "desk.html", "cohort": cohort, "tab": "certificates"}
    context["cancel"] = redirect("certificates:design", cohort.public_id, version.public_id).url
    return render(request, "components/confirm_page.html", context, status=status)


def release(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    """Draws the samples and checks them; with one fault nothing is released, and the designer says which."""
    cohort = get_cohort(request, cohort_id, "certificates.release_designs")
    version = get_version(cohort, public_id)
    back = redirect("certificates:design", cohort.public_id, version.public_id)
    if request.method == "POST":
        try:
            version = actions.release(version, by=request.user, cohort=cohort)
        except Refused as refused:
            messages.error(request, str(refused))
            return back
        if version.is_draft:
            messages.error(request, _("Nothing was released: the samples show faults. They stand below."))
        else:
            messages.success(request, _("Released: %(design)s. It can be chosen now.") % {"design": version})
        return back
    text = _(
        "Samples with hard names are drawn in each language and checked against PDF/A and PDF/UA; this takes some "
        "seconds. If all pass, the version is released, stays as it is for good, and cohorts can choose it."
    )
    return _confirm(
        request, cohort, version, title=_("Check and release %(design)s?") % {"design": version}, text=text,
        submit=_("Check and release"),
    )  # fmt: skip


def retire(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    cohort = get_cohort(request, cohort_id, "certificates.release_designs")
    version = get_version(cohort, public_id)
    form = RetireForm(request.POST or None)
    if why := actions.why_cannot_retire(version):
        messages.error(request, why)
        return redirect("certificates:design", cohort.public_id, version.public_id)
    if request.method == "POST" and form.is_valid():
        actions.retire(version, reason=form.cleaned_data["reason"])
        messages.success(request, _("Retired: %(design)s.") % {"design": version})
        return redirect("certificates:designs", cohort.public_id)
    text = _("No cohort can choose it any more. Cohorts that chose it keep it, and it can be brought back.")
    return _confirm(
        request, cohort, version, title=_("Retire %(design)s?") % {"design": version}, text=text, form=form,
        submit=_("Retire the version"), danger=True, status=422 if form.errors else 200,
    )  # fmt: skip


@require_POST
def bring_back(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    cohort = get_cohort(request, cohort_id, "certificates.release_designs")
    version = get_version(cohort, public_id)
    try:
        actions.bring_back(version)
        messages.success(request, _("It can be chosen again: %(design)s.") % {"design": version})
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("certificates:design", cohort.public_id, version.public_id)


def delete_draft(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    cohort = get_cohort(request, cohort_id, "certificates.edit_designs")
    version = get_version(cohort, public_id)
    if why := version.why_cannot_change():
        messages.error(request, why)
        return redirect("certificates:design", cohort.public_id, version.public_id)
    if request.method == "POST":
        actions.delete_draft(version)
        messages.success(request, _("The draft is deleted."))
        return redirect("certificates:designs", cohort.public_id)
    text = _("It was never released, so no certificate has it. It cannot be brought back.")
    return _confirm(
        request, cohort, version, title=_("Delete the draft of %(design)s?") % {"design": version.design}, text=text,
        submit=_("Delete the draft"), danger=True,
    )  # fmt: skip
