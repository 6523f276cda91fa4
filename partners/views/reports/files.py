"""A report as its readers see it: page, PDF, XLSX; for contacts, and for the team that released it."""

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import slugify
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from accounts.models import Membership, Role
from cohorts.afterwards.consent import shown_pictures
from courses.lists import filtered, searched
from records import tables
from records.errors import Refused

from ...models import Report
from ...reports import content, paper, spreadsheet
from ..access import demand
from .one import whose

MOST_PICTURES = 12


def report_to_read(request: HttpRequest, public_id) -> Report:
    """Released and not withdrawn: about one's own organisation, shared with it, or of a cohort that one runs."""
    runs = Membership.objects.of(request.user, Role.ORGANISER).values("organisation")
    mine = Report.objects.of_contact(request.user).values("pk")
    rows = Report.objects.released().filter(Q(pk__in=mine) | Q(cohort__organisation__in=runs))
    return get_object_or_404(rows.select_related("cohort__organisation", "organisation"), public_id=public_id)


@require_safe
def report(request: HttpRequest, public_id) -> HttpResponse:
    row = report_to_read(request, public_id)
    context = {
        "report": row,
        "cohort": row.cohort,
        "read": content.read(row.content),
        "runs": request.user.has_perm("cohorts.run_cohort", row.cohort),
        **_pictures(row),
    }
    return render(request, "partners/reports/report.html", context)


def _pictures(row: Report) -> dict:
    """Those that may be used at this moment: whoever takes the consent back is gone from here at once."""
    if row.organisation is None or not row.cohort.is_public:
        return {"pictures": []}
    shown = shown_pictures(row.cohort)
    return {
        "pictures": shown.prefetch_related("sizes")[:MOST_PICTURES],
        "picture_count": shown.count(),
        "channel": getattr(getattr(row.cohort, "gallery", None), "channel", ""),
    }


@require_safe
def pdf(request: HttpRequest, public_id) -> HttpResponse:
    row = report_to_read(request, public_id)
    try:
        made = paper.made(row, get_language() or "en")
    except Refused as refused:
        raise Http404(str(refused)) from refused
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{_name(row)}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def xlsx(request: HttpRequest, public_id) -> HttpResponse:
    row = report_to_read(request, public_id)
    return _workbook(row.content, _name(row))


@require_safe
def draft_xlsx(request: HttpRequest, cohort_id, organisation_id=None) -> HttpResponse:
    """What the report would say now, for the team."""
    cohort, organisation = whose(request, cohort_id, organisation_id)
    row = Report(cohort=cohort, organisation=organisation)
    return _workbook(content.drawn(row), f"{_name(row)}-draft")


def _workbook(said: dict, name: str) -> HttpResponse:
    response = HttpResponse(spreadsheet.workbook(content.read(said)), content_type=tables.KINDS["xlsx"])
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    response["Cache-Control"] = "private, no-store"
    return response


def _name(row: Report) -> str:
    parts = [row.cohort.title, row.organisation.name if row.organisation else "funders"]
    return slugify(" ".join(parts)) or "report"


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The portal's list: what was released about one's organisation, or shared with it."""
    demand(request, "partners.enter_portal")
    rows = Report.objects.of_contact(request.user).select_related("cohort__organisation", "organisation")
    rows = rows.defer("content").order_by("-cohort__starts_on", "-released_at", "pk")
    total, query = rows.count(), searched(request)
    if query:
        rows = rows.filter(cohort__title__icontains=query)
    if "export" in request.GET:
        return _list_file(request.GET["export"], rows)
    context = {"total": total, **filtered(request, rows, [])}
    return render(request, "partners/reports/mine.html", context)


def _list_file(kind: str, rows) -> HttpResponse:
    lines = ([row.cohort.title, row.organisation or "", row.number, row.released_at.date().isoformat()] for row in rows)
    return tables.answer(kind, "reports", ["Cohort", "Organisation", "Version", "Released on"], lines)
