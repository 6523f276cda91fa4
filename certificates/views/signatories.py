"""Whose names stand under the certificates of an organiser."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from records.errors import refusal_in

from .. import actions
from ..issuing.forms import SignatoryForm
from ..models import Signatory
from .common import get_cohort


def list_signatories(request: HttpRequest, cohort_id) -> HttpResponse:
    """The list, and the form that adds one."""
    cohort = get_cohort(request, cohort_id, "certificates.issue")
    row = Signatory(organisation=cohort.organisation)
    form = SignatoryForm(request.POST or None, instance=row)
    if form.is_valid():
        with refusal_in(form):
            actions.save_signatory(row)
            messages.success(request, _("“%(name)s” is saved.") % {"name": row.name})
            return redirect("certificates:signatories", cohort.public_id)
    rows = list(cohort.organisation.signatories.filter(retired_at=None))
    count = ngettext("%(n)d signatory", "%(n)d signatories", len(rows)) % {"n": len(rows)}
    context = {"cohort": cohort, "rows": rows, "form": form, "count": count}
    return render(request, "certificates/issuing/signatories.html", context, status=422 if form.errors else 200)


def _signatory_or_404(cohort, public_id) -> Signatory:
    return get_object_or_404(cohort.organisation.signatories.filter(retired_at=None), public_id=public_id)


def change_signatory(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    cohort = get_cohort(request, cohort_id, "certificates.issue")
    row = _signatory_or_404(cohort, public_id)
    form = SignatoryForm(request.POST or None, instance=row)
    back = redirect("certificates:signatories", cohort.public_id)
    if form.is_valid():
        with refusal_in(form):
            actions.save_signatory(row)
            messages.success(request, _("“%(name)s” is saved.") % {"name": row.name})
            return back
    text = _("Certificates that were approved keep the name and title that they have.")
    context = {"title": _("Change the signatory"), "text": text, "submit": _("Save the signatory"), "form": form}
    return _confirm(request, cohort, context, back.url)


def retire_signatory(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    cohort = get_cohort(request, cohort_id, "certificates.issue")
    row = _signatory_or_404(cohort, public_id)
    back = redirect("certificates:signatories", cohort.public_id)
    if request.method == "POST":
        actions.retire_signatory(row)
        messages.success(request, _("“%(name)s” is taken out.") % {"name": row.name})
        return back
    context = {
        "title": _("Take out “%(name)s”?") % {"name": row.name},
        "text": _("The name is no longer offered. Certificates that were approved keep it."),
        "submit": _("Take out the signatory"),
        "danger": True,
    }
    return _confirm(request, cohort, context, back.url)


def _confirm(request: HttpRequest, cohort, context: dict, cancel: str) -> HttpResponse:
    whole = {"layout": "desk.html", "cohort": cohort, "tab": "certificates", "cancel": cancel} | context
    return render(request, "components/confirm_page.html", whole, status=422 if request.method == "POST" else 200)
