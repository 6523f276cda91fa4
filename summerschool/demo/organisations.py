"""Who speaks for the invented partner and what for, its billing details, notes, and a double to merge."""

from datetime import timedelta

from django.utils import timezone

from accounts.actions.invitations import invite
from accounts.models import Membership, Organisation, Role, User
from partners.models import BillingDetails, Contact, Note, Purpose

from .content import INVENTED_PARTNER
from .partners import find_organisation

DOUBLE = "Cellbridge (invented)"
ADDRESS = {
    "legal_name": "Cellbridge Biologics NV",
    "street": "Voorbeeldstraat 12",
    "postal_code": "2845",
    "city": "Niel",
    "country": "BE",
    "vat_number": "BE0123456749",
    "registration_number": "0123456749",
    "peppol_id": "0208:0123456749",
    "invoice_email": "invoices@cellbridge.example",
    "language": "nl",
    "order_reference": "PO 2026-118",
}
COLLEAGUES = [
    ("bram.claes@cellbridge.example", "Bram Claes", [Purpose.BILLING], "Finance", "+32 3 555 01 10", 0),
    ("aicha.idrissi@cellbridge.example", "Aïcha Idrissi", [Purpose.SAFETY, Purpose.HIRING], "Site lead", "", 0),
    ("joris.wouters@cellbridge.example", "Joris Wouters", [Purpose.CONTENT], "Process development", "", 90),
]
NOTES = [
    "Prefers the telephone; decides on sessions before the summer.",
    "Their cleanroom takes groups of six. Ask for the badge list ten working days ahead.",
]


def make_people(organiser: Organisation, contact: User, by: User) -> None:
    company = find_organisation(organiser, INVENTED_PARTNER)
    what_for = {"purposes": [Purpose.GENERAL, Purpose.CONTENT], "position": "Training lead", "is_main": True}
    Contact.objects.create(organisation=company, user=contact, **what_for)
    for email, name, purposes, position, phone, left in COLLEAGUES:
        user = User.objects.create_user(email, None, full_name=name)
        ended = timezone.now() - timedelta(days=left) if left else None
        Membership.objects.create(organisation=company, user=user, role=Role.PARTNER_CONTACT, ended_at=ended)
        Contact.objects.create(organisation=company, user=user, purposes=purposes, position=position, phone=phone)
    invitation = invite(
        "lotte.nijs@cellbridge.example", company, Role.PARTNER_CONTACT, by, language="nl", full_name="Lotte Nijs"
    )
    Contact.objects.create(organisation=company, invitation=invitation, purposes=[Purpose.PRESS], position="Press")
    BillingDetails.objects.create(organisation=company, **ADDRESS)
    for number, words in enumerate(NOTES):
        Note.objects.create(
            organisation=company, words=words, by=by, at=timezone.now() - timedelta(days=40 * number + 6)
        )
    double = find_organisation(organiser, DOUBLE)
    Note.objects.create(organisation=double, words="Probably the same as Cellbridge Biologics.", by=by)
