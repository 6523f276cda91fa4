"""The gallery as the team works on it: upload many, see their sizes being made, say who can be recognised."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from cohorts import tasks
from cohorts.actions import pictures as actions
from cohorts.afterwards import consent
from cohorts.afterwards.uploads import PICTURE, owner_of
from cohorts.desk import open_cohort
from cohorts.forms.afterwards import GalleryForm, PictureForm
from cohorts.models import Cohort, Gallery, Picture, PictureSize
from courses.lists import page_of, pills, searched
from records import serving, tables, uploads
from records.errors import Refused, refusal_in

FILTERS = {
    "": lambda row: True,
    "look": lambda row: row.state == Picture.State.READY and row.looked_at is None,
    "shown": lambda row: row.is_shown,
    "kept": lambda row: row.looked_at is not None and not row.is_shown,
    "failed": lambda row: row.state == Picture.State.FAILED,
}


def _gallery(cohort: Cohort) -> Gallery:
    return Gallery.objects.filter(cohort=cohort).first() or Gallery(cohort=cohort)


def _rows(cohort: Cohort, gallery: Gallery, query: str) -> list[Picture]:
    """The pictures with what stands against each. A fixed number of queries."""
    found = cohort.pictures.prefetch_related("visible__application__person", "sizes")
    rows = [row for row in found if not query or query.casefold() in _words(row)]
    against = consent.objections(rows, cohort, gallery.channel, "picture")
    for row in rows:
        row.against = against[row.pk]
        row.is_shown = row.state == Picture.State.READY and not row.hidden_at and not row.against
        row.small = min((size.width for size in row.sizes.all()), default=0)
    return rows


def _words(row: Picture) -> str:
    names = " ".join(str(one.application.person) for one in row.visible.all())
    return f"{row.name} {row.caption} {row.alt} {row.others} {names}".casefold()


def gallery(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """All pictures, and whether and under which channel the public sees them."""
    cohort = open_cohort(request, cohort_id)
    mine = _gallery(cohort)
    form = GalleryForm(request.POST or None, instance=_gallery(cohort), cohort=cohort)
    if form.is_valid():
        with refusal_in(form):
            actions.set_gallery(cohort, **form.cleaned_data)
            messages.success(request, _("The gallery is saved."))
            return redirect("cohorts:gallery", cohort.public_id)
    query, state = searched(request), request.GET.get("state", "")
    found = _rows(cohort, mine, query)
    shown = [row for row in found if FILTERS.get(state, FILTERS[""])(row)]
    if "export" in request.GET:
        return _file(request.GET["export"], cohort, shown)
    names = {
        "": _("All"), "look": _("To look through"), "shown": _("Shown"), "kept": _("Kept back"), "failed": _("Failed"),
    }  # fmt: skip
    kept = request.GET.copy()
    kept.pop("page", None)
    context = _about_sizes(cohort) | {
        "cohort": cohort,
        "gallery": mine,
        "form": form,
        "page": page_of(request, shown),
        "query": query,
        "filters": pills(
            request, "state", [(key, word, sum(FILTERS[key](row) for row in found)) for key, word in names.items()]
        ),
        "hidden": {"state": state} if state else {},
        "export": "?" + kept.urlencode() + ("&" if kept else "") + "export=",
        "use": PICTURE,
        "why_cannot_add": actions.why_cannot_add(cohort),
        "why_no_channel": "" if consent.channels_of(cohort) else consent.why_channel_cannot_be(cohort, ""),
        "any": cohort.pictures.exists(),
    }
    return render(request, "cohorts/afterwards/gallery.html", context, status=422 if form.is_bound else 200)


def _about_sizes(cohort: Cohort) -> dict:
    states = list(cohort.pictures.values_list("state", flat=True))
    left = states.count(Picture.State.WAITING)
    return {"left": left, "made": len(states) - left, "all_pictures": len(states)}


def _file(kind: str, cohort: Cohort, rows: list[Picture]) -> HttpResponse:
    head = [_("Name"), _("Description"), _("Caption"), _("Participants"), _("Others"), _("Shown"), _("Why not")]
    lines = [
        [
            row.name, row.alt, row.caption, ", ".join(str(one.application.person) for one in row.visible.all()),
            row.others, _("yes") if row.is_shown else _("no"), " ".join(row.against),
        ]
        for row in rows
    ]  # fmt: skip
    return tables.answer(kind, f"{_('Gallery')} {cohort.title}", head, lines)


@require_safe
def gallery_progress(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """The bar that moves while sizes are made."""
    cohort = open_cohort(request, cohort_id)
    return render(request, "cohorts/afterwards/sizes.html", {"cohort": cohort} | _about_sizes(cohort))


@require_POST
def begin_picture(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    scope = str(cohort.public_id)
    return uploads.begun(request, PICTURE, owner=owner_of(request.user, cohort), scope=scope, by=request.user)


@require_POST
def add_pictures(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """One picture by its parts, or several in the form itself; each is taken or refused for itself."""
    cohort = open_cohort(request, cohort_id)
    refused = []
    taken = 0
    sent = request.FILES.getlist("file")
    for file in sent or [None]:
        try:
            key = _take(request, cohort, file)
        except Refused as refusal:
            refused.append(f"{file.name}: {refusal}" if file else str(refusal))
        else:
            tasks.begin_sizes(key)
            taken += 1
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"error": " ".join(refused)}, status=422 if refused else 200)
    if taken:
        messages.success(request, ngettext("%(n)d picture is here.", "%(n)d pictures are here.", taken) % {"n": taken})
    for words in refused:
        messages.error(request, words)
    return redirect("cohorts:gallery", cohort.public_id)


def _take(request: HttpRequest, cohort: Cohort, file) -> int:
    if file is None:
        stored = uploads.sent(
            request, PICTURE, owner=owner_of(request.user, cohort), scope=str(cohort.public_id), by=request.user
        )
    else:
        if reason := uploads.why_too_large(PICTURE, file.size or 0, str(cohort.public_id)):
            raise Refused(reason)
        stored = uploads.keep(file.file, file.name or "", PICTURE, by=request.user)
    return actions.add_picture(cohort, stored, by=request.user).pk


def _picture(request: HttpRequest, cohort_id: UUID, picture: UUID) -> tuple[Cohort, Picture]:
    cohort = open_cohort(request, cohort_id)
    return cohort, get_object_or_404(cohort.pictures.prefetch_related("sizes"), public_id=picture)


def picture(request: HttpRequest, cohort_id: UUID, picture: UUID) -> HttpResponse:
    """Who can be recognised, and what there is to see; then on to the next that nobody looked through."""
    cohort, found = _picture(request, cohort_id, picture)
    mine = _gallery(cohort)
    form = PictureForm(request.POST or None, instance=Picture.objects.get(pk=found.pk), cohort=cohort)
    if form.is_valid():
        actions.look_through(found, by=request.user, **form.cleaned_data)
        messages.success(request, _("Noted."))
        following = cohort.pictures.filter(state=Picture.State.READY, looked_at=None).first()
        if following and "next" in request.POST:
            return redirect("cohorts:picture", cohort.public_id, following.public_id)
        return redirect("cohorts:gallery", cohort.public_id)
    context = {
        "cohort": cohort,
        "picture": found,
        "sizes": list(found.sizes.all()),
        "form": form,
        "against": consent.objections([found], cohort, mine.channel, "picture")[found.pk],
        "left": cohort.pictures.filter(state=Picture.State.READY, looked_at=None).exclude(pk=found.pk).count(),
    }
    return render(request, "cohorts/afterwards/picture.html", context, status=422 if form.is_bound else 200)


@require_POST
def hide_picture(request: HttpRequest, cohort_id: UUID, picture: UUID) -> HttpResponse:
    cohort, found = _picture(request, cohort_id, picture)
    actions.hide_picture(found, hidden=found.hidden_at is None)
    messages.success(request, _("It is kept back.") if found.hidden_at else _("It may be shown again."))
    return redirect("cohorts:picture", cohort.public_id, found.public_id)


def remove_picture(request: HttpRequest, cohort_id: UUID, picture: UUID) -> HttpResponse:
    cohort, found = _picture(request, cohort_id, picture)
    if request.method == "POST":
        actions.remove_picture(found)
        messages.success(request, _("The picture is deleted."))
        return redirect("cohorts:gallery", cohort.public_id)
    context = {
        "layout": "desk.html",
        "cohort": cohort,
        "tab": "afterwards",
        "title": _("Delete this picture?"),
        "text": _("All its sizes go at once and do not come back. News that show it stand without a picture."),
        "submit": _("Delete the picture"),
        "cancel": redirect("cohorts:picture", cohort.public_id, found.public_id)["Location"],
        "danger": True,
    }
    return render(request, "components/confirm_page.html", context)


@require_safe
def desk_picture(request: HttpRequest, cohort_id: UUID, picture: UUID, width: int) -> HttpResponse:
    """The bytes for the team, shown to the public or not."""
    cohort = open_cohort(request, cohort_id)
    size = get_object_or_404(
        PictureSize.objects.select_related("file"), picture__cohort=cohort, picture__public_id=picture, width=width
    )
    return serving.serve(request, size.file, public=False)
