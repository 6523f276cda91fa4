"""Contacts: what for, invited, side by side, leaving without losing history."""

import uuid

import pytest
from django.urls import reverse

from accounts.actions.invitations import accept_invitation
from accounts.models import Invitation, Membership, Role
from partners.actions import contacts
from partners.models import Contact, Purpose
from partners.organisations.people import contacts_for, people_of
from records.errors import Refused
from records.models import OutgoingMail
from records.stale import Stale, seen_of
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def membership(world, person):
    return Membership.objects.get(user=person, organisation=world.organisation, ended_at=None)


def invited(world, email="lotte@company.example", **words):
    return contacts.invite_contact(world.organisation, email, world.organiser, **words)


def kinds():
    return sorted(OutgoingMail.objects.values_list("kind", "to_address"))


def test_whoever_accepts_is_there_for_what_the_invitation_said_and_colleagues_are_told(world):
    row = invited(world, purposes=["billing", "nonsense"], position="Finance")
    assert row.purposes == ["billing"]
    lotte = UserFactory(email="lotte@company.example")
    accept_invitation(row.invitation, lotte)
    accept_invitation(row.invitation, lotte)
    row.refresh_from_db()
    assert row.user == lotte
    told = [address for kind, address in kinds() if kind == "partners/contact_joined"]
    assert told == sorted([world.contact.email, world.colleague.email])
    assert contacts_for(world.organisation, Purpose.BILLING) == [lotte]


def test_mails_go_to_the_purpose_then_to_the_main_contact_then_to_all(world):
    assert set(contacts_for(world.organisation, Purpose.SAFETY)) == {world.contact, world.colleague}
    words = {"purposes": ["content"], "position": "", "phone": "", "is_main": True}
    contacts.change_contact(membership(world, world.contact), words, world.organiser, "")
    assert contacts_for(world.organisation, Purpose.SAFETY) == [world.contact]
    words = {"purposes": ["safety"], "position": "", "phone": "", "is_main": False}
    contacts.change_contact(membership(world, world.colleague), words, world.organiser, "")
    assert contacts_for(world.organisation, Purpose.SAFETY) == [world.colleague]


def test_one_main_contact_at_a_time(world):
    main = {"purposes": ["general"], "position": "", "phone": "", "is_main": True}
    contacts.change_contact(membership(world, world.contact), main, world.organiser, "")
    contacts.change_contact(membership(world, world.colleague), main, world.organiser, "")
    assert Contact.objects.get(is_main=True).user == world.colleague
    assert people_of(world.organisation).now[0].user == world.colleague


def test_leaving_keeps_the_history_and_tells_the_others(world):
    main = {"purposes": ["general"], "position": "", "phone": "", "is_main": True}
    contacts.change_contact(membership(world, world.contact), main, world.organiser, "")
    contacts.end_contact(membership(world, world.contact), world.contact)
    people = people_of(world.organisation)
    assert [one.user for one in people.now] == [world.colleague]
    assert [one.user for one in people.earlier] == [world.contact]
    assert not Contact.objects.filter(is_main=True).exists()
    assert ("partners/contact_left", world.colleague.email) in kinds()


def test_the_last_contact_who_leaves_is_told_to_the_organiser(world):
    world.cohort.organisation.contact_email = "team@school.example"
    world.cohort.organisation.save()
    for person in (world.contact, world.colleague):
        contacts.end_contact(membership(world, person), world.organiser)
    assert ("partners/no_contact", "team@school.example") in kinds()


def test_who_left_reads_in_words_that_it_is_over(client, world):
    contacts.end_contact(membership(world, world.contact), world.organiser)
    client.force_login(world.contact)
    for url in (
        reverse("partners:portal"),
        reverse("partners:own_organisation"),
        reverse("partners:profile", args=[world.organisation.public_id]),
    ):
        answer = client.get(url)
        assert answer.status_code == 403
        assert b"you no longer speak for Cellbridge" in answer.content
    assert client.get(reverse("partners:profile", args=[world.rival_organisation.public_id])).status_code == 404


