"""Booking a date: the session and its list of visitors once, never more people than the host takes."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from cohorts.actions import timetable
from cohorts.models import BookedVisit, Material, Session
from partners.models import VisitBooking
from partners.visits import booking, offering, refusals
from records.errors import Refused
from records.files import CheckedFile
from records.models import OutgoingMail
from tests.factories import CohortFactory, OfferDateFactory, first_morning

pytestmark = pytest.mark.django_db


def book(world, date, people=10, **more):
    return booking.book(date, world.cohort, people=people, by=world.organiser, **more)


def test_it_makes_the_session_at_that_hour_and_the_list_with_the_hosts_wishes(world, host):
    made = book(world, host.morning)
    session, visit = made.session, made.visit
    assert (session.type, session.title, session.given_by) == ("visit", "Through the cleanrooms", "Cellbridge")
    assert session.sittings.get().starts_at == host.morning.starts_at
    assert [field.kind for field in visit.fields.all()] == ["legal_name", "id_number"]
    assert (visit.host, visit.contact_email) == (world.organisation, host.offer.contact_email)
    assert visit.closes_at == host.morning.starts_at - timedelta(days=14)
    assert visit.delete_on == world.cohort.starts_on + timedelta(days=7)
    assert booking.why_not_placed(made) == ""


def test_visitors_accept_the_hosts_rules_in_their_language_as_a_gate(world, host):
    text = book(world, host.morning).visit.gate.text
    assert text.is_released
    assert text.wording("nl").body == "Raak niets aan."
    assert text.wording("fr").body == "Touch nothing."
    assert book(world, host.noon, 8).visit.gate.text == text


def test_the_hosts_files_stand_among_the_material_and_follow_its_versions(world, host):
    made = book(world, host.morning)
    material = Material.objects.get(session=made.session)
    assert (material.title, material.versions.count()) == ("Safety", 1)
    newer = CheckedFile("safety.pdf", "application/pdf", b"%PDF-2")
    offering.add_file(host.offer, "Safety", newer, world.contact)
    with material.versions.first().file.file.open("rb") as source:
        assert source.read() == b"%PDF-2"


def test_the_hosts_contacts_are_told_each_in_their_language(world, host):
    book(world, host.morning)
    mails = OutgoingMail.objects.filter(kind="partners/visit_booked")
    assert {mail.recipient for mail in mails} == {world.contact, world.colleague}
    assert len({mail.language for mail in mails}) == 2


@pytest.mark.parametrize("people", [13, 500])
def test_more_than_the_largest_group_is_refused(world, host, people):
    with pytest.raises(Refused, match="12 of 12 can still come"):
        book(world, host.morning, people)
    assert not Session.objects.filter(type="visit").exists()


def test_two_groups_share_a_date_as_long_as_there_is_room(world, host):
    book(world, host.morning, 7, group="A")
    with pytest.raises(Refused, match="5 of 12"):
        book(world, host.morning, 6, group="B")
    book(world, host.morning, 5, group="B")
    with pytest.raises(Refused, match="full"):
        book(world, host.morning, 1, group="C")


def test_the_same_people_are_booked_once(world, host):
    book(world, host.morning, 5)
    with pytest.raises(Refused, match="already"):
        book(world, host.morning, 5)
    assert Session.objects.filter(type="visit").count() == 1


def test_a_date_outside_the_cohort_past_or_withdrawn_is_refused_in_words(world, host):
    other = OfferDateFactory(offer=host.offer, starts_at=first_morning(world.cohort) - timedelta(days=3))
    assert "not one of its days" in refusals.why_not_book(other, world.cohort)
    past = OfferDateFactory(offer=host.offer, starts_at=timezone.now() - timedelta(days=1))
    assert "past" in refusals.why_not_book(past, world.cohort)
    offering.remove_date(host.noon)
    host.noon.refresh_from_db()
    assert "does not offer" in refusals.why_not_book(host.noon, world.cohort)
    assert "does not offer" in refusals.why_not_book(host.morning, world.other_cohort)


def test_what_is_in_the_way_leaves_it_to_be_placed_and_is_said(world, host):
    late = OfferDateFactory(offer=host.offer, starts_at=first_morning(world.cohort, 23))
    made = book(world, late, 6)
    assert made.session.sittings.get().starts_at is None
    assert "past midnight" in booking.why_not_placed(made)


def test_booked_late_visitors_still_get_a_day(world, host):
    cohort = CohortFactory(
        organisation=world.cohort.organisation,
        starts_on=timezone.localdate() + timedelta(days=4),
        ends_on=timezone.localdate() + timedelta(days=6),
        applications_open_at=timezone.now() - timedelta(days=9),
        applications_close_at=timezone.now() + timedelta(days=1),
    )
    soon = OfferDateFactory(offer=host.offer, starts_at=first_morning(cohort))
    visit = booking.book(soon, cohort, people=3, by=world.organiser).visit
    assert timezone.now() + timedelta(hours=23) < visit.closes_at <= soon.starts_at


class TestCancelling:
    def test_the_organiser_gives_it_up_with_a_reason_the_host_reads(self, world, host):
        made = booking.cancel(book(world, host.morning), world.organiser, "Too few students.")
        assert made.session.cancelled_at
        assert made.visit.gate.retired_at or made.visit.gate
        mail = OutgoingMail.objects.get(kind="partners/visit_cancelled", recipient=world.contact)
        assert "Too few students." in mail.text
        assert book(world, host.morning, 12).pk != made.pk

    def test_the_host_gives_it_up_and_the_team_reads_why(self, world, host):
        booking.cancel(book(world, host.morning), world.contact, "An inspection.", by_host=True)
        mail = OutgoingMail.objects.get(kind="partners/visit_cancelled_by_host")
        assert mail.to_address == world.cohort.contact_email
        assert "An inspection." in mail.text

    def test_without_a_reason_or_twice_it_is_refused(self, world, host):
        made = book(world, host.morning)
        with pytest.raises(Refused, match="reason"):
            booking.cancel(made, world.organiser, "  ")
        booking.cancel(made, world.organiser, "Why.")
        with pytest.raises(Refused, match="already"):
            booking.cancel(made, world.organiser, "Why.")

    def test_a_session_cancelled_in_the_timetable_frees_the_date_and_tells_the_host_once(self, world, host):
        made = book(world, host.morning)
        timetable.cancel_session(made.session, by=world.organiser)
        assert booking.follow_sessions() == 1
        assert booking.follow_sessions() == 0
        assert OutgoingMail.objects.filter(kind="partners/visit_cancelled", recipient=world.contact).count() == 1

    def test_an_offer_with_a_booking_is_not_withdrawn_and_its_date_not_taken_away(self, world, host):
        book(world, host.morning)
        with pytest.raises(Refused, match="booked"):
            offering.withdraw(host.offer, world.contact, "Busy.")
        with pytest.raises(Refused, match="booked"):
            offering.remove_date(host.morning)


def test_newer_rules_are_asked_only_when_the_team_says_so(world, host):
    made = book(world, host.morning)
    former = made.visit.gate.text
    newer = offering.write_rules(host.offer, {"en": "Touch nothing at all."}, world.contact, seen=1)
    made.visit.refresh_from_db()
    assert made.visit.gate.text == former
    booking.take_newer_rules(made, world.organiser)
    made = VisitBooking.objects.get(pk=made.pk)
    assert made.rules == newer
    assert made.visit.gate.text.wording("en").body == "Touch nothing at all."
    assert refusals.why_no_newer_rules(made)


@pytest.mark.django_db(transaction=True)
def test_two_organisers_at_the_same_moment_never_overfill_a_date(world, host):
    """Red without the lock on the date's row in `book`: both count twelve free places."""
    cohorts = [world.cohort, CohortFactory(organisation=world.cohort.organisation)]
    both, said = threading.Barrier(2), []

    def try_it(cohort):
        try:
            both.wait(10)
            booking.book(host.morning, cohort, people=8, by=world.organiser)
            said.append("booked")
        except Refused as refused:
            said.append(str(refused))
        finally:
            connection.close()

    threads = [threading.Thread(target=try_it, args=(cohort,)) for cohort in cohorts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(said) == ["4 of 12 can still come on this date.", "booked"]
    assert BookedVisit.objects.count() == Session.objects.filter(type="visit").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_date_is_not_booked_while_its_host_withdraws_the_visit(world, host):
    """Red without the dates' locks in `withdraw`: it then sees no booking, and the booking sees no withdrawal."""
    said, withdrawing = [], threading.Thread(target=lambda: said.append(_withdrawn(host, world)))
    with transaction.atomic():
        booking.book(host.morning, world.cohort, people=8, by=world.organiser)
        withdrawing.start()
        withdrawing.join(1)
        assert withdrawing.is_alive()  # it waits for the booking
    withdrawing.join(30)
    assert "A date is booked" in said[0]


def _withdrawn(host, world):
    try:
        return offering.withdraw(host.offer, world.contact, "Audit.").state
    except Refused as refused:
        return str(refused)
    finally:
        connection.close()
