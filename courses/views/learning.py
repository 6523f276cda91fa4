"""The e-learning of a module version: its pages, written in a draft, read once it is released."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from records.errors import Refused, refusal_in

from .. import reading
from ..actions import learning as actions
from ..forms.learning import NewFileForm, PageForm
from ..learning_uploads import PAGE_FILE
from ..models import LearningPage, ModuleVersion
from .module_versions import version_of


def page_of(request: HttpRequest, public_id: uuid.UUID) -> LearningPage:
    """404 unless it is in a library that the person runs."""
    mine = LearningPage.objects.filter(module_version__in=ModuleVersion.objects.visible_to(request.user))
    return get_object_or_404(mine.select_related("module_version__module__organisation"), public_id=public_id)


def _frame(version: ModuleVersion) -> dict:
    """What every page about a version's e-learning shows."""
    return {
        "organisation": version.module.organisation,
        "tab": "modules",
        "version": version,
        "module": version.module,
        "refusal": version.why_cannot_change(),
    }


@require_safe
def pages(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The pages in their order, each with how long it takes."""
    version = version_of(request, public_id)
    rows = list(version.pages.prefetch_related("files"))
    for row in rows:
        row.minutes = reading.minutes_of(row, list(row.files.all()))
    context = _frame(version) | {
        "pages": rows,
        "minutes": sum(row.minutes for row in rows),
        "why_cannot_add": actions.why_cannot_add_page(version),
    }
    return render(request, "courses/learning/pages.html", context)


def add_page(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    version = version_of(request, public_id)
    form = PageForm(request.POST or None)
    if form.is_valid():
        with refusal_in(form):
            page = actions.add_page(version, **form.cleaned_data)
            messages.success(request, _("%(page)s is saved.") % {"page": page})
            return redirect("courses:edit_page", page.public_id)
    context = _frame(version) | {"form": form, "why_cannot_add": actions.why_cannot_add_page(version)}
    return render(request, "courses/learning/edit.html", context, status=422 if form.is_bound else 200)


def edit_page(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The text, and the files that it may name; a released page is shown as it is read."""
    page = page_of(request, public_id)
    if not page.module_version.is_draft:
        return redirect("courses:look_at_page", page.public_id)
    form = PageForm(request.POST or None, instance=page)
    if form.is_valid():
        with refusal_in(form):
            actions.write_page(page, **form.cleaned_data)
            messages.success(request, _("%(page)s is saved.") % {"page": page})
            return redirect("courses:look_at_page" if "look" in request.POST else "courses:edit_page", page.public_id)
    return edit(request, page, form, status=422 if form.is_bound else 200)


def edit(request: HttpRequest, page: LearningPage, form=None, new=None, status: int = 200, **more) -> HttpResponse:
    """The page of an author, with the form of a new file; also when that form was refused."""
    form = form or PageForm(instance=LearningPage.objects.get(pk=page.pk))
    context = _frame(page.module_version) | {
        "page": page,
        "form": form,
        "files": page.files.select_related("file", "poster").prefetch_related("subtitles"),
        "new": new or NewFileForm(),
        "use": PAGE_FILE,
        "why_cannot_add_file": actions.why_cannot_add_file(page),
        **more,
    }
    return render(request, "courses/learning/edit.html", context, status=status)


ADDRESSES = reading.Addresses(
    file=lambda file: reverse("courses:page_file", args=[file.public_id]),
    poster=lambda file: reverse("courses:page_poster", args=[file.public_id]),
    subtitles=lambda file, language: reverse("courses:page_subtitles", args=[file.public_id, language]),
)


@require_safe
def look_at_page(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """As participants read it."""
    page = page_of(request, public_id)
    rows = list(page.module_version.pages.all())
    at = next(place for place, row in enumerate(rows) if row.pk == page.pk)
    context = _frame(page.module_version) | {
        "page": page,
        "shown": reading.shown(page, ADDRESSES, get_language() or ""),
        "number": at + 1,
        "total": len(rows),
        "before": rows[at - 1] if at else None,
        "after": rows[at + 1] if at + 1 < len(rows) else None,
    }
    return render(request, "courses/learning/look.html", context)


@require_POST
def move_page(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    page = page_of(request, public_id)
    try:
        actions.move_page(page, -1 if request.POST.get("do") == "up" else 1)
    except Refused as refusal:
        messages.error(request, str(refusal))
    response = redirect("courses:pages", page.module_version.public_id)
    response["Location"] += f"#page-{page.public_id}"
    return response


def remove_page(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    page = page_of(request, public_id)
    back = redirect("courses:pages", page.module_version.public_id)
    if request.method == "POST":
        try:
            actions.remove_page(page)
            messages.success(request, _("%(page)s is removed.") % {"page": page})
        except Refused as refusal:
            messages.error(request, str(refusal))
        return back
    context = _frame(page.module_version) | {
        "title": _("Remove the page “%(page)s”?") % {"page": page},
        "text": page.module_version.why_cannot_change()
        or _("Its text and its files go with it. Versions that were released keep theirs."),
        "submit": _("Remove the page"),
        "cancel": back["Location"],
        "danger": True,
    }
    return render(request, "components/confirm_page.html", context)
