"""Who of a partner came or left: its other contacts are told (CONTACTS in docs/rules.md)."""

from accounts.models import Membership, Role, User
from records import mail


def joined(membership: Membership) -> None:
    for colleague in _colleagues(membership):
        mail.write("partners/contact_joined", _context(membership), to=colleague)


def left(membership: Membership) -> None:
    """Without a colleague left, the organiser who keeps the record."""
    colleagues = _colleagues(membership)
    for colleague in colleagues:
        mail.write("partners/contact_left", _context(membership), to=colleague)
    keeper = membership.organisation.keeper
    if not colleagues and keeper and keeper.contact_email:
        mail.write("partners/no_contact", _context(membership), address=keeper.contact_email, name=keeper.name)


def _colleagues(membership: Membership) -> list[User]:
    rows = Membership.objects.current().filter(organisation=membership.organisation, role=Role.PARTNER_CONTACT)
    return [row.user for row in rows.exclude(user=membership.user).select_related("user").order_by("user")]


def _context(membership: Membership) -> dict:
    return {"organisation": membership.organisation, "person": membership.user}
