"""The table in which a named person judges what no machine measures."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext

from records.errors import Refused

from ..criteria.deciding import approve_manually
from ..criteria.deciding_forms import WORD_OF, VerdictForm
from ..criteria.who import fixed_in, why_cannot_score
from ..models import Criterion
from .common import get_cohort


def give_approvals(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    """Everybody in one form; only rows that were touched are written."""
    cohort = get_cohort(request, cohort_id, "certificates.enter_scores")
    criterion = get_object_or_404(cohort.criteria, public_id=public_id, kind=Criterion.Kind.MANUAL)
    rows = _rows(request, cohort, criterion)
    refusal, status = "", 200
    if request.method == "POST":
        forms = [row["form"] for row in rows if row["form"]]
        if all(form.is_valid() for form in forms):
            touched = {
                row["application"]: row["form"].told for row in rows if row["form"] and row["form"].has_changed()
            }
            try:
                changed = approve_manually(criterion, touched, by=request.user)
            except Refused as refused:
                refusal = str(refused)
            else:
                said = ngettext("%(n)d person was judged.", "%(n)d people were judged.", changed)
                messages.success(request, said % {"n": changed})
                return redirect(request.path)
        status = 422
    context = {
        "cohort": cohort,
        "criterion": criterion,
        "rows": rows,
        "refusal": refusal,
        "decided": sum(row["current"] is not None for row in rows),
        "wrong": sum(bool(row["form"] and row["form"].is_bound and row["form"].errors) for row in rows),
        "may_see": request.user.has_perm("certificates.see", cohort),
        "is_officer": request.user.has_perm("certificates.issue", cohort),
    }
    return render(request, "certificates/criteria/approvals.html", context, status=status)


def _rows(request: HttpRequest, cohort, criterion: Criterion) -> list[dict]:
    """One row a participant; without a form where the reader cannot judge, with the reason."""
    current = {row.application_id: row for row in criterion.approvals.current().select_related("by")}
    given = fixed_in(cohort)
    rows = []
    for application in (
        cohort.applications.enrolled().select_related("person", "school").order_by("person__full_name", "pk")
    ):
        found = current.get(application.pk)
        reason = why_cannot_score(request.user, application)
        form = None
        if not reason and application.pk not in given:
            initial = {"verdict": WORD_OF[found.approved if found else None], "words": found.words if found else ""}
            name = str(application.person)
            form = VerdictForm(request.POST or None, prefix=f"p{application.pk}", initial=initial, name=name)
        rows.append({"application": application, "form": form, "reason": reason, "current": found})
    return rows
