"""Following the timetable: what became of accepted sessions there (PROPOSALS in docs/rules.md).

The timetable knows nothing of proposals. Its verbs send a task by name after each change, and beat repeats it.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from cohorts.models import Sitting
from cohorts.releases.reading import released_sittings

from .. import emails
from ..models import Proposal, Step

State = Proposal.State
SETTLED = timedelta(minutes=15)


def follow_sessions(at: datetime | None = None) -> int:
    """Bring every accepted proposal in line with the timetable; how many changed. Running it twice changes nothing.

    A row that somebody holds is left to the next run.
    """
    at = at or timezone.now()
    taken = Proposal.objects.filter(state__in=Proposal.TAKEN, cohort__cancelled_at=None)
    return sum(_follow(pk, at) for pk in list(taken.order_by("pk").values_list("pk", flat=True)))


@transaction.atomic
def _follow(pk: int, at: datetime) -> bool:
    rows = Proposal.objects.select_for_update(of=("self",), no_key=True, skip_locked=True)
    rows = rows.select_related("cohort__organisation", "organisation", "session")
    proposal = rows.filter(pk=pk, state__in=Proposal.TAKEN).first()
    if proposal is None:
        return False
    before = (proposal.state, proposal.seen_place, proposal.told_place)
    sittings = placed_sittings(proposal)
    _note_place(proposal, sittings, at)
    if sittings and proposal.state != State.PLACED:
        _place(proposal)
    elif not sittings and proposal.state == State.PLACED:
        _unplace(proposal)
    if sittings:
        _tell(proposal, at)
    changed = before != (proposal.state, proposal.seen_place, proposal.told_place)
    if changed:
        proposal.save(update_fields=["state", "seen_place", "seen_place_at", "told_place"])
    return changed


def placed_sittings(proposal: Proposal) -> list[Sitting]:
    """Its sittings in their order, once every one is in the released timetable; none while one still waits."""
    if proposal.session is None or proposal.session.cancelled_at:
        return []
    shown = [row for row in released_sittings(proposal.cohort) if row.session_id == proposal.session_id]
    waiting = set(proposal.session.sittings.values_list("pk", flat=True)) - {row.pk for row in shown}
    return [] if waiting else shown


def _note_place(proposal: Proposal, sittings: list[Sitting], at: datetime) -> None:
    place = ";".join(f"{s.starts_at:%Y%m%dT%H%M}-{s.ends_at:%H%M}@{s.room_id or ''}" for s in sittings)[:300]
    if place != proposal.seen_place:
        proposal.seen_place, proposal.seen_place_at = place, at


def _place(proposal: Proposal) -> None:
    proposal.state = State.PLACED
    Step.objects.create(proposal=proposal, kind=Step.Kind.PLACED)


def _unplace(proposal: Proposal) -> None:
    proposal.state = State.CONFIRMED if proposal.confirmed_at else State.ACCEPTED
    Step.objects.create(proposal=proposal, kind=Step.Kind.UNPLACED)


def _tell(proposal: Proposal, at: datetime) -> None:
    """The first place is told at once, a new one only once it has stood a while: organisers try things out."""
    if proposal.seen_place == proposal.told_place:
        return
    settled = proposal.seen_place_at is not None and at - proposal.seen_place_at >= SETTLED
    if not proposal.told_place or settled:
        emails.placed(proposal, placed_sittings(proposal), moved=bool(proposal.told_place))
        proposal.told_place = proposal.seen_place
