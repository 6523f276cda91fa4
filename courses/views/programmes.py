"""The organiser's programmes: write, compose, release, show."""

import uuid

from django.contrib import messages
from django.db.models import Count, Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from records import tables
from records.errors import Refused, refusal_in

from .. import uses
from ..actions import programmes as actions
from ..forms import AddModuleForm, ProgrammeForm
from ..lists import page_of, pills, searched
from ..models import Module, Programme, ProgrammeVersion, VersionState
from ..prerequisites import out_of_order
from .library import organisation_of


def programmes(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    owner = organisation_of(request, organisation)
    rows = Programme.objects.filter(organisation=owner)
    counts = rows.aggregate(all=Count("pk"), shown=Count("pk", Q(is_public=True)))
    query, shown = searched(request), request.GET.get("shown", "")
    if query:
        rows = rows.filter(Q(title__icontains=query) | Q(tagline__icontains=query))
    if shown in ("yes", "no"):
        rows = rows.filter(is_public=shown == "yes")
    versions = ProgrammeVersion.objects.newest_first().annotate(module_count=Count("composition"))
    rows = rows.prefetch_related(Prefetch("versions", versions, to_attr="all_versions"))
    if "export" in request.GET:
        return _file(request.GET["export"], owner, rows)
    page = page_of(request, rows)
    choices = [
        ("", _("All"), counts["all"]),
        ("yes", _("Public"), counts["shown"]),
        ("no", _("Not public"), counts["all"] - counts["shown"]),
    ]
    context = {
        "organisation": owner,
        "tab": "programmes",
        "page": page,
        "query": query,
        "count": ngettext("%(n)d programme", "%(n)d programmes", page.paginator.count) % {"n": page.paginator.count},
        "filters": pills(request, "shown", choices),
        "asked": urlencode({"q": query, "shown": shown}),
        "hidden": {"shown": shown} if shown else {},
        "is_empty": not counts["all"],
        "has_modules": Module.objects.filter(organisation=owner).exists(),
    }
    return render(request, "courses/programmes.html", context)


def _file(file_type: str, owner, rows) -> HttpResponse:
    """A line for each version of the programmes that were found."""
    head = [_("Title"), _("Address"), _("Public"), _("Version"), _("State"), _("Modules")]
    shown = {True: _("yes"), False: _("no")}
    lines = (
        [row.title, row.slug, shown[row.is_public], one.number, one.get_state_display(), one.module_count]
        for row in rows
        for one in row.all_versions
    )
    return tables.answer(file_type, f"{_('Programmes')} {owner}", head, lines)


def add_programme(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    owner = organisation_of(request, organisation)
    form = ProgrammeForm(request.POST or None)
    if form.is_valid():
        with refusal_in(form):
            programme = actions.create_programme(owner, **form.cleaned_data)
            return redirect("courses:programme_version", programme.versions.get().public_id)
    context = {"organisation": owner, "tab": "programmes", "form": form, "title": _("New programme")}
    return render(request, "courses/programme_form.html", context)


def edit_programme(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    programme = _programme(request, public_id)
    form = ProgrammeForm(request.POST or None, instance=programme)
    if form.is_valid():
        with refusal_in(form):
            actions.edit_programme(programme, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("courses:programme_desk", programme.public_id)
    context = {"organisation": programme.organisation, "tab": "programmes", "form": form, "programme": programme}
    return render(request, "courses/programme_form.html", context | {"title": _("Change the programme")})


def _programme(request: HttpRequest, public_id: uuid.UUID) -> Programme:
    mine = Programme.objects.visible_to(request.user).select_related("organisation")
    return get_object_or_404(mine, public_id=public_id)


def _version(request: HttpRequest, public_id: uuid.UUID) -> ProgrammeVersion:
    mine = ProgrammeVersion.objects.filter(programme__in=Programme.objects.visible_to(request.user))
    return get_object_or_404(mine.select_related("programme__organisation"), public_id=public_id)


def programme_desk(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The programme with its versions."""
    programme = _programme(request, public_id)
    context = {
        "organisation": programme.organisation,
        "tab": "programmes",
        "programme": programme,
        "versions": programme.versions.newest_first().annotate(module_count=Count("composition")),
        "why_cannot_show": programme.why_cannot_show(),
        "why_cannot_begin_draft": programme.why_cannot_begin_draft(),
    }
    return render(request, "courses/programme_desk.html", context)


def programme_version(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The composition of one version; each button on it saves at once."""
    version = _version(request, public_id)
    if request.method == "POST":
        try:
            actions.compose(version, _chosen(version, request.POST))
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect("courses:programme_version", version.public_id)
    return render(request, "courses/compose.html", _composition(version))


def _chosen(version: ProgrammeVersion, data) -> list:
    """The modules of the draft after the button that was pressed."""
    chosen = [row.module_version for row in version.composition.select_related("module_version__module")]
    if data.get("do") != "add":
        return _arranged(chosen, data.get("do", ""))
    form = AddModuleForm(data, choices=actions.choosable_modules(version))
    if not form.is_valid():
        raise Refused(" ".join(form.errors["module"]))
    return [*chosen, form.cleaned_data["module"]]


def _arranged(chosen: list, do: str) -> list:
    """The modules after "up-2", "down-2" or "remove-2"."""
    verb, _dash, place = do.partition("-")
    at = int(place) if place.isdecimal() and len(place) < 5 else -1
    if 0 <= at < len(chosen):
        if verb == "remove":
            del chosen[at]
        other = {"up": at - 1, "down": at + 1}.get(verb, -1)
        if 0 <= other < len(chosen):
            chosen[at], chosen[other] = chosen[other], chosen[at]
    return chosen


def _composition(version: ProgrammeVersion) -> dict:
    rows = list(
        version.composition.select_related("module_version__module").prefetch_related(
            "module_version__outcomes", "module_version__prerequisites__module"
        )
    )
    choices = actions.choosable_modules(version).exclude(module__versions__composition__programme_version=version)
    return {
        "organisation": version.programme.organisation,
        "tab": "programmes",
        "programme": version.programme,
        "version": version,
        "form": AddModuleForm(choices=choices),
        "rows": rows,
        "remarks": [*out_of_order(rows), *_retired_since(rows)] if version.is_draft else [],
        "uses": [] if version.is_draft else uses.of_programme(version),
        "why_cannot_release": version.why_cannot_release(),
        "why_cannot_begin_draft": version.programme.why_cannot_begin_draft(),
        "has_choices": choices.exists(),
    }


def _retired_since(rows) -> list[str]:
    return [
        _("%(module)s, version %(number)s was retired: it may stay, or take another version of it.")
        % {"module": row.module_version, "number": row.module_version.number}
        for row in rows
        if row.module_version.state == VersionState.RETIRED
    ]


def release_programme(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    version = _version(request, public_id)
    if request.method == "POST":
        try:
            actions.release_programme(version)
            messages.success(request, _("%(programme)s is released.") % {"programme": version})
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect("courses:programme_version", version.public_id)
    context = _composition(version) | {
        "title": _("Release version %(number)s?") % {"number": version.number},
        "text": version.why_cannot_release()
        or _("Cohorts can then follow it, and its modules stay as they are. Later changes go into a new draft."),
        "submit": _("Release the programme"),
    }
    return render(request, "courses/confirm.html", context)


@require_POST
def begin_programme_draft(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    programme = _programme(request, public_id)
    try:
        version = actions.begin_programme_draft(programme)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("courses:programme_desk", programme.public_id)
    return redirect("courses:programme_version", version.public_id)


@require_POST
def show_programme(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    programme = _programme(request, public_id)
    try:
        actions.show_programme(programme, request.POST.get("shown") == "yes")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("courses:programme_desk", programme.public_id)
