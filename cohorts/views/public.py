"""The cohort as everybody sees it, and the list of dates and places."""

from hashlib import sha256

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from records import freshness

from .. import showcase
from ..afterwards import consent
from ..models import Application, Cohort

KEPT_SECONDS = 3600
VISITOR_SECONDS = 60


@login_not_required
@require_safe
def cohorts(request: HttpRequest) -> HttpResponse:
    """Dates and places: what one can apply for, what comes, what has been."""
    rows = showcase.listed(Cohort.objects.public())
    parts = [
        (_("Open for applications"), [row for row in rows if row.places.phase in ("open", "full")]),
        (_("Coming"), [row for row in rows if row.places.phase in ("early", "closed", "running")]),
        (_("Past editions"), [row for row in rows if row.places.phase == "over"]),
    ]
    return render(request, "cohorts/public/list.html", {"parts": parts, "is_empty": not rows})


@login_not_required
@require_safe
def cohort(request: HttpRequest, slug: str) -> HttpResponse:
    """The public page; visitors get it as it was kept at this very state of the database, if it was."""
    told = _page(slug, request.user) if request.user.is_authenticated else _kept_page(slug)
    return render(request, "cohorts/public/cohort.html", told)


def _kept_page(slug: str) -> dict:
    moment = freshness.moment()
    key = f"cohort-page/{_digest(slug, get_language(), moment)}"
    told = cache.get(key) if moment else None
    if told is None:
        told = _page(slug)
        if moment and (seconds := min(told.pop("seconds"), VISITOR_SECONDS)):
            cache.set(key, told, seconds)
    return told


def _page(slug: str, user=None) -> dict:
    """Title, description and main part: places counted now, the rest kept while nothing it tells has changed."""
    found = get_object_or_404(_shown(), slug=slug)
    places = showcase.places_of(found)
    context = {
        "cohort": found,
        "places": places,
        "body": _body(found),
        "application": _own_application(user, found) if user else None,
    }
    return {
        "title": found.title,
        "description": found.intro,
        "main": render_to_string("cohorts/public/main.html", context),
        "seconds": places.seconds_in_phase(),
    }


def _digest(*parts) -> str:
    return sha256("/".join(map(str, (freshness.release(), *parts))).encode()).hexdigest()


def _shown():
    """Public cohorts; their pages need the programme and the organisation too."""
    return Cohort.objects.public().select_related("programme_version__programme", "organisation")


def _own_application(user, cohort: Cohort) -> Application | None:
    mine = Application.objects.filter(cohort=cohort, person=user).exclude(state=Application.State.DRAFT)
    return mine.first()


def _body(cohort: Cohort) -> str:
    """Timetable, modules and partners, which no person and no place changes; kept by language and state of the data."""
    key = f"cohort-body/{_digest(cohort.pk, get_language(), freshness.stamp())}"
    body = cache.get(key)
    if body is None:
        body = render_to_string("cohorts/public/body.html", _told(cohort))
        cache.set(key, body, KEPT_SECONDS)
    return body


def _told(cohort: Cohort) -> dict:
    sittings = showcase.placed_sittings(cohort)
    return {
        "cohort": cohort,
        "days": showcase.days_of(cohort, sittings),
        "grades": sorted({sitting.room.grade for sitting in sittings if sitting.room} - {"NC"}, reverse=True),
        "has_gates": any(sitting.session.type == "assessment" for sitting in sittings),
        "rotations": showcase.rotations_of(cohort, sittings),
        "modules": showcase.modules_of(cohort),
        "has_news": cohort.news.published().exists(),
        "has_pictures": consent.is_anything_shown(cohort),
    }
