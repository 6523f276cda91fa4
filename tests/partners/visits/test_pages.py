"""The pages of visits: for the host in the portal, for the organiser at the desk, for nobody else."""

import pytest
from django.urls import reverse

from cohorts.models import Session
from partners.models import HostRules, OfferDate, VisitBooking, VisitOffer
from partners.visits import booking, holding, joining
from tests.factories import VisitOfferFactory

from ..pictures import picture, upload

pytestmark = pytest.mark.django_db

WORDS = {
    "title": "From cell to vial", "sees": "The whole way.", "place": "Niel", "languages": ["en", "nl"], "minutes": 90,
    "people_a_guide": 8, "contact_email": "door@cellworks.example", "list_language": "nl", "list_format": "xlsx",
    "list_days": 10, "delete_days": 7,
}  # fmt: skip


def own(name, offer, *more):
    return reverse(f"partners:{name}", args=[offer.public_id, *more])


@pytest.fixture
def contact(world, client):
    client.force_login(world.contact)
    return client


@pytest.fixture
def organiser(world, client):
    client.force_login(world.organiser)
    return client


class TestHost:
    def test_a_visit_is_written_dated_and_offered(self, world, contact):
        new = reverse("partners:new_visit", args=[world.organisation.public_id])
        number = contact.get(new).context["form"]["number"].value()
        for _time in range(2):
            contact.post(new, WORDS | {"number": str(number)})
        offer = VisitOffer.objects.get()
        assert (offer.state, offer.languages) == ("draft", ["en", "nl"])
        contact.post(own("offer_visit", offer))
        contact.post(own("add_visit_date", offer), {"starts_at": "2027-05-06T10:00", "largest_group": 12})
        contact.post(own("offer_visit", offer))
        offer.refresh_from_db()
        assert offer.state == "offered"
        assert OfferDate.objects.get().starts_at.astimezone(offer.zone).hour == 10

    def test_a_refused_form_keeps_what_was_typed(self, world, contact):
        new = reverse("partners:new_visit", args=[world.organisation.public_id])
        answer = contact.post(new, WORDS | {"languages": []})
        assert answer.status_code == 422
        assert "The whole way." in answer.content.decode()

    def test_a_colleagues_version_is_noticed_and_shown(self, world, host, contact):
        url = own("edit_visit", host.offer)
        seen = contact.get(url).context["form"]["seen"].value()
        contact.post(url, WORDS | {"title": "Theirs", "seen": seen})
        answer = contact.post(url, WORDS | {"title": "Mine", "seen": seen})
        assert answer.status_code == 409
        assert "Theirs" in answer.content.decode()
        contact.post(url, WORDS | {"title": "Mine", "seen": answer.context["form"]["seen"].value()})
        host.offer.refresh_from_db()
        assert host.offer.title == "Mine"

    def test_what_is_asked_rules_and_files_come_and_go(self, world, host, contact):
        contact.post(own("add_offer_field", host.offer), {"kind": "phone", "required": "on"})
        assert contact.post(own("add_offer_field", host.offer), {"kind": "phone"}).status_code == 422
        contact.post(own("visit_rules", host.offer), {"en": "Newer.", "seen": "1"})
        assert contact.post(own("visit_rules", host.offer), {"en": "Mine.", "seen": "1"}).status_code == 422
        assert HostRules.objects.filter(offer=host.offer).count() == 2
        contact.post(own("add_visit_file", host.offer), {"title": "Map", "file": upload(picture())})
        bad = contact.post(own("add_visit_file", host.offer), {"title": "Map", "file": upload(b"<svg/>")})
        assert bad.status_code == 422
        file = host.offer.files.get(title="Map")
        assert contact.get(own("own_visit_file", host.offer, file.public_id)).status_code == 200
        contact.post(own("remove_visit_file", host.offer, file.public_id))
        assert not host.offer.files.current().filter(title="Map").exists()

    def test_next_year_is_one_draft_on_the_same_weekdays_at_the_same_hour(self, host, contact):
        for _time in range(2):
            contact.post(own("repeat_visit", host.offer))
        copy = VisitOffer.objects.get(copied_from=host.offer)
        assert copy.state == "draft"
        moments = [date.starts_at.astimezone(copy.zone) for date in copy.dates.all()]
        before = [date.starts_at.astimezone(copy.zone) for date in host.offer.dates.all()]
        assert [(one.weekday(), one.hour) for one in moments] == [(one.weekday(), one.hour) for one in before]
        assert (copy.fields.count(), copy.rules.count(), copy.files.count()) == (2, 1, 1)

    def test_the_host_cancels_with_a_reason(self, world, host, contact):
        made = booking.book(host.morning, world.cohort, people=5, by=world.organiser)
        url = reverse("partners:cancel_own_booking", args=[made.public_id])
        assert contact.post(url, {"reason": ""}).status_code == 422
        contact.post(url, {"reason": "An inspection."})
        made.refresh_from_db()
        assert (made.by_host, made.reason) == (True, "An inspection.")

    def test_withdrawing_asks_for_a_reason_the_organiser_reads(self, world, host, contact):
        contact.post(own("withdraw_visit", host.offer), {"reason": "We move house."})
        contact.force_login(world.organiser)
        url = reverse("partners:desk_visit", args=[world.cohort.public_id, host.offer.public_id])
        assert "We move house." in contact.get(url).content.decode()


