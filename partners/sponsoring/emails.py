"""Mails about sponsoring: each is written in the transaction of its cause (MAIL in docs/rules.md).

All are one template with other words, because all say one thing, show the same facts and lead to one page.
"""

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, User
from cohorts.models import Cohort
from records import mail

from ..emails import contacts_of
from ..models import Agreement, Deliverable, Delivery, Enquiry, SponsorPage, Sponsorship

Words = str | Promise


def interested(row: Sponsorship) -> None:
    title = format_lazy(_("{organisation} would like to sponsor"), organisation=row.organisation)
    _to_team("sponsor_interested", row, title, row.message, _("Look at it"))


def asked_by_stranger(row: Enquiry) -> None:
    cohort = row.cohort
    context = {
        "cohort": cohort,
        "title": format_lazy(_("{organisation} would like to sponsor"), organisation=row.organisation_name),
        "text": row.message,
        "action": _("Look at it"),
        "url": reverse("partners:sponsors", args=[cohort.public_id]),
        "why": _("You get this as the contact address of the cohort."),
    }
    _write("sponsor_interested", cohort, context, address=cohort.contact_email, name=cohort.organisation.name)


def offered_first(page: SponsorPage, organisation: Organisation) -> None:
    cohort = page.cohort
    title = format_lazy(_("You choose first: sponsor {cohort}"), cohort=cohort)
    text = _("You sponsored an earlier edition, so you see the packages of the next one before everybody else.")
    url = reverse("partners:sponsor_page", args=[cohort.slug])
    _to_contacts("sponsor_first", cohort, organisation, title, text, _("Choose a package"), url)


def offered(row: Sponsorship, agreement: Agreement) -> None:
    if row.is_agreed:
        title: Words = format_lazy(_("A new version of our agreement for {cohort}"), cohort=row.cohort)
        text = _("What was agreed stays in force until you accept the new version.")
    else:
        title = format_lazy(_("Our offer: sponsor {cohort}"), cohort=row.cohort)
        text = _("Read what we promise each other, and accept it or decline it.")
    _to_sponsor("sponsor_offered", row, title, text, _("Read the offer"))


def agreed(row: Sponsorship, agreement: Agreement) -> None:
    title = format_lazy(_("Agreed: {organisation} sponsors {cohort}"), organisation=row.organisation, cohort=row.cohort)
    text = format_lazy(
        _("{name} accepted version {number} of the agreement. It is kept as a PDF for both sides."),
        name=agreement.accepted_name,
        number=agreement.number,
    )
    _to_sponsor("sponsor_agreed", row, title, text, _("See what is due when"))
    _to_team("sponsor_agreed", row, title, text, _("Look at it"))


def declined_by_sponsor(row: Sponsorship) -> None:
    title = format_lazy(_("{organisation} declines to sponsor"), organisation=row.organisation)
    _to_team("sponsor_declined", row, title, row.end_reason, _("Look at it"))


def declined_by_team(row: Sponsorship) -> None:
    title = format_lazy(_("About sponsoring {cohort}"), cohort=row.cohort)
    text = row.end_reason or _("Thank you for your interest. This time it does not come to a sponsorship.")
    _to_sponsor("sponsor_declined", row, title, text, _("Look at it"))


def withdrawn(row: Sponsorship) -> None:
    title = format_lazy(_("Taken back: sponsoring {cohort}"), cohort=row.cohort)
    _to_sponsor("sponsor_withdrawn", row, title, row.end_reason, _("Look at it"))


def thanked(row: Sponsorship) -> None:
    title = format_lazy(_("Thank you: {cohort}"), cohort=row.cohort)
    _to_sponsor("sponsor_thanked", row, title, row.thanks, _("See what came of it"))


def delivered(promise: Deliverable, delivery: Delivery) -> None:
    row = promise.sponsorship
    title = format_lazy(_("{organisation} handed in: {promise}"), organisation=row.organisation, promise=promise)
    url = reverse("partners:desk_promise", args=[row.cohort.public_id, promise.public_id])
    _to_team("promise_delivered", row, title, "", _("Read and decide"), url)


def given_back(promise: Deliverable) -> None:
    row = promise.sponsorship
    title = format_lazy(_("Please change: {promise}"), promise=promise)
    url = reverse("partners:promise", args=[promise.public_id])
    _to_contacts("promise_returned", row.cohort, row.organisation, title, promise.reason, _("Hand it in again"), url)


def promises_due(reader: User | None, cohort: Cohort, promises: list[Deliverable]) -> None:
    """To whoever sees to them; without a name, to the team's address."""
    ours = promises[0].side == Deliverable.Side.OURS
    url = reverse("partners:desk_promises", args=[cohort.public_id]) if ours else reverse("partners:promises")
    context = {
        "cohort": cohort,
        "title": format_lazy(_("What is due for {cohort}"), cohort=cohort),
        "text": _("Each of these is still open.") if len(promises) > 1 else _("This is still open."),
        "promises": promises,
        "action": _("See all promises"),
        "url": url,
        "why": _("You get this because you see to it. There is one reminder a step, and none once it is done."),
    }
    if reader:
        _write("promises_due", cohort, context, to=reader)
    else:
        _write("promises_due", cohort, context, address=cohort.contact_email, name=cohort.organisation.name)


def _to_sponsor(kind: str, row: Sponsorship, title: Words, text: Words, action: Words) -> None:
    url = reverse("partners:sponsorship", args=[row.public_id])
    _to_contacts(kind, row.cohort, row.organisation, title, text, action, url)


def _to_contacts(kind: str, cohort: Cohort, organisation: Organisation, title, text, action, url: str) -> None:
    why = format_lazy(_("You get this because you are a contact of {organisation}."), organisation=organisation)
    context = {"cohort": cohort, "title": title, "text": text, "action": action, "url": url, "why": why}
    for contact in contacts_of(organisation):
        _write(kind, cohort, context, to=contact)


def _to_team(kind: str, row: Sponsorship, title: Words, text: Words, action: Words, url: str = "") -> None:
    cohort = row.cohort
    context = {
        "cohort": cohort,
        "title": title,
        "text": text,
        "action": action,
        "url": url or reverse("partners:sponsor", args=[cohort.public_id, row.public_id]),
        "why": _("You get this as the contact address of the cohort."),
    }
    _write(kind, cohort, context, address=cohort.contact_email, name=cohort.organisation.name)


def _write(kind: str, cohort: Cohort, context: dict, **to) -> None:
    mail.write(f"partners/{kind}", context, about=cohort.public_id, reply_to=cohort.contact_email, **to)
