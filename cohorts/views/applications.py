"""The team's list of applications: search, one application beside it, exports."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cohorts import exports, story
from cohorts.answers import answers_of, columns_of
from cohorts.desk import open_cohort
from cohorts.models import Application, Cohort, Question
from cohorts.selection import FILTERS, Selection, positions
from records import tables

A_PAGE = 50


@require_safe
def applications(request: HttpRequest, cohort_id) -> HttpResponse:
    """The list; `?open=` shows one application beside it."""
    cohort = open_cohort(request, cohort_id)
    selection = Selection.asked(cohort, request.GET)
    page = Paginator(selection.rows(), A_PAGE).get_page(request.GET.get("page"))
    counts = selection.counts()
    place = positions(cohort)
    for row in page.object_list:
        row.rank = place.get(row.pk)
    context = {
        "cohort": cohort,
        "selection": selection,
        "page": page,
        "counts": counts,
        "columns": _columns(selection),
        "filters": _filters(request, selection, counts),
        "hidden": {"state": selection.state, "sort": selection.sort},
        "seats": cohort.seats(),
        "opened": _opened(request, cohort, place),
        "kept": _without(request, "open").urlencode(),
        "here": request.GET.urlencode(),
    }
    return render(request, "cohorts/applications/list.html", context)


def _columns(selection: Selection) -> list[dict]:
    """The heads that sort: a click on the present one turns its order."""
    columns = []
    for key, name in (("name", _("Name")), ("school", _("School")), ("sent", _("Sent"))):
        order = {key: "ascending", f"-{key}": "descending"}.get(selection.sort, "")
        columns.append({"name": name, "order": order, "sort": f"-{key}" if order == "ascending" else key})
    return columns


def _filters(request: HttpRequest, selection: Selection, counts: dict) -> list[dict]:
    filters = []
    for key, (name, _where) in FILTERS.items():
        if key == "school" and not selection.cohort.coordinator_approves:
            continue
        address = _without(request, "open", "page")
        address["state"] = key
        is_current = key == selection.state
        filters.append({"name": name, "count": counts[key], "url": "?" + address.urlencode(), "is_current": is_current})
    return filters


def _without(request: HttpRequest, *names: str) -> QueryDict:
    address = request.GET.copy()
    for name in names:
        address.pop(name, None)
    return address


def _opened(request: HttpRequest, cohort: Cohort, place: dict[int, int]) -> dict | None:
    """The application beside the list, with its history, its texts and what may be decided about it."""
    asked = request.GET.get("open", "")
    if not asked:
        return None
    try:
        public_id = UUID(asked)
    except ValueError as error:
        raise Http404 from error
    rows = cohort.applications.exclude(state=Application.State.DRAFT).select_related(
        "person", "school", "decided_by", "quota"
    )
    application = get_object_or_404(rows, public_id=public_id)
    application.cohort = cohort
    application.rank = place.get(application.pk)
    seats = cohort.seats()
    texts = application.person.acceptances.filter(withdrawn_at=None, text__in=cohort.texts.all())
    return {
        "application": application,
        "steps": sorted(
            [*story.steps_of(application, for_team=True), *story.changes_of_order(application)],
            key=lambda step: step.at,
        ),
        "answers": answers_of(application, Question.Stage.APPLICATION),
        "dossier": answers_of(application, Question.Stage.DOSSIER),
        "acceptances": texts.select_related("text").order_by("text__key"),
        "cannot_offer": application.why_cannot_be_offered(seats),
        "cannot_wait": application.why_cannot_wait(seats),
        "cannot_change_rank": application.why_rank_cannot_change(),
        "cannot_refuse": application.why_cannot_be_refused(),
        "cannot_reconsider": application.why_cannot_be_reconsidered(),
        "cannot_withdraw": application.why_cannot_withdraw(),
    }


@require_safe
def application(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    """A lasting address of one application on the desk."""
    cohort = open_cohort(request, cohort_id)
    return redirect(f"{reverse('cohorts:applications', args=[cohort.public_id])}?state=all&open={public_id}")


@require_safe
def export(request: HttpRequest, cohort_id, kind: str) -> HttpResponse:
    """The list as it is searched and filtered, as a CSV or XLSX file."""
    cohort = open_cohort(request, cohort_id)
    selection = Selection.asked(cohort, request.GET)
    asked = columns_of(cohort, Question.Stage.APPLICATION)
    head, rows = exports.head_of(selection, asked), exports.rows_of(selection, asked)
    return tables.streamed(kind, f"{cohort.slug}-applications", head, rows, exports.WIDTHS)
