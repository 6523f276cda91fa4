"""Whose books one may open: what one may not know of answers 404, what one may not do 403."""

from django.db.models import Q
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from accounts.models import Organisation, Role
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


def cohort_of_books(request: HttpRequest, cohort_id) -> Cohort:
    """For organisers and bookkeepers; the latter open no desk, so the cohort is looked for in their books too."""
    kept = [key for key, roles in request.user.roles.items() if Role.BOOKKEEPER in roles]
    seen = Cohort.objects.visible_to(request.user).values("pk")
    cohorts = Cohort.objects.filter(Q(organisation__in=kept) | Q(pk__in=seen)).select_related("organisation")
    cohort = get_object_or_404(cohorts, public_id=cohort_id)
    demand(request, READ, cohort.organisation)
    return cohort
