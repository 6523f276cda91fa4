"""E-learning as the team sees it: which modules are open from when, and how far everybody is."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cohorts.actions import learning as actions
from cohorts.desk import open_cohort
from cohorts.forms.learning import OpenModuleForm
from cohorts.learning import table
from cohorts.models import Cohort, OpenedModule
from courses import reading
from courses.lists import filtered, searched
from courses.models import ModuleVersion, ProgrammeModule
from records import tables
from records.errors import refusal_in

TEAM = "cohorts.mark_attendance"


@require_safe
def learning(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """The modules of the programme: which have pages, and from when they are read here."""
    cohort = open_cohort(request, cohort_id, TEAM)
    opened = {row.module_version_id: row for row in cohort.opened_modules.all()}
    rows = ProgrammeModule.objects.filter(programme_version=cohort.programme_version_id)
    modules = [row.module_version for row in rows.select_related("module_version__module").prefetch_related(
        "module_version__pages__files")]  # fmt: skip
    for version in modules:
        version.number_of_pages = len(version.pages.all())
        version.minutes = sum(reading.minutes_of(page, list(page.files.all())) for page in version.pages.all())
        version.opened = opened.get(version.pk)
    context = {
        "cohort": cohort,
        "modules": modules,
        "with_pages": sum(bool(version.number_of_pages) for version in modules),
        "may_open": request.user.has_perm("cohorts.run_cohort", cohort),
    }
    return render(request, "cohorts/learning/modules.html", context)


def _version(cohort: Cohort, module: UUID) -> ModuleVersion:
    mine = ModuleVersion.objects.filter(composition__programme_version=cohort.programme_version_id)
    return get_object_or_404(mine.select_related("module__organisation"), public_id=module)


def open_module(request: HttpRequest, cohort_id: UUID, module: UUID) -> HttpResponse:
    """From when the pages of one module are read, until when, and by whom."""
    cohort = open_cohort(request, cohort_id)
    version = _version(cohort, module)
    opened = OpenedModule.objects.filter(cohort=cohort, module_version=version).first()
    with timezone.override(cohort.zone):
        instance = opened or OpenedModule(opens_at=timezone.now().replace(second=0, microsecond=0))
        form = OpenModuleForm(request.POST or None, instance=instance)
        if form.is_valid():
            with refusal_in(form):
                actions.open_module(cohort, version, **form.cleaned_data)
                messages.success(request, _("%(module)s is saved.") % {"module": version})
                return redirect("cohorts:learning", cohort.public_id)
        context = {
            "cohort": cohort,
            "version": version,
            "form": form,
            "opened": opened,
            "refusal": actions.why_cannot_open(cohort, version),
        }
        return render(request, "cohorts/learning/open.html", context, status=422 if form.is_bound else 200)


def close_module(request: HttpRequest, cohort_id: UUID, module: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    opened = get_object_or_404(OpenedModule, cohort=cohort, module_version=_version(cohort, module))
    back = redirect("cohorts:learning", cohort.public_id)
    if request.method == "POST":
        actions.close_module(opened)
        messages.success(request, _("%(module)s is not shown any more.") % {"module": opened.module_version})
        return back
    context = {
        "layout": "desk.html",
        "cohort": cohort,
        "tab": "learning",
        "title": _("No longer show the pages of “%(module)s”?") % {"module": opened.module_version},
        "text": _("Participants can't read them any more. Who read what is kept; you can open them again."),
        "submit": _("Close the pages"),
        "cancel": back["Location"],
    }
    return render(request, "components/confirm_page.html", context)


@require_safe
def progress(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """How far everybody is; also as a file."""
    cohort = open_cohort(request, cohort_id, TEAM)
    query, state = searched(request), request.GET.get("state", "")
    openings, found = table.table_of(cohort, query)
    shown = [line for line in found if not state or line.state == state]
    if "export" in request.GET:
        name = f"{_('Learning')} {cohort.title}"
        return tables.answer(request.GET["export"], name, *table.as_table(cohort, openings, shown))
    choices = [(key, word, sum(not key or line.state == key for line in found)) for key, word in table.FILTERS]
    context = filtered(request, shown, choices) | {
        "cohort": cohort,
        "openings": openings,
        "any": bool(found) or bool(query),
    }
    return render(request, "cohorts/learning/progress.html", context)
