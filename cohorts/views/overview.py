"""The first page of a cohort's desk."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cohorts import overview as said
from cohorts.desk import open_cohort
from cohorts.releases.reading import not_released
from cohorts.waits import waits_of


@require_safe
def overview(request: HttpRequest, cohort_id) -> HttpResponse:
    """What waits, who holds the places, how applications come in."""
    cohort = open_cohort(request, cohort_id, "cohorts.see_desk")
    places = said.places_of(cohort)
    context = {
        "cohort": cohort,
        "today": timezone.now(),
        "sentence": said.sentence(cohort, places),
        "line": said.line(cohort),
        "waits": waits_of(cohort) if request.user.has_perm("cohorts.run_cohort", cohort) else [],
        "may_run": request.user.has_perm("cohorts.run_cohort", cohort),
        "ahead": not_released(cohort),
        "places": places,
        "chart": said.weeks(cohort),
    }
    return render(request, "cohorts/overview/overview.html", context)
