"""The library leaves as a file and comes in again, after a look (IMPORT in docs/rules.md)."""

import json
import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Organisation
from records.errors import Refused

from ..actions import importing
from ..forms.transfer import ImportForm
from ..models import Module, Programme
from ..transfer import lists, writing
from ..transfer.reading import MOST_BYTES, Problems, Reader, parse
from .library import organisation_of


@require_safe
def export_library(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    owner = organisation_of(request, organisation)
    return _download(writing.library(owner), owner.name)


@require_safe
def export_module(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    module = get_object_or_404(Module.objects.visible_to(request.user), public_id=public_id)
    return _download(writing.one_module(module), module.code)


@require_safe
def export_programme(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    programme = get_object_or_404(Programme.objects.visible_to(request.user), public_id=public_id)
    return _download(writing.one_programme(programme), programme.slug)


def _download(data: dict, name: str) -> HttpResponse:
    response = JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = f'attachment; filename="{slugify(name) or "library"}.json"'
    return response


def import_file(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    """The form; with a file, a look at what would come in."""
    owner = organisation_of(request, organisation)
    form = ImportForm(request.POST or None, request.FILES or None)
    context: dict = {"organisation": owner, "tab": "programmes", "form": form}
    if form.is_valid():
        kind, content = form.cleaned_data["kind"], form.cleaned_data["file"].read(MOST_BYTES + 1)
        try:
            data, problems = _read(kind, content, owner)
            report = importing.Report(problems=problems.rows)
            if not problems.rows:
                report = importing.look(owner, data)
            context |= {"report": report, "kind": kind, "said": _said(data)}
        except Refused as refused:
            form.add_error("file", str(refused))
    return render(request, "courses/import.html", context)


def _read(kind: str, content: bytes, owner: Organisation) -> tuple[dict, Problems]:
    if kind == "json":
        reader = Reader()
        return reader.file(parse(content)), reader.problems
    problems = Problems()
    if kind == "competencies":
        return lists.competencies(content, problems), problems
    return lists.modules(content, owner, problems), problems


def _said(data) -> str:
    """What was read, to be sent back by the page as one field."""
    return json.dumps(data, default=str, ensure_ascii=False, separators=(",", ":"))


@require_POST
def bring_in(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    """Write what was looked at: it is read and checked again, because it comes from the browser."""
    owner = organisation_of(request, organisation)
    page = redirect("courses:import_file", owner.public_id)
    try:
        said = parse(request.POST.get("said", "").encode())
        reader = Reader()
        head = {"format": writing.FORMAT, "number": writing.NUMBER}
        data = reader.file((said if isinstance(said, dict) else {}) | head)
        if reader.problems.rows:
            raise Refused(f"{reader.problems.rows[0].path}: {reader.problems.rows[0].words}")
        report = importing.bring_in(owner, data)
    except Refused as refused:
        messages.error(request, str(refused))
        return page
    new, changed = len(report.of("new")), len(report.of("changed"))
    messages.success(
        request, _("%(new)d new, %(changed)d changed. Nothing else was touched.") % {"new": new, "changed": changed}
    )
    return redirect("courses:modules", owner.public_id)
