"""One version of a module: written while it is a draft, read once it is released."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from records.errors import Refused, refusal_in

from .. import uses
from ..actions import modules as actions
from ..content import digest_of
from ..forms.modules import ModuleDraftForm, credit_rows, outcome_rows, reference_rows
from ..models import Competency, Module, ModuleVersion
from ..outcome_words import remarks_on_levels


def version_of(request: HttpRequest, public_id: uuid.UUID) -> ModuleVersion:
    """404 unless it is in a library that the person runs."""
    mine = ModuleVersion.objects.visible_to(request.user).select_related("module__organisation")
    return get_object_or_404(mine, public_id=public_id)


def module_version(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """One version: a form while it is a draft, a page to read once it is released."""
    version = version_of(request, public_id)
    if not version.is_draft:
        return render(request, "courses/module_version.html", about(version) | {"uses": uses.of_module(version)})
    form = ModuleDraftForm(request.POST or None, instance=version)
    rows = _rows(version, request.POST or None)
    bound = [form, *(one for one in rows.values() if one.is_bound)]
    if request.method == "POST" and not [one for one in bound if not one.is_valid()]:
        with refusal_in(form):
            actions.write_module(version, _parts(form, rows, request.POST.get("do", "")), **form.cleaned_data)
            return _after_writing(request, version)
        form.has_read_again(digest_of(ModuleVersion.objects.get(pk=version.pk)))
    context = about(version) | rows | {"form": form}
    context["competencies"] = Competency.objects.filter(organisation=version.module.organisation)
    context["other_modules"] = Module.objects.filter(organisation=version.module.organisation).exclude(
        pk=version.module_id
    )
    return render(request, "courses/module_draft.html", context)


def _rows(version: ModuleVersion, data) -> dict:
    """Outcomes, references and credits; those whose rows were not sent stay as they are."""
    sent = {name: data if data and f"{name}-TOTAL_FORMS" in data else None for name in ("reference", "credit")}
    return {
        "rows": outcome_rows(version, version.module.organisation, data),
        "reference_rows": reference_rows(version, sent["reference"]),
        "credit_rows": credit_rows(version, sent["credit"]),
    }


def _parts(form: ModuleDraftForm, rows: dict, do: str) -> actions.Parts:
    def given(name: str) -> list | None:
        return [row for one in rows[name] if (row := one.row())] if rows[name].is_bound else None

    asked = form.cleaned_data.pop("asked")
    return actions.Parts(
        outcomes=_arranged([row.wording() for row in rows["rows"]], do),
        references=given("reference_rows"),
        credits=given("credit_rows"),
        prerequisites=asked if "asked" in form.data else None,
    )


def about(version: ModuleVersion) -> dict:
    """What every page of a version shows."""
    outcomes = list(version.outcomes.prefetch_related("competencies"))
    return {
        "organisation": version.module.organisation,
        "tab": "modules",
        "version": version,
        "module": version.module,
        "versions": version.module.versions.newest_first(),
        "outcomes": outcomes,
        "prerequisites": version.prerequisites.select_related("module"),
        "references": version.references.all(),
        "credits": version.credits.all(),
        "remarks": remarks_on_levels(outcomes) if version.is_draft else [],
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
    response["Location"] += {"": "", "more-references": "#references", "more-credits": "#credits"}.get(do, "#outcomes")
    return response


def release_module(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    version = version_of(request, public_id)
    if request.method == "POST":
        try:
            actions.release_module(version)
            messages.success(request, _("%(module)s is released.") % {"module": version})
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect("courses:module_version", version.public_id)
    context = about(version) | {
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
