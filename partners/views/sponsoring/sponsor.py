"""One sponsor of a cohort: terms, promises of both sides, what is given in kind, the agreement in its versions."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from records.errors import refusal_in

from ...forms.sponsoring import InKindForm, ReceivedForm, TermsForm
from ...models import Deliverable, InKind, Sponsorship
from ...models.sponsorships import reached
from ...sponsoring import refusals
from ...sponsoring.actions import in_kind, sponsorships
from ...sponsoring.terms import amount_words
from ..answers import act, ask
from .rows import sponsor_of


def page_of(row: Sponsorship) -> str:
    return reverse("partners:sponsor", args=[row.cohort.public_id, row.public_id])


def sponsor(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    row = sponsor_of(request, cohort_id, public_id)
    form = TermsForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        with refusal_in(form):
            said = {"contact": None, **form.cleaned_data}
            sponsorships.save_terms(sponsor_of(request, cohort_id, public_id), by=request.user, **said)
            messages.success(request, _("The terms are saved. The sponsor learns of them when you send the offer."))
            return redirect(page_of(row))
    return _page(request, row, form, status=422 if form.errors else 200)


def _page(request: HttpRequest, row: Sponsorship, form, kind_form=None, status: int = 200) -> HttpResponse:
    promises = list(row.deliverables.select_related("owner"))
    agreements = list(row.agreements.defer("pdf").select_related("accepted_by", "made_by"))
    context = {
        "cohort": row.cohort,
        "row": row,
        "form": form,
        "amount": amount_words(row),
        "steps": reached(row),
        "theirs": [one for one in promises if one.side == Deliverable.Side.THEIRS],
        "ours": [one for one in promises if one.side == Deliverable.Side.OURS],
        "in_kind": row.in_kind.all(),
        "kind_form": kind_form or InKindForm(),
        "agreements": agreements,
        "today": refusals.today_in(row.cohort),
        "contacts": refusals.contacts_of(row.organisation),
        "cannot_offer": refusals.why_not_offer(row),
        "cannot_decline": refusals.why_not_decline(row),
        "cannot_withdraw": refusals.why_not_withdraw(row),
        "cannot_fulfil": refusals.why_not_fulfil(row),
        "cannot_thank": refusals.why_not_thank(row),
        "fixed": refusals.why_no_new_terms(row),
    }
    return render(request, "partners/sponsoring/sponsor.html", context, status=status)


def add_in_kind(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    row = sponsor_of(request, cohort_id, public_id)
    form = InKindForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusal_in(form):
            in_kind.save_in_kind(InKind(sponsorship=row, **form.cleaned_data), request.user)
            messages.success(request, _("Added."))
            return redirect(page_of(row))
    if request.method != "POST":
        return redirect(page_of(row))
    return _page(request, row, TermsForm(instance=row), form, status=422)


def _line(row: Sponsorship, line_id) -> InKind:
    line = get_object_or_404(row.in_kind, public_id=line_id)
    line.sponsorship = row
    return line


def remove_in_kind(request: HttpRequest, cohort_id, public_id, line_id) -> HttpResponse:
    row = sponsor_of(request, cohort_id, public_id)
    line = _line(row, line_id)
    if request.method == "POST":
        return act(request, lambda: in_kind.remove_in_kind(line, request.user), _("Removed."), page_of(row))
    return ask(
        request, layout="desk.html", cohort=row.cohort, tab="partners", danger=True, cancel=page_of(row),
        title=_("Remove “%(name)s”?") % {"name": line.what}, text=_("The next version of the agreement leaves it out."),
        submit=_("Remove the line"),
    )  # fmt: skip


def in_kind_received(request: HttpRequest, cohort_id, public_id, line_id) -> HttpResponse:
    row = sponsor_of(request, cohort_id, public_id)
    line = _line(row, line_id)
    form = ReceivedForm(request.POST or None)
    if request.method == "POST" and (request.POST.get("undo") or form.is_valid()):
        on = None if request.POST.get("undo") else form.cleaned_data["on"]
        return act(request, lambda: in_kind.note_received(line, on, request.user), _("Noted."), page_of(row))
    return ask(
        request, layout="desk.html", cohort=row.cohort, tab="partners", cancel=page_of(row), form=form,
        title=_("“%(name)s” is here?") % {"name": line.what}, text=_("From then on its value counts as received."),
        submit=_("Note it as received"), status=422 if form.errors else 200,
    )  # fmt: skip
