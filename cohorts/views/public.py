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

from .. import calendar, showcase
from ..models import Application, Cohort

KEPT_SECONDS = 3600


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
    """The public page: places counted now, the rest kept while nothing it tells has changed."""
    found = get_object_or_404(_shown(), slug=slug)
    context = {
        "cohort": found,
        "places": showcase.places_of(found),
        "body": _body(found),
        "application": _own_application(request, found),
    }
    return render(request, "cohorts/public/cohort.html", context)


def _shown():
    """Public cohorts; their pages need the programme and the organisation too."""
    return Cohort.objects.public().select_related("programme_version__programme", "organisation")


def _own_application(request: HttpRequest, cohort: Cohort) -> Application | None:
    if not request.user.is_authenticated:
        return None
    mine = Application.objects.filter(cohort=cohort, person=request.user).exclude(state=Application.State.DRAFT)
    return mine.first()


def _body(cohort: Cohort) -> str:
    """Timetable, modules and partners, which no person and no place changes; kept by language and state of the data."""
    key = sha256(f"{cohort.pk}/{get_language()}/{freshness.stamp()}".encode()).hexdigest()
    body = cache.get(f"cohort-page/{key}")
    if body is None:
        body = render_to_string("cohorts/public/body.html", _told(cohort))
        cache.set(f"cohort-page/{key}", body, KEPT_SECONDS)
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
    }


@login_not_required
@require_safe
def calendar_file(request: HttpRequest, slug: str) -> HttpResponse:
    """The public timetable as a calendar that a phone can subscribe to."""
    found = get_object_or_404(_shown(), slug=slug)
    response = HttpResponse(calendar.timetable(found, showcase.placed_sittings(found)), content_type="text/calendar")
    response["Content-Disposition"] = f'attachment; filename="{found.slug}.ics"'
    return response
