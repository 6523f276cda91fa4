"""Whose books one may open: what one may not know of answers 404, what one may not do 403."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from accounts.models import Organisation
from cohorts.models import Cohort

from ...models import Invoice
from ..access import demand

READ, ISSUE = "partners.keep_books", "partners.issue_invoices"


def organiser_of_books(request: HttpRequest, organisation_id, permission: str = READ) -> Organisation:
    visible = Organisation.objects.visible_to(request.user).organisers()
    organiser = get_object_or_404(visible, public_id=organisation_id)
    demand(request, permission, organiser)
    return organiser


def invoice_of_books(request: HttpRequest, public_id, permission: str = READ) -> Invoice:
    """For the organiser's side; whoever only gets the invoice answers 403."""
    rows = Invoice.objects.visible_to(request.user)
    rows = rows.select_related("organiser", "buyer", "cohort", "credited", "budget_line", "sponsorship")
    invoice = get_object_or_404(rows, public_id=public_id)
    demand(request, permission, invoice.organiser)
    return invoice


def cohort_of_books(request: HttpRequest, cohort_id, permission: str = "cohorts.run_cohort") -> Cohort:
    """For organisers and, where `permission` says so, bookkeepers of the cohort's organisation."""
    cohorts = Cohort.objects.visible_to(request.user).select_related("organisation")
    cohort = get_object_or_404(cohorts, public_id=cohort_id)
    demand(request, permission, cohort if permission.startswith("cohorts.") else cohort.organisation)
    return cohort
