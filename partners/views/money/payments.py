"""Payments, and the organiser's terms."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from records.errors import refusal_in

from ...forms.money import PaymentForm, ReasonForm, TermsForm
from ...money import actions, refusals
from ...money.standing import standing_of
from ..answers import ask
from .access import ISSUE, invoice_of_books, organiser_of_books
from .invoices import detail, invoice_page


@require_POST
def pay_invoice(request: HttpRequest, public_id) -> HttpResponse:
    row = invoice_of_books(request, public_id)
    if refusal := refusals.why_not_pay(row):
        messages.error(request, refusal)
        return redirect(detail(row))
    form = PaymentForm(request.POST, open_cents=standing_of(row).open)
    if form.is_valid():
        said = form.cleaned_data
        with refusal_in(form):
            actions.record_payment(row, said["amount"], said["paid_on"], said["reference"], request.user, said["seen"])
            messages.success(request, _("Written down."))
            return redirect(detail(row))
    return invoice_page(request, row, form)


def take_back_payment(request: HttpRequest, public_id, payment) -> HttpResponse:
    row = invoice_of_books(request, public_id)
    found = get_object_or_404(row.payments.all(), public_id=payment)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusal_in(form):
            actions.take_back_payment(found, form.cleaned_data["reason"], request.user)
            messages.success(request, _("Taken back."))
            return redirect(detail(row))
    return ask(
        request,
        status=422 if form.errors else 200,
        title=_("Take this payment back?"),
        text=_("It stays in the list, struck through, with your reason; the amount is open again."),
        form=form,
        submit=_("Take it back"),
        cancel=detail(row),
        danger=True,
    )


def terms(request: HttpRequest, organisation_id) -> HttpResponse:
    organiser = organiser_of_books(request, organisation_id, ISSUE)
    form = TermsForm(request.POST or None, instance=actions.terms_of(organiser))
    back = reverse("partners:books", args=[organiser.public_id])
    if request.method == "POST" and form.is_valid():
        actions.save_terms(form.instance, request.user)
        messages.success(request, _("Saved."))
        return redirect(back)
    context = {"organiser": organiser, "form": form, "back": back}
    return render(request, "partners/money/terms.html", context, status=422 if form.errors else 200)
