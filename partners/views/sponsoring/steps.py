"""The steps of a sponsorship at the desk: offer, decline, take back, fulfil, thank."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from records.errors import refusal_in

from ...emails import contacts_of
from ...forms.sponsoring import ThanksForm, WhyForm
from ...models import Sponsorship
from ...sponsoring import refusals
from ...sponsoring.actions import agreements, sponsorships
from ..answers import ask
from .rows import sponsor_of
from .sponsor import page_of


def _step(
    request: HttpRequest, row: Sponsorship, refusal: str, verb: Callable[..., object], done: str, *, form=None, **words
) -> HttpResponse:
    """Ask once, do it once; a refusal that is known before is told instead of asked about."""
    back = page_of(row)
    if refusal:
        messages.error(request, refusal)
        return redirect(back)
    if request.method == "POST" and (form is None or form.is_valid()):
        if form is None:
            try:
                verb()
            except sponsorships.Refused as refused:
                messages.error(request, str(refused))
            else:
                messages.success(request, done)
            return redirect(back)
        with refusal_in(form):
            verb(**form.cleaned_data)
            messages.success(request, done)
            return redirect(back)
    status = 422 if form is not None and form.errors else 200
    return ask(
        request, layout="desk.html", cohort=row.cohort, tab="partners", cancel=back, form=form, status=status, **words
    )


def offer(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    row = sponsor_of(request, cohort_id, public_id)
    readers = {"readers": ", ".join(str(contact) for contact in contacts_of(row.organisation))}
    return _step(
        request, row, refusals.why_not_offer(row), lambda: agreements.send_offer(row, request.user),
        _("Sent. You get a mail when it is answered."),
        title=_("Send the offer to %(organisation)s?") % {"organisation": row.organisation},
        text=_("A PDF is made of the terms as they stand, and stays. A mail goes to: %(readers)s.") % readers,
        submit=_("Send the offer"),
    )  # fmt: skip


def decline(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    row = sponsor_of(request, cohort_id, public_id)
    return _step(
        request, row, refusals.why_not_decline(row),
        lambda reason: sponsorships.decline(row, reason, request.user, by_sponsor=False), _("Declined."),
        form=WhyForm(request.POST or None), danger=True,
        title=_("Decline %(organisation)s?") % {"organisation": row.organisation},
        text=_("Its contacts get a mail. It can begin anew later."), submit=_("Decline"),
    )  # fmt: skip


def withdraw(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    row = sponsor_of(request, cohort_id, public_id)
    return _step(
        request, row, refusals.why_not_withdraw(row),
        lambda reason: sponsorships.withdraw(row, reason, request.user), _("Taken back."),
        form=WhyForm(request.POST or None), danger=True,
        title=_("Take the sponsorship of %(organisation)s back?") % {"organisation": row.organisation},
        text=_("Its place in the package is free again, and public pages no longer show it as a sponsor."),
        submit=_("Take it back"),
    )  # fmt: skip


def fulfil(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    row = sponsor_of(request, cohort_id, public_id)
    return _step(
        request, row, refusals.why_not_fulfil(row), lambda: sponsorships.fulfil(row, request.user), _("Fulfilled."),
        title=_("Is everything with %(organisation)s fulfilled?") % {"organisation": row.organisation},
        text=_("All promises are kept or waived, and it is paid. After this nothing of it changes."),
        submit=_("It is fulfilled"),
    )  # fmt: skip


def thank(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    row = sponsor_of(request, cohort_id, public_id)
    return _step(
        request, row, refusals.why_not_thank(row),
        lambda words: sponsorships.thank(row, words, request.user), _("Thanked."),
        form=ThanksForm(request.POST or None),
        title=_("Thank %(organisation)s") % {"organisation": row.organisation}, text="", submit=_("Send the thanks"),
    )  # fmt: skip
