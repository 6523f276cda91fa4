"""Results of surveys held elsewhere: typed, imported, corrected."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from accounts.models import Organisation
from courses.lists import filtered, searched
from records import sheets, tables
from records.errors import Refused, refusal_in

from ...forms.reports import ResultForm, ResultsFileForm
from ...models import SurveyResult
from ...reports import actions, results_file
from ..access import cohort_to_run
from ..answers import act, ask


@require_safe
def results(request: HttpRequest, cohort_id) -> HttpResponse:
    cohort = cohort_to_run(request, cohort_id)
    rows = cohort.survey_results.select_related("organisation")
    total, about = rows.count(), rows.filter(organisation=None).count()
    query, state = searched(request), request.GET.get("state", "")
    if query:
        rows = rows.filter(question__icontains=query)
    if state in ("cohort", "partner"):
        rows = rows.filter(organisation__isnull=state == "cohort")
    if "export" in request.GET:
        return _file(request.GET["export"], cohort, rows)
    pills = [
        ("", _("all"), total),
        ("cohort", _("about the cohort"), about),
        ("partner", _("about a partner"), total - about),
    ]
    return render(
        request, "partners/reports/surveys.html", {"cohort": cohort, "total": total, **filtered(request, rows, pills)}
    )


def _file(kind: str, cohort, rows) -> HttpResponse:
    """In the shape in which it is read again."""
    head = ["question", "about", "asked", "answered", "mean", "yes", "lowest", "highest"]
    lines = (
        [row.question, row.organisation or "", row.asked, row.answered, row.mean, row.yes, row.lowest, row.highest]
        for row in rows
    )
    return tables.answer(kind, f"{_('Surveys')} {cohort}", head, lines)


def edit(request: HttpRequest, cohort_id, result_id=None) -> HttpResponse:
    cohort = cohort_to_run(request, cohort_id)
    row = SurveyResult(cohort=cohort)
    if result_id:
        row = get_object_or_404(cohort.survey_results.select_related("organisation"), public_id=result_id)
    partners = Organisation.objects.filter(pk__in=actions.partners_of(cohort)).order_by("name")
    form = ResultForm(request.POST or None, instance=row, partners=partners)
    if request.method == "POST" and form.is_valid():
        with refusal_in(form):
            actions.save_results(cohort, [form.instance], request.user)
            messages.success(request, _("Saved."))
            return redirect("partners:surveys", cohort.public_id)
    context = {"cohort": cohort, "form": form, "row": row if result_id else None}
    return render(request, "partners/reports/survey.html", context, status=422 if form.errors else 200)


def remove(request: HttpRequest, cohort_id, result_id) -> HttpResponse:
    cohort = cohort_to_run(request, cohort_id)
    row = get_object_or_404(cohort.survey_results, public_id=result_id)
    back = reverse("partners:surveys", args=[cohort.public_id])
    if request.method == "POST":
        return act(request, lambda: actions.remove_result(row, request.user), _("The result is removed."), back)
    return ask(
        request, layout="desk.html", cohort=cohort, tab="partners", danger=True, cancel=back,
        title=_("Remove this result?"), text=_("“%(question)s” Reports released so far keep it.") % {"question": row},
        submit=_("Remove the result"),
    )  # fmt: skip


def import_file(request: HttpRequest, cohort_id) -> HttpResponse:
    """All lines or none; each problem is said with its line."""
    cohort = cohort_to_run(request, cohort_id)
    form = ResultsFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            number = _take(cohort, form.cleaned_data["file"], request.user)
        except Refused as refused:
            for reason in str(refused).splitlines():
                form.add_error("file", reason)
        else:
            said = ngettext("%(n)d result is there.", "%(n)d results are there.", number) % {"n": number}
            messages.success(request, said)
            return redirect("partners:surveys", cohort.public_id)
    context = {"cohort": cohort, "form": form}
    return render(request, "partners/reports/import.html", context, status=422 if form.errors else 200)


def _take(cohort, file, by) -> int:
    if file.size > sheets.MOST_BYTES:
        raise Refused(_("The file is larger than 10 MB. Send it in parts."))
    partners = Organisation.objects.filter(pk__in=actions.partners_of(cohort))
    found = results_file.read(file.read(), partners)
    if found.problems:
        raise Refused("\n".join(found.problems[:20]))
    return len(actions.save_results(cohort, found.rows, by))
