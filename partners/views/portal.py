"""The first page of a partner's contacts, and their proposals."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.models import Organisation
from courses.lists import searched
from records import tables

from ..models import Partnership, Profile, Proposal, Review
from ..models.proposals import why_closed_for_sessions
from ..portal import due, held, sections
from .access import enter_portal

A_PAGE = 20
SOON = 12


@require_safe
def portal(request: HttpRequest) -> HttpResponse:
    """What is due on either side, which cohorts we are part of, and a card for each part of the work."""
    mine = enter_portal(request)
    found = held.of_request(request, mine)
    rows = due.of(mine, found=found)
    yours = [row for row in rows if row.side == "yours"]
    ours = [row for row in rows if row.side == "ours"]
    organisations = list(Organisation.objects.filter(pk__in=mine))
    context = {
        "organisations": organisations,
        "next": yours[0] if yours else None,
        "yours": yours[1:SOON],
        "ours": ours[:SOON],
        "more": max(0, len(yours) - SOON) + max(0, len(ours) - SOON),
        "parts": _parts(mine),
        "profiles": _profiles(organisations),
        "sections": sections.of_portal(request.user, mine, found),
    }
    return render(request, "partners/portal.html", context)


@require_safe
def own_sessions(request: HttpRequest) -> HttpResponse:
    """Every session that one's organisations proposed."""
    mine = enter_portal(request)
    query = searched(request)
    rows = Proposal.objects.filter(organisation__in=mine).select_related("cohort", "organisation", "session")
    total = rows.count()
    if query:
        rows = rows.filter(Q(title__icontains=query) | Q(speaker__icontains=query) | Q(cohort__title__icontains=query))
    if "export" in request.GET:
        return _file(request.GET["export"], rows)
    context = {
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
        "query": query,
        "total": total,
        "organisations": mine,
        "parts": [part for part in _parts(mine) if part.takes_proposals],
    }
    return render(request, "partners/portal/sessions.html", context)


def _file(kind: str, rows) -> HttpResponse:
    head = [_("title"), _("organisation"), _("cohort"), _("state"), _("type"), _("speaker"), _("minutes")]
    lines = (
        [
            row.title,
            row.organisation.name,
            row.cohort.title,
            row.get_state_display(),
            row.get_type_display(),
            row.speaker,
            row.minutes,
        ]
        for row in rows
    )
    return tables.answer(kind, _("Sessions"), head, lines)


def _parts(mine: list[int]) -> list[Partnership]:
    """Current partnerships, newest cohort first, each knowing whether it takes proposals."""
    parts = Partnership.objects.current().filter(organisation__in=mine).order_by("-cohort__starts_on", "pk")
    parts = list(parts.select_related("cohort", "organisation", "tier"))
    offered = set()
    for part in parts:
        pair = (part.cohort_id, part.organisation_id)
        part.takes_proposals = not why_closed_for_sessions(part.cohort) and pair not in offered
        offered.add(pair)  # an expert who is a sponsor too needs one button
    return parts


def _profiles(organisations: list[Organisation]) -> list[dict]:
    """Each organisation with its newest version and the one that the public reads; one query."""
    mine = [row.pk for row in organisations]
    newest = Profile.objects.filter(organisation__in=mine).order_by("organisation_id", "-submitted_at", "-pk")
    newest = newest.distinct("organisation_id").values("pk")
    public = Profile.objects.public_of(mine).select_related(None).values("pk")
    found = list(Profile.objects.filter(Q(pk__in=newest) | Q(pk__in=public)).select_related("logo"))
    rows = []
    for organisation in organisations:
        versions = [row for row in found if row.organisation_id == organisation.pk]
        accepted = [row for row in versions if row.state == Review.ACCEPTED]
        shown = max(accepted, key=lambda row: (row.decided_at, row.pk), default=None)
        rows.append({"organisation": organisation, "newest": versions[0] if versions else None, "public": shown})
    return rows
