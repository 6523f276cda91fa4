"""The portal's page of one's own organisation: who is there and what for, and its billing details."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.models import Invitation, Membership, Organisation, Role

from ..actions import contacts
from ..models import BillingDetails, billing_of
from ..organisations.people import people_by_organisation
from .access import enter_portal, organisation_to_speak_for, row_to_speak_for
from .answers import act, ask
from .contact_forms import billing_page, contact_page, invite_page

PAGE = "partners:own_organisation"


@require_safe
def own_organisation(request: HttpRequest) -> HttpResponse:
    """Each organisation for which one speaks: its people, open invitations and billing details."""
    mine = enter_portal(request)
    people, invited = people_by_organisation(mine), Invitation.objects.unanswered()
    invited = invited.filter(organisation__in=mine, role=Role.PARTNER_CONTACT).select_related("contact")
    billing = {row.organisation_id: row for row in BillingDetails.objects.filter(organisation__in=mine)}
    rows = [
        {
            "organisation": row,
            "people": people.get(row.pk),
            "invitations": [one for one in invited if one.organisation_id == row.pk],
            "billing": billing.get(row.pk),
        }
        for row in Organisation.objects.filter(pk__in=mine)
    ]
    return render(request, "partners/portal/organisation.html", {"rows": rows})


def invite_colleague(request: HttpRequest, organisation_id) -> HttpResponse:
    organisation = organisation_to_speak_for(request, organisation_id)
    return invite_page(request, organisation, template="partners/portal/form.html", back=reverse(PAGE))


def own_contact(request: HttpRequest, membership_id) -> HttpResponse:
    """What oneself or a colleague is there for."""
    membership = _membership(request, membership_id)
    return contact_page(request, membership, template="partners/portal/form.html", back=reverse(PAGE))


def own_billing(request: HttpRequest, organisation_id) -> HttpResponse:
    organisation = organisation_to_speak_for(request, organisation_id)
    row = billing_of(organisation)
    return billing_page(request, row, template="partners/portal/form.html", back=reverse(PAGE))


def leave(request: HttpRequest, membership_id) -> HttpResponse:
    """One speaks for the organisation no more; what one wrote stays there."""
    membership = _membership(request, membership_id)
    if membership.user_id != request.user.pk:
        messages.error(request, _("Only the organiser can end the contact with somebody else."))
        return redirect(PAGE)
    names = {"organisation": membership.organisation}
    if request.method == "POST":
        done = _("You no longer speak for %(organisation)s.") % names
        return act(request, lambda: contacts.end_contact(membership, request.user), done, reverse("accounts:me"))
    return ask(
        request,
        title=_("Leave %(organisation)s?") % names,
        text=_("You no longer open its pages. What you wrote stays with your colleagues, who are told."),
        submit=_("Leave the organisation"),
        cancel=reverse(PAGE),
        danger=True,
    )


def _membership(request: HttpRequest, membership_id) -> Membership:
    rows = Membership.objects.current().filter(role=Role.PARTNER_CONTACT).select_related("user", "organisation")
    return row_to_speak_for(request, rows, membership_id)
