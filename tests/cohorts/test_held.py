"""Mails that are kept back: an organiser sends or drops them, asked first (MAIL in docs/rules.md)."""

import pytest
from django.urls import reverse

from accounts.models import Role
from records.models import DROPPED, OutgoingMail
from tests.factories import CohortFactory, MembershipFactory, OutgoingMailFactory

pytestmark = pytest.mark.django_db
State = OutgoingMail.State


@pytest.fixture
def cohort():
    return CohortFactory()


@pytest.fixture
def desk(client, cohort):
    client.force_login(MembershipFactory(organisation=cohort.organisation, role=Role.ORGANISER).user)
    return client


@pytest.fixture
def mails(cohort):
    return [OutgoingMailFactory(about=cohort.public_id, state=State.HELD) for _ in range(3)]


def held(cohort, do: str) -> str:
    return reverse("cohorts:mail_held", args=[cohort.public_id, do])


def states() -> list[str]:
    return list(OutgoingMail.objects.order_by("pk").values_list("state", flat=True))


def test_the_list_says_that_mails_are_held_and_leads_to_both_ways(desk, cohort, mails):
    text = desk.get(reverse("cohorts:mail", args=[cohort.public_id])).content.decode()
    assert "3 mails are held." in text
    assert held(cohort, "send") in text
    assert held(cohort, "drop") in text


def test_held_mails_go_out_once_as_they_were_written(desk, cohort, mails, run_jobs, settings):
    OutgoingMailFactory(state=State.HELD)  # of nobody's cohort
    assert "Send 3 held mails?" in desk.get(held(cohort, "send")).content.decode()
    assert states() == [State.HELD] * 4
    desk.post(held(cohort, "send"))
    desk.post(held(cohort, "send"))
    assert run_jobs() == ["records.tasks.deliver"] * 3
    assert states() == [State.SENT] * 3 + [State.HELD]


def test_dropped_mails_are_not_offered_again(desk, cohort, mails, run_jobs):
    desk.post(f"{held(cohort, 'drop')}?mail={mails[0].public_id}")
    assert states() == [State.FAILED, State.HELD, State.HELD]
    desk.post(held(cohort, "drop"))
    assert OutgoingMail.objects.filter(error=DROPPED).count() == 3
    assert run_jobs() == []
    text = desk.get(reverse("cohorts:mail", args=[cohort.public_id])).content.decode()
    assert "not delivered" not in text
    assert "decided that it does not go out" in text


def test_one_mail_alone_is_sent_from_its_page(desk, cohort, mails, run_jobs):
    page = desk.get(reverse("cohorts:mail_detail", args=[cohort.public_id, mails[1].public_id])).content.decode()
    address = f"{held(cohort, 'send')}?mail={mails[1].public_id}"
    assert address in page
    assert "Send 1 held mail?" in desk.get(address).content.decode()
    desk.post(address)
    run_jobs()
    assert states() == [State.HELD, State.SENT, State.HELD]


@pytest.mark.parametrize("asked", ["keep/", "send/?mail=nonsense", "send/?mail=00000000-0000-0000-0000-000000000007"])
def test_what_is_not_there_is_not_found(desk, cohort, mails, asked):
    address = held(cohort, "send").removesuffix("send/") + asked
    assert desk.get(address).status_code == desk.post(address).status_code == 404
    assert states() == [State.HELD] * 3


def test_invitations_of_an_organisation_are_released_too(desk, cohort, run_jobs):
    OutgoingMailFactory(about=cohort.organisation.public_id, state=State.HELD)
    address = reverse("cohorts:organisation_mail_held", args=[cohort.organisation.public_id, "send"])
    listed = desk.get(reverse("cohorts:organisation_mail", args=[cohort.organisation.public_id])).content.decode()
    assert address in listed
    desk.get(address)
    desk.post(address)
    run_jobs()
    assert states() == [State.SENT]
