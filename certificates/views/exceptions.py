"""Letting a participant off a criterion, and taking that back; each asks for the password and a reason."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.again import after_proof
from records.errors import refusal_in

from ..criteria.deciding import grant_exception, withdraw_exception
from ..criteria.deciding_forms import ExceptionForm, WithdrawForm
from ..criteria.who import why_cannot_except, why_cannot_withdraw
from ..models import CriterionException
from .common import get_cohort


def grant(request: HttpRequest, cohort_id, public_id, criterion_id) -> HttpResponse:
    cohort = get_cohort(request, cohort_id, "certificates.issue")
    rows = cohort.applications.enrolled().select_related("person", "cohort")
    application = get_object_or_404(rows, public_id=public_id)
    criterion = get_object_or_404(cohort.criteria.all(), public_id=criterion_id)
    back = redirect("certificates:participant", cohort.public_id, application.public_id)
    if refusal := why_cannot_except(request.user, criterion, application):
        messages.error(request, refusal)
        return back
    form = ExceptionForm(request.POST or None)
    if form.is_valid():
        with refusal_in(form):
            _grant(request, criterion, application, form.cleaned_data["reason"])
            messages.success(request, _("“%(name)s” is not asked of this participant.") % {"name": criterion.name})
            return back
    said = _("Without it %(name)s can get the certificate. Your name, the day and the reason stand in the record.")
    context = _page(cohort, form, back.url) | {
        "title": _("Make an exception of “%(criterion)s” for %(name)s?")
        % {"criterion": criterion.name, "name": application.person},
        "text": said % {"name": application.person},
        "submit": _("Make the exception"),
    }
    return render(request, "components/confirm_page.html", context, status=422 if form.is_bound else 200)


@after_proof
def _grant(request: HttpRequest, criterion, application, reason: str) -> CriterionException:
    return grant_exception(criterion, application, reason=reason, by=request.user)


def withdraw(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    cohort = get_cohort(request, cohort_id, "certificates.issue")
    rows = CriterionException.objects.filter(criterion__cohort=cohort)
    exception = get_object_or_404(rows.select_related("criterion__cohort", "application__person"), public_id=public_id)
    back = redirect("certificates:participant", cohort.public_id, exception.application.public_id)
    if refusal := why_cannot_withdraw(exception):
        messages.error(request, refusal)
        return back
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        with refusal_in(form):
            _withdraw(request, exception, form.cleaned_data["reason"])
            messages.success(request, _("“%(name)s” is asked for again.") % {"name": exception.criterion.name})
            return back
    said = _("%(name)s has to meet this criterion again. The exception stays in the record, with who took it back.")
    context = _page(cohort, form, back.url) | {
        "title": _("Take back the exception of “%(name)s”?") % {"name": exception.criterion.name},
        "text": said % {"name": exception.application.person},
        "submit": _("Take back the exception"),
        "danger": True,
    }
    return render(request, "components/confirm_page.html", context, status=422 if form.is_bound else 200)


@after_proof
def _withdraw(request: HttpRequest, exception: CriterionException, reason: str) -> CriterionException:
    return withdraw_exception(exception, reason=reason, by=request.user)


def _page(cohort, form, cancel: str) -> dict:
    return {"layout": "desk.html", "cohort": cohort, "tab": "certificates", "form": form, "cancel": cancel}
