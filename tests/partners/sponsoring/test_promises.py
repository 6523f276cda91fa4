"""Handing in, judging, reminding (PROMISES in docs/rules.md)."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.urls import reverse

from partners.models import PromiseReminder
from partners.sponsoring import holding
from partners.sponsoring.actions import enquiries, promises
from partners.sponsoring.actions.promises import Brought
from partners.sponsoring.reminders import remind, step_reached
from records.errors import Refused
from records.models import OutgoingMail
from records.stale import Stale
from tests.factories.sponsoring import DeliverableFactory, EnquiryFactory, SponsorshipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def promise(desk):
    row = SponsorshipFactory(cohort=desk.cohort, organisation=desk.organisation, package=desk.silver)
    return DeliverableFactory(sponsorship=row, name="Abstract", asked="words", owner=desk.contact)


def noon(day) -> datetime:
    return datetime.combine(day, time(12), UTC)


def reminders() -> int:
    return OutgoingMail.objects.filter(kind="partners/promises_due").count()


def test_handing_in_twice_is_one_version_and_another_one_is_a_second(desk, promise):
    promises.deliver(promise, Brought("Cells."), desk.contact)
    promises.deliver(promise, Brought("Cells."), desk.contact)
    assert promise.deliveries.count() == 1
    promises.deliver(promise, Brought("Cells, closed."), desk.colleague)
    assert promise.deliveries.count() == 2


def test_a_colleagues_version_is_noticed_and_both_are_shown(client, desk, promise):
    seen = promise.seen
    promises.deliver(promise, Brought("Hers."), desk.contact)
    with pytest.raises(Stale):
        promises.deliver(promise, Brought("His."), desk.colleague, seen)
    client.force_login(desk.colleague)
    url = reverse("partners:promise", args=[promise.public_id])
    answer = client.post(url, {"words": "His.", "seen": seen})
    assert answer.status_code == 409
    assert "Hers." in answer.content.decode()
    assert "His." in answer.content.decode()


def test_given_back_with_a_reason_it_comes_again(desk, promise):
    promises.deliver(promise, Brought("Cells."), desk.contact)
    promise.refresh_from_db()
    with pytest.raises(Refused, match="what has to change"):
        promises.give_back(promise, " ", desk.organiser)
    promises.give_back(promise, "Longer, please.", desk.organiser, promise.seen)
    promises.deliver(promise, Brought("Cells, closed, and why."), desk.contact)
    promise.refresh_from_db()
    assert promise.state == "delivered"
    with pytest.raises(Refused, match="newer version"):
        promises.accept(promise, desk.organiser, "of yesterday")
    assert promises.accept(promise, desk.organiser, promise.seen).is_done
    with pytest.raises(Refused, match="accepted"):
        promises.deliver(promise, Brought("Later."), desk.contact)


def test_what_is_missing_is_said_at_its_field(desk, promise):
    promise.asked = "texts"
    promise.save()
    with pytest.raises(Refused) as refused:
        promises.deliver(promise, Brought(text_en="A", text_nl="B"), desk.contact)
    assert refused.value.field == "text_fr"
    promise.asked = "logo"
    promise.save()
    with pytest.raises(Refused, match="SVG"):
        promises.deliver(promise, Brought(), desk.contact)


def test_nothing_is_handed_in_before_the_agreement(desk, promise):
    promise.sponsorship.state = "offered"
    promise.sponsorship.save()
    with pytest.raises(Refused, match="agreement is accepted"):
        promises.deliver(promise, Brought("Early."), desk.contact)


def test_steps_are_reached_in_their_order(desk):
    due = desk.cohort.starts_on
    days = {31: None, 30: 30, 8: 30, 7: 7, 0: 0, -1: 0, -7: -7, -300: -30}
    assert {before: step_reached(due, due - timedelta(days=before)) for before in days} == days


def test_each_step_is_told_once_and_a_missed_run_is_made_up_for(desk, promise):
    due = promise.due_on
    assert remind(noon(due - timedelta(days=31))) == 0
    assert remind(noon(due - timedelta(days=29))) == 1
    assert remind(noon(due - timedelta(days=28))) == 0
    assert remind(noon(due + timedelta(days=3))) == 1, (
        "the steps of 7 and 0 days were missed: one mail, the latest step"
    )
    assert list(PromiseReminder.objects.order_by("pk").values_list("step", flat=True)) == [30, 0]
    assert reminders() == 2
    assert OutgoingMail.objects.last().to_address == desk.contact.email


def test_the_finished_the_waived_and_the_night_are_left_alone(desk, promise):
    late = noon(promise.due_on + timedelta(days=1))
    assert remind(late.replace(hour=1)) == 0
    promises.deliver(promise, Brought("Cells."), desk.contact)
    assert remind(late) == 0
    promises.reopen(promises.waive(promise, "Not needed.", desk.organiser), desk.organiser)
    assert remind(late) == 0
    assert reminders() == 0


def test_without_an_owner_all_contacts_or_the_teams_address_are_reminded(desk, promise):
    promise.owner = None
    promise.save()
    DeliverableFactory(sponsorship=promise.sponsorship, side="ours", due_on=promise.due_on)
    assert remind(noon(promise.due_on)) == 3
    told = set(OutgoingMail.objects.values_list("to_address", flat=True))
    assert told == {desk.contact.email, desk.colleague.email, desk.cohort.contact_email}


def test_a_stranger_asks_on_the_public_page_and_is_taken_up(client, desk):
    url = reverse("partners:sponsor_page", args=[desk.cohort.slug])
    page = client.get(url).content.decode()
    assert "Gold" in page
    assert "1 of 1 free" in page
    said = {"organisation_name": "Polder", "full_name": "Fien Aerts", "email": "fien@polder.example", "message": "Hi"}
    assert client.post(url, said).status_code == 302
    assert client.post(url, said).status_code == 302
    enquiry = desk.cohort.sponsor_enquiries.get()
    client.force_login(desk.organiser)
    url = reverse("partners:take_enquiry", args=[desk.cohort.public_id, enquiry.public_id])
    assert client.post(url, {"new_name": "Polder"}).status_code == 302
    row = desk.cohort.sponsorships.get()
    assert (row.organisation.name, row.message) == ("Polder", "Hi")
    assert OutgoingMail.objects.filter(kind="account/invitation", to_address="fien@polder.example").exists()
    with pytest.raises(Refused, match="already"):
        enquiries.put_aside(enquiry, desk.organiser)


def test_the_page_is_not_there_before_it_is_published(client, desk):
    desk.page.published_at = None
    desk.page.save()
    assert client.get(reverse("partners:sponsor_page", args=[desk.cohort.slug])).status_code == 404


def test_earlier_sponsors_choose_first(client, desk):
    desk.page.opens_at = noon(desk.cohort.starts_on - timedelta(days=10))
    desk.page.save()
    url = reverse("partners:sponsor_page", args=[desk.cohort.slug])
    assert "choose first" in client.get(url).content.decode()
    before = desk.cohort.starts_on - timedelta(days=365)
    SponsorshipFactory(
        cohort__organisation=desk.cohort.organisation, cohort__starts_on=before, cohort__ends_on=before,
        organisation=desk.organisation,
    )  # fmt: skip
    client.force_login(desk.rival)
    assert client.post(url, {"organisation": desk.rival_organisation.pk}).status_code == 200
    client.force_login(desk.contact)
    assert client.post(url, {"organisation": desk.organisation.pk, "package": desk.gold.pk}).status_code == 302
    assert desk.cohort.sponsorships.get().organisation == desk.organisation


def test_erasing_a_person_leaves_what_the_organisation_promised_without_the_name(desk, promise):
    promises.deliver(promise, Brought("Ask Nele Verhaegen."), desk.contact)
    EnquiryFactory(cohort=desk.cohort, email=desk.contact.email)
    assert holding.export(desk.contact)["handed_in"][0]["words"] == "Ask Nele Verhaegen."
    holding.erase(desk.contact)
    assert promise.deliveries.get().words == "Ask [erased]."
    assert not desk.cohort.sponsor_enquiries.exists()


def test_the_partners_page_leads_to_the_packages(client, desk):
    url = reverse("partners:sponsor_page", args=[desk.cohort.slug])
    assert url in client.get(reverse("partners:public")).content.decode()
    desk.page.delete()
    assert url not in client.get(reverse("partners:public")).content.decode()
