"""The mails about invoices: to whoever the organisation named for invoices, else to all its contacts."""

from collections.abc import Iterable

from accounts.models import Organisation, User
from records import mail

from ..emails import contacts_of
from ..models import Contact, Invoice, Purpose
from .standing import standing_of
from .ubl import payment_reference


def payers_of(organisation: Organisation) -> Iterable[User]:
    people = list(contacts_of(organisation))
    named = Contact.objects.filter(organisation=organisation, user__in=people, purposes__contains=[Purpose.BILLING])
    billing = set(named.values_list("user_id", flat=True))
    return [person for person in people if person.pk in billing] or people


def issued(invoice: Invoice) -> None:
    _tell("invoice_issued", invoice)


def reminder(invoice: Invoice, step: int) -> None:
    _tell("invoice_reminder", invoice, step=step)


def _tell(kind: str, invoice: Invoice, **context) -> None:
    told = {
        "invoice": invoice,
        "organiser": invoice.organiser,
        "open_cents": standing_of(invoice).open,
        "reference": "" if invoice.is_credit else payment_reference(invoice),
        **context,
    }
    for person in payers_of(invoice.buyer):
        mail.write(
            f"partners/{kind}",
            told,
            to=person,
            about=invoice.cohort.public_id if invoice.cohort else None,
            reply_to=invoice.seller.get("email", ""),
        )
