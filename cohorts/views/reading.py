"""E-learning as a participant reads it: what is open, page by page, going on where one stopped."""

import json
import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cohorts.actions import learning
from cohorts.learning import mine
from cohorts.models import Application
from courses import reading
from courses.actions import learning as courses
from courses.models import LearningFile, LearningPage, WatchedVideo
from courses.views import learning_files

from .doors import open_mine


@require_safe
def my_learning(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """What there is to read before the first day, and where to go on."""
    application = open_mine(request, public_id)
    units = mine.units_of(application) if application.state == Application.State.ACCEPTED else []
    following = mine.next_of(units)
    context = {
        "application": application,
        "cohort": application.cohort,
        "units": units,
        "unit": following[0] if following else None,
        "row": following[1] if following else None,
        "done": sum(unit.done for unit in units),
        "total": sum(len(unit.rows) for unit in units),
        "minutes_left": sum(unit.minutes_left for unit in units if unit.is_open),
    }
    return render(request, "cohorts/learning/mine.html", context)


def _page(request: HttpRequest, public_id: uuid.UUID, page: uuid.UUID) -> tuple[Application, LearningPage]:
    application = open_mine(request, public_id)
    pages = learning.pages_for(application).select_related("module_version__module")
    return application, get_object_or_404(pages, public_id=page)


@require_safe
def learning_page(request: HttpRequest, public_id: uuid.UUID, page: uuid.UUID) -> HttpResponse:
    """One page; that it was opened is noted."""
    application, found = _page(request, public_id, page)
    progress = courses.open_page(request.user, found)
    rows = list(found.module_version.pages.all())
    at = next(place for place, row in enumerate(rows) if row.pk == found.pk)
    shown = reading.shown(found, _addresses(application), get_language() or "")
    _resume(request, application, shown)
    context = {
        "application": application,
        "cohort": application.cohort,
        "page": found,
        "shown": shown,
        "progress": progress,
        "number": at + 1,
        "total": len(rows),
        "before": rows[at - 1] if at else None,
        "after": rows[at + 1] if at + 1 < len(rows) else None,
    }
    return render(request, "cohorts/learning/page.html", context)


def _addresses(application: Application) -> reading.Addresses:
    def url(name: str, file: LearningFile, *more: str) -> str:
        return reverse(f"cohorts:{name}", args=[application.public_id, file.public_id, *more])

    return reading.Addresses(
        file=lambda file: url("learning_file", file),
        poster=lambda file: url("learning_poster", file),
        subtitles=lambda file, language: url("learning_subtitles", file, language),
    )


def _resume(request: HttpRequest, application: Application, shown: reading.Shown) -> None:
    """Where each video goes on, and where its place is kept."""
    places = WatchedVideo.objects.filter(person=request.user, video__page=shown.page).values_list("video", "seconds")
    starts = dict(places)
    for file in shown.files:
        start = starts.get(file.pk, 0)
        file.start = start if start < file.seconds - 3 else 0  # type: ignore[attr-defined]
        file.save_url = reverse("cohorts:watched", args=[application.public_id, file.public_id])  # type: ignore[attr-defined]


@require_POST
def finish_page(request: HttpRequest, public_id: uuid.UUID, page: uuid.UUID) -> HttpResponse:
    """Done with this page; on to the next one that is not."""
    application, found = _page(request, public_id, page)
    courses.finish_page(request.user, found)
    following = mine.next_of(
        unit for unit in mine.units_of(application) if unit.opened.module_version_id == found.module_version_id
    )
    if following:
        return redirect("cohorts:learning_page", application.public_id, following[1].page.public_id)
    messages.success(request, _("You read all of %(module)s.") % {"module": found.module_version.title})
    return redirect("cohorts:my_learning", application.public_id)


def _file(request: HttpRequest, public_id: uuid.UUID, file: uuid.UUID) -> LearningFile:
    application = open_mine(request, public_id)
    rows = learning.files_for(application).select_related("file", "poster")
    return get_object_or_404(rows, public_id=file)


@require_safe
def learning_file(request: HttpRequest, public_id: uuid.UUID, file: uuid.UUID) -> HttpResponse:
    return learning_files.give(request, _file(request, public_id, file))


@require_safe
def learning_poster(request: HttpRequest, public_id: uuid.UUID, file: uuid.UUID) -> HttpResponse:
    return learning_files.give_poster(request, _file(request, public_id, file))


@require_safe
def learning_subtitles(request: HttpRequest, public_id: uuid.UUID, file: uuid.UUID, language: str) -> HttpResponse:
    return learning_files.give_subtitles(_file(request, public_id, file), language)


@require_POST
def watched(request: HttpRequest, public_id: uuid.UUID, file: uuid.UUID) -> HttpResponse:
    """Where in a video the person is; sent by the player every few seconds and when the page is left."""
    video = get_object_or_404(LearningFile, pk=_file(request, public_id, file).pk, kind=LearningFile.Kind.VIDEO)
    try:
        courses.watch(request.user, video, float(request.POST.get("seconds", "")))
    except ValueError:
        return HttpResponse(json.dumps({"error": _("This is no place in a video.")}), status=422)
    return HttpResponse(status=204)
