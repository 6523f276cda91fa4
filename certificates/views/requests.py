"""Refusals that participants ask to have looked at again: the list, and the answer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from accounts.again import after_proof
from courses.lists import filtered, searched
from records import tables
from records.errors import refusal_in

from ..criteria import requests_list as listing
from ..criteria.asking import answer
from ..criteria.deciding_forms import AnswerForm
from ..criteria.eligibility import standing_of
from ..criteria.who import why_cannot_answer
from ..models import Reconsideration
from .common import get_cohort


@require_safe
def list_requests(request: HttpRequest, cohort_id) -> HttpResponse:
    """Those to answer first, the oldest before the newest."""
    cohort = get_cohort(request, cohort_id, "certificates.see")
    found = listing.found(cohort, searched(request))
    shown = listing.in_state(found, request.GET.get("state", ""))
    if "export" in request.GET:
        return tables.answer(request.GET["export"], f"{_('Requests')} {cohort.title}", *listing.as_table(cohort, shown))
    number = found.count()
    context = filtered(request, shown, listing.choices(found)) | {
        "cohort": cohort,
        "count": ngettext("%(n)d request", "%(n)d requests", number) % {"n": number},
        "may_answer": request.user.has_perm("certificates.issue", cohort),
    }
    return render(request, "certificates/criteria/requests.html", context)


def answer_request(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    """How it stood, how it stands, what was asked; the officer grants it or lets the refusal stay, with a reason."""
    cohort = get_cohort(request, cohort_id, "certificates.see")
    rows = Reconsideration.objects.filter(application__cohort=cohort)
    asked = get_object_or_404(rows.select_related("application__person", "answered_by"), public_id=public_id)
    asked.application.cohort = cohort
    standing = standing_of(asked.application)
    may_answer = request.user.has_perm("certificates.issue", cohort)
    refusal = why_cannot_answer(request.user, asked) if may_answer else _("A certificate officer answers.")
    form = AnswerForm(None if refusal else request.POST or None, missing=standing.missing if standing else [])
    if form.is_valid():
        with refusal_in(form):
            _answer(request, asked, form.cleaned_data)
            messages.success(request, _("%(name)s is told.") % {"name": asked.application.person})
            return redirect("certificates:reconsiderations", cohort.public_id)
    context = {
        "cohort": cohort,
        "asked": asked,
        "before": listing.lines_before(asked),
        "standing": standing,
        "form": form,
        "refusal": refusal,
    }
    status = 422 if form.is_bound else 409 if request.method == "POST" else 200
    return render(request, "certificates/criteria/answer.html", context, status=status)


@after_proof
def _answer(request: HttpRequest, asked: Reconsideration, told: dict) -> Reconsideration:
    criteria = asked.application.cohort.criteria.filter(public_id__in=told.get("exceptions", []))
    return answer(asked, told["state"], told["answer"], by=request.user, exceptions=criteria)
