"""What a host does with an offer: write, date, ask, rule, show, offer, withdraw, repeat (OFFERS OF VISITS)."""

import uuid
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from cohorts.models import VisitField
from records import files, stale
from records.errors import Refused, refuse

from ..models import HostFile, HostRules, OfferDate, OfferField, VisitOffer
from . import refusals
from .material import show_in_bookings

State = VisitOffer.State
WORDS = (
    "title", "sees", "place", "languages", "minutes", "people_a_guide", "contact_name", "contact_email",
    "list_language", "list_format", "list_days", "delete_days",
)  # fmt: skip
MOST_OPEN, MOST_DATES, MOST_FIELDS, MOST_FILES = 40, 60, 12, 10
A_YEAR = timedelta(days=364)  # the same weekday


def lock(offer: VisitOffer) -> VisitOffer:
    rows = VisitOffer.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("organisation").get(pk=offer.pk)


@transaction.atomic
def begin(organisation: Organisation, words: dict, by: User, number: uuid.UUID | None = None) -> VisitOffer:
    """A draft. `number` becomes its public_id: the same form sent twice makes one draft."""
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    if existing := VisitOffer.objects.filter(public_id=number).first():
        refuse("" if existing.organisation_id == organisation.pk else _("Open the form again: it was used already."))
        return existing
    if organisation.visit_offers.exclude(state=State.WITHDRAWN).count() >= MOST_OPEN:
        raise Refused(_("You offer %(number)d visits already. Withdraw some first.") % {"number": MOST_OPEN})
    offer = VisitOffer(public_id=number or uuid.uuid4(), organisation=organisation, written_by=by)
    return _put(offer, words)


@transaction.atomic
def change(offer: VisitOffer, words: dict, by: User, seen: str) -> VisitOffer:
    """Raises `Stale` when another version is there now. What is booked stays as it was booked."""
    offer = lock(offer)
    return _put(offer, words) if stale.check(offer, words, seen) else offer


def _put(offer: VisitOffer, words: dict) -> VisitOffer:
    for name in WORDS:
        setattr(offer, name, words[name])
    offer.save()
    return offer


@transaction.atomic
def offer_visit(offer: VisitOffer, by: User) -> VisitOffer:
    """Show it to the organiser."""
    offer = lock(offer)
    refuse(refusals.why_not_offer(offer))
    offer.state, offer.offered_at, offer.withdrawn_reason = State.OFFERED, timezone.now(), ""
    offer.save()
    return offer


@transaction.atomic
def withdraw(offer: VisitOffer, by: User, reason: str) -> VisitOffer:
    """Nobody books it any more; the organiser reads why."""
    offer = lock(offer)
    list(offer.dates.select_for_update(no_key=True).order_by("pk"))  # whoever is booking one now comes first
    refuse(refusals.why_not_withdraw(offer))
    if not reason.strip():
        raise Refused(_("Give a reason: the organiser reads it."), "reason")
    offer.state, offer.withdrawn_reason = State.WITHDRAWN, reason.strip()
    offer.save()
    return offer


@transaction.atomic
def again(offer: VisitOffer, by: User) -> VisitOffer:
    """A draft for the next year: words, fields, rules and files, and each date a year later, on its weekday."""
    offer = lock(offer)
    if copy := offer.copies.filter(state=State.DRAFT).first():
        return copy
    copy = VisitOffer(organisation=offer.organisation, written_by=by, copied_from=offer, time_zone=offer.time_zone)
    _put(copy, {name: getattr(offer, name) for name in WORDS})
    later = [date for date in offer.dates.current() if _year_later(date, offer) > timezone.now()]
    for date in later:
        moment = _year_later(date, offer)
        OfferDate.objects.create(offer=copy, starts_at=moment, largest_group=date.largest_group)
    for field in offer.fields.all():
        _copied(field, copy)
    if rules := offer.rules.first():
        bodies = {"body_en": rules.body_en, "body_nl": rules.body_nl, "body_fr": rules.body_fr}
        HostRules.objects.create(offer=copy, number=1, by=by, **bodies)
    for file in offer.files.current():
        HostFile.objects.create(offer=copy, title=file.title, number=1, stored=file.stored, by=by)
    return copy


def _year_later(date: OfferDate, offer: VisitOffer) -> datetime:
    """The same hour of the clock, whatever summer time does."""
    return (date.starts_at.astimezone(offer.zone).replace(tzinfo=None) + A_YEAR).replace(tzinfo=offer.zone)


