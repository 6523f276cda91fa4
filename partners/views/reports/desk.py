"""The organiser's list of reports, and the files of all of them."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from courses.lists import filtered, searched
from records import tables
from records.errors import Refused

from ...models import Report
from ...reports import actions, listing, packing, runs
from ..access import cohort_to_run
from ..answers import act, ask


@require_safe
def reports(request: HttpRequest, cohort_id) -> HttpResponse:
    """Who has a report, the one for funders, and how far the files are."""
    cohort = cohort_to_run(request, cohort_id)
    lines = listing.lines_of(cohort)
    counts = listing.counts(lines)
    query, state = searched(request), request.GET.get("state", "")
    rows = [one for one in lines if query.casefold() in one.organisation.name.casefold()]
    rows = [one for one in rows if one.state == state] if state in listing.STATES else rows
    if "export" in request.GET:
        return _file(request.GET["export"], cohort, rows)
    pills = [("", _("all"), len(lines)), *((key, word, counts[key]) for key, word in listing.STATES.items())]
    run = cohort.paper_runs.first()
    context = {
        "cohort": cohort,
        "lines": lines,
        "to_release": counts[listing.NONE] + counts[listing.DRAFT],
        "funder": Report.objects.released().filter(cohort=cohort, organisation=None).first(),
        "why_not": actions.why_no_report(cohort),
        "why_no_files": runs.why_no_run(cohort),
        **_progress(run),
        **filtered(request, rows, pills),
    }
    return render(request, "partners/reports/list.html", context)


def _file(kind: str, cohort, rows) -> HttpResponse:
    head = [_("Organisation"), _("Part"), _("State"), _("Version"), _("Released on")]
    lines = (
        [
            row.organisation.name,
            ", ".join(row.parts),
            row.words,
            row.report.number if row.report else "",
            row.report.released_at.date().isoformat() if row.report else "",
        ]
        for row in rows
    )
    return tables.answer(kind, f"{_('Reports')} {cohort}", head, lines)


def _progress(run) -> dict:
    """How far the newest making of files is; nothing where there was none."""
    if run is None:
        return {"run": None}
    papers = list(run.papers.values_list("made_at", "problem"))
    return {
        "run": run,
        "made": sum(made is not None for made, _problem in papers),
        "asked_for": len(papers),
        "problems": sum(bool(problem) for made, problem in papers if made is None),
    }


@require_safe
def progress(request: HttpRequest, cohort_id) -> HttpResponse:
    """The bar alone, which asks again as long as files are being made."""
    cohort = cohort_to_run(request, cohort_id)
    return render(request, "partners/reports/progress.html", {"cohort": cohort, **_progress(cohort.paper_runs.first())})


@require_POST
def make_files(request: HttpRequest, cohort_id) -> HttpResponse:
    cohort = cohort_to_run(request, cohort_id)
    back = reverse("partners:reports", args=[cohort.public_id])
    return act(request, lambda: runs.begin(cohort, request.user), _("The PDFs are being made."), back)


@require_safe
def files(request: HttpRequest, cohort_id) -> HttpResponse:
    """All PDFs that are made, as one ZIP."""
    cohort = cohort_to_run(request, cohort_id)
    name = f"{slugify(cohort.title) or 'reports'}.zip"
    return FileResponse(packing.packed(cohort), as_attachment=True, filename=name, content_type="application/zip")


def release_all(request: HttpRequest, cohort_id) -> HttpResponse:
    """Each partner's report that is not released yet; what a rule refuses is said, the others are released."""
    cohort = cohort_to_run(request, cohort_id)
    back = reverse("partners:reports", args=[cohort.public_id])
    waiting = [line for line in listing.lines_of(cohort) if line.report is None]
    if reason := actions.why_no_report(cohort) or ("" if waiting else _("Every partner has its report.")):
        messages.error(request, reason)
        return redirect(back)
    if request.method == "POST":
        return _release_each(request, cohort, waiting, back)
    number = len(waiting)
    text = _("Their figures are frozen as they are now, and each partner's contacts get a mail.")
    title = ngettext("Release the report of %(n)d partner?", "Release the reports of %(n)d partners?", number)
    return ask(
        request, layout="desk.html", cohort=cohort, tab="partners", title=title % {"n": number}, text=text,
        submit=_("Release the reports"), cancel=back,
    )  # fmt: skip


def _release_each(request: HttpRequest, cohort, waiting, back: str) -> HttpResponse:
    done = 0
    for line in waiting:
        try:
            actions.release(cohort, line.organisation, request.user)
        except Refused as refused:
            messages.error(request, f"{line.organisation}: {refused}")
        else:
            done += 1
    said = ngettext("%(n)d report is released.", "%(n)d reports are released.", done) % {"n": done}
    messages.success(request, said)
    return redirect(back)
