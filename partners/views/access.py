"""Who may open a page: what one may not know of answers 404, what one may not do 403."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from accounts.models import Organisation, Role
from cohorts.models import Cohort

from ..models import Proposal


def cohort_to_run(request: HttpRequest, cohort_id) -> Cohort:
    cohorts = Cohort.objects.visible_to(request.user).select_related("organisation")
    cohort = get_object_or_404(cohorts, public_id=cohort_id)
    demand(request, "cohorts.run_cohort", cohort)
    return cohort


def organisation_to_speak_for(request: HttpRequest, organisation_id) -> Organisation:
    """One's own organisation; that of somebody else does not exist for a contact."""
    mine = [key for key, roles in request.user.roles.items() if Role.PARTNER_CONTACT in roles]
    return get_object_or_404(Organisation.objects.filter(pk__in=mine), public_id=organisation_id)


def proposal_to_write(request: HttpRequest, public_id) -> Proposal:
    rows = Proposal.objects.of_contact(request.user)
    return get_object_or_404(
        rows.select_related("cohort__organisation", "organisation", "session"), public_id=public_id
    )


def proposal_to_decide(request: HttpRequest, cohort_id, public_id) -> Proposal:
    cohort = cohort_to_run(request, cohort_id)
    rows = cohort.proposals.sent().select_related("organisation", "session", "written_by")
    proposal = get_object_or_404(rows, public_id=public_id)
    proposal.cohort = cohort
    return proposal


def demand(request: HttpRequest, permission: str, row=None) -> None:
    if not request.user.has_perm(permission, row):
        raise PermissionDenied
