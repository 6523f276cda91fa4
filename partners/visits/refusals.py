"""Why not: what stands against a step of an offer or a booking, in words; "" = nothing (OFFERS OF VISITS)."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cohorts.models import Cohort

from ..models import OfferDate, VisitBooking, VisitOffer
from ..models.proposals import why_closed_for_sessions

State = VisitOffer.State


def why_not_offer(offer: VisitOffer) -> str:
    """Why it is not shown to the organiser yet."""
    if offer.state == State.OFFERED:
        return _("This visit is offered already.")
    if not offer.dates.current().filter(starts_at__gt=timezone.now()).exists():
        return _("Name at least one date that is still to come.")
    return ""


def why_not_withdraw(offer: VisitOffer) -> str:
    if offer.state != State.OFFERED:
        return _("This visit is not offered now.")
    if has_bookings_to_come(offer):
        return _("A date is booked: cancel that booking first, with its reason.")
    return ""


def has_bookings_to_come(offer: VisitOffer) -> bool:
    rows = VisitBooking.objects.current().filter(date__offer=offer, date__starts_at__gt=timezone.now())
    return rows.exists()


def why_not_remove(date: OfferDate) -> str:
    if date.bookings.current().exists():
        return _("A date is booked: cancel that booking first, with its reason.")
    return ""


def why_not_book(date: OfferDate, cohort: Cohort) -> str:
    """Why the cohort can't have the date; how many may come is asked with the number."""
    offer = date.offer
    if reason := why_closed_for_sessions(cohort):
        return reason
    if offer.state != State.OFFERED or date.withdrawn_at or offer.organisation.keeper_id != cohort.organisation_id:
        return _("The host does not offer this date any more.")
    if date.starts_at <= timezone.now():
        return _("This date is past.")
    if not cohort.starts_on <= date.starts_at.astimezone(cohort.zone).date() <= cohort.ends_on:
        return _("The cohort runs from %(first)s to %(last)s: this date is not one of its days.") % {
            "first": date_format(cohort.starts_on, "j F Y"),
            "last": date_format(cohort.ends_on, "j F Y"),
        }
    return "" if date.left else _("This date is full.")


def why_not_so_many(date: OfferDate, people: int) -> str:
    if people > date.left:
        return _("%(left)d of %(most)d can still come on this date.") % {"left": date.left, "most": date.largest_group}
    return ""


def why_not_cancel(booking: VisitBooking) -> str:
    if booking.cancelled_at:
        return _("This booking was cancelled already.")
    if booking.date.starts_at <= timezone.now():
        return _("The visit has begun: what took place cannot be cancelled.")
    return ""


def why_no_newer_rules(booking: VisitBooking) -> str:
    """Why visitors keep on accepting the version that they accept now."""
    newest = booking.date.offer.rules.first()
    if booking.cancelled_at or booking.visit is None:
        return _("This booking was cancelled already.")
    if newest is None or newest.pk == booking.rules_id:
        return _("Visitors accept the newest version already.")
    return ""
