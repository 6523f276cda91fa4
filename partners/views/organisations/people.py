"""The organiser's word on who speaks for an organisation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from accounts.models import Membership, Role

from ...actions import contacts
from ..answers import act, ask
from ..contact_forms import contact_page, invite_page
from .doors import organisation_to_keep
from .record import page_of

FORM = "partners/organisations/form.html"


def invite(request: HttpRequest, public_id) -> HttpResponse:
    row = organisation_to_keep(request, public_id)
    return invite_page(request, row, template=FORM, back=page_of(row), organiser=row.keeper)


def change(request: HttpRequest, membership_id) -> HttpResponse:
    membership = _membership(request, membership_id)
    row = membership.organisation
    return contact_page(request, membership, template=FORM, back=page_of(row), organiser=row.keeper)


def end(request: HttpRequest, membership_id) -> HttpResponse:
    membership = _membership(request, membership_id)
    row, names = membership.organisation, {"organisation": membership.organisation, "person": membership.user}
    if request.method == "POST":
        return act(
            request, lambda: contacts.end_contact(membership, request.user), _("The contact is ended."), page_of(row)
        )
    return ask(
        request,
        title=_("End the contact with %(person)s?") % names,
        text=_("What %(person)s wrote stays with %(organisation)s; they no longer see it. Other contacts are told.")
        % names,
        submit=_("End the contact"),
        cancel=page_of(row),
        danger=True,
    )


def _membership(request: HttpRequest, membership_id) -> Membership:
    rows = Membership.objects.current().filter(role=Role.PARTNER_CONTACT).select_related("user", "organisation")
    membership = get_object_or_404(rows, public_id=membership_id)
    membership.organisation = organisation_to_keep(request, membership.organisation.public_id)
    return membership
