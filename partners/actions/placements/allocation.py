"""Allocate, look, tell everybody at once (ALLOCATION in docs/rules.md)."""

from collections import defaultdict
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from records.errors import refuse
from records.history import done_by

from ...models import Allocation, Assignment, Candidacy, Placement, PlacementRound, Preference, Wish
from ...placements import emails
from ...placements.allocating import Given, allocate, digest
from .rounds import locked


def given_of(row: PlacementRound) -> Given:
    """The rankings as the allocation reads them; places and students under their numbers; four queries."""
    places = {
        place.pk: (str(place.public_id), {"number": place.number, "ranked": [], "refused": []})
        for place in row.placements.to_rank().order_by("pk")
    }
    students = {one.pk: str(one.public_id) for one in row.candidacies.sent().order_by("pk")}
    wishes: dict[str, list[str]] = {number: [] for number in students.values()}
    for candidacy, place in (
        Wish.objects.filter(candidacy__in=students, placement__in=places)
        .order_by("candidacy", "position")
        .values_list("candidacy", "placement")
    ):
        wishes[students[candidacy]].append(places[place][0])
    words = Preference.objects.filter(placement__in=places, candidacy__in=students).order_by("placement", "position")
    for one in words:
        kind = "refused" if one.is_refused else "ranked"
        places[one.placement_id][1][kind].append(students[one.candidacy_id])
    return {"students": wishes, "places": dict(places.values())}


@transaction.atomic
def allocate_round(row: PlacementRound, by: User, reason: str = "") -> Allocation:
    """Run it and freeze what went in and what came out; an earlier run, not told yet, is put aside with a reason."""
    row = locked(row)
    refuse(row.why_not_allocate())
    if standing := row.allocations.standing().first():
        _discard(standing, reason, by)
    given = given_of(row)
    refuse("" if given["students"] else _("Nobody has sent a ranking."))
    result = allocate(given, row.seed)
    with done_by(by):
        return Allocation.objects.create(
            round=row,
            number=row.allocations.count() + 1,
            seed=row.seed,
            given=given,
            result=result,
            digest=digest(row.seed, given, result),
            made_by=by,
        )


def _discard(allocation: Allocation, reason: str, by: User) -> None:
    refuse("" if reason.strip() else _("Say why."), "reason")
    allocation.discarded_at, allocation.reason = timezone.now(), reason.strip()[:300]
    with done_by(by):
        allocation.save(update_fields=["discarded_at", "reason"])


@transaction.atomic
def release(allocation: Allocation, by: User) -> PlacementRound:
    """Offer all places, the virtual ones to those without, and tell students and hosts in one transaction."""
    row = locked(allocation.round)
    allocation = row.allocations.select_for_update().get(pk=allocation.pk)
    refuse(row.why_not_release(allocation))
    now = timezone.now()
    places = {str(place.public_id): place for place in row.placements.listed().select_related("organisation")}
    students = {
        str(one.public_id): one
        for one in row.candidacies.sent().select_related("person", "application__cohort__organisation")
    }
    until = now + timedelta(days=row.answer_days)
    made = [
        Assignment(candidacy=students[number], placement=places[place], answer_until=until)
        for number, place in sorted(allocation.result.items())
    ]
    without = [one for number, one in sorted(students.items()) if number not in allocation.result]
    made += _equivalents(list(places.values()), without, until)
    with done_by(by):
        Assignment.objects.bulk_create(made)
        allocation.released_at = row.released_at = now
        allocation.save(update_fields=["released_at"])
        row.save(update_fields=["released_at", "changed_at"])
    got = {one.candidacy_id for one in made}
    emails.tell_everybody(row, made, [one for one in without if one.pk not in got], _by_host(made))
    return row


def _equivalents(places: list[Placement], without: list[Candidacy], until) -> list[Assignment]:
    """Those without a place fill the virtual ones in the order of the round's list."""
    waiting, made = list(without), []
    for place in places:
        if place.is_equivalent:
            taken, waiting = waiting[: place.number], waiting[place.number :]
            origin = Assignment.Origin.EQUIVALENT
            made += [Assignment(candidacy=one, placement=place, answer_until=until, origin=origin) for one in taken]
    return made


def _by_host(made: list[Assignment]) -> dict:
    hosts: dict = defaultdict(list)
    for one in made:
        hosts[one.placement.organisation].append(one)
    return hosts
