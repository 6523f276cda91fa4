"""What both sides promised: made from the package, handed in, judged, done (PROMISES in docs/rules.md)."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Membership, Role, User
from records import files
from records.errors import Refused, refuse
from records.history import done_by
from records.models import StoredFile
from records.stale import Stale

from ...models import Asked, Deliverable, Delivery, Profile, Sponsorship
from .. import emails, refusals

State, Side = Deliverable.State, Deliverable.Side
MOST_PROMISES = 100


@dataclass
class Brought:
    """What is handed in; which of them counts follows from what was asked."""

    words: str = ""
    text_en: str = ""
    text_nl: str = ""
    text_fr: str = ""
    file: StoredFile | None = None


def locked(promise: Deliverable) -> Deliverable:
    rows = Deliverable.objects.select_for_update(of=("self",))
    return rows.select_related("sponsorship__cohort__organisation", "sponsorship__organisation").get(pk=promise.pk)


def make_from_package(row: Sponsorship, by: User) -> None:
    """One promise a side for each line of the package, with the days as they fall for this cohort."""
    made = []
    for benefit in row.package.benefits.all() if row.package else ():
        words = {
            "sponsorship": row, "benefit": benefit, "position": benefit.position, "name": benefit.name,
            "details": benefit.details, "quantity": benefit.quantity,
        }  # fmt: skip
        if benefit.needs:
            due_on = benefit.asked_on(row.cohort)
            made.append(Deliverable(side=Side.THEIRS, asked=benefit.asked, due_on=due_on, owner=row.contact, **words))
        if benefit.gives:
            made.append(Deliverable(side=Side.OURS, due_on=benefit.given_on(row.cohort), owner=row.owner, **words))
    with done_by(by):
        Deliverable.objects.bulk_create(made)


@transaction.atomic
def save_promise(promise: Deliverable, by: User) -> Deliverable:
    """A promise of its own, or another day, owner or wording of one. Raises Refused."""
    row = promise.sponsorship
    refuse(refusals.why_ended(row))
    if not promise.pk:
        if row.deliverables.count() >= MOST_PROMISES:
            raise Refused(_("A sponsor has a hundred promises at most."))
        promise.position = (row.deliverables.aggregate(Max("position"))["position__max"] or 0) + 1
    elif promise.is_done:
        raise Refused(_("This is done already."))
    _check_owner(promise)
    with done_by(by):
        promise.save()
    return promise


def _check_owner(promise: Deliverable) -> None:
    if promise.owner is None:
        return
    row = promise.sponsorship
    people = Membership.objects.current().filter(user=promise.owner)
    if promise.side == Side.OURS:
        if not people.filter(organisation=row.cohort.organisation_id).exists():
            raise Refused(_("Choose somebody of your team."), "owner")
    elif not people.filter(organisation=row.organisation_id, role=Role.PARTNER_CONTACT).exists():
        raise Refused(_("Choose a contact of the sponsor."), "owner")


@transaction.atomic
def remove_promise(promise: Deliverable, by: User) -> None:
    """Before the agreement alone; after it a promise is waived. Raises Refused."""
    promise = locked(promise)
    if promise.sponsorship.is_agreed:
        raise Refused(_("It was agreed. Waive it instead, with a reason."))
    with done_by(by):
        promise.delete()


# The sponsor's side


@transaction.atomic
def deliver(promise: Deliverable, brought: Brought, by: User, seen: str = "") -> Delivery:
    """A new version beside the earlier ones; the same sent twice is one. Raises Refused, Stale."""
    promise = locked(promise)
    if promise.side != Side.THEIRS:
        raise Refused(_("The organiser does this."))
    refuse(refusals.why_not_deliver(promise))
    if promise.asked == Asked.LOGO:
        brought.words = vector_logo_of(promise)
    latest = promise.deliveries.first()
    if latest and _same(latest, brought):
        return latest
    if seen and seen != promise.seen:
        raise Stale(promise)
    _check_brought(promise, brought)
    if brought.file:
        files.confirm(brought.file)
    number = latest.number + 1 if latest else 1
    delivery = Delivery(deliverable=promise, number=number, by=by, **vars(brought))
    promise.state, promise.delivered_at, promise.reason = State.DELIVERED, timezone.now(), ""
    with done_by(by):
        delivery.save()
        promise.save(update_fields=["state", "delivered_at", "reason", "changed_at"])
    emails.delivered(promise, delivery)
    return delivery


def _same(latest: Delivery, brought: Brought) -> bool:
    if brought.file or latest.file_id:
        return bool(brought.file and latest.file and brought.file.sha256 == latest.file.sha256)
    return all(getattr(latest, name) == value for name, value in vars(brought).items())


def _check_brought(promise: Deliverable, brought: Brought) -> None:
    asked = promise.asked
    if asked == Asked.TEXTS:
        for name in ("text_en", "text_nl", "text_fr"):
            if not getattr(brought, name).strip():
                raise Refused(_("The text is needed in all three languages."), name)
    elif asked == Asked.FILE and not brought.file:
        raise Refused(_("Choose a file."), "file")
    elif asked == Asked.LOGO:
        if not brought.words:
            raise Refused(_("Send the logo as SVG on the page of your organisation first. Then confirm it here."))
    elif asked in (Asked.PERSON, Asked.WORDS) and not brought.words.strip():
        raise Refused(_("Write it here."), "words")


def vector_logo_of(promise: Deliverable) -> str:
    """The name of the newest logo in vector form that the organisation sent for its public profile; "" = none."""
    sent = Profile.objects.filter(
        organisation=promise.sponsorship.organisation_id, logo__content_type="image/svg+xml"
    ).exclude(state="declined")
    newest = sent.select_related("logo").order_by("-submitted_at", "-pk").first()
    return newest.logo.name if newest and newest.logo else ""


# The organiser's side


@transaction.atomic
def accept(promise: Deliverable, by: User, seen: str = "") -> Deliverable:
    """What was handed in is right; only what was read is accepted. Raises Refused."""
    return _judge(promise, State.ACCEPTED, by, seen)


@transaction.atomic
def give_back(promise: Deliverable, reason: str, by: User, seen: str = "") -> Deliverable:
    """It has to come again; the contacts read why. Raises Refused."""
    if not reason.strip():
        raise Refused(_("Say what has to change: the sponsor reads it."), "reason")
    promise = _judge(promise, State.RETURNED, by, seen, reason.strip())
    emails.given_back(promise)
    return promise


def _judge(promise: Deliverable, state: str, by: User, seen: str, reason: str = "") -> Deliverable:
    promise = locked(promise)
    refuse(refusals.why_not_judge(promise))
    if seen and seen != promise.seen:
        raise Refused(_("The sponsor handed in a newer version a moment ago. Read it before you decide."))
    return _decide(promise, state, by, reason=reason)


@transaction.atomic
def mark_done(promise: Deliverable, note: str, url: str, by: User) -> Deliverable:
    """Our side of it is done, or the sponsor's came another way. Raises Refused."""
    promise = locked(promise)
    refuse(refusals.why_not_done(promise))
    if promise.side == Side.THEIRS and not note.strip():
        raise Refused(_("Say how it came: nothing was handed in here."), "note")
    return _decide(promise, State.ACCEPTED, by, note=note.strip(), url=url)


