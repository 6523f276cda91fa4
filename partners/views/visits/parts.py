"""The parts of an offer that a host adds and takes away: dates, what is asked, rules, files; and its bookings."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from records import files
from records.errors import Refused, refusal_in
from records.wording import say_moment

from ...forms.fields import ReasonForm
from ...forms.visits import DateForm, HostFileForm, OfferFieldForm, RulesForm
from ...models import OfferField, VisitBooking, VisitOffer
from ...visits import booking as bookings
from ...visits import offering
from ..access import row_to_speak_for
from ..answers import act, ask
from .offers import offer_page, own_offer, page_of


@require_POST
def add_date(request: HttpRequest, public_id) -> HttpResponse:
    offer = own_offer(request, public_id)
    with timezone.override(offer.zone):
        form = DateForm(request.POST)
        if form.is_valid():
            with refusal_in(form):
                offering.add_date(offer, **form.cleaned_data)
                messages.success(request, _("The date is named."))
                return redirect(page_of(offer) + "#dates")
        return offer_page(request, offer, 422, date_form=form)


def remove_date(request: HttpRequest, public_id, date) -> HttpResponse:
    offer = own_offer(request, public_id)
    row = get_object_or_404(offer.dates.current(), public_id=date)
    row.offer = offer
    if request.method == "POST":
        return act(request, lambda: offering.remove_date(row), _("The date is taken away."), page_of(offer))
    return ask(
        request,
        title=_("Take %(date)s away?") % {"date": say_moment(row.starts_at, offer.time_zone)},
        text=_("Nobody can book it any more."),
        submit=_("Take the date away"),
        cancel=page_of(offer),
        danger=True,
    )


def add_field(request: HttpRequest, public_id) -> HttpResponse:
    return _field(request, own_offer(request, public_id), None)


def edit_field(request: HttpRequest, public_id, field) -> HttpResponse:
    offer = own_offer(request, public_id)
    return _field(request, offer, get_object_or_404(offer.fields, public_id=field))


def _field(request: HttpRequest, offer: VisitOffer, row: OfferField | None) -> HttpResponse:
    copy = OfferField.objects.get(pk=row.pk) if row else None
    form = OfferFieldForm(request.POST or None, instance=copy)
    if form.is_valid():
        with refusal_in(form):
            offering.save_field(offer, row, **form.cleaned_data)
            return redirect(page_of(offer) + "#fields")
    return _form(request, offer, form, _("What you ask of each visitor"), _("Save"))


def _form(request: HttpRequest, offer: VisitOffer, form, title: str, submit: str) -> HttpResponse:
    context = {"form": form, "organisation": offer, "title": title, "back": page_of(offer), "submit": submit}
    return render(request, "partners/visits/form.html", context, status=422 if form.is_bound else 200)


@require_POST
def remove_field(request: HttpRequest, public_id, field) -> HttpResponse:
    offer = own_offer(request, public_id)
    row = get_object_or_404(offer.fields, public_id=field)
    done = _("It is not asked any more, from the next booking on.")
    return act(request, lambda: offering.remove_field(row), done, page_of(offer))


def rules(request: HttpRequest, public_id) -> HttpResponse:
    """A new version of what visitors accept, begun with the last."""
    offer = own_offer(request, public_id)
    form = RulesForm(request.POST or None, last=offer.rules.first())
    if form.is_valid():
        with refusal_in(form):
            offering.write_rules(offer, form.bodies, request.user, form.cleaned_data["seen"] or 0)
            messages.success(request, _("Kept as a new version. What is booked keeps the version that it has."))
            return redirect(page_of(offer) + "#rules")
    return _form(request, offer, form, _("What visitors accept"), _("Save as a new version"))


@require_POST
def add_file(request: HttpRequest, public_id) -> HttpResponse:
    offer = own_offer(request, public_id)
    form = HostFileForm(request.POST, request.FILES)
    if form.is_valid():
        with refusal_in(form):
            offering.add_file(offer, form.cleaned_data["title"], form.cleaned_data["file"], request.user)
            messages.success(request, _("Kept. Visitors of what is booked find it among the material."))
            return redirect(page_of(offer) + "#files")
    with timezone.override(offer.zone):
        return offer_page(request, offer, 422, file_form=form)


@require_POST
def remove_file(request: HttpRequest, public_id, file) -> HttpResponse:
    offer = own_offer(request, public_id)
    row = get_object_or_404(offer.files.current(), public_id=file)
    done = _("It is not shown any more, from the next booking on.")
    return act(request, lambda: offering.remove_file(row), done, page_of(offer))


@require_safe
def own_file(request: HttpRequest, public_id, file) -> HttpResponse:
    offer = own_offer(request, public_id)
    return files.serve(get_object_or_404(offer.files, public_id=file, stored__state="confirmed").stored, public=False)


def cancel_own(request: HttpRequest, public_id) -> HttpResponse:
    """The host cannot receive them: the reason goes to the organiser."""
    rows = VisitBooking.objects.select_related("date__offer__organisation", "cohort", "session")
    row = get_object_or_404(rows, public_id=public_id)
    row_to_speak_for(request, VisitOffer.objects.select_related("organisation"), row.date.offer.public_id)
    text = _("The session is cancelled, and the organiser reads your reason. The date is free again.")
    return ask_to_cancel(request, row, page_of(row.date.offer), text, by_host=True)


def ask_to_cancel(request: HttpRequest, row: VisitBooking, back: str, text: str, *, by_host: bool, **words):
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        try:
            bookings.cancel(row, request.user, form.cleaned_data["reason"], by_host=by_host)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("Cancelled, and told."))
        return redirect(back)
    title = _("Cancel the visit of %(cohort)s?") % {"cohort": row.cohort}
    return ask(
        request, status=422 if form.is_bound else 200, form=form, title=title, text=text,
        submit=_("Cancel the visit"), cancel=back, danger=True, **words,
    )  # fmt: skip
