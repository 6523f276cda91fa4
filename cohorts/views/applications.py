"""The team's list of applications: search, one application beside it, decisions, exports."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from cohorts import exports, story
from cohorts.actions import decisions
from cohorts.desk import open_cohort
from cohorts.forms.decision import DecisionForm, ReasonForm
from cohorts.models import Application, Cohort
from cohorts.selection import FILTERS, Selection, positions

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
    for key, (name, _states) in FILTERS.items():
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
    rows = cohort.applications.exclude(state=Application.State.DRAFT).select_related("person", "school", "decided_by")
    application = get_object_or_404(rows, public_id=public_id)
    application.cohort = cohort
    application.rank = place.get(application.pk)
    seats = cohort.seats()
    texts = application.person.acceptances.filter(withdrawn_at=None, text__in=cohort.texts.all())
    return {
        "application": application,
        "steps": story.steps_of(application),
        "acceptances": texts.select_related("text").order_by("text__key"),
        "cannot_offer": application.why_cannot_be_offered(seats),
        "cannot_wait": application.why_cannot_wait(seats),
        "cannot_refuse": application.why_cannot_be_refused(),
        "cannot_reconsider": application.why_cannot_be_reconsidered(),
        "cannot_withdraw": application.why_cannot_withdraw(),
    }


@require_safe
def application(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    """A lasting address of one application on the desk."""
    cohort = open_cohort(request, cohort_id)
    return redirect(f"{reverse('cohorts:applications', args=[cohort.public_id])}?state=all&open={public_id}")


@require_POST
def decide(request: HttpRequest, cohort_id) -> HttpResponse:
    """One decision for all that were picked; where the rule wants a reason, the page asks for it first."""
    cohort = open_cohort(request, cohort_id)
    back = f"{reverse('cohorts:applications', args=[cohort.public_id])}?{request.POST.get('kept', '')}"
    form = DecisionForm(request.POST, cohort=cohort)
    if not form.is_valid():
        messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
        return redirect(back)
    decision, picked = form.cleaned_data["decision"], list(form.cleaned_data["pick"])
    reason = ""
    if decision in decisions.WITH_REASON:
        asked = ReasonForm(request.POST if "reason" in request.POST else None)
        if not asked.is_valid():
            context = {"cohort": cohort, "picked": picked, "decision": decision, "form": asked, "back": back}
            context["kept"] = request.POST.get("kept", "")
            return render(request, "cohorts/applications/reason.html", context, status=422 if asked.is_bound else 200)
        reason = asked.cleaned_data["reason"]
    _report(request, decision, decisions.decide(picked, decision, request.user, reason))
    return redirect(back)


def _report(request: HttpRequest, decision: str, outcome: decisions.Outcome) -> None:
    """What was done for whom, and for whom not and why."""
    said = {
        "offer": _("Place offered to %(names)s."),
        "wait": _("On the waiting list: %(names)s."),
        "refuse": _("Declined: %(names)s."),
        "reconsider": _("Taken up again: %(names)s."),
        "withdraw": _("Withdrawn: %(names)s."),
    }
    if outcome.done:
        messages.success(request, said[decision] % {"names": _names(outcome.done)})
    by_reason: dict[str, list[Application]] = {}
    for application, reason in outcome.refused:
        by_reason.setdefault(reason, []).append(application)
    for reason, unlucky in by_reason.items():
        messages.error(request, _("Not for %(names)s: %(reason)s") % {"names": _names(unlucky), "reason": reason})


def _names(applications: list[Application]) -> str:
    names = [str(application.person) for application in applications]
    rest = len(names) - 5
    if rest > 0:
        more = ngettext("and %(count)d more", "and %(count)d more", rest) % {"count": rest}
        return f"{', '.join(names[:5])} {more}"
    return ", ".join(names)


@require_safe
def export(request: HttpRequest, cohort_id, kind: str) -> HttpResponse:
    """The list as it is searched and filtered, as a CSV or XLSX file."""
    if kind not in ("csv", "xlsx"):
        raise Http404
    cohort = open_cohort(request, cohort_id)
    selection = Selection.asked(cohort, request.GET)
    name = f"{cohort.slug}-applications.{kind}"
    if kind == "xlsx":
        return FileResponse(exports.as_xlsx(selection), as_attachment=True, filename=name)
    response = StreamingHttpResponse(exports.as_csv(selection), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
