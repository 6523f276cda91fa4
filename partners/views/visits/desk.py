"""The organiser's visits: what hosts offer, and booking a date for the cohort."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cohorts.models import Cohort
from courses.lists import filtered, searched
from records import files, tables
from records.errors import refusal_in

from ...forms.visits import BookForm
from ...models import VisitBooking, VisitOffer
from ...visits import booking as bookings
from ...visits import listing, refusals
from ..access import cohort_to_run
from ..answers import act
from .parts import ask_to_cancel


def _offers(cohort: Cohort):
    return VisitOffer.objects.told().filter(organisation__keeper=cohort.organisation_id)


@require_safe
def desk_visits(request: HttpRequest, cohort_id) -> HttpResponse:
    cohort = cohort_to_run(request, cohort_id)
    offers = listing.searched(_offers(cohort), searched(request))
    state = request.GET.get("state", "")
    rows = listing.for_cohort(offers, cohort, state)
    shown = listing.with_counts(rows).order_by("organisation__name", "title", "pk")
    if "export" in request.GET:
        return tables.answer(request.GET["export"], f"{_('Visits')} {cohort}", *listing.as_table(shown))
    choices = [(key, word, listing.for_cohort(offers, cohort, key).count()) for key, word in listing.DESK]
    context = filtered(request, shown, choices) | {"cohort": cohort, "any": _offers(cohort).exists()}
    return render(request, "partners/visits/desk_list.html", context)


def _offer(request: HttpRequest, cohort_id, public_id) -> tuple[Cohort, VisitOffer]:
    cohort = cohort_to_run(request, cohort_id)
    return cohort, get_object_or_404(_offers(cohort).select_related("organisation"), public_id=public_id)


@require_safe
def desk_visit(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    return _page(request, *_offer(request, cohort_id, public_id))


def _page(request: HttpRequest, cohort: Cohort, offer: VisitOffer, form: BookForm | None = None) -> HttpResponse:
    """The offer with its dates; each that is free has a form of its own."""
    dates = []
    for date in listing.dates_of(offer):
        shown = form if form and str(form.data.get("date")) == str(date.public_id) else None
        cannot = refusals.why_not_book(date, cohort)
        if shown is None and not cannot:
            said = {"date": date.public_id, "people": date.left}
            shown = BookForm(cohort=cohort, offer=offer, initial=said, auto_id=f"id_%s_{date.pk}")
        mine = [row for row in date.bookings.all() if row.cohort_id == cohort.pk]
        dates.append({"date": date, "cannot": cannot, "form": shown, "mine": mine})
    booked = [row for entry in dates for row in entry["mine"]]
    context = {
        "cohort": cohort,
        "offer": offer,
        "dates": [entry for entry in dates if entry["mine"] or entry["date"].starts_at > timezone.now()],
        "waiting": [(row, why) for row in booked if (why := bookings.why_not_placed(row))],
        "older_rules": [row for row in booked if not refusals.why_no_newer_rules(row)],
        "fields": offer.fields.all(),
        "rules": offer.rules.first(),
        "files": offer.files.current().select_related("stored"),
    }
    return render(request, "partners/visits/desk.html", context, status=422 if form else 200)


@require_POST
def book(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    cohort, offer = _offer(request, cohort_id, public_id)
    form = BookForm(request.POST, cohort=cohort, offer=offer)
    if form.is_valid():
        said = form.cleaned_data
        with refusal_in(form):
            bookings.book(said["date"], cohort, people=said["people"], group=said["group"], by=request.user)
            messages.success(request, _("Booked. The session and its list of visitors are made, the host is told."))
            return redirect("partners:desk_visit", cohort.public_id, offer.public_id)
    if not any(str(form.data.get("date")) == str(date.public_id) for date in offer.dates.current()):
        messages.error(request, _("The host does not offer this date any more."))
        return redirect("partners:desk_visit", cohort.public_id, offer.public_id)
    return _page(request, cohort, offer, form)


def _booking(request: HttpRequest, cohort_id, public_id) -> VisitBooking:
    cohort = cohort_to_run(request, cohort_id)
    rows = cohort.visit_bookings.select_related("date__offer__organisation", "session", "visit", "rules")
    row = get_object_or_404(rows, public_id=public_id)
    row.cohort = cohort
    return row


def cancel_booking(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    row = _booking(request, cohort_id, public_id)
    back = reverse("partners:desk_visit", args=[row.cohort.public_id, row.date.offer.public_id])
    text = _("The session is cancelled, and the host reads your reason. Release the timetable so that all know.")
    words = {"layout": "desk.html", "cohort": row.cohort, "tab": "partners"}
    return ask_to_cancel(request, row, back, text, by_host=False, **words)


@require_POST
def newer_rules(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    row = _booking(request, cohort_id, public_id)
    back = reverse("partners:desk_visit", args=[row.cohort.public_id, row.date.offer.public_id])
    done = _("Visitors are asked to accept the newest version.")
    return act(request, lambda: bookings.take_newer_rules(row, request.user), done, back)


@require_safe
def desk_file(request: HttpRequest, cohort_id, public_id, file) -> HttpResponse:
    _cohort, offer = _offer(request, cohort_id, public_id)
    row = get_object_or_404(offer.files.current(), public_id=file, stored__state="confirmed")
    return files.serve(row.stored, public=False)
