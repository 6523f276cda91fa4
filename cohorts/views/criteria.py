"""How a cohort selects: criteria of the reviews, how many reviews, blind or not, and whether schools approve first."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from cohorts.actions import reviews as actions
from cohorts.actions import verdicts
from cohorts.desk import open_cohort
from cohorts.forms.reviews import CopyCriteriaForm, CriterionForm, ReviewingForm
from cohorts.models import Cohort, CohortRole
from records.errors import Refused, refusal_in


def criteria(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """The criteria with the rules of selecting beside them."""
    cohort = open_cohort(request, cohort_id)
    form = ReviewingForm(request.POST or None, instance=Cohort.objects.get(pk=cohort.pk))
    if request.method == "POST" and form.is_valid():
        with refusal_in(form):
            _change(cohort, form.cleaned_data, request.user)
            messages.success(request, _("Saved."))
            return redirect("cohorts:criteria", cohort.public_id)
    rows = list(cohort.review_criteria.all())
    weights = sum(row.weight for row in rows)
    for row in rows:
        row.share = round(100 * row.weight / weights)
    copy = CopyCriteriaForm(cohort=cohort)
    context = {
        "cohort": cohort,
        "criteria": rows,
        "form": form,
        "fixed": actions.why_criteria_are_fixed(cohort),
        "copy": copy if copy.fields["source"].queryset.exists() else None,
        "reviewers": cohort.roles.current().filter(role=CohortRole.Kind.REVIEWER).count(),
        "without_coordinator": verdicts.schools_without_coordinator(cohort) if cohort.coordinator_approves else [],
    }
    return render(request, "cohorts/reviews/criteria.html", context, status=422 if form.errors else 200)


@transaction.atomic
def _change(cohort: Cohort, typed: dict, by) -> None:
    verdicts.change_asking_schools(cohort, typed["coordinator_approves"], by)
    actions.change_reviewing(cohort, reviews_wanted=typed["reviews_wanted"], blind_review=typed["blind_review"], by=by)


def add_criterion(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    return _write(request, open_cohort(request, cohort_id), None)


def edit_criterion(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    return _write(request, cohort, get_object_or_404(cohort.review_criteria, public_id=public_id))


def _write(request: HttpRequest, cohort: Cohort, criterion) -> HttpResponse:
    form = CriterionForm(request.POST or None, instance=criterion)
    if form.is_valid():
        with refusal_in(form):
            actions.save_criterion(cohort, criterion, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("cohorts:criteria", cohort.public_id)
    context = {"cohort": cohort, "form": form, "criterion": criterion}
    return render(request, "cohorts/reviews/criterion.html", context, status=422 if form.errors else 200)


def remove_criterion(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    criterion = get_object_or_404(cohort.review_criteria.select_related("cohort"), public_id=public_id)
    if request.method == "POST":
        try:
            actions.remove_criterion(criterion)
            messages.success(request, _("“%(criterion)s” is taken away.") % {"criterion": criterion})
        except Refused as refused:
            messages.error(request, str(refused))
        return redirect("cohorts:criteria", cohort.public_id)
    context = {
        "layout": "desk.html",
        "cohort": cohort,
        "tab": "settings",
        "title": _("Take “%(criterion)s” away?") % {"criterion": criterion},
        "text": _("Reviewers are no longer asked for it. Points in drafts of reviews go with it."),
        "submit": _("Take it away"),
        "cancel": redirect("cohorts:criteria", cohort.public_id)["Location"],
        "danger": True,
    }
    return render(request, "components/confirm_page.html", context)


@require_POST
def move_criterion(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    criterion = get_object_or_404(cohort.review_criteria.select_related("cohort"), public_id=public_id)
    actions.move_criterion(criterion, -1 if request.POST.get("to") == "up" else 1)
    return redirect(f"{redirect('cohorts:criteria', cohort.public_id)['Location']}#criteria")


@require_POST
def copy_criteria(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    form = CopyCriteriaForm(request.POST, cohort=cohort)
    if not form.is_valid():
        messages.error(request, _("Choose a cohort of your own organisation."))
        return redirect("cohorts:criteria", cohort.public_id)
    try:
        copied = actions.copy_criteria(cohort, form.cleaned_data["source"])
        words = ngettext("%(number)d criterion copied.", "%(number)d criteria copied.", copied)
        messages.success(request, words % {"number": copied})
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("cohorts:criteria", cohort.public_id)
