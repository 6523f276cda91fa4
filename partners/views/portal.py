"""The first page of a partner's contacts."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import Organisation, Role
from courses.lists import searched

from .. import things
from ..models import Partnership, Profile, Proposal
from ..models.proposals import cohorts_to_propose_to
from .access import demand

A_PAGE = 20


@require_safe
def portal(request: HttpRequest) -> HttpResponse:
    """What is next, what we proposed, which cohorts we are part of, what the public reads of us."""
    demand(request, "partners.enter_portal")
    mine = [key for key, roles in request.user.roles.items() if Role.PARTNER_CONTACT in roles]
    query = searched(request)
    rows = Proposal.objects.filter(organisation__in=mine).select_related("cohort", "organisation", "session")
    total = rows.count()
    if query:
        rows = rows.filter(Q(title__icontains=query) | Q(speaker__icontains=query) | Q(cohort__title__icontains=query))
    context = {
        "organisations": Organisation.objects.filter(pk__in=mine),
        "next": next(iter(things.of_contact(request.user)), None),
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
        "query": query,
        "total": total,
        "parts": _parts(mine),
        "profiles": _profiles(mine),
    }
    return render(request, "partners/portal.html", context)


def _parts(mine: list[int]) -> list[Partnership]:
    """Current partnerships, newest cohort first, each knowing whether it takes proposals."""
    parts = Partnership.objects.current().filter(organisation__in=mine).order_by("-cohort__starts_on", "pk")
    parts = list(parts.select_related("cohort", "organisation", "tier"))
    takes = set(cohorts_to_propose_to(mine).values_list("pk", flat=True))
    offered = set()
    for part in parts:
        pair = (part.cohort_id, part.organisation_id)
        part.takes_proposals = part.cohort_id in takes and not part.cohort.is_over and pair not in offered
        offered.add(pair)  # an expert who is a sponsor too needs one button
    return parts


def _profiles(mine: list[int]) -> list[dict]:
    """Each organisation with its newest version and the one that the public reads."""
    organisations = Organisation.objects.filter(pk__in=mine)
    newest = Profile.objects.filter(organisation__in=mine).order_by("organisation_id", "-submitted_at", "-pk")
    newest_by = {row.organisation_id: row for row in newest.distinct("organisation_id").select_related("logo")}
    public_by = {row.organisation_id: row for row in Profile.objects.public_of(mine)}
    return [
        {"organisation": row, "newest": newest_by.get(row.pk), "public": public_by.get(row.pk)} for row in organisations
    ]
