"""The sponsor's side: the offer, the agreement in its versions, accepting and declining."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from records.errors import refusal_in

from ...forms.sponsoring import AcceptForm, WhyForm
from ...models import Agreement, Deliverable, Sponsorship
from ...models.sponsorships import reached
from ...sponsoring import refusals
from ...sponsoring.actions import agreements, sponsorships
from ...sponsoring.terms import amount_words, with_days
from ..answers import ask
from .rows import own_sponsorship


@require_safe
def sponsorship(request: HttpRequest, public_id) -> HttpResponse:
    return _page(request, own_sponsorship(request, public_id), AcceptForm(initial={"name": request.user.full_name}))


def _page(request: HttpRequest, row: Sponsorship, form: AcceptForm, status: int = 200) -> HttpResponse:
    versions = list(row.agreements.defer("pdf"))
    waiting = next((one for one in versions if one.waits), None)
    accepted = next((one for one in versions if one.accepted_at), None)
    shown = waiting or accepted
    in_force = list(row.deliverables.select_related("owner")) if row.is_agreed else []
    context = {
        "row": row, "cohort": row.cohort, "form": form, "waiting": waiting, "accepted": accepted, "versions": versions,
        "terms": with_days(shown.terms) if shown else None, "amount": amount_words(row), "steps": reached(row),
        "cannot_accept": refusals.why_not_agree(row, waiting), "cannot_decline": refusals.why_not_decline(row),
        "theirs": [one for one in in_force if one.side == Deliverable.Side.THEIRS],
        "ours": [one for one in in_force if one.side == Deliverable.Side.OURS],
        "in_kind": row.in_kind.all() if row.is_agreed else [], "today": refusals.today_in(row.cohort),
    }  # fmt: skip
    return render(request, "partners/sponsoring/own.html", context, status=status)


@require_POST
def accept(request: HttpRequest, public_id) -> HttpResponse:
    """`version` names the agreement that was read: a newer one is never accepted unread."""
    row = own_sponsorship(request, public_id)
    version = row.agreements.filter(public_id=_uuid(request.POST.get("version", ""))).first()
    form = AcceptForm(request.POST)
    if form.is_valid():
        with refusal_in(form):
            said = form.cleaned_data
            agreements.agree(row, version, name=said["name"], function=said["function"], by=request.user)
            messages.success(request, _("Agreed. Thank you."))
            return redirect("partners:sponsorship", row.public_id)
    return _page(request, own_sponsorship(request, public_id), form, status=422)


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def decline(request: HttpRequest, public_id) -> HttpResponse:
    row = own_sponsorship(request, public_id)
    back = reverse("partners:sponsorship", args=[row.public_id])
    if refusal := refusals.why_not_decline(row):
        messages.error(request, refusal)
        return redirect(back)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusal_in(form):
            sponsorships.decline(row, form.cleaned_data["reason"], request.user, by_sponsor=True)
            messages.success(request, _("Declined. The organiser gets a mail."))
            return redirect(back)
    return ask(
        request, cancel=back, form=form, danger=True, status=422 if form.errors else 200,
        title=_("Decline to sponsor %(cohort)s?") % {"cohort": row.cohort},
        text=_("The offer ends. You can say later that you are interested again."), submit=_("Decline the offer"),
    )  # fmt: skip


@require_safe
def agreement(request: HttpRequest, public_id) -> HttpResponse:
    """The PDF as it was made; for the sponsor's contacts and the organiser."""
    visible = Sponsorship.objects.visible_to(request.user)
    row = get_object_or_404(Agreement.objects.filter(sponsorship__in=visible), public_id=public_id)
    response = HttpResponse(bytes(row.pdf), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="agreement-{row.number}-{row.public_id}.pdf"'
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
