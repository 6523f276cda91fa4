"""The library of modules: list, draft, release."""

import uuid

from django.contrib import messages
from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.db.models.functions import Length
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from records import tables
from records.errors import Refused, refusal_in

from ..actions import modules as actions
from ..forms import ModuleDraftForm, ModuleForm, outcome_rows
from ..lists import page_of, pills, searched
from ..models import Competency, Module, ModuleVersion, VersionState
from .library import organisation_of


def modules(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    owner = organisation_of(request, organisation)
    draft = ModuleVersion.objects.filter(module=OuterRef("pk"), state=VersionState.DRAFT)
    released = ModuleVersion.objects.filter(module=OuterRef("pk"), state=VersionState.RELEASED)
    rows = Module.objects.filter(organisation=owner).annotate(has_draft=Exists(draft), has_release=Exists(released))
    counts = rows.aggregate(
        all=Count("pk"), draft=Count("pk", Q(has_draft=True)), released=Count("pk", Q(has_release=True))
    )
    query, state = searched(request), request.GET.get("state", "")
    if query:
        rows = rows.filter(Q(code__icontains=query) | Q(versions__title__icontains=query)).distinct()
    if state in ("draft", "released"):
        rows = rows.filter(**{"has_draft" if state == "draft" else "has_release": True})
    versions = ModuleVersion.objects.newest_first().annotate(outcome_count=Count("outcomes"))
    rows = rows.order_by(Length("code"), "code").prefetch_related(
        Prefetch("versions", versions, to_attr="all_versions")
    )
    if "export" in request.GET:
        return _file(request.GET["export"], owner, rows)
    page = page_of(request, rows)
    choices = [
        ("", _("All"), counts["all"]),
        ("draft", _("With a draft"), counts["draft"]),
        ("released", _("Released"), counts["released"]),
    ]
    context = {
        "organisation": owner,
        "tab": "modules",
        "page": page,
        "query": query,
        "count": ngettext("%(n)d module", "%(n)d modules", page.paginator.count) % {"n": page.paginator.count},
        "filters": pills(request, "state", choices),
        "asked": urlencode({"q": query, "state": state}),
        "hidden": {"state": state} if state else {},
        "is_empty": not counts["all"],
    }
    return render(request, "courses/modules.html", context)


def _file(file_type: str, owner, rows) -> HttpResponse:
    """A line for each version of the modules that were found."""
    head = [_("Code"), _("Title"), _("Version"), _("State"), _("Theory (minutes)"), _("Practice (minutes)")]
    lines = (
        [row.code, one.title, one.number, one.get_state_display(), one.theory_minutes, one.practice_minutes]
        for row in rows
        for one in row.all_versions
    )
    return tables.answer(file_type, f"{_('Modules')} {owner}", head, lines)


def add_module(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    owner = organisation_of(request, organisation)
    form = ModuleForm(request.POST or None)
    if form.is_valid():
        with refusal_in(form):
            version = actions.create_module(owner, **form.cleaned_data)
            return redirect("courses:module_version", version.public_id)
    return render(request, "courses/module_form.html", {"organisation": owner, "tab": "modules", "form": form})


def _version(request: HttpRequest, public_id: uuid.UUID) -> ModuleVersion:
    mine = ModuleVersion.objects.filter(module__in=Module.objects.visible_to(request.user))
    return get_object_or_404(mine.select_related("module__organisation"), public_id=public_id)


def module_version(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """One version: a form while it is a draft, a page to read once it is released."""
    version = _version(request, public_id)
    if not version.is_draft:
        return render(request, "courses/module_version.html", _about(version))
    form = ModuleDraftForm(request.POST or None, instance=version)
    rows = outcome_rows(version, version.module.organisation, request.POST or None)
    if request.method == "POST" and form.is_valid() and rows.is_valid():
        with refusal_in(form):
            wordings = _arranged([row.wording() for row in rows], request.POST.get("do", ""))
            actions.write_module(version, outcomes=wordings, **form.cleaned_data)
            return _after_writing(request, version)
    context = _about(version) | {
        "form": form,
        "rows": rows,
        "competencies": Competency.objects.filter(organisation=version.module.organisation),
    }
    return render(request, "courses/module_draft.html", context)


def _about(version: ModuleVersion) -> dict:
    return {
        "organisation": version.module.organisation,
        "tab": "modules",
        "version": version,
        "module": version.module,
        "versions": version.module.versions.newest_first(),
        "outcomes": version.outcomes.prefetch_related("competencies"),
        "why_cannot_release": version.why_cannot_release(),
        "why_cannot_begin_draft": version.module.why_cannot_begin_draft(),
    }


def _arranged(wordings: list, do: str) -> list:
    """The rows after "up-2", "down-2" or "remove-2"; empty rows fall away."""
    verb, _dash, place = do.partition("-")
    at = int(place) if place.isdecimal() and len(place) < 5 else -1
    if 0 <= at < len(wordings):
        if verb == "remove":
            wordings[at] = None
        other = {"up": at - 1, "down": at + 1}.get(verb, -1)
        if 0 <= other < len(wordings):
            wordings[at], wordings[other] = wordings[other], wordings[at]
    return [wording for wording in wordings if wording]


def _after_writing(request: HttpRequest, version: ModuleVersion) -> HttpResponse:
    do = request.POST.get("do", "")
    if do == "release":
        return redirect("courses:release_module", version.public_id)
    if not do:
        messages.success(request, _("Draft saved."))
    response = redirect("courses:module_version", version.public_id)
    response["Location"] += "#outcomes" if do else ""
    return response


def release_module(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    version = _version(request, public_id)
    if request.method == "POST":
        try:
            actions.release_module(version)
            messages.success(request, _("%(module)s is released.") % {"module": version})
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect("courses:module_version", version.public_id)
    context = _about(version) | {
        "title": _("Release %(module)s, version %(number)s?") % {"module": version, "number": version.number},
        "text": version.why_cannot_release()
        or _(
            "It can then be chosen for programmes, and what it says never changes. Later changes go into a new draft."
        ),
        "submit": _("Release the module"),
    }
    return render(request, "courses/confirm.html", context)


@require_POST
def begin_module_draft(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    module = get_object_or_404(Module.objects.visible_to(request.user), public_id=public_id)
    try:
        version = actions.begin_module_draft(module)
    except Refused as refusal:
        messages.error(request, str(refusal))
        version = module.versions.newest_first().first()
    return redirect("courses:module_version", version.public_id)
