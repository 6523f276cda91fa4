"""Inviting somebody to speak for a partner, from the cohort's desk."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from .contact_forms import invite_page
from .desk import partnership_of


def invite(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    row = partnership_of(request, cohort_id, public_id)
    back = reverse("partners:partnership", args=[row.cohort.public_id, row.public_id])
    return invite_page(request, row.organisation, template="partners/desk/invite.html", back=back, cohort=row.cohort)
