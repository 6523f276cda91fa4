"""The page of one search: how far it is, what it found or why nothing can be found, taking it over."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from cohorts.groups import plan_results
from records.errors import Refused

from ..actions import groups, plan_runs, rotation
from ..desk import open_cohort
from ..forms.rotation import TellForm
from ..models import Cohort, PlanRun


def _run(cohort: Cohort, public_id: UUID) -> PlanRun:
    rows = cohort.plan_runs.select_related("rotation__cohort", "cohort", "asked_by")
    return get_object_or_404(rows, public_id=public_id)


@require_safe
def plan_run(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    run = _run(cohort, public_id)
    context = {"cohort": cohort, "run": run, "distance": plan_results.distance_of(run)}
    if run.state == PlanRun.State.IMPOSSIBLE:
        context["contradiction"] = plan_results.contradiction_of(run)
    elif run.state == PlanRun.State.SOLVED:
        context["result"] = (plan_results.rotation_result if run.rotation else plan_results.groups_result)(run)
    name = "cohorts/groups/run.html"
    return render(request, f"{name}#moving" if request.htmx else name, context)


@require_POST
def stop_run(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    run = _run(cohort, public_id)
    plan_runs.stop(run)
    return redirect("cohorts:plan_run", cohort.public_id, run.public_id)


def adopt_run(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    """Asks once, says who will be told, then writes."""
    cohort = open_cohort(request, cohort_id)
    run = _run(cohort, public_id)
    form = TellForm(request.POST or None, initial={"tell": cohort.is_public})
    if form.is_valid():
        try:
            words = _adopt(run, request.user, form.cleaned_data["tell"])
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect("cohorts:plan_run", cohort.public_id, run.public_id)
        messages.success(request, words)
        if run.rotation:
            return redirect("cohorts:rotation", cohort.public_id, run.rotation.public_id)
        return redirect("cohorts:groups", cohort.public_id)
    context = {"cohort": cohort, "tab": "groups", "layout": "desk.html", "form": form, **_question(run)}
    context["cancel"] = reverse("cohorts:plan_run", args=[cohort.public_id, run.public_id])
    return render(request, "components/confirm_page.html", context)


def _adopt(run: PlanRun, user, tell: bool) -> str:
    if run.rotation:
        changes = rotation.adopt(run, by=user, tell=tell)
        number = len(changes.new) + len(changes.moved)
        words = ngettext("%(n)d time in the timetable changed.", "%(n)d times in the timetable changed.", number)
        return words % {"n": number}
    moves = groups.adopt(run, by=user, tell=tell)
    return ngettext("%(n)d person has a new group.", "%(n)d people have a new group.", len(moves)) % {"n": len(moves)}


def _question(run: PlanRun) -> dict:
    if run.rotation:
        result = plan_results.rotation_result(run) if run.state == PlanRun.State.SOLVED else {"changes": None}
        changes = result["changes"]
        if changes is None:
            return {"title": _("Put this rotation into the timetable?"), "submit": _("Put it into the timetable")}
        words = {
            "new": len(changes.new),
            "moved": len(changes.moved),
            "same": len(changes.same),
            "people": result["told"],
            "trainers": result["told_trainers"],
        }
        text = _(
            "%(new)d new times, %(moved)d moved, %(same)d as they are. It concerns %(people)d students and "
            "%(trainers)d trainers. Until somebody marks attendance it can be changed again."
        )
        return {
            "title": _("Put this rotation into the timetable?"),
            "text": text % words,
            "submit": _("Put it into the timetable"),
        }
    moves = groups.moves_of(run)
    words = ngettext(
        "%(n)d person gets another group. You can change single groups afterwards.",
        "%(n)d people get another group. You can change single groups afterwards.",
        len(moves),
    )
    return {
        "title": _("Take over these groups?"),
        "text": words % {"n": len(moves)},
        "submit": _("Take over the groups"),
    }
