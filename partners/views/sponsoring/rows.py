"""The rows that these pages are about; what one may not know of answers 404."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from ...models import Deliverable, Package, Sponsorship
from ..access import cohort_to_run


def package_of(request: HttpRequest, cohort_id, public_id) -> Package:
    cohort = cohort_to_run(request, cohort_id)
    row = get_object_or_404(Package.objects.current().filter(cohort=cohort), public_id=public_id)
    row.cohort = cohort
    return row


def sponsor_of(request: HttpRequest, cohort_id, public_id) -> Sponsorship:
    cohort = cohort_to_run(request, cohort_id)
    rows = cohort.sponsorships.select_related("organisation", "package", "owner", "contact")
    row = get_object_or_404(rows, public_id=public_id)
    row.cohort = cohort
    return row


def promise_of(request: HttpRequest, cohort_id, public_id) -> Deliverable:
    cohort = cohort_to_run(request, cohort_id)
    rows = Deliverable.objects.filter(sponsorship__cohort=cohort)
    rows = rows.select_related("sponsorship__organisation", "sponsorship__package", "owner", "decided_by")
    row = get_object_or_404(rows, public_id=public_id)
    row.sponsorship.cohort = cohort
    return row


def own_sponsorship(request: HttpRequest, public_id) -> Sponsorship:
    """Of one's own organisation; what the organiser only thinks of is not told."""
    rows = Sponsorship.objects.of_contact(request.user)
    rows = rows.select_related("cohort__organisation", "organisation", "package", "contact")
    return get_object_or_404(rows, public_id=public_id)


def own_promise(request: HttpRequest, public_id) -> Deliverable:
    rows = Deliverable.objects.in_force().of_contact(request.user)
    rows = rows.select_related(
        "sponsorship__cohort__organisation", "sponsorship__organisation", "sponsorship__package", "owner"
    )
    return get_object_or_404(rows, public_id=public_id)
