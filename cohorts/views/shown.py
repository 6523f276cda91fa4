"""The released timetable as everybody sees it: by day, for print, as a calendar (RELEASES in docs/rules.md)."""

from hashlib import sha256

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from records import freshness

from ..grid import day_asked, days_with_counts, grid_of
from ..models import Cohort
from ..releases import feeds, paper
from ..releases.reading import newest
from ..showcase import placed_sittings

KEPT_SECONDS = 3600


def _kept(name: str, slug: str, make, *also):
    """What was made of this cohort in this language, while nothing that it tells has changed."""
    parts = (freshness.release(), freshness.stamp(), name, slug, get_language(), *also)
    key = "timetable/" + sha256("/".join(map(str, parts)).encode()).hexdigest()
    made = cache.get(key)
    if made is None:
        made = make()
        cache.set(key, made, KEPT_SECONDS)
    return made


def _public(slug: str) -> Cohort:
    rows = Cohort.objects.public().select_related("programme_version__programme", "organisation")
    return get_object_or_404(rows, slug=slug)


@login_not_required
@require_safe
def timetable(request: HttpRequest, slug: str) -> HttpResponse:
    """One day with its rooms as columns, or as a list by hour on a phone."""
    asked = request.GET.get("day", "")[:10]
    return render(request, "cohorts/public/timetable.html", _kept("page", slug, lambda: _page(slug, asked), asked))


def _page(slug: str, asked: str) -> dict:
    cohort = _public(slug)
    sittings = placed_sittings(cohort)
    first = sittings[0].starts_at.astimezone(cohort.zone).date().isoformat() if sittings else ""
    day = day_asked(cohort, asked or first)
    days = [row for row in days_with_counts(cohort, sittings, day) if row["count"] or row["is_current"]]
    context = {
        "cohort": cohort,
        "release": newest(cohort),
        "days": days,
        "calendar": settings.SITE_URL + reverse("cohorts:public_calendar", args=[slug]),
        "grid": grid_of(cohort, day, sittings, [], {}) if sittings else None,
    }
    return {"title": cohort.title, "main": render_to_string("cohorts/public/day.html", context)}


@login_not_required
@require_safe
def timetable_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """A page a day, to print and pin up."""
    content = _kept("pdf", slug, lambda: paper.render(_public(slug)))
    if not content:
        raise Http404
    return send_file(request, content, "application/pdf", f"{slug}.pdf")


@login_not_required
@require_safe
def timetable_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """The public timetable as a calendar to subscribe to; a cancelled cohort cancels what it told."""
    shown = Cohort.objects.filter(published_at__isnull=False)
    content = _kept("ics", slug, lambda: feeds.of_cohort(get_object_or_404(shown, slug=slug)))
    return send_file(request, content, "text/calendar; charset=utf-8", f"{slug}.ics")


def send_file(request: HttpRequest, content: bytes, kind: str, name: str, *, private: bool = False) -> HttpResponse:
    """The file, or 304 for whoever has it as it is."""
    etag = f'"{sha256(content).hexdigest()[:32]}"'
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    found = get_conditional_response(request, etag=etag, response=answer)
    found["ETag"] = etag
    patch_cache_control(found, **({"private": True, "no_cache": True} if private else {"max_age": 60, "public": True}))
    return found
