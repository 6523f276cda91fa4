"""Forms about people and billing details that the portal and the desk share: stale ones show both versions."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.models import Membership, Organisation
from records import stale
from records.errors import Refused, refusal_in

from ..actions import billing, contacts
from ..forms.organisations import BillingForm, InviteContactForm, PurposesForm
from ..models import BillingDetails, Contact


def invite_page(request: HttpRequest, organisation: Organisation, *, template: str, back: str, **context):
    form = InviteContactForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusal_in(form):
            contacts.invite_contact(organisation, by=request.user, **form.cleaned_data)
            messages.success(request, _("Invited. The link in the mail holds for 14 days."))
            return redirect(back)
    said = {
        "title": _("Invite somebody to speak for %(organisation)s") % {"organisation": organisation},
        "submit": _("Send the invitation"),
    }
    return _page(request, template, form, said | context | {"back": back, "organisation": organisation})


def contact_page(request: HttpRequest, membership: Membership, *, template: str, back: str, **context) -> HttpResponse:
    row = Contact.objects.filter(organisation=membership.organisation, user=membership.user).first()
    empty = Contact(organisation=membership.organisation, user=membership.user, purposes=["general"])
    form = PurposesForm(request.POST or None, instance=row or empty, initial={"seen": stale.seen_of(row)})

    def save(form):
        contacts.change_contact(membership, form.words, request.user, form.cleaned_data["seen"])

    said = {
        "title": _("What %(person)s is there for") % {"person": membership.user},
        "submit": _("Save"),
        "organisation": membership.organisation,
        "back": back,
    }
    return _save(request, form, save, template, said | context)


def billing_page(request: HttpRequest, row: BillingDetails, *, template: str, back: str, **context) -> HttpResponse:
    form = BillingForm(request.POST or None, instance=row, initial={"seen": stale.seen_of(row)})

    def save(form):
        billing.change_billing(row.organisation, form.words, request.user, form.cleaned_data["seen"])

    said = {
        "title": _("Billing details of %(organisation)s") % {"organisation": row.organisation},
        "submit": _("Save the billing details"),
        "organisation": row.organisation,
        "back": back,
    }
    return _save(request, form, save, template, said | context)


def _save(request: HttpRequest, form, save, template: str, context: dict) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            save(form)
        except stale.Stale as late:
            over = type(form)(stale.written_over(request.POST, late.current), instance=form.instance)
            context["versions"] = stale.versions(over, late.current)
            return render(request, template, context | {"form": over}, status=409)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            messages.success(request, _("Saved."))
            return redirect(context["back"])
    return _page(request, template, form, context)


def _page(request: HttpRequest, template: str, form, context: dict) -> HttpResponse:
    return render(request, template, context | {"form": form}, status=422 if form.errors else 200)
