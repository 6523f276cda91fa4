"""Who may open a page of placements: what one may not know of answers 404 (ROLES in docs/rules.md)."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from accounts.models import Membership, Role
from cohorts.models import Cohort

from ...actions.placements.ranking import why_not_take_part
from ...models import Assignment, Placement, PlacementRound
from ..access import cohort_to_run

State = Placement.State
ASSIGNMENT = (
    "placement__organisation", "placement__round__organisation", "placement__mentor", "candidacy__person",
    "candidacy__round", "candidacy__application__cohort", "candidacy__application__school",
)  # fmt: skip


def round_to_run(request: HttpRequest, cohort_id: UUID, round_id: UUID) -> tuple[Cohort, PlacementRound]:
    cohort = cohort_to_run(request, cohort_id)
    return cohort, get_object_or_404(PlacementRound.objects.filter(cohorts=cohort), public_id=round_id)


def place_to_run(request: HttpRequest, cohort_id: UUID, round_id: UUID, public_id: UUID) -> tuple[Cohort, Placement]:
    """A place that was offered; a host's draft is the host's own, but for one that was given back."""
    cohort, round = round_to_run(request, cohort_id, round_id)
    rows = round.placements.select_related("organisation", "mentor", "written_by")
    place = get_object_or_404(rows, public_id=public_id)
    if place.state == State.DRAFT and not place.decision_reason:
        raise Http404
    place.round = round
    return cohort, place


def own_place(request: HttpRequest, public_id: UUID) -> Placement:
    rows = Placement.objects.of_contact(request.user).select_related("round", "organisation", "mentor")
    return get_object_or_404(rows.filter(round__opened_at__isnull=False), public_id=public_id)


def hosted_assignment(request: HttpRequest, public_id: UUID) -> Assignment:
    """A student placed with one's organisation."""
    rows = Assignment.objects.of_contact(request.user).select_related(*ASSIGNMENT)
    return get_object_or_404(rows, public_id=public_id)


def own_assignment(request: HttpRequest, public_id: UUID) -> Assignment:
    rows = Assignment.objects.filter(candidacy__person=request.user).select_related(*ASSIGNMENT)
    return get_object_or_404(rows, public_id=public_id)


def agreed_assignment(request: HttpRequest, public_id: UUID) -> Assignment:
    """For the student, the host, the school's coordinators and the organiser."""
    row = get_object_or_404(Assignment.objects.select_related(*ASSIGNMENT), public_id=public_id)
    user, school = request.user, row.candidacy.application.school_id
    sides = (
        row.candidacy.person_id == user.pk,
        user.has_role(row.placement.organisation_id, Role.PARTNER_CONTACT),
        bool(school) and Membership.objects.of(user, Role.COORDINATOR).filter(organisation=school).exists(),
        user.has_role(row.placement.round.organisation_id, Role.ORGANISER),
    )
    if not any(sides):
        raise Http404
    return row


def round_to_rank(request: HttpRequest, round_id: UUID) -> PlacementRound:
    row = get_object_or_404(PlacementRound.objects.open_to_hosts(), public_id=round_id)
    if why_not_take_part(row, request.user):
        raise Http404
    return row
