"""The portal's visits: what one offers, when, under which rules, and who booked."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Organisation
from courses.lists import filtered, searched
from records import stale, tables
from records.errors import refusal_in

from ...forms.fields import ReasonForm
from ...forms.visits import DateForm, HostFileForm, OfferForm
from ...models import VisitOffer
from ...visits import listing, offering, refusals
from ..access import enter_portal, organisation_to_speak_for, row_to_speak_for
from ..answers import act, ask


def own_offer(request: HttpRequest, public_id) -> VisitOffer:
    return row_to_speak_for(request, VisitOffer.objects.select_related("organisation"), public_id)


def page_of(offer: VisitOffer) -> str:
    return reverse("partners:own_visit", args=[offer.public_id])


@require_safe
def own_visits(request: HttpRequest) -> HttpResponse:
    mine = enter_portal(request)
    offers = listing.searched(VisitOffer.objects.filter(organisation__in=mine), searched(request))
    state = request.GET.get("state", "")
    rows = offers.filter(state=state) if state in VisitOffer.State.values else offers
    shown = listing.with_counts(rows).order_by("-changed_at", "-pk")
    if "export" in request.GET:
        return tables.answer(request.GET["export"], _("Visits"), *listing.as_table(shown))
    states = list(offers.order_by().values_list("state", flat=True))
    choices = [(key, word, len(states) if not key else states.count(key)) for key, word in listing.OWN]
    organisations = Organisation.objects.filter(pk__in=mine, keeper__isnull=False)
    context = filtered(request, shown, choices) | {"organisations": organisations, "any": bool(states)}
    return render(request, "partners/visits/own_list.html", context)


def new_visit(request: HttpRequest, organisation_id) -> HttpResponse:
    organisation = organisation_to_speak_for(request, organisation_id)
    form = OfferForm(request.POST or None, instance=VisitOffer(organisation=organisation))
    if form.is_valid():
        with refusal_in(form):
            offer = offering.begin(organisation, form.words, request.user, form.cleaned_data["number"])
            messages.success(request, _("Kept as a draft. Name dates, then offer it."))
            return redirect(page_of(offer))
    context = {"form": form, "organisation": organisation, "title": _("Offer a visit")}
    context |= {"back": reverse("partners:own_visits"), "submit": _("Save the draft")}
    return render(request, "partners/visits/form.html", context, status=422 if form.is_bound else 200)


def edit_visit(request: HttpRequest, public_id) -> HttpResponse:
    offer = own_offer(request, public_id)
    copy = VisitOffer.objects.get(pk=offer.pk)
    form = OfferForm(request.POST or None, instance=copy, initial={"seen": stale.seen_of(offer)})
    status, versions = 422 if form.is_bound else 200, None
    if form.is_valid():
        with refusal_in(form):
            try:
                offering.change(offer, form.words, request.user, form.cleaned_data["seen"])
                messages.success(request, _("Saved."))
                return redirect(page_of(offer))
            except stale.Stale as other:
                current = other.current
                form = OfferForm(
                    stale.written_over(request.POST, current), instance=VisitOffer.objects.get(pk=offer.pk)
                )
                status, versions = 409, stale.versions(form, current, offering.WORDS)
    context = {"form": form, "organisation": offer.organisation, "title": offer.title, "versions": versions}
    context |= {"back": page_of(offer), "submit": _("Save")}
    return render(request, "partners/visits/form.html", context, status=status)


@require_safe
def own_visit(request: HttpRequest, public_id) -> HttpResponse:
    """Everything about one offer on one page: what, when and who comes, what is asked, rules, files."""
    offer = own_offer(request, public_id)
    with timezone.override(offer.zone):
        return offer_page(request, offer)


def offer_page(request: HttpRequest, offer: VisitOffer, status: int = 200, **forms) -> HttpResponse:

    context = {
        "offer": offer,
        "dates": listing.dates_of(offer),
        "now": timezone.now(),
        "fields": offer.fields.all(),
        "rules": offer.rules.first(),
        "files": offer.files.current().select_related("stored"),
        "cannot_offer": refusals.why_not_offer(offer),
        "cannot_withdraw": refusals.why_not_withdraw(offer),
        "date_form": forms.get("date_form") or DateForm(),
        "file_form": forms.get("file_form") or HostFileForm(),
    }
    return render(request, "partners/visits/own.html", context, status=status)


@require_POST
def offer_visit(request: HttpRequest, public_id) -> HttpResponse:
    offer = own_offer(request, public_id)
    done = _("Offered. The organiser sees it and may book.")
    return act(request, lambda: offering.offer_visit(offer, request.user), done, page_of(offer))


def withdraw_visit(request: HttpRequest, public_id) -> HttpResponse:
    offer = own_offer(request, public_id)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        return act(request, lambda: offering.withdraw(offer, request.user, reason), _("Withdrawn."), page_of(offer))
    return ask(
        request,
        status=422 if form.is_bound else 200,
        form=form,
        title=_("Withdraw “%(visit)s”?") % {"visit": offer},
        text=_("The organiser can book no date of it any more, and reads your reason. You can offer it again."),
        submit=_("Withdraw the visit"),
        cancel=page_of(offer),
        danger=True,
    )


@require_POST
def again(request: HttpRequest, public_id) -> HttpResponse:
    copy = offering.again(own_offer(request, public_id), request.user)
    messages.success(request, _("A draft with the dates of next year. Look at them, then offer it."))
    return redirect(page_of(copy))
