"""The groups of a cohort: who is in which, how they are formed, wishes."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from cohorts.groups.input import plan_of, wishes_of
from cohorts.groups.roll import Roll, roll_of
from courses.lists import page_of, pills, searched
from records import tables
from records.errors import Refused, refusal_in

from ..actions import groups as actions
from ..actions import plan_runs
from ..desk import open_cohort
from ..forms.groups import GroupPlanForm, GroupsForm, GroupWishForm
from ..models import Cohort

MARK, RUN = "cohorts.mark_attendance", "cohorts.run_cohort"


def groups(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """Everybody with their group; organisers change the letters here, one by one."""
    cohort = open_cohort(request, cohort_id, MARK)
    runs = request.user.has_perm(RUN, cohort)
    rows = cohort.applications.enrolled().select_related("person", "school").order_by("group", "person__full_name")
    query, group = searched(request), request.GET.get("group", "")
    if query:
        rows = rows.filter(Q(person__full_name__icontains=query) | Q(school__name__icontains=query))
    if group:
        rows = rows.filter(group="" if group == "none" else group)
    page = page_of(request, rows)
    form = GroupsForm(list(page.object_list), request.POST or None) if runs else None
    if request.method == "POST":
        if not runs:
            raise PermissionDenied
        if form.is_valid():
            changed = actions.set_groups(cohort, form.groups)
            messages.success(request, _saved(changed))
            return redirect(request.get_full_path())
    context = _list_context(request, cohort, roll_of(cohort), query)
    context |= {"page": page, "form": form, "runs": runs, "rotations": cohort.rotations.all()}
    return render(request, "cohorts/groups/list.html", context, status=422 if form and form.is_bound else 200)


def _list_context(request: HttpRequest, cohort: Cohort, roll: Roll, query: str) -> dict:
    choices = [
        ("", _("All"), roll.people),
        *((name, _("Group %(name)s") % {"name": name}, size) for name, size in roll.sizes),
    ]
    if roll.without:
        choices.append(("none", _("Without a group"), roll.without))
    kept = f"?{request.GET.urlencode()}" if request.GET else ""
    return {
        "cohort": cohort,
        "roll": roll,
        "query": query,
        "count": ngettext("%(n)d person", "%(n)d people", roll.people) % {"n": roll.people},
        "filters": pills(request, "group", choices),
        "hidden": {"group": request.GET["group"]} if request.GET.get("group") else {},
        "export_csv": reverse("cohorts:export_groups", args=[cohort.public_id, "csv"]) + kept,
        "export_xlsx": reverse("cohorts:export_groups", args=[cohort.public_id, "xlsx"]) + kept,
    }


def _saved(changed: int) -> str:
    if not changed:
        return _("Nothing changed.")
    return ngettext("%(number)d group changed.", "%(number)d groups changed.", changed) % {"number": changed}


@require_safe
def export(request: HttpRequest, cohort_id: UUID, kind: str) -> HttpResponse:
    """The list as a file, as it was searched."""
    cohort = open_cohort(request, cohort_id, MARK)
    rows = cohort.applications.enrolled().select_related("person", "school").order_by("group", "person__full_name")
    query, group = searched(request), request.GET.get("group", "")
    if query:
        rows = rows.filter(Q(person__full_name__icontains=query) | Q(school__name__icontains=query))
    if group:
        rows = rows.filter(group="" if group == "none" else group)
    lines = [[row.group, str(row.person), row.school_name, row.study_programme] for row in rows]
    head = [_("Group"), _("Name"), _("School"), _("Study programme")]
    return tables.answer(kind, f"{cohort.slug}-{_('groups')}", head, lines)


def group_plan(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """How groups should be; saving looks for them at once, or only keeps it."""
    cohort = open_cohort(request, cohort_id, RUN)
    form = GroupPlanForm(request.POST or None, instance=plan_of(cohort))
    if form.is_valid():
        stock = form.cleaned_data.pop("gowns")
        with refusal_in(form):
            actions.save_plan(cohort, by=request.user, gown_stock=stock, **form.cleaned_data)
            if request.POST.get("do") != "search":
                messages.success(request, _("Kept. Nobody's group has changed."))
                return redirect("cohorts:group_plan", cohort.public_id)
            run = plan_runs.search_groups(cohort, by=request.user)
            return redirect("cohorts:plan_run", cohort.public_id, run.public_id)
    context = {
        "cohort": cohort,
        "form": form,
        "wishes": wishes_of(cohort),
        "why_not": plan_runs.why_no_groups(cohort),
        "runs": cohort.plan_runs.filter(rotation=None)[:5],
    }
    return render(request, "cohorts/groups/plan.html", context, status=422 if form.is_bound else 200)


@require_POST
def repair_groups(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """Look for groups with as few people moved as possible; a second click leads to the search that runs."""
    cohort = open_cohort(request, cohort_id, RUN)
    try:
        run = plan_runs.search_groups(cohort, by=request.user, repair=True)
    except Refused as refused:
        messages.error(request, str(refused))
        run = plan_runs.running(cohort)
    if run is None:
        return redirect("cohorts:groups", cohort.public_id)
    return redirect("cohorts:plan_run", cohort.public_id, run.public_id)


def add_group_wish(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id, RUN)
    form = GroupWishForm(request.POST or None, cohort=cohort, initial={"kind": "together"})
    if form.is_valid():
        said = form.cleaned_data
        with refusal_in(form):
            actions.add_wish(cohort, said["kind"], said["people"], note=said["note"], by=request.user)
            return redirect("cohorts:group_plan", cohort.public_id)
    context = {"cohort": cohort, "form": form}
    return render(request, "cohorts/groups/wish.html", context, status=422 if form.is_bound else 200)


def remove_group_wish(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id, RUN)
    wish = get_object_or_404(cohort.group_wishes, public_id=public_id)
    if request.method == "POST":
        actions.remove_wish(wish, by=request.user)
        messages.success(request, _("The wish is removed."))
        return redirect("cohorts:group_plan", cohort.public_id)
    context = {
        "layout": "desk.html",
        "cohort": cohort,
        "tab": "groups",
        "title": _("Remove this wish?"),
        "text": _("Groups that are formed already stay as they are."),
        "submit": _("Remove the wish"),
        "cancel": reverse("cohorts:group_plan", args=[cohort.public_id]),
        "danger": True,
    }
    return render(request, "components/confirm_page.html", context)
