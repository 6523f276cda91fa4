"""Pictures, videos and downloads of an e-learning page: sent, described, given out to their author."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from records import serving, uploads
from records.errors import Refused, refusal_in

from ..actions import learning as actions
from ..forms.learning import FileForm, NewFileForm, PosterForm, SubtitlesForm
from ..learning_uploads import PAGE_FILE, POSTER, owner_of, scope_of
from ..models import LearningFile, LearningSubtitles, ModuleVersion
from .learning import edit, page_of


def file_of(request: HttpRequest, public_id: uuid.UUID) -> LearningFile:
    """404 unless it is in a library that the person runs."""
    mine = LearningFile.objects.filter(page__module_version__in=ModuleVersion.objects.visible_to(request.user))
    wanted = "file", "poster", "page__module_version__module__organisation"
    return get_object_or_404(mine.select_related(*wanted), public_id=public_id)


@require_POST
def begin_file(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    page = page_of(request, public_id)
    owner = owner_of(request.user, page)
    return uploads.begun(request, PAGE_FILE, owner=owner, scope=scope_of(page), by=request.user)


@require_POST
def add_file(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    page = page_of(request, public_id)
    form = NewFileForm(request.POST)
    problem = ""
    if form.is_valid():
        try:
            owner = owner_of(request.user, page)
            stored = uploads.sent(request, PAGE_FILE, owner=owner, scope=scope_of(page), by=request.user)
            file = actions.add_file(page, stored, **form.cleaned_data)
            messages.success(request, _("%(file)s is here.") % {"file": file.name})
            return redirect("courses:edit_page", page.public_id)
        except Refused as refusal:
            problem = str(refusal)
    return edit(request, page, new=form, status=422, file_error=problem)


def edit_file(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    file = file_of(request, public_id)
    form = FileForm(request.POST or None, instance=LearningFile.objects.get(pk=file.pk))
    if form.is_valid():
        with refusal_in(form):
            actions.write_file(file, **form.cleaned_data)
            messages.success(request, _("%(file)s is saved.") % {"file": file.name})
            return redirect("courses:edit_page", file.page.public_id)
    return _file_page(request, file, form=form, status=422 if form.is_bound else 200)


def _file_page(request: HttpRequest, file: LearningFile, status: int = 200, **forms) -> HttpResponse:
    version = file.page.module_version
    context = {
        "organisation": version.module.organisation,
        "tab": "modules",
        "version": version,
        "file": file,
        "page": file.page,
        "subtitles": file.subtitles.all(),
        "refusal": version.why_cannot_change(),
        "form": FileForm(instance=LearningFile.objects.get(pk=file.pk)),
        "poster_form": PosterForm(),
        "subtitles_form": SubtitlesForm(),
        **forms,
    }
    return render(request, "courses/learning/file.html", context, status=status)


def remove_file(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    file = file_of(request, public_id)
    back = redirect("courses:edit_page", file.page.public_id)
    if request.method == "POST":
        try:
            actions.remove_file(file)
            messages.success(request, _("%(file)s is removed.") % {"file": file.name})
        except Refused as refusal:
            messages.error(request, str(refusal))
        return back
    version = file.page.module_version
    context = {
        "layout": "desk.html",
        "title": _("Remove %(file)s from the page?") % {"file": file.name},
        "text": version.why_cannot_change() or _("Where the text names it, nothing will stand."),
        "submit": _("Remove the file"),
        "cancel": back["Location"],
        "danger": True,
    }
    return render(request, "components/confirm_page.html", context)


@require_POST
def set_poster(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    file = _video(request, public_id)
    form = PosterForm(request.POST, request.FILES)
    if form.is_valid():
        with refusal_in(form):
            stored = uploads.sent(request, POSTER, owner=owner_of(request.user, file.page), by=request.user)
            actions.set_poster(file, stored)
            messages.success(request, _("The picture is saved."))
            return redirect("courses:edit_page_file", file.public_id)
    return _file_page(request, file, poster_form=form, status=422)


@require_POST
def remove_poster(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    file = _video(request, public_id)
    try:
        actions.set_poster(file, None)
        messages.success(request, _("The picture is removed."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("courses:edit_page_file", file.public_id)


@require_POST
def add_subtitles(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    file = _video(request, public_id)
    form = SubtitlesForm(request.POST, request.FILES)
    if form.is_valid():
        with refusal_in(form):
            actions.set_subtitles(file, form.cleaned_data["language"], form.cleaned_data["file"].read())
            messages.success(request, _("The subtitles are saved."))
            return redirect("courses:edit_page_file", file.public_id)
    return _file_page(request, file, subtitles_form=form, status=422)


@require_POST
def remove_subtitles(request: HttpRequest, public_id: uuid.UUID, language: str) -> HttpResponse:
    file = _video(request, public_id)
    try:
        actions.set_subtitles(file, language, None)
        messages.success(request, _("The subtitles are removed."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("courses:edit_page_file", file.public_id)


def _video(request: HttpRequest, public_id: uuid.UUID) -> LearningFile:
    file = file_of(request, public_id)
    if file.kind != LearningFile.Kind.VIDEO:
        raise Http404
    return file


# Given out


@require_safe
def file(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    return give(request, file_of(request, public_id))


@require_safe
def poster(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    return give_poster(request, file_of(request, public_id))


@require_safe
def subtitles(request: HttpRequest, public_id: uuid.UUID, language: str) -> HttpResponse:
    return give_subtitles(file_of(request, public_id), language)


def give(request: HttpRequest, file: LearningFile) -> HttpResponse:
    """The bytes of a page's file; who may have them was asked before."""
    is_download = file.kind == LearningFile.Kind.DOWNLOAD
    return serving.serve(request, file.file, public=False, name=file.name, inline=not is_download)


def give_poster(request: HttpRequest, file: LearningFile) -> HttpResponse:
    if file.poster is None:
        raise Http404
    return serving.serve(request, file.poster, public=False)


def give_subtitles(file: LearningFile, language: str) -> HttpResponse:
    row = get_object_or_404(LearningSubtitles, video=file, language=language)
    return vtt(row.text)


def vtt(text: str) -> HttpResponse:
    """Subtitles as a player asks for them."""
    response = HttpResponse(text, content_type="text/vtt; charset=utf-8")
    response["Cache-Control"] = "private, no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    return response
