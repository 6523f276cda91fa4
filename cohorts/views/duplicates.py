"""One person with two accounts: pairs that look like it, a comparison, and the merge that a person decides on."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts import actions as accounts
from accounts.models import Merge, MergeRequest
from cohorts.actions import merges
from cohorts.desk import open_cohort
from cohorts.duplicates import pairs_in
from cohorts.forms.merge import MergeForm
from cohorts.models import Application, Cohort
from courses.lists import searched
from records.errors import Refused, refusal_in


@require_safe
def duplicates(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """The pairs that nobody has decided on, and below what was asked and what was merged."""
    cohort = open_cohort(request, cohort_id)
    query = searched(request)
    asked = _questions(cohort).exclude(confirmed=True).select_related("kept", "gone", "by").distinct()[:50]
    waiting = {frozenset((one.kept_id, one.gone_id)) for one in asked if not one.reason_not_to_answer()}
    pairs = [
        pair
        for pair in pairs_in(cohort)
        if query.lower() in f"{pair.one.person} {pair.other.person}".lower()
        and frozenset((pair.one.person_id, pair.other.person_id)) not in waiting
    ]
    merged = Merge.objects.filter(organisation=cohort.organisation, kept__applications__cohort=cohort)
    merged = merged.select_related("kept", "by").distinct()[:50]
    context = {"cohort": cohort, "pairs": pairs, "query": query, "asked": asked, "merged": merged}
    return render(request, "cohorts/people/duplicates.html", context)


def compare(request: HttpRequest, cohort_id: UUID, one: UUID, other: UUID) -> HttpResponse:
    """The two side by side; the form says which account stays, and why this is one person."""
    cohort = open_cohort(request, cohort_id)
    rows = _pair(cohort, one, other)
    form = MergeForm(request.POST or None, rows=rows, by=request.user)
    if request.method == "POST" and form.is_valid():
        with refusal_in(form):
            merges.ask(*rows, keep=form.kept, by=request.user, reason=form.cleaned_data["reason"])
            messages.success(request, _("Asked by mail. They become one once the address that closes says yes."))
            return redirect("cohorts:duplicates", cohort.public_id)
    texts = [list(row.person.acceptances.current().select_related("text")) for row in rows]
    context = {"cohort": cohort, "rows": list(zip(rows, texts, strict=True)), "form": form}
    return render(request, "cohorts/people/compare.html", context, status=422 if form.errors else 200)


@require_POST
def tell_apart(request: HttpRequest, cohort_id: UUID, one: UUID, other: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    first, second = _pair(cohort, one, other)
    merges.tell_apart(cohort, first.person, second.person, request.user)
    said = _("Noted: %(one)s and %(other)s are two people.") % {"one": first.person, "other": second.person}
    messages.success(request, said)
    return redirect("cohorts:duplicates", cohort.public_id)


@require_POST
def take_back_merge(request: HttpRequest, cohort_id: UUID, question: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    asked = get_object_or_404(_questions(cohort).distinct(), public_id=question)
    try:
        accounts.take_back_merge(asked, request.user)
        messages.success(request, _("The question is taken back; its link ends."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("cohorts:duplicates", cohort.public_id)


def _questions(cohort: Cohort):
    """What was asked about the accounts that have applied here, and not taken back."""
    rows = MergeRequest.objects.filter(organisation=cohort.organisation, taken_back_at=None)
    return rows.filter(gone__applications__cohort=cohort)


def _pair(cohort: Cohort, one: UUID, other: UUID) -> list[Application]:
    rows = cohort.applications.exclude(state=Application.State.DRAFT).select_related("person", "school")
    found = {row.public_id: row for row in rows.filter(public_id__in=(one, other))}
    if len(found) != 2:
        raise Http404
    for row in found.values():
        row.cohort = cohort
    return [found[one], found[other]]
