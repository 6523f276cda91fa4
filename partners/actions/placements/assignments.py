"""A place offered to a student: answered, lapsed, ended, passed on to the next in line."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from records.errors import refuse
from records.history import done_by

from ...models import Assignment, Candidacy, Placement
from ...placements import emails
from ...placements.line import next_in_line
from .rounds import locked

State, Origin = Assignment.State, Assignment.Origin


def _alone(assignment: Assignment) -> Assignment:
    """The row, under the lock of its round."""
    round = locked(assignment.placement.round)
    rows = Assignment.objects.select_for_update(of=("self",)).select_related(
        "placement__organisation", "candidacy__person", "candidacy__application__cohort__organisation"
    )
    found = rows.get(pk=assignment.pk)
    found.placement.round = found.candidacy.round = round
    return found


@transaction.atomic
def accept(assignment: Assignment, by: User) -> Assignment:
    """The student takes it; a virtual placement that stood in for it ends, a place with a host ends the waiting."""
    row = _alone(assignment)
    refuse(row.why_not_answer())
    _put(row, State.ACCEPTED, by)
    others = Assignment.objects.running().filter(candidacy=row.candidacy).exclude(pk=row.pk)
    with done_by(by):
        if row.origin != Origin.EQUIVALENT:
            others.update(state=State.ENDED, ended_at=timezone.now(), reason=_("A place with a host was accepted."))
    emails.answered(row)
    return row


@transaction.atomic
def decline(assignment: Assignment, by: User, reason: str = "") -> Assignment:
    """The place goes to the next in line. Who declines a place with a host leaves the line (PLACEMENTS)."""
    row = _alone(assignment)
    refuse(row.why_not_answer())
    _put(row, State.DECLINED, by, reason)
    if row.origin != Origin.EQUIVALENT:
        _leave_line(row.candidacy, by)
    emails.answered(row)
    _pass_on(row.placement, by)
    return row


@transaction.atomic
def leave_line(candidacy: Candidacy, by: User) -> None:
    locked(candidacy.round)
    _leave_line(candidacy, by)


def _leave_line(candidacy: Candidacy, by: User | None) -> None:
    candidacy.waits = False
    with done_by(by):
        candidacy.save(update_fields=["waits", "changed_at"])


@transaction.atomic
def end(assignment: Assignment, reason: str, by: User) -> Assignment:
    """Ended early, with a reason that student and host read; before its first day it goes to the next in line."""
    row = _alone(assignment)
    refuse(row.why_not_end())
    refuse("" if reason.strip() else _("Say why."), "reason")
    _put(row, State.ENDED, by, reason)
    emails.ended(row)
    _pass_on(row.placement, by)
    return row


def _put(row: Assignment, state: str, by: User | None, reason: str = "") -> None:
    now = timezone.now()
    row.state, row.reason = state, reason.strip()
    row.answered_at = now if state in (State.ACCEPTED, State.DECLINED) else row.answered_at
    if state in (State.DECLINED, State.LAPSED, State.ENDED):
        row.ended_at, row.ended_by = now, by
    with done_by(by):
        row.save(update_fields=["state", "reason", "answered_at", "ended_at", "ended_by"])


def lapse(assignment: Assignment) -> None:
    """The time to answer is over; twice changes nothing."""
    with transaction.atomic():
        row = _alone(assignment)
        if row.state != State.OFFERED or row.answer_until > timezone.now():
            return
        _put(row, State.LAPSED, None)
        if row.origin != Origin.EQUIVALENT:
            _leave_line(row.candidacy, None)
        emails.answered(row)
        _pass_on(row.placement, None)


def _pass_on(place: Placement, by: User | None) -> Assignment | None:
    """Offer what fell free to the first in line; under the round's lock."""
    round = place.round
    if place.is_equivalent or place.starts_on <= timezone.localdate() or not round.released_at:
        return None
    if place.assignments.running().count() >= place.number:
        return None
    candidacy = next_in_line(place)
    if candidacy is None:
        return None
    until = timezone.now() + timedelta(days=round.answer_days)
    with done_by(by):
        made = Assignment.objects.create(
            candidacy=candidacy, placement=place, origin=Origin.WAITING, answer_until=until
        )
    made.candidacy.round = round
    emails.offered(made)
    return made


def lapse_overdue() -> int:
    """All whose time to answer is over, each in a transaction of its own; how many there were."""
    rows = list(Assignment.objects.overdue().select_related("placement__round"))
    for row in rows:
        lapse(row)
    return len(rows)
