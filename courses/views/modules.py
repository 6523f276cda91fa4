"""The library of modules: the list, and a new one."""

import uuid

from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.db.models.functions import Length
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from records import tables
from records.errors import refusal_in

from ..actions import modules as actions
from ..forms.modules import ModuleForm
from ..lists import filtered, searched
from ..models import Module, ModuleVersion, VersionState
from .library import organisation_of

HAS = {"draft": "has_draft", "released": "has_release", "retired": "has_retired"}


def modules(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    owner = organisation_of(request, organisation)
    draft = ModuleVersion.objects.filter(module=OuterRef("pk"), state=VersionState.DRAFT)
    released = ModuleVersion.objects.filter(module=OuterRef("pk"), state=VersionState.RELEASED)
    retired = ModuleVersion.objects.filter(module=OuterRef("pk"), state=VersionState.RETIRED)
    rows = Module.objects.filter(organisation=owner).annotate(
        has_draft=Exists(draft), has_release=Exists(released), has_retired=Exists(retired)
    )
    counts = rows.aggregate(all=Count("pk"), **{state: Count("pk", Q(**{name: True})) for state, name in HAS.items()})
    query, state = searched(request), request.GET.get("state", "")
    if query:
        rows = rows.filter(Q(code__icontains=query) | Q(versions__title__icontains=query)).distinct()
    if state in HAS:
        rows = rows.filter(**{HAS[state]: True})
    versions = ModuleVersion.objects.newest_first().annotate(outcome_count=Count("outcomes"))
    versions = versions.prefetch_related("prerequisites__module")
    rows = rows.order_by(Length("code"), "code").prefetch_related(
        Prefetch("versions", versions, to_attr="all_versions")
    )
    if "export" in request.GET:
        return _file(request.GET["export"], owner, rows)
    choices = [
        ("", _("All"), counts["all"]),
        ("draft", _("With a draft"), counts["draft"]),
        ("released", _("Released"), counts["released"]),
        ("retired", _("With a retired version"), counts["retired"]),
    ]
    context = filtered(request, rows, choices)
    number = context["page"].paginator.count
    context |= {
        "organisation": owner,
        "tab": "modules",
        "count": ngettext("%(n)d module", "%(n)d modules", number) % {"n": number},
        "is_empty": not counts["all"],
    }
    return render(request, "courses/modules.html", context)


def _file(file_type: str, owner, rows) -> HttpResponse:
    """A line for each version of the modules that were found."""
    head = [
        _("Code"), _("Title"), _("Version"), _("State"), _("Theory (minutes)"), _("Practice (minutes)"),
        _("Outcomes"), _("Asks for"),
    ]  # fmt: skip
    lines = (
        [
            row.code, one.title, one.number, one.get_state_display(), one.theory_minutes, one.practice_minutes,
            one.outcome_count, ", ".join(asked.module.code for asked in one.prerequisites.all()),
        ]
        for row in rows
        for one in row.all_versions
    )  # fmt: skip
    return tables.answer(file_type, f"{_('Modules')} {owner}", head, lines)


def add_module(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    owner = organisation_of(request, organisation)
    form = ModuleForm(request.POST or None)
    if form.is_valid():
        with refusal_in(form):
            version = actions.create_module(owner, **form.cleaned_data)
            return redirect("courses:module_version", version.public_id)
    return render(request, "courses/module_form.html", {"organisation": owner, "tab": "modules", "form": form})
