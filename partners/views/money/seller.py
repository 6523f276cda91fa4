"""What every invoice says of the organiser: name, address, numbers, account."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ...models import billing_of
from ..contact_forms import billing_page
from .access import ISSUE, organiser_of_books


def seller_details(request: HttpRequest, organisation_id) -> HttpResponse:
    organiser = organiser_of_books(request, organisation_id, ISSUE)
    back = reverse("partners:books", args=[organiser.public_id])
    template = "partners/organisations/form.html"
    return billing_page(request, billing_of(organiser), template=template, back=back, organiser=organiser)
