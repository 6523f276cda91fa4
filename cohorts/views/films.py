"""The films of a cohort as the team works on them."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cohorts.actions import films as actions
from cohorts.actions.pictures import look_through
from cohorts.afterwards import consent
from cohorts.afterwards.uploads import FILM, POSTER, owner_of
from cohorts.desk import open_cohort
from cohorts.forms.afterwards import FilmForm, FilmPeopleForm, NewFilmForm, PosterForm, SubtitlesForm
from cohorts.models import Cohort, Film
from courses.views.learning_files import vtt
from records import serving, uploads
from records.errors import Refused, refusal_in


@require_safe
def films(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    return _list(request, open_cohort(request, cohort_id))


def _list(request: HttpRequest, cohort: Cohort, form=None, problem: str = "", status: int = 200) -> HttpResponse:
    shown = set(consent.shown_films(cohort).values_list("pk", flat=True))
    rows = list(cohort.films.prefetch_related("subtitles"))
    for row in rows:
        row.is_shown = row.pk in shown
    context = {
        "cohort": cohort,
        "films": rows,
        "form": form or NewFilmForm(),
        "file_error": problem,
        "use": FILM,
        "why_cannot_add": actions.why_cannot_add(cohort),
    }
    return render(request, "cohorts/afterwards/films.html", context, status=status)


@require_POST
def begin_film(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    scope = str(cohort.public_id)
    return uploads.begun(request, FILM, owner=owner_of(request.user, cohort), scope=scope, by=request.user)


@require_POST
def add_film(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    form, problem = NewFilmForm(request.POST), ""
    if form.is_valid():
        try:
            whose = {"owner": owner_of(request.user, cohort), "scope": str(cohort.public_id), "by": request.user}
            stored = uploads.sent(request, FILM, **whose)
            film = actions.add_film(cohort, stored, by=request.user, **form.cleaned_data)
            messages.success(request, _("%(film)s is here. Say who can be recognised in it.") % {"film": film})
            return redirect("cohorts:film", cohort.public_id, film.public_id)
        except Refused as refusal:
            problem = str(refusal)
    return _list(request, cohort, form, problem, status=422)


def _film(request: HttpRequest, cohort_id: UUID, film: UUID) -> tuple[Cohort, Film]:
    cohort = open_cohort(request, cohort_id)
    found = get_object_or_404(cohort.films.select_related("file", "poster"), public_id=film)
    found.cohort = cohort
    return cohort, found


def film(request: HttpRequest, cohort_id: UUID, film: UUID) -> HttpResponse:
    cohort, found = _film(request, cohort_id, film)
    form = FilmForm(request.POST or None, instance=Film.objects.get(pk=found.pk), cohort=cohort)
    if form.is_valid():
        with refusal_in(form):
            actions.write_film(found, **form.cleaned_data)
            messages.success(request, _("%(film)s is saved.") % {"film": found})
            return redirect("cohorts:film", cohort.public_id, found.public_id)
    return _page(request, found, form=form, status=422 if form.is_bound else 200)


def _page(request: HttpRequest, film: Film, status: int = 200, **forms) -> HttpResponse:
    cohort, fresh = film.cohort, Film.objects.get(pk=film.pk)
    context = {
        "cohort": cohort,
        "film": film,
        "subtitles": film.subtitles.all(),
        "form": FilmForm(instance=fresh, cohort=cohort),
        "people_form": FilmPeopleForm(instance=fresh, cohort=cohort),
        "poster_form": PosterForm(),
        "subtitles_form": SubtitlesForm(),
        "against": consent.objections([film], cohort, film.channel, "film")[film.pk],
        "is_shown": consent.shown_films(cohort).filter(pk=film.pk).exists(),
        "why_cannot_show": actions.why_cannot_show(film),
        **forms,
    }
    return render(request, "cohorts/afterwards/film.html", context, status=status)


@require_POST
def film_people(request: HttpRequest, cohort_id: UUID, film: UUID) -> HttpResponse:
    cohort, found = _film(request, cohort_id, film)
    form = FilmPeopleForm(request.POST, instance=Film.objects.get(pk=found.pk), cohort=cohort)
    if not form.is_valid():
        return _page(request, found, people_form=form, status=422)
    look_through(found, by=request.user, **form.cleaned_data)
    messages.success(request, _("Noted."))
    return redirect("cohorts:film", cohort.public_id, found.public_id)


@require_POST
def show_film(request: HttpRequest, cohort_id: UUID, film: UUID) -> HttpResponse:
    cohort, found = _film(request, cohort_id, film)
    try:
        actions.show_film(found, shown=found.shown_at is None)
        messages.success(request, _("Everybody sees it now.") if found.shown_at else _("Nobody sees it any more."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("cohorts:film", cohort.public_id, found.public_id)


@require_POST
def film_poster(request: HttpRequest, cohort_id: UUID, film: UUID) -> HttpResponse:
    cohort, found = _film(request, cohort_id, film)
    form = PosterForm(request.POST, request.FILES)
    if form.is_valid():
        with refusal_in(form):
            stored = uploads.sent(request, POSTER, owner=owner_of(request.user, cohort), by=request.user)
            actions.set_poster(found, stored)
            messages.success(request, _("The picture is saved."))
            return redirect("cohorts:film", cohort.public_id, found.public_id)
    return _page(request, found, poster_form=form, status=422)


@require_POST
def film_subtitles(request: HttpRequest, cohort_id: UUID, film: UUID) -> HttpResponse:
    cohort, found = _film(request, cohort_id, film)
    form = SubtitlesForm(request.POST, request.FILES)
    if form.is_valid():
        with refusal_in(form):
            actions.set_subtitles(found, form.cleaned_data["language"], form.cleaned_data["file"].read())
            messages.success(request, _("The subtitles are saved."))
            return redirect("cohorts:film", cohort.public_id, found.public_id)
    return _page(request, found, subtitles_form=form, status=422)


def remove_film(request: HttpRequest, cohort_id: UUID, film: UUID) -> HttpResponse:
    cohort, found = _film(request, cohort_id, film)
    if request.method == "POST":
        actions.remove_film(found)
        messages.success(request, _("The film is deleted."))
        return redirect("cohorts:films", cohort.public_id)
    context = {
        "layout": "desk.html",
        "cohort": cohort,
        "tab": "afterwards",
        "title": _("Delete “%(film)s”?") % {"film": found},
        "text": _("The film, its poster and its subtitles go at once and do not come back."),
        "submit": _("Delete the film"),
        "cancel": redirect("cohorts:film", cohort.public_id, found.public_id)["Location"],
        "danger": True,
    }
    return render(request, "components/confirm_page.html", context)


@require_safe
def desk_film(request: HttpRequest, cohort_id: UUID, film: UUID, part: str) -> HttpResponse:
    """The bytes for the team, shown to the public or not."""
    _cohort, found = _film(request, cohort_id, film)
    return give(request, found, part)


def give(request: HttpRequest, film: Film, part: str) -> HttpResponse:
    """The film, its poster or its subtitles; who may have them was asked before."""
    if part == "film":
        return serving.serve(request, film.file, public=False)
    if part == "poster" and film.poster:
        return serving.serve(request, film.poster, public=False)
    row = film.subtitles.filter(language=part).first()
    if row is None:
        raise Http404
    return vtt(row.text)
