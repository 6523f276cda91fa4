"""What an employer's contacts see and take, what is noted of it, and how closing ends it at once."""

import threading

import pytest
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.actions.texts import withdraw_acceptance
from courses.models import Evidence
from partners.actions.partnerships import end_partnership
from partners.models import ContactRequest, Opening, ProfileView
from partners.talent import actions, looking
from records import joining
from records.models import OutgoingMail
from tests.factories import (
    AcceptanceFactory,
    CertificateFactory,
    MembershipFactory,
    OpeningFactory,
    TalentProfileFactory,
)

pytestmark = pytest.mark.django_db


def _pages(opening):
    return [
        reverse("partners:talent_profile", args=[opening.public_id]),
        reverse("partners:talent_cv", args=[opening.public_id]),
        reverse("partners:ask_talent", args=[opening.public_id]),
        reverse("partners:say_level", args=[opening.public_id]),
    ]


def _pool(world, **asked):
    return reverse("partners:talent_pool", args=[world.cellbridge.public_id])


def test_a_contact_reads_profile_and_cv_and_each_look_is_noted(client, world, opening):
    client.force_login(world.nele)
    page = client.get(_pool(world)).content.decode()
    assert "Lotte Vermeulen" in page
    assert "1 profile" in page
    client.get(_pool(world))  # once a day is enough for a list
    page = client.get(_pages(opening)[0])
    assert "Gowning check" in page.content.decode()
    assert "lotte@school.example" not in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    cv = client.get(_pages(opening)[1])
    assert cv.content == b"%PDF-1.7 of Lotte"
    assert "no-store" in cv["Cache-Control"]
    noted = ProfileView.objects.order_by("pk").values_list("kind", "by")
    assert list(noted) == [("listed", world.nele.pk), ("profile", world.nele.pk), ("cv", world.nele.pk)]

    client.force_login(world.student)
    looks = client.get(reverse("partners:talent_looks")).content.decode()
    assert "CV taken" in looks
    assert "Nele Claes" in looks
    csv = client.get(reverse("partners:export_talent_looks", args=["csv"])).content.decode()
    assert csv.count("Cellbridge") == 3


def test_nobody_else_sees_it_and_nothing_is_noted(client, world, opening):
    other_pool = reverse("partners:talent_pool", args=[world.cellbridge.public_id])
    for user in (world.rival, world.organiser, world.student, world.enrolled()):
        client.force_login(user)
        assert {client.get(url).status_code for url in [*_pages(opening), other_pool]} == {404}
    client.force_login(world.rival)
    theirs = client.get(reverse("partners:talent_pool", args=[world.vectorlane.public_id])).content.decode()
    assert "Lotte" not in theirs
    assert "No profile is open to you yet" in theirs
    assert not ProfileView.objects.exists()


def test_closing_ends_pages_and_cv_at_once_and_opening_again_makes_other_addresses(client, world, opening):
    client.force_login(world.nele)
    assert client.get(_pages(opening)[1]).status_code == 200
    actions.close(opening, by=world.student)
    assert {client.get(url).status_code for url in _pages(opening)} == {404}
    assert "Lotte" not in client.get(_pool(world)).content.decode()
    again = OpeningFactory(profile=opening.profile, organisation=world.cellbridge)
    assert client.get(_pages(opening)[0]).status_code == 404
    assert client.get(_pages(again)[0]).status_code == 200


def test_a_contact_who_left_sees_nothing_and_one_who_came_does(client, world, opening):
    left = world.nele.memberships.get()
    left.ended_at = timezone.now()
    left.save()
    client.force_login(world.nele)
    assert client.get(_pages(opening)[0]).status_code == 404
    new = world.contact(world.cellbridge, full_name="Ann Newcomer")
    client.force_login(new)
    assert client.get(_pages(opening)[0]).status_code == 200
    client.force_login(world.student)
    page = client.get(reverse("partners:my_talent")).content.decode()
    assert "Ann Newcomer (came after you opened it)" in page
    assert "Nele Claes, " not in page


def test_an_ended_partnership_closes_it_and_the_student_is_told(client, world, opening):
    end_partnership(world.cellbridge.partnerships.get(), by=world.organiser)
    client.force_login(world.nele)
    assert client.get(_pages(opening)[0]).status_code == 404
    assert "Not in the talent pool" in client.get(_pool(world)).content.decode()
    assert actions.end_lapsed() == 1
    assert actions.end_lapsed() == 0
    opening.refresh_from_db()
    assert opening.ended_by == "employer"
    assert OutgoingMail.objects.get(kind="partners/profile_closed").recipient == world.student


