"""The first page of a cohort's desk, and a school's list of its own students."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import Membership, Role
from cohorts import overview as said
from cohorts.desk import open_cohort
from cohorts.models import Application
from cohorts.waits import waits_of

A_PAGE = 50


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
        "places": places,
        "chart": said.weeks(cohort),
    }
    return render(request, "cohorts/overview/overview.html", context)


@require_safe
def school(request: HttpRequest) -> HttpResponse:
    """A coordinator reads where the own school's students stand; nothing of what they wrote."""
    schools = Membership.objects.of(request.user, Role.COORDINATOR).values("organisation")
    if not schools:
        raise PermissionDenied
    query = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    rows = Application.objects.filter(school__in=schools).exclude(state=Application.State.DRAFT)
    if query:
        rows = rows.filter(Q(person__full_name__icontains=query) | Q(person__email__icontains=query))
    rows = rows.select_related("person", "cohort", "school").order_by("-cohort__starts_on", "person__full_name", "pk")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "cohorts/school.html", {"page": page, "query": query})