@transaction.atomic
def waive(promise: Deliverable, reason: str, by: User) -> Deliverable:
    """It is not needed any more; both sides read why. Raises Refused."""
    promise = locked(promise)
    refuse(refusals.why_not_waive(promise))
    if not reason.strip():
        raise Refused(_("Say why: the sponsor reads it."), "reason")
    return _decide(promise, State.WAIVED, by, reason=reason.strip())


@transaction.atomic
def reopen(promise: Deliverable, by: User) -> Deliverable:
    """Take the last decision back. Raises Refused."""
    promise = locked(promise)
    refuse(refusals.why_not_reopen(promise))
    state = State.DELIVERED if promise.deliveries.exists() else State.OPEN
    return _decide(promise, state, by, reason="")


def _decide(promise: Deliverable, state: str, by: User, **fields) -> Deliverable:
    promise.state, promise.decided_by, promise.decided_at = state, by, timezone.now()
    for name, value in fields.items():
        setattr(promise, name, value)
    with done_by(by):
        promise.save(update_fields=["state", "decided_by", "decided_at", "changed_at", *fields])
    return promise


@transaction.atomic
def change_owner(promise: Deliverable, owner: User | None, due_on: date | None, by: User) -> Deliverable:
    """Who of one's own side sees to it. The day moves by the organiser alone. Raises Refused."""
    promise = locked(promise)
    refuse(refusals.why_ended(promise.sponsorship))
    promise.owner = owner
    promise.due_on = due_on or promise.due_on
    _check_owner(promise)
    with done_by(by):
        promise.save(update_fields=["owner", "due_on", "changed_at"])
    return promise
