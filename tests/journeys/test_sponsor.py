"""A sponsor from an offer to a paid invoice and its report: organiser, sponsor and bookkeeper, each at a browser."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from cohorts.models import Cohort
from partners.models import Invoice, Sponsorship
from partners.money import files
from tests.factories.sponsoring import SponsorshipFactory
from tests.partners.money.conftest import money_world

from .conftest import faults_of, is_too_wide
from .hands import Person, field

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def person_of(page_at, live_server):
    def person_of(user, width=1280) -> Person:
        page, client = page_at(width), Client()
        client.force_login(user, settings.AUTHENTICATION_BACKENDS[-1])
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        return Person(page, user.full_name, user.email)

    return person_of


def press(person: Person, name: str) -> None:
    """The button of the page or, where a dialog asks first, of the dialog."""
    person.page.get_by_role("button", name=name, exact=True).last.click()


def test_a_sponsor_from_offer_to_paid_invoice_and_report(person_of, pdf_fonts):
    world = money_world()
    sponsorship = SponsorshipFactory(
        cohort=world.cohort, organisation=world.buyer, state=Sponsorship.State.INTERESTED, amount_cents=500_000
    )
    cohort, one = world.cohort.public_id, sponsorship.public_id
    organiser, sponsor = person_of(world.organiser), person_of(world.contact, 390)

    organiser.open(reverse("partners:sponsor", args=[cohort, one]))
    organiser.follow("Send the offer")
    press(organiser, "Send the offer")
    expect(organiser.main).to_contain_text("waits for the sponsor")

    sponsor.open(reverse("partners:sponsorship", args=[one]))
    field(sponsor.main, "Your name").fill("Nele Verhaegen")
    sponsor.main.get_by_label("I may agree to this for my organisation.").check()
    press(sponsor, "Accept the agreement")
    expect(sponsor.main).to_contain_text("accepted by")

    organiser.open(reverse("partners:cohort_invoices", args=[cohort]))
    organiser.main.get_by_role("button", name="Write the invoice").click()
    expect(organiser.main).to_contain_text("€6,050.00")
    assert not faults_of(organiser.page)
    organiser.follow("Issue it")
    press(organiser, "Issue it")
    expect(organiser.main).to_contain_text("+++")
    invoice = Invoice.objects.get()
    files.make(invoice.pk)
    organiser.page.reload()
    expect(organiser.main).to_contain_text("checked by the rules of Peppol")

    keeper = person_of(world.bookkeeper)
    keeper.open(reverse("partners:books", args=[world.organiser_organisation.public_id]))
    keeper.follow(invoice.name)
    press(keeper, "Write it down")
    expect(keeper.main).to_contain_text("€0.00")

    sponsor.open(reverse("partners:own_invoices"))
    expect(sponsor.main).to_contain_text("paid")
    assert not is_too_wide(sponsor.page)
    assert not faults_of(sponsor.page)
    sponsorship.refresh_from_db()
    assert sponsorship.state == Sponsorship.State.PAID

    past = timezone.localdate() - timedelta(days=3)  # the edition is over
    Cohort.objects.filter(pk=world.cohort.pk).update(starts_on=past - timedelta(days=2), ends_on=past)
    organiser.open(reverse("partners:partner_report", args=[cohort, world.buyer.public_id]))
    organiser.follow("Release the report")
    press(organiser, "Release the report")
    sponsor.open(reverse("partners:my_reports"))
    expect(sponsor.main).to_contain_text(world.cohort.title)
