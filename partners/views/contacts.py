"""Who speaks for a partner: invited by mail, ended by the organiser."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.actions.invitations import invite as invite_by_mail
from accounts.actions.organisations import end_membership
from accounts.models import Membership, Role
from records.errors import Refused

from ..forms.partnerships import ContactForm, PartForm
from ..models import Partnership
from .answers import act, ask
from .desk import partner_page, partnership_of


def _page_of(row: Partnership) -> str:
    return reverse("partners:partnership", args=[row.cohort.public_id, row.public_id])


@require_POST
def invite(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    row = partnership_of(request, cohort_id, public_id)
    form = ContactForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            invite_by_mail(
                said["email"],
                row.organisation,
                Role.PARTNER_CONTACT,
                by=request.user,
                language=said["language"],
                full_name=said["full_name"],
            )
        except Refused as refused:
            form.add_error("email", str(refused))
        else:
            messages.success(request, _("Invited. The link in the mail holds for 14 days."))
            return redirect(_page_of(row))
    return partner_page(request, row, PartForm(instance=row, cohort=row.cohort), form, status=422)


def end_contact(request: HttpRequest, cohort_id, public_id, membership_id) -> HttpResponse:
    row = partnership_of(request, cohort_id, public_id)
    contacts = Membership.objects.filter(organisation=row.organisation, role=Role.PARTNER_CONTACT)
    contact = get_object_or_404(contacts.select_related("user", "organisation"), public_id=membership_id)
    if request.method == "POST":
        return act(request, lambda: end_membership(contact), _("The contact is ended."), _page_of(row))
    return ask(
        request,
        layout="desk.html",
        cohort=row.cohort,
        tab="partners",
        title=_("End the contact with %(person)s?") % {"person": contact.user},
        text=_("The proposals stay with %(organisation)s; %(person)s no longer sees them.")
        % {"organisation": row.organisation, "person": contact.user},
        submit=_("End the contact"),
        cancel=_page_of(row),
        danger=True,
    )
