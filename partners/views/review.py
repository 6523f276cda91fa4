"""The proposals sent to a cohort: search, filter, export."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from courses.lists import searched

from .. import lists
from ..calls.scoring import with_scores
from .access import cohort_to_run

A_PAGE = 25


@require_safe
def proposals(request: HttpRequest, cohort_id) -> HttpResponse:
    cohort = cohort_to_run(request, cohort_id)
    state, query = request.GET.get("state", ""), searched(request)
    counts = lists.counts(cohort)
    rows = with_scores(lists.proposals(cohort, state, query))
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    total = sum(counts.values())
    export = request.GET.urlencode()
    context = {
        "cohort": cohort,
        "page": page,
        "query": query,
        "state": state,
        "total": total,
        "count": ngettext("%(shown)d of %(total)d proposal", "%(shown)d of %(total)d proposals", total)
        % {"shown": page.paginator.count, "total": total},
        "filters": lists.filters(counts, state, query),
        "hidden": {"state": state} if state else {},
        "export_csv": reverse("partners:export_proposals", args=[cohort.public_id, "csv"]) + f"?{export}",
        "export_xlsx": reverse("partners:export_proposals", args=[cohort.public_id, "xlsx"]) + f"?{export}",
        "title": _("Proposals"),
    }
    return render(request, "partners/desk/proposals.html", context)


@require_safe
def export(request: HttpRequest, cohort_id, kind: str) -> HttpResponse:
    """The list as it stands on the page, all its pages."""
    cohort = cohort_to_run(request, cohort_id)
    if kind not in lists.TYPES:
        raise Http404
    rows = with_scores(lists.proposals(cohort, request.GET.get("state", ""), searched(request)))
    response = HttpResponse(lists.table(rows).export(kind), content_type=lists.TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{cohort.slug}-proposals.{kind}"'
    response["Cache-Control"] = "private, no-store"
    return response
