"""What a cohort asks for: the list of criteria, each added, changed, moved and taken out."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cohorts.models import Gate
from records.errors import Refused, refusal_in

from ..criteria import actions
from ..criteria.actions import why_criteria_are_fixed
from ..criteria.deciding_forms import TermsForm
from ..criteria.eligibility import criteria_of, terms_of
from ..criteria.forms import FIRST_VALUES, FORMS
from ..models import Criterion
from .common import get_cohort


@require_safe
def list_criteria(request: HttpRequest, cohort_id) -> HttpResponse:
    cohort = get_cohort(request, cohort_id, "certificates.edit_criteria")
    criteria = criteria_of(cohort)
    context = {
        "cohort": cohort,
        "criteria": criteria,
        "terms": terms_of(cohort),
        "fixed": why_criteria_are_fixed(cohort),
        "may_run": request.user.has_perm("cohorts.run_cohort", cohort),
        "may_confirm": request.user.has_perm("certificates.issue", cohort),
        "kinds": {criterion.kind for criterion in criteria},
        "has_checklists": cohort.checklists.current().exists(),
        "has_gates": cohort.gates.current().exclude(kind=Gate.Kind.FITNESS).exists(),
    }
    return render(request, "certificates/criteria/list.html", context)


def add_criterion(request: HttpRequest, cohort_id, kind: str) -> HttpResponse:
    cohort = get_cohort(request, cohort_id, "certificates.edit_criteria")
    if kind not in FORMS:
        raise Http404
    criterion = Criterion(cohort=cohort, kind=kind)
    form = FORMS[kind](request.POST or None, instance=criterion, initial=FIRST_VALUES[kind])
    return _form_page(request, cohort, form, actions.add_criterion, _("Add the criterion"))


def change_criterion(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    cohort = get_cohort(request, cohort_id, "certificates.edit_criteria")
    criterion = get_object_or_404(cohort.criteria.select_related("cohort"), public_id=public_id)
    form = FORMS[criterion.kind](request.POST or None, instance=criterion)
    return _form_page(request, cohort, form, lambda cohort, row: actions.change_criterion(row), _("Save the criterion"))


def _form_page(request: HttpRequest, cohort, form, save, submit: str) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            save(cohort, form.instance)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("“%(name)s” is saved.") % {"name": form.instance.name})
            return redirect("certificates:criteria", cohort.public_id)
    context = {"cohort": cohort, "form": form, "submit": submit, "fixed": why_criteria_are_fixed(cohort)}
    return render(request, "certificates/criteria/form.html", context, status=422 if form.errors else 200)


def remove_criterion(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    cohort = get_cohort(request, cohort_id, "certificates.edit_criteria")
    criterion = get_object_or_404(cohort.criteria.select_related("cohort"), public_id=public_id)
    back = redirect("certificates:criteria", cohort.public_id)
    if request.method == "POST":
        try:
            actions.remove_criterion(criterion)
            messages.success(request, _("“%(name)s” is taken out.") % {"name": criterion.name})
        except Refused as refused:
            messages.error(request, str(refused))
        return back
    context = {
        "layout": "desk.html",
        "cohort": cohort,
        "tab": "certificates",
        "title": _("Take out “%(name)s”?") % {"name": criterion.name},
        "text": _("It is no longer asked for, and points entered for it are taken out too. History keeps both."),
        "submit": _("Take out the criterion"),
        "cancel": back.url,
        "danger": True,
    }
    return render(request, "components/confirm_page.html", context)


@require_POST
def move_criterion(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    cohort = get_cohort(request, cohort_id, "certificates.edit_criteria")
    criterion = get_object_or_404(cohort.criteria.select_related("cohort"), public_id=public_id)
    try:
        actions.move_criterion(criterion, up=request.POST.get("to") == "up")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("certificates:criteria", cohort.public_id)


def change_terms(request: HttpRequest, cohort_id) -> HttpResponse:
    """Whether there are certificates of attendance, and until when a refusal can be asked about again."""
    cohort = get_cohort(request, cohort_id, "certificates.edit_criteria")
    form = TermsForm(request.POST or None, instance=terms_of(cohort))
    if form.is_valid():
        with refusal_in(form):
            actions.save_terms(cohort, **form.cleaned_data)
            messages.success(request, _("The terms are saved."))
            return redirect("certificates:criteria", cohort.public_id)
    context = {"cohort": cohort, "form": form, "submit": _("Save the terms"), "title": _("Terms of the certificate")}
    return render(request, "certificates/criteria/form.html", context, status=422 if form.is_bound else 200)


@require_POST
def confirm(request: HttpRequest, cohort_id) -> HttpResponse:
    cohort = get_cohort(request, cohort_id, "certificates.issue")
    try:
        terms = actions.confirm_criteria(cohort, by=request.user)
        messages.success(request, _("The criteria are confirmed, version %(number)d.") % {"number": terms.number})
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("certificates:criteria", cohort.public_id)
