"""Who may open a page: what one may not know of answers 404, what one may not do 403."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from accounts.models import Organisation, Role
from cohorts.models import Cohort

from ..models import Proposal
from ..organisations.people import why_left


def cohort_to_run(request: HttpRequest, cohort_id) -> Cohort:
    cohorts = Cohort.objects.visible_to(request.user).select_related("organisation")
    cohort = get_object_or_404(cohorts, public_id=cohort_id)
    demand(request, "cohorts.run_cohort", cohort)
    return cohort


def organisations_of(request: HttpRequest) -> list[int]:
    """Keys of the organisations for which the person speaks now."""
    return [key for key, roles in request.user.roles.items() if Role.PARTNER_CONTACT in roles]


def enter_portal(request: HttpRequest) -> list[int]:
    """The same, for the portal's pages; who spoke for one once reads in words that this is over."""
    mine = organisations_of(request)
    if not mine and (words := why_left(request.user)):
        raise PermissionDenied(words)
    demand(request, "partners.enter_portal")
    return mine


def organisation_to_speak_for(request: HttpRequest, organisation_id) -> Organisation:
    """One's own organisation; that of somebody else does not exist for a contact."""
    found = Organisation.objects.filter(public_id=organisation_id).select_related("merged_into").first()
    found = found.merged_into or found if found else None
    if found is None or found.pk not in organisations_of(request):
        if found and (words := why_left(request.user, found)):
            raise PermissionDenied(words)
        raise Http404
    return found


def row_to_speak_for(request: HttpRequest, rows, public_id):
    """A row with an `organisation` for which the person speaks; one's former organisation's answers 403 in words."""
    row = get_object_or_404(rows, public_id=public_id)
    if row.organisation_id not in organisations_of(request):
        if words := why_left(request.user, row.organisation):
            raise PermissionDenied(words)
        raise Http404
    return row


def proposal_to_write(request: HttpRequest, public_id) -> Proposal:
    rows = Proposal.objects.select_related("cohort__organisation", "organisation", "session", "call")
    return row_to_speak_for(request, rows, public_id)


def proposal_to_decide(request: HttpRequest, cohort_id, public_id) -> Proposal:
    cohort = cohort_to_run(request, cohort_id)
    rows = cohort.proposals.sent().select_related("organisation", "session", "written_by", "call")
    proposal = get_object_or_404(rows, public_id=public_id)
    proposal.cohort = cohort
    return proposal


def demand(request: HttpRequest, permission: str, row=None) -> None:
    if not request.user.has_perm(permission, row):
        raise PermissionDenied
