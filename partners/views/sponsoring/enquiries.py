"""Strangers who would like to sponsor: taken up as a sponsor to be, or put aside."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.actions.invitations import invite
from accounts.actions.organisations import create_organisation
from accounts.models import Organisation, Role
from records.errors import Refused, refusal_in

from ...forms.sponsoring import TakeUpForm
from ...models import Enquiry
from ...sponsoring.actions import enquiries
from ..access import cohort_to_run
from ..answers import act, ask


def _enquiry(request: HttpRequest, cohort_id, public_id) -> Enquiry:
    cohort = cohort_to_run(request, cohort_id)
    row = get_object_or_404(cohort.sponsor_enquiries.select_related("package"), public_id=public_id)
    row.cohort = cohort
    return row


def take_up(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    """Which organisation it is; whoever asked is invited as its contact."""
    row = _enquiry(request, cohort_id, public_id)
    known = Organisation.objects.kept_by(row.cohort.organisation).filter(name__iexact=row.organisation_name).first()
    initial = {"organisation": known} if known else {"new_name": row.organisation_name}
    form = TakeUpForm(request.POST or None, cohort=row.cohort, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        with refusal_in(form), transaction.atomic():  # refused, it leaves no new organisation behind
            organisation = said["organisation"] or create_organisation(
                row.cohort.organisation, Organisation.Kind.COMPANY, said["new_name"]
            )
            sponsorship = enquiries.take_up(row, organisation, request.user)
            _invite(request, row, organisation)
            return redirect("partners:sponsor", row.cohort.public_id, sponsorship.public_id)
    context = {"cohort": row.cohort, "row": row, "form": form, "refusal": row.why_not_decide()}
    return render(request, "partners/sponsoring/enquiry.html", context, status=422 if form.errors else 200)


def _invite(request: HttpRequest, row: Enquiry, organisation: Organisation) -> None:
    """One who is a contact already needs no invitation."""
    try:
        invite(
            row.email,
            organisation,
            Role.PARTNER_CONTACT,
            by=request.user,
            language=row.language,
            full_name=row.full_name,
        )
    except Refused as refused:
        messages.info(request, str(refused))
    else:
        messages.success(request, _("Taken up. %(name)s is invited by mail.") % {"name": row.full_name})


def put_aside(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    row = _enquiry(request, cohort_id, public_id)
    back = reverse("partners:sponsors", args=[row.cohort.public_id])
    if request.method == "POST":
        return act(request, lambda: enquiries.put_aside(row, request.user), _("Put aside."), back)
    return ask(
        request,
        layout="desk.html",
        cohort=row.cohort,
        tab="partners",
        title=_("Put the question of %(name)s aside?") % {"name": row.organisation_name},
        text=_("Nobody gets a mail. It is deleted a month after the cohort."),
        submit=_("Put it aside"),
        cancel=back,
    )
