"""The table in which the team enters the points of one test or assessment."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext

from records.errors import Refused

from .. import actions
from ..criteria.forms import PointsForm
from ..criteria.measuring import plain
from ..criteria.who import fixed_in, why_cannot_score
from ..models import Criterion
from .common import get_cohort


def enter_scores(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    """Everybody in one form; what is empty has no points yet."""
    cohort = get_cohort(request, cohort_id, "certificates.enter_scores")
    criterion = get_object_or_404(cohort.criteria, public_id=public_id, kind=Criterion.Kind.SCORE)
    rows = _rows(request, cohort, criterion)
    refusal, status = "", 200
    if request.method == "POST":
        forms = [row["form"] for row in rows if row["form"]]
        if all(form.is_valid() for form in forms):
            touched = [row for row in rows if row["form"] and row["form"].has_changed()]
            points = {row["application"]: row["form"].cleaned_data["points"] for row in touched}
            try:
                changed = actions.enter_scores(criterion, points, by=request.user)
            except Refused as refused:
                refusal = str(refused)
            else:
                said = ngettext(
                    "The points of %(n)d person are saved.", "The points of %(n)d people are saved.", changed
                )
                messages.success(request, said % {"n": changed})
                return redirect(request.path)
        status = 422
    context = {"cohort": cohort, "criterion": criterion, "rows": rows, "refusal": refusal}
    context["entered"] = sum(row["points"] is not None for row in rows)
    context["wrong"] = sum(bool(row["form"] and row["form"].is_bound and row["form"].errors) for row in rows)
    context["may_see"] = request.user.has_perm("certificates.see", cohort)
    context["is_officer"] = request.user.has_perm("certificates.issue", cohort)
    return render(request, "certificates/scores.html", context, status=status)


def _rows(request: HttpRequest, cohort, criterion: Criterion) -> list[dict]:
    """One row a participant; without a form where the reader cannot enter, with the reason."""
    points = dict(criterion.scores.values_list("application", "points"))
    given = fixed_in(cohort)
    applications = cohort.applications.enrolled().select_related("person", "school")
    rows = []
    for application in applications.order_by("person__full_name", "pk"):
        value = points.get(application.pk)
        reason = why_cannot_score(request.user, application)
        form = None
        if not reason and application.pk not in given:
            form = PointsForm(
                request.POST or None,
                prefix=f"p{application.pk}",
                initial={"points": None if value is None else plain(value)},
                most=criterion.points or 0,
                name=str(application.person),
            )
        shown = None if value is None else plain(value)
        rows.append({"application": application, "form": form, "reason": reason, "points": shown})
    return rows