def test_a_consent_taken_back_closes_it_without_a_mail_about_the_employer(world, opening):
    acceptance = AcceptanceFactory(user=world.student, text=world.text)
    opening.text = world.text
    opening.save()
    withdraw_acceptance(acceptance)
    assert not Opening.objects.standing().exists()
    assert actions.end_lapsed() == 1
    opening.refresh_from_db()
    assert opening.ended_by == "consent"
    assert not OutgoingMail.objects.filter(kind="partners/profile_closed").exists()
    AcceptanceFactory(user=world.student, text=world.text)  # agreed anew elsewhere: that opens nothing by itself
    assert not Opening.objects.standing().exists()


def test_certificates_are_shown_while_they_stand(client, world, opening):
    application = world.student.applications.get()
    certificate = CertificateFactory(
        application=application, holder=world.student, state="issued", issued_at=timezone.now()
    )
    client.force_login(world.nele)
    assert certificate.code not in client.get(_pages(opening)[0]).content.decode()
    opening.profile.certificates = [str(certificate.public_id)]
    opening.profile.save()
    assert certificate.verify_url in client.get(_pages(opening)[0]).content.decode()
    certificate.state, certificate.revoked_at, certificate.revocation_reason = "revoked", timezone.now(), "A mistake"
    certificate.save()
    assert certificate.code not in client.get(_pages(opening)[0]).content.decode()


def test_two_organisations_made_one_close_what_was_opened_to_the_closed_one(world, opening, run_jobs):
    asked = actions.ask_contact(opening, "Hello", by=world.nele)
    joining.move(world.vectorlane, world.cellbridge, world.organiser)
    opening.refresh_from_db()
    asked.refresh_from_db()
    assert (opening.organisation, opening.ended_by, asked.state) == (world.vectorlane, "employer", "closed")
    assert "Cellbridge" in OutgoingMail.objects.get(kind="partners/profile_closed").subject


def test_searches_and_filters(client, world, opening):
    other = TalentProfileFactory(person=world.enrolled(full_name="Jef Other"), regions=["Ghent"], kinds=["job"])
    OpeningFactory(profile=other, organisation=world.cellbridge)
    client.force_login(world.nele)

    def names(**asked):
        page = client.get(_pool(world), asked).content.decode()
        return {name for name in ("Lotte", "Jef") if f"<b>{name}" in page}

    assert names() == {"Lotte", "Jef"}
    assert names(q="lotte") == {"Lotte"}
    assert names(state="job") == {"Jef"}
    assert names(region="Antwerp") == {"Lotte"}
    assert names(competency="C3", level="2") == {"Lotte"}
    assert names(competency="C3", level="3") == set()
    assert names(by="2027-01-01") == {"Lotte", "Jef"}
    assert names(state="no kind", level="nine", by="2027-13-45", competency="\x00") == {"Lotte", "Jef"}


def test_evidence_that_is_not_chosen_or_was_withdrawn_is_not_seen(client, world, opening):
    opening.profile.competencies.clear()
    client.force_login(world.nele)
    assert "Gowning check" not in client.get(_pages(opening)[0]).content.decode()
    opening.profile.competencies.add(world.competency)
    Evidence.objects.update(withdrawn_at=timezone.now())
    assert "Gowning check" not in client.get(_pages(opening)[0]).content.decode()


def test_the_list_costs_the_same_for_one_and_for_thirty(client, world, opening, django_assert_max_num_queries):
    for number in range(30):
        profile = TalentProfileFactory(person=world.enrolled(full_name=f"Student {number}"))
        profile.competencies.add(world.competency)
        OpeningFactory(profile=profile, organisation=world.cellbridge)
    client.force_login(world.nele)
    with django_assert_max_num_queries(22):
        assert "31 profiles" in client.get(_pool(world)).content.decode()


# Contact


def test_a_yes_gives_the_address_and_a_no_does_not(client, world, opening):
    client.force_login(world.nele)
    ask = reverse("partners:ask_talent", args=[opening.public_id])
    client.post(ask, {"message": "We run two cleanrooms."})
    assert client.post(ask, {"message": "Again"}).status_code == 422
    asked = ContactRequest.objects.get()
    mail = OutgoingMail.objects.get(kind="partners/contact_asked")
    assert "two cleanrooms" in mail.text
    assert mail.recipient == world.student
    assert mail.about is None

    client.force_login(world.rival)
    url = reverse("partners:talent_request", args=[asked.public_id])
    assert client.post(url, {"says": "yes"}).status_code == 404
    client.force_login(world.student)
    assert "would like to speak with you" in client.get(reverse("accounts:me")).content.decode()
    client.post(url, {"says": "yes", "words": "Gladly"})
    client.post(url, {"says": "no"})
    asked.refresh_from_db()
    assert asked.state == "yes"
    answered = OutgoingMail.objects.get(kind="partners/contact_answered")
    assert answered.reply_to == "lotte@school.example"
    assert "lotte@school.example" in answered.text
    client.force_login(world.nele)
    assert "lotte@school.example" in client.get(_pages(opening)[0]).content.decode()


