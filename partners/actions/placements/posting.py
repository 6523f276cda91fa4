"""What a host posts, and what the organiser makes of it."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Membership, Role, User
from courses.models import Competency
from records.errors import refuse
from records.history import done_by
from records.stale import Stale

from ...models import Placement, Requirement
from ...placements import emails

State = Placement.State
MOST = 60  # places of one host in one round: more is a mistake or a flood
Asked = Iterable[tuple[Competency, int]]


def locked(row: Placement) -> Placement:
    return Placement.objects.select_for_update(of=("self",), no_key=True).select_related("round").get(pk=row.pk)


@transaction.atomic
def save_place(place: Placement, asked: Asked, by: User, *, seen: str = "", listed: bool = False) -> Placement:
    """A new or changed place; `listed` puts it before the students at once, where the organiser writes it."""
    refuse(_why_not_of_this_host(place, by, listed))
    if place.pk:
        current = locked(place)
        if seen and seen != current.seen:
            raise Stale(current)
        refuse("" if listed and not current.round.why_not_list() else current.why_not_edit())
    else:
        refuse(place.round.why_not_list() if listed else place.round.why_not_post())
        mine = Placement.objects.filter(round=place.round, organisation=place.organisation).count()
        refuse(_("You have %(number)d places in this round.") % {"number": MOST} if mine >= MOST else "")
        place.written_by = by
    if listed and place.state == State.DRAFT:
        place.state, place.decided_at = State.LISTED, timezone.now()
    with done_by(by):
        place.save()
        _ask(place, asked)
    return place


def _why_not_of_this_host(place: Placement, by: User, listed: bool) -> str:
    if place.organisation.keeper_id != place.round.organisation_id:
        return _("Choose an organisation of your own address book.")
    contacts = Membership.objects.current().filter(organisation=place.organisation, role=Role.PARTNER_CONTACT)
    if place.mentor and not contacts.filter(user=place.mentor).exists():
        return _("The mentor has to be a contact of %(organisation)s.") % {"organisation": place.organisation}
    if place.is_equivalent and not listed:
        return _("Only the organiser posts what those without a place are offered.")
    return ""


def _ask(place: Placement, asked: Asked) -> None:
    wanted = {competency.pk: int(level) for competency, level in asked if level}
    place.requirements.exclude(competency__in=wanted).delete()
    Requirement.objects.bulk_create(
        [Requirement(placement=place, competency_id=key, level=level) for key, level in wanted.items()],
        update_conflicts=True,
        unique_fields=["placement", "competency"],
        update_fields=["level"],
    )


@transaction.atomic
def offer(place: Placement, by: User) -> Placement:
    """The host has written it: the organiser looks at it."""
    place = locked(place)
    refuse(place.why_not_offer())
    _put(place, State.OFFERED, by)
    emails.place_waits(place)
    return place


@transaction.atomic
def list_place(place: Placement, by: User) -> Placement:
    place = locked(place)
    refuse(place.why_not_decide())
    _put(place, State.LISTED, by, decided=timezone.now())
    emails.place_decided(place)
    return place


@transaction.atomic
def decline(place: Placement, reason: str, by: User) -> Placement:
    place = locked(place)
    refuse(place.why_not_decide())
    _put(place, State.DECLINED, by, reason, decided=timezone.now())
    emails.place_decided(place)
    return place


@transaction.atomic
def give_back(place: Placement, reason: str, by: User) -> Placement:
    """For changes: it becomes the host's draft again."""
    place = locked(place)
    refuse(place.why_not_give_back())
    _put(place, State.DRAFT, by, reason)
    emails.place_decided(place)
    return place


@transaction.atomic
def withdraw(place: Placement, reason: str, by: User) -> Placement:
    """The place is not there any more; it leaves the rankings in which it stands."""
    place = locked(place)
    refuse(place.why_not_withdraw())
    _put(place, State.WITHDRAWN, by, reason)
    with done_by(by):
        place.wishes.all().delete()
        place.round.allocations.standing().update(
            discarded_at=timezone.now(), reason=_("A place was withdrawn: %(place)s") % {"place": place.title[:200]}
        )
    return place


def _put(place: Placement, state: str, by: User, reason: str = "", decided: datetime | None = None) -> None:
    place.state, place.decision_reason, place.decided_at = state, reason.strip(), decided
    with done_by(by):
        place.save(update_fields=["state", "decision_reason", "decided_at", "changed_at"])