def test_somebody_who_comes_back_keeps_one_row(world):
    row = invited(world)
    lotte = UserFactory(email="lotte@company.example")
    accept_invitation(row.invitation, lotte)
    contacts.end_contact(membership(world, lotte), world.organiser)
    again = invited(world, purposes=["press"])
    accept_invitation(again.invitation, lotte)
    assert Contact.objects.get(user=lotte).purposes == ["press"]
    people = people_of(world.organisation)
    assert lotte in [one.user for one in people.now]
    assert lotte not in [one.user for one in people.earlier]


def test_twenty_open_invitations_are_enough(world):
    for number in range(contacts.MOST_INVITED):
        invited(world, f"p{number}@company.example")
    with pytest.raises(Refused, match="wait for an answer"):
        invited(world)
    assert Invitation.objects.count() == contacts.MOST_INVITED


def test_two_colleagues_on_one_contact_see_both_versions(client, world):
    row = membership(world, world.contact)
    url = reverse("partners:own_contact", args=[row.public_id])
    client.force_login(world.contact)
    client.get(url)
    words = {"purposes": ["billing"], "position": "Head of finance", "phone": "", "is_main": False}
    contacts.change_contact(row, words, world.colleague, "")
    answer = client.post(url, {"purposes": ["press"], "position": "Press officer", "seen": ""})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Head of finance" in page
    assert "Press officer" in page
    seen = answer.context["form"]["seen"].value()
    assert client.post(url, {"purposes": ["press"], "position": "Press officer", "seen": seen}).status_code == 302
    assert Contact.objects.get(user=world.contact).position == "Press officer"


def test_the_same_form_sent_twice_is_no_conflict(world):
    row = membership(world, world.contact)
    words = {"purposes": ["billing"], "position": "", "phone": "", "is_main": False}
    first = contacts.change_contact(row, words, world.contact, "")
    assert contacts.change_contact(row, words, world.contact, "") == first
    with pytest.raises(Stale):
        contacts.change_contact(row, words | {"position": "Other"}, world.contact, "")
    contacts.change_contact(row, words | {"position": "Other"}, world.contact, seen_of(first))


def test_a_contact_leaves_alone_but_ends_nobody_else(client, world):
    client.force_login(world.contact)
    other = reverse("partners:leave", args=[membership(world, world.colleague).public_id])
    assert client.post(other).status_code == 302
    assert membership(world, world.colleague)
    own = reverse("partners:leave", args=[membership(world, world.contact).public_id])
    assert b"Leave" in client.get(own).content
    assert client.post(own).status_code == 302
    assert not Membership.objects.current().filter(user=world.contact, role=Role.PARTNER_CONTACT).exists()


def test_nobody_changes_contacts_of_another(client, world):
    client.force_login(world.rival)
    url = reverse("partners:own_contact", args=[membership(world, world.contact).public_id])
    assert client.post(url, {"position": "x"}).status_code == 404
    assert client.get(reverse("partners:invite_colleague", args=[uuid.uuid4()])).status_code == 404
    client.force_login(world.other_organiser)
    url = reverse("partners:end_contact", args=[membership(world, world.contact).public_id])
    assert client.post(url).status_code == 404
    assert membership(world, world.contact)


def test_notes_are_the_teams_alone(client, world):
    client.force_login(world.organiser)
    url = reverse("partners:write_note", args=[world.organisation.public_id])
    assert client.post(url, {"words": "Prefers the telephone."}).status_code == 302
    assert client.post(url, {"words": "  "}).status_code == 422
    record = reverse("partners:organisation", args=[world.organisation.public_id])
    assert b"Prefers the telephone." in client.get(record).content
    client.force_login(world.contact)
    assert client.get(record).status_code in (403, 404)
    assert b"Prefers the telephone." not in client.get(reverse("partners:own_organisation")).content
