"""Incidents and near misses, from the first note to the close (INCIDENTS in docs/rules.md)."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from records.errors import Refused, refuse

from ..models import Application, Cohort, FollowUp, Incident, Room


@transaction.atomic
def note(
    cohort: Cohort,
    *,
    kind: str,
    at: datetime,
    room: Room | None,
    what: str,
    first_action: str,
    by: User,
    place: str = "",
    people: str = "",
    participants: Iterable[Application] = (),
) -> Incident:
    """What happened, when, where, to whom, and what was done first."""
    refuse(why_not_then(at), "at")
    refuse("" if room or place.strip() else _("Say where it happened."), "room")
    participants = list(participants)
    if any(one.cohort_id != cohort.pk for one in participants):
        raise Refused(_("This person does not take part in this cohort."), "participants")
    incident = Incident.objects.create(
        cohort=cohort,
        kind=kind,
        at=at,
        room=room,
        place=place,
        people=people,
        what=what,
        first_action=first_action,
        noted_by=by,
    )
    incident.participants.set(participants)
    return incident


def why_not_then(at: datetime) -> str:
    """Why nothing can have happened at that moment; "" = it can."""
    return _("This lies in the future.") if at > timezone.now() else ""


@transaction.atomic
def add_follow_up(incident: Incident, *, what: str, responsible: User, due_on: date) -> FollowUp:
    refuse(_lock(incident).why_closed())
    return FollowUp.objects.create(incident=incident, what=what, responsible=responsible, due_on=due_on)


@transaction.atomic
def finish_follow_up(follow_up: FollowUp, *, by: User, outcome: str) -> None:
    refuse(_lock(follow_up.incident).why_closed())
    if not outcome.strip():
        raise Refused(_("Say what came of it."), "outcome")
    done = FollowUp.objects.filter(pk=follow_up.pk, done_at=None)
    if not done.update(done_at=timezone.now(), done_by=by, outcome=outcome.strip()[:300]):
        raise Refused(_("Somebody has finished this already."))


@transaction.atomic
def close(incident: Incident, *, by: User, closing: str) -> None:
    """Nothing is left to do; the conclusion is written down."""
    incident = _lock(incident)
    refuse(incident.why_cannot_close())
    if not closing.strip():
        raise Refused(_("Write down the conclusion."), "closing")
    incident.closed_at, incident.closed_by, incident.closing = timezone.now(), by, closing.strip()[:2000]
    incident.save(update_fields=["closed_at", "closed_by", "closing"])


@transaction.atomic
def reopen(incident: Incident) -> None:
    """It goes on after all; the conclusion stays until another is written."""
    incident = _lock(incident)
    if not incident.closed_at:
        raise Refused(_("This is open already."))
    incident.closed_at, incident.closed_by = None, None
    incident.save(update_fields=["closed_at", "closed_by"])


def _lock(incident: Incident) -> Incident:
    return Incident.objects.select_for_update(no_key=True).get(pk=incident.pk)
