"""What everybody sees of a cohort afterwards; each time it is asked anew whether those who are seen agree."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cohorts.afterwards import consent
from cohorts.models import Cohort, NewsItem, PictureSize
from courses.lists import page_of
from records import marked, serving

from . import films


def _cohort(slug: str) -> Cohort:
    return get_object_or_404(Cohort.objects.public().select_related("organisation", "gallery"), slug=slug)


def _news(cohort: Cohort):
    """Each with its picture, while that may be shown."""
    rows = list(cohort.news.published().prefetch_related("picture__sizes"))
    shown = set(consent.shown_pictures(cohort).values_list("pk", flat=True))
    for row in rows:
        row.cohort, row.shown_picture = cohort, row.picture if row.picture_id in shown else None
    return rows


@login_not_required
@require_safe
def public_news(request: HttpRequest, slug: str) -> HttpResponse:
    cohort = _cohort(slug)
    return render(
        request, "cohorts/afterwards/public_news.html", {"cohort": cohort, "page": page_of(request, _news(cohort))}
    )


@login_not_required
@require_safe
def public_item(request: HttpRequest, slug: str, item: str) -> HttpResponse:
    cohort = _cohort(slug)
    found = next((row for row in _news(cohort) if row.slug == item), None)
    if found is None:
        get_object_or_404(NewsItem.objects.none())
    return render(request, "cohorts/afterwards/public_item.html", {"cohort": cohort, "item": found})


@login_not_required
@require_safe
def public_gallery(request: HttpRequest, slug: str) -> HttpResponse:
    """The films and the pictures that may be shown at this moment."""
    cohort = _cohort(slug)
    pictures = consent.shown_pictures(cohort).prefetch_related("sizes")
    shown = list(consent.shown_films(cohort).select_related("file").prefetch_related("subtitles"))
    for film in shown:
        film.tracks = list(film.subtitles.all())
        for row in film.tracks:
            row.url = reverse("cohorts:public_film", args=[cohort.slug, film.public_id, row.language])
            row.is_first = row.language == (get_language() or "")
    context = {"cohort": cohort, "films": shown, "page": page_of(request, pictures), "any": bool(shown)}
    return render(request, "cohorts/afterwards/public_gallery.html", context)


@login_not_required
@require_safe
def public_picture(request: HttpRequest, slug: str, picture: UUID, width: int) -> HttpResponse:
    """The bytes, while everybody in it agrees; browsers ask each time, so nothing is shown from what they kept."""
    found = get_object_or_404(consent.shown_pictures(_cohort(slug)), public_id=picture)
    size = get_object_or_404(PictureSize.objects.select_related("file"), picture=found, width=width)
    return serving.serve(request, size.file, public=False)


@login_not_required
@require_safe
def public_film(request: HttpRequest, slug: str, film: UUID, part: str) -> HttpResponse:
    found = get_object_or_404(consent.shown_films(_cohort(slug)).select_related("file", "poster"), public_id=film)
    return films.give(request, found, part)


class NewsFeed(Feed):
    """The news of one cohort as Atom (RFC 4287)."""

    feed_type = Atom1Feed

    def get_object(self, request, slug):
        return _cohort(slug)

    def title(self, cohort: Cohort) -> str:
        return _("%(cohort)s: news") % {"cohort": cohort.title}

    def link(self, cohort: Cohort) -> str:
        return reverse("cohorts:public_news", args=[cohort.slug])

    def feed_url(self, cohort: Cohort) -> str:
        return reverse("cohorts:news_feed", args=[cohort.slug])

    def feed_guid(self, cohort: Cohort) -> str:
        return cohort.public_id.urn

    def author_name(self, cohort: Cohort) -> str:
        return str(cohort.organisation)

    def items(self, cohort: Cohort):
        rows = cohort.news.published()[:30]
        return [self._of(cohort, row) for row in rows]

    def _of(self, cohort: Cohort, row: NewsItem) -> NewsItem:
        row.cohort = cohort
        return row

    def item_title(self, item: NewsItem) -> str:
        return item.title

    def item_description(self, item: NewsItem) -> str:
        return f"<p>{marked.clean(item.summary)}</p>{marked.clean(item.body)}"

    def item_link(self, item: NewsItem) -> str:
        return reverse("cohorts:public_item", args=[item.cohort.slug, item.slug])

    def item_guid(self, item: NewsItem) -> str:
        return item.public_id.urn

    def item_pubdate(self, item: NewsItem):
        return item.published_at

    def item_updateddate(self, item: NewsItem):
        return max(item.changed_at, item.published_at)


news_feed = login_not_required(require_safe(NewsFeed()))