def _copied(field: OfferField, offer: VisitOffer) -> None:
    field.pk, field.public_id, field.offer, field._state.adding = None, uuid.uuid4(), offer, True
    field.save()


@transaction.atomic
def add_date(offer: VisitOffer, *, starts_at: datetime, largest_group: int) -> OfferDate:
    """Raises Refused, at its field. The same date twice is one."""
    offer = lock(offer)
    if starts_at <= timezone.now():
        raise Refused(_("Choose a moment that is still to come."), "starts_at")
    if starts_at > timezone.now() + timedelta(days=3 * 365):
        raise Refused(_("Choose a day within three years."), "starts_at")
    dates = offer.dates.current()
    if same := dates.filter(starts_at=starts_at).first():
        return same
    if dates.count() >= MOST_DATES:
        raise Refused(_("Sixty dates are named already."))
    return OfferDate.objects.create(offer=offer, starts_at=starts_at, largest_group=largest_group)


@transaction.atomic
def remove_date(date: OfferDate) -> None:
    lock(date.offer)
    date = OfferDate.objects.select_for_update(no_key=True, of=("self",)).get(pk=date.pk)
    refuse(refusals.why_not_remove(date))
    if date.withdrawn_at is None:
        date.withdrawn_at = timezone.now()
        date.save(update_fields=["withdrawn_at"])


@transaction.atomic
def save_field(offer: VisitOffer, field: OfferField | None, **words) -> OfferField:
    """What each visitor is asked once a date is booked from now on. Raises Refused, at its field."""
    offer = lock(offer)
    others = offer.fields.exclude(pk__in=[field.pk] if field else [])
    is_text = words["kind"] == VisitField.Kind.TEXT
    if not is_text and others.filter(kind=words["kind"]).exists():
        raise Refused(_("This is asked already."), "kind")
    if is_text and not words["label"].strip():
        raise Refused(_("Say what is asked."), "label")
    if not field and others.count() >= MOST_FIELDS:
        raise Refused(_("Twelve things are asked already: do you need them all?"))
    field = field or OfferField(offer=offer, position=others.count() + 1)
    for name, value in words.items():
        setattr(field, name, value)
    field.save()
    return field


@transaction.atomic
def remove_field(field: OfferField) -> None:
    lock(field.offer)
    field.delete()


@transaction.atomic
def write_rules(offer: VisitOffer, bodies: dict[str, str], by: User, seen: int = 0) -> HostRules:
    """The next version; the same words again make none. `seen` is the number of the version that the form showed."""
    offer = lock(offer)
    last = offer.rules.first()
    if last and last.bodies() == {code: body for code, body in bodies.items() if body.strip()}:
        return last
    if (last.number if last else 0) != seen:
        raise Refused(_("A colleague wrote another version while you were writing. Compare it with yours."))
    if not any(body.strip() for body in bodies.values()):
        raise Refused(_("Write the rules in one language at least."))
    columns = {f"body_{code}": body for code, body in bodies.items()}
    return HostRules.objects.create(offer=offer, number=(last.number if last else 0) + 1, by=by, **columns)


def add_file(offer: VisitOffer, title: str, checked: files.CheckedFile, by: User) -> HostFile:
    """A file, or its next version under the same title; it stands at once among the material of what is booked."""
    return _add_file(offer, " ".join(title.split()), files.keep(checked, by), by)


@transaction.atomic
def _add_file(offer: VisitOffer, title: str, stored, by: User) -> HostFile:
    offer = lock(offer)
    last = offer.files.filter(title=title).aggregate(last=Max("number"))["last"] or 0
    current = offer.files.current().exclude(title=title)
    if current.count() >= MOST_FILES:
        raise Refused(_("Ten files are shown already."), "file")
    offer.files.current().filter(title=title).update(superseded_at=timezone.now())
    row = HostFile.objects.create(offer=offer, title=title, number=last + 1, stored=stored, by=by)
    files.confirm(stored)
    show_in_bookings(row, by)
    return row


@transaction.atomic
def remove_file(row: HostFile) -> None:
    """It is shown with no visit that is booked from now on."""
    lock(row.offer)
    HostFile.objects.filter(pk=row.pk, superseded_at=None).update(superseded_at=timezone.now())
