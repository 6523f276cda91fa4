"""The agreement: made in versions that never change, accepted once by a named person (SPONSORING in docs/rules.md)."""

import hashlib
import uuid

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from records import fonts
from records.errors import Refused, refuse
from records.history import done_by

from ...emails import contacts_of
from ...models import Agreement, Deliverable, Partnership, Sponsorship
from .. import emails, refusals
from ..paper import agreement_pdf
from ..terms import terms_of
from . import promises
from .sponsorships import State, lock_package, locked, move


def send_offer(row: Sponsorship, by: User) -> Agreement:
    """A version of the agreement as the terms stand now, told to the sponsor; sent twice it is one. Raises Refused.

    The PDF is printed before the transaction: no lock is held meanwhile.
    """
    if row.package and not row.deliverables.exists() and not row.is_agreed:
        promises.make_from_package(row, by)
    refuse(refusals.why_not_offer(row))
    if not fonts.are_made():
        raise Refused(_("This server has no fonts to print with. Ask its administrator."))
    terms, public_id = terms_of(row), uuid.uuid4()
    number = (row.agreements.values_list("number", flat=True).first() or 0) + 1
    pdf = agreement_pdf(
        terms,
        number=number,
        identifier=str(public_id),
        language=_language_of(row),
        on=refusals.today_in(row.cohort),
    )
    return _keep(row, Agreement(public_id=public_id, number=number, terms=terms, pdf=pdf), by)


def _language_of(row: Sponsorship) -> str:
    reader = row.contact or contacts_of(row.organisation).first()
    return reader.language if reader else "en"


@transaction.atomic
def _keep(row: Sponsorship, agreement: Agreement, by: User) -> Agreement:
    row = locked(row)
    lock_package(row)
    refuse(refusals.why_not_offer(row))  # also when somebody sent the same a moment ago
    if terms_of(row) != agreement.terms or row.agreements.filter(number=agreement.number).exists():
        raise Refused(_("The terms changed a moment ago. Read them and send the offer again."))
    row.agreements.filter(accepted_at=None, withdrawn_at=None).update(withdrawn_at=timezone.now())
    agreement.sponsorship, agreement.made_by = row, by
    agreement.sha256 = hashlib.sha256(agreement.pdf).hexdigest()
    with done_by(by):
        agreement.save()
    if not row.is_agreed:
        move(row, State.OFFERED, by, owner=row.owner or by)
    emails.offered(row, agreement)
    return agreement


@transaction.atomic
def agree(row: Sponsorship, agreement: Agreement | None, *, name: str, function: str, by: User) -> Sponsorship:
    """A named person accepts the version that they read; the package's last place goes once. Raises Refused."""
    row = locked(row)
    lock_package(row)
    agreement = row.agreements.filter(pk=agreement.pk).first() if agreement else None
    refuse(refusals.why_not_agree(row, agreement))
    if agreement is None or not name.strip():
        raise Refused(_("Write the name of whoever accepts."), "name")
    agreement.accepted_at, agreement.accepted_by = timezone.now(), by
    agreement.accepted_name, agreement.accepted_function = name.strip(), function.strip()
    with done_by(by):
        agreement.save(update_fields=["accepted_at", "accepted_by", "accepted_name", "accepted_function"])
    if not row.is_agreed:
        move(row, State.AGREED, by, contact=row.contact or by)
        _stand_under_heading(row, by)
        _give_owners(row)
    emails.agreed(row, agreement)
    return row


def _stand_under_heading(row: Sponsorship, by: User) -> None:
    """A sponsor stands on public pages under its package's heading from now on."""
    found = {"cohort": row.cohort, "organisation": row.organisation, "kind": Partnership.Kind.SPONSOR}
    tier = row.package.tier if row.package else None
    part = Partnership.objects.current().filter(**found).first() or Partnership(**found)
    part.tier = tier or part.tier
    with done_by(by):
        part.save()


def _give_owners(row: Sponsorship) -> None:
    """Whoever agreed sees to the sponsor's promises, whoever looks after the sponsor to ours, until somebody else is
    named."""
    unowned = row.deliverables.filter(owner=None)
    unowned.filter(side=Deliverable.Side.THEIRS).update(owner=row.contact)
    unowned.filter(side=Deliverable.Side.OURS).update(owner=row.owner)
