"""What everybody may see: the partners and their logos."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from cohorts.models import Cohort
from courses.lists import searched
from records import files
from records.models import StoredFile

from .. import showing
from ..models import Profile

A_PAGE = 30


@login_not_required
@require_safe
def partners(request: HttpRequest) -> HttpResponse:
    """Partners of published cohorts with their accepted texts, and how to become one."""
    query = searched(request)
    tiles = showing.of_all_cohorts(query)
    upcoming = [
        cohort
        for cohort in Cohort.objects.public().select_related("organisation", "sponsor_page")
        if not cohort.is_over
    ]
    page = Paginator(tiles, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "telling": [tile for tile in page if tile.tells],
        "named": [tile for tile in page if not tile.tells],
        "total": len(tiles),
        "query": query,
        "upcoming": sorted(upcoming, key=lambda cohort: cohort.starts_on),
    }
    return render(request, "partners/public.html", context)


@login_not_required
@require_safe
def logo(request: HttpRequest, public_id) -> HttpResponse:
    """Public once accepted; before that for the partner's contacts and the organiser alone."""
    stored, is_public = _logo(request, public_id)
    return files.serve(stored, public=is_public)


@login_not_required
@require_safe
def logo_bitmap(request: HttpRequest, public_id) -> HttpResponse:
    """An SVG logo as PNG, for slides and papers."""
    stored, is_public = _logo(request, public_id)
    drawn = get_object_or_404(StoredFile, drawn_of__stored=stored, state=StoredFile.State.CONFIRMED)
    return files.serve(drawn, public=is_public)


def _logo(request: HttpRequest, public_id) -> tuple[StoredFile, bool]:
    stored = get_object_or_404(StoredFile, public_id=public_id, state=StoredFile.State.CONFIRMED)
    if showing.is_public_logo(stored):
        return stored, True
    shows = Q(logo=stored) | Q(logo_dark=stored)
    if not Profile.objects.visible_to(request.user).filter(shows).exists():
        raise Http404
    return stored, False