class TestDesk:
    def url(self, world, host, name="desk_visit", *more):
        return reverse(f"partners:{name}", args=[world.cohort.public_id, host.offer.public_id, *more])

    def test_a_date_is_booked_once_however_often_one_clicks(self, world, host, organiser):
        said = {"date": str(host.morning.public_id), "people": "9", "group": ""}
        for _time in range(3):
            organiser.post(self.url(world, host, "book_visit"), said)
        assert VisitBooking.objects.count() == Session.objects.filter(type="visit").count() == 1
        assert "at most 9 visitors" in organiser.get(self.url(world, host)).content.decode()

    @pytest.mark.parametrize("people", ["0", "-1", "13", "9" * 30, "many", ""])
    def test_a_wrong_number_is_refused_at_its_date(self, world, host, organiser, people):
        said = {"date": str(host.morning.public_id), "people": people}
        answer = organiser.post(self.url(world, host, "book_visit"), said)
        assert answer.status_code == 422
        assert not VisitBooking.objects.exists()

    def test_a_date_that_is_not_the_offers_is_refused(self, world, host, organiser):
        for date in ("nonsense", "", str(world.cohort.public_id)):
            answer = organiser.post(self.url(world, host, "book_visit"), {"date": date, "people": "3"}, follow=True)
            assert "does not offer this date" in answer.content.decode()

    def test_what_hosts_offer_on_our_days_is_found_exported_and_waits(self, world, host, organiser):
        VisitOfferFactory(organisation=world.organisation, title="Elsewhere in time")
        url = reverse("partners:desk_visits", args=[world.cohort.public_id])
        told = organiser.get(url + "?state=days").content.decode()
        assert "Through the cleanrooms" in told
        assert "Elsewhere in time" not in told
        assert b"Through the cleanrooms" in organiser.get(url + "?q=cleanrooms&export=csv").content
        assert joining.waits_in_cohort(world.cohort)[0].number == 2

    def test_a_draft_is_not_the_organisers(self, world, host, organiser):
        draft = VisitOfferFactory(organisation=world.organisation, state="draft", title="Not yet")
        listed = organiser.get(reverse("partners:desk_visits", args=[world.cohort.public_id]))
        assert "Not yet" not in listed.content.decode()

        url = reverse("partners:desk_visit", args=[world.cohort.public_id, draft.public_id])
        assert organiser.get(url).status_code == 404

    def test_thirty_offers_cost_as_many_queries_as_one(self, world, host, organiser, django_assert_max_num_queries):
        url = reverse("partners:desk_visits", args=[world.cohort.public_id])
        VisitOfferFactory.create_batch(30, organisation=world.organisation)
        with django_assert_max_num_queries(30):
            assert organiser.get(url).status_code == 200

    def test_another_organisers_and_another_hosts_pages_do_not_exist(self, world, host, client):
        client.force_login(world.other_organiser)
        assert client.get(self.url(world, host)).status_code == 404
        mine = reverse("partners:desk_visit", args=[world.other_cohort.public_id, host.offer.public_id])
        assert client.get(mine).status_code == 404
        for person in (world.rival, world.student, world.organiser):
            client.force_login(person)
            for name in ("own_visit", "edit_visit", "withdraw_visit", "visit_rules"):
                assert client.get(own(name, host.offer)).status_code == 404
        client.force_login(world.contact)
        assert client.get(self.url(world, host)).status_code in (403, 404)


def test_what_a_person_wrote_is_exported_and_forgotten(world, host):
    offer = host.offer
    offer.written_by, offer.contact_name, offer.contact_email = world.contact, "Nele Verhaegen", world.contact.email
    offer.sees = "Nele Verhaegen shows the cleanroom."
    offer.save()
    assert holding.export(world.contact)["offers"][0]["contact_name"] == "Nele Verhaegen"
    holding.erase(world.contact)
    offer.refresh_from_db()
    assert (offer.written_by, offer.contact_email) == (None, "erased@erased.invalid")
    assert "Nele" not in offer.sees + offer.contact_name


def test_the_portal_shows_what_is_booked_and_whom_to_receive(world, host, client):
    booking.book(host.morning, world.cohort, people=5, by=world.organiser)
    client.force_login(world.contact)
    told = client.get(reverse("partners:portal")).content.decode()
    assert "Receive the visitors of" in told
    assert client.get(reverse("partners:own_visits")).status_code == 200