def test_a_yes_gives_no_address_to_who_left_the_employer(world, opening):
    asked = actions.ask_contact(opening, "Hello", by=world.nele)
    world.nele.memberships.update(ended_at=timezone.now())
    actions.answer(asked, says_yes=True, words="", by=world.student)
    assert not OutgoingMail.objects.filter(kind="partners/contact_answered").exists()


def test_a_no_names_no_address_and_lasts_thirty_days(client, world, opening):
    asked = actions.ask_contact(opening, "Hello", by=world.nele)
    actions.answer(asked, says_yes=False, words="", by=world.student)
    mail = OutgoingMail.objects.get(kind="partners/contact_answered")
    assert "lotte@school.example" not in mail.text
    assert not mail.reply_to
    client.force_login(world.nele)
    page = client.get(_pages(opening)[0]).content.decode()
    assert "lotte@school.example" not in page
    assert "30 days" in page


def test_closing_ends_a_request_that_waits(client, world, opening):
    asked = actions.ask_contact(opening, "Hello", by=world.nele)
    actions.close(opening, by=world.student)
    client.force_login(world.student)
    url = reverse("partners:talent_request", args=[asked.public_id])
    assert client.post(url, {"says": "yes"}).status_code == 422
    asked.refresh_from_db()
    assert asked.state == "closed"


# Levels


def test_a_contact_confirms_level_3_and_takes_it_back(client, world, opening):
    client.force_login(world.nele)
    url = reverse("partners:say_level", args=[opening.public_id])
    assert client.post(url, {"competency": world.competency.pk, "level": "2", "words": "x"}).status_code == 422
    client.post(url, {"competency": world.competency.pk, "level": "3", "words": "Twelve weeks in grade B"})
    client.post(url, {"competency": world.competency.pk, "level": "3", "words": "Twelve weeks in grade B"})
    evidence = Evidence.objects.get(source_kind="employer")
    assert (evidence.level, evidence.by, evidence.employer) == (3, world.nele, world.cellbridge)
    assert OutgoingMail.objects.filter(kind="partners/level_said").count() == 1
    word = opening.level_words.get()
    back = reverse("partners:take_level_back", args=[opening.public_id, word.public_id])
    client.force_login(world.rival)
    assert client.post(back, {"reason": "x"}).status_code == 404
    client.force_login(world.nele)
    client.post(back, {"reason": "A mix-up of names"})
    evidence.refresh_from_db()
    assert evidence.withdrawn_at
    assert evidence.reason == "A mix-up of names"


@pytest.mark.django_db(transaction=True)
def test_a_look_and_the_closing_come_one_after_the_other(world, opening):
    """Without the lock in `standing_locked` the look below would be noted after the closing: red without it."""
    held, go = threading.Event(), threading.Event()

    def close():
        with transaction.atomic():
            actions.close(opening, by=world.student)
            held.set()
            go.wait(5)
        connection.close()

    seen = []

    def read():
        held.wait(5)
        seen.append(looking.look(opening, "profile", world.nele))
        connection.close()

    threads = [threading.Thread(target=close), threading.Thread(target=read)]
    for thread in threads:
        thread.start()
    held.wait(5)
    threads[1].join(0.5)
    assert threads[1].is_alive()  # it waits for the closing
    go.set()
    for thread in threads:
        thread.join(10)
    assert seen == [None]
    assert not ProfileView.objects.exists()


# The organiser


def test_the_organiser_lets_in_and_keeps_out_and_reads_no_profile(client, world, opening):
    client.force_login(world.organiser)
    url = reverse("partners:pool_employers", args=[world.keeper.public_id])
    page = client.get(url).content.decode()
    assert "Cellbridge" in page
    assert "1 open profile" in page
    assert "Lotte" not in page
    word = reverse("partners:pool_word", args=[world.keeper.public_id, world.cellbridge.public_id])
    assert client.post(word, {"said": "out"}).status_code == 422
    client.post(word, {"said": "out", "reason": "Wrote to students outside the platform"})
    assert not Opening.objects.standing().exists()
    assert "kept out by you" in client.get(url, {"state": "out"}).content.decode()
    client.post(word, {"said": "part"})
    assert Opening.objects.standing().exists()
    assert "Cellbridge" in client.get(url.rstrip("/") + ".csv").content.decode()
    client.force_login(MembershipFactory().user)
    assert client.get(url).status_code == 404
    assert client.post(word, {"said": "in"}).status_code == 404
