"""The mails about booked visits: to the host's contacts, and to the team (MAIL in docs/rules.md)."""

from records import mail

from ..emails import contacts_of
from ..models import VisitBooking


def booked(booking: VisitBooking) -> None:
    _to_host("visit_booked", booking)


def cancelled(booking: VisitBooking) -> None:
    """To the side that did not do it."""
    if not booking.by_host:
        _to_host("visit_cancelled", booking)
        return
    cohort = booking.cohort
    mail.write(
        "partners/visit_cancelled_by_host",
        _context(booking),
        address=cohort.contact_email,
        name=cohort.organisation.name,
        about=cohort.public_id,
    )


def _to_host(kind: str, booking: VisitBooking) -> None:
    cohort = booking.cohort
    for contact in contacts_of(booking.date.offer.organisation):
        mail.write(
            f"partners/{kind}",
            _context(booking),
            to=contact,
            about=cohort.public_id,
            reply_to=cohort.contact_email,
        )


def _context(booking: VisitBooking) -> dict:
    return {"booking": booking, "offer": booking.date.offer, "cohort": booking.cohort, "date": booking.date}
