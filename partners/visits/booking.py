"""Booking a date for a cohort, and giving it up again (OFFERS OF VISITS in docs/rules.md)."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.actions import texts
from accounts.models import Organisation, Text, User
from cohorts.actions import gates, timetable, visits
from cohorts.models import BookedVisit, Cohort, Session, Sitting
from cohorts.placement import Placement
from records.errors import Refused, refuse

from ..models import HostRules, OfferDate, VisitBooking
from . import emails, refusals
from .material import show

LEAST_OPEN = timedelta(hours=24)  # of a list whose day has come when the date is booked


@transaction.atomic
def book(date: OfferDate, cohort: Cohort, *, people: int, group: str = "", by: User) -> VisitBooking:
    """Make the session and its list of visitors, exactly once; the date's row is locked while places are counted.

    The session stands in the timetable at the date, unless something is there that forbids it: then it waits among the
    sessions to be placed, and the booking's page says why.
    """
    timetable.lock_board(cohort)
    OfferDate.objects.select_for_update().get(pk=date.pk)
    rows = OfferDate.objects.select_related("offer__organisation")  # read after the lock: the offer as it is now
    date = rows.prefetch_related("bookings").get(pk=date.pk)
    same = date.bookings.current().filter(cohort=cohort, group=group)
    refuse(_("This date is booked for the same people already.") if same.exists() else "")
    refuse(refusals.why_not_book(date, cohort))
    refuse(refusals.why_not_so_many(date, people), "people")
    session = _session(date, cohort, group, by)
    rules = date.offer.rules.first()
    visit = _visit(date, cohort, session, rules, by)
    booking = VisitBooking.objects.create(
        date=date, cohort=cohort, session=session, visit=visit, rules=rules, group=group, people=people, booked_by=by
    )
    for row in date.offer.files.current().select_related("stored"):
        show(booking, row, by)
    emails.booked(booking)
    return booking


def _session(date: OfferDate, cohort: Cohort, group: str, by: User) -> Session:
    offer = date.offer
    session = timetable.add_session(
        cohort, title=offer.title, type=Session.Type.VISIT, abstract=offer.sees, minutes=offer.minutes,
        largest_group=date.largest_group, given_by=offer.organisation.name, by=by,
    )  # fmt: skip
    session.sittings.update(group=group)
    try:
        with transaction.atomic():
            timetable.place_sitting(session.sittings.get(), room=None, starts_at=date.starts_at, by=by)
    except Refused:
        pass  # it waits to be placed; why_not_placed says what is in the way
    return session


def why_not_placed(booking: VisitBooking) -> str:
    """What keeps its sitting from the hour that the host offered; "" = it stands there."""
    sitting = Sitting.objects.filter(session=booking.session).select_related("session__cohort").first()
    if booking.cancelled_at or sitting is None or sitting.starts_at == booking.date.starts_at:
        return ""
    if sitting.starts_at:
        return _("It stands at another time in the timetable than the host offered.")
    placement = Placement(sitting, None, booking.date.starts_at, booking.session.minutes)
    return placement.why_not() or _("It is not in the timetable yet.")


def _visit(date: OfferDate, cohort: Cohort, session: Session, rules: HostRules | None, by: User) -> BookedVisit:
    offer, host = date.offer, date.offer.organisation
    visit = visits.save_visit(
        cohort, None, by=by, text=_text(rules, cohort.organisation) if rules else None, session=session, host=host,
        host_name=host.name, contact_name=offer.contact_name, contact_email=offer.contact_email,
        language=offer.list_language, people_a_guide=offer.people_a_guide, format=offer.list_format,
        delivery=BookedVisit.Delivery.LINK, closes_at=_closes_at(date),
        delete_on=date.starts_at.astimezone(cohort.zone).date() + timedelta(days=offer.delete_days),
    )  # fmt: skip
    for field in offer.fields.all():
        visits.save_field(visit, None, kind=field.kind, label=field.label, help=field.help, required=field.required)
    return visit


def _closes_at(date: OfferDate) -> datetime:
    """As early as the host wants it; booked late, visitors still get a day, if there is one."""
    wanted = date.starts_at - timedelta(days=date.offer.list_days)
    return min(max(wanted, timezone.now() + LEAST_OPEN), date.starts_at)


def _text(rules: HostRules, organiser: Organisation) -> Text:
    """The version as a text of the organiser's that people accept; made once, released, never changed."""
    if rules.text:
        return rules.text
    bodies, host = rules.bodies(), rules.offer.organisation
    first = next(iter(bodies.values()))
    draft = texts.draft_text(organiser, Text.Key.HOST_RULES, f"{host.name[:40]}, {rules.offer.title}"[:80])
    wordings = {}
    for code, _language in settings.LANGUAGES:
        with override(code):
            wordings[code] = (_("Rules of %(host)s") % {"host": host.name[:120]}, bodies.get(code, first))
    texts.change_text(draft, wordings)
    rules.text = texts.release_text(draft)
    rules.save(update_fields=["text"])
    return rules.text


@transaction.atomic
def take_newer_rules(booking: VisitBooking, by: User) -> VisitBooking:
    """From now on visitors accept the host's newest version; who accepted an older one is asked again."""
    booking = _lock(booking)
    refuse(refusals.why_no_newer_rules(booking))
    rules, visit = booking.date.offer.rules.first(), booking.visit
    names = (
        "host", "host_name", "contact_name", "contact_email", "language", "closes_at", "people_a_guide", "format",
        "delivery", "delete_on",
    )  # fmt: skip
    same = {name: getattr(visit, name) for name in names}
    visits.save_visit(booking.cohort, visit, by=by, text=_text(rules, booking.cohort.organisation), **same)
    booking.rules = rules
    booking.save(update_fields=["rules"])
    return booking


@transaction.atomic
def cancel(booking: VisitBooking, by: User | None, reason: str, *, by_host: bool = False) -> VisitBooking:
    """Give the date up with a reason that the other side reads; the session is cancelled, the date is free again."""
    timetable.lock_board(booking.cohort)
    booking = _lock(booking)
    refuse(refusals.why_not_cancel(booking))
    if not reason.strip():
        raise Refused(_("Give a reason: the other side reads it."), "reason")
    if booking.session.cancelled_at is None:
        timetable.cancel_session(booking.session, by=by)
    _end(booking, by, reason.strip(), by_host)
    return booking


def _end(booking: VisitBooking, by: User | None, reason: str, by_host: bool) -> None:
    gate = booking.visit.gate if booking.visit else None
    if gate and not gate.retired_at and not gate.sessions.exclude(pk=booking.session_id).exists():
        gates.retire_gate(gate)
    booking.cancelled_at, booking.cancelled_by = timezone.now(), by
    booking.by_host, booking.reason = by_host, reason
    booking.save()
    emails.cancelled(booking)


def follow_sessions() -> int:
    """By the timetable's message and by beat: a session cancelled there frees its date, and the host is told."""
    rows = VisitBooking.objects.current().filter(session__cancelled_at__isnull=False)
    return sum(_follow(booking) for booking in rows.order_by("pk"))


@transaction.atomic
def _follow(booking: VisitBooking) -> bool:
    booking = _lock(booking)
    if booking.cancelled_at or booking.session.cancelled_at is None:
        return False
    _end(booking, None, _("The session was cancelled in the timetable."), by_host=False)
    return True


def _lock(booking: VisitBooking) -> VisitBooking:
    rows = VisitBooking.objects.select_for_update(of=("self",))
    related = ("cohort__organisation", "session__cohort", "date__offer__organisation", "visit__gate", "rules")
    return rows.select_related(*related).get(pk=booking.pk)
