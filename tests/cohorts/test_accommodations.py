"""What is granted to somebody by name: who sees it, who acts, and that reading is noted."""

from datetime import date

import pytest
from django.urls import reverse

from cohorts.actions import accommodations
from cohorts.models import Accommodation
from cohorts.things.dossier import accommodations_to_read
from records.errors import Refused
from records.models import OutgoingMail
from tests.factories import (
    ApplicationFactory,
    CohortFactory,
    CohortRoleFactory,
    MembershipFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort():
    return CohortFactory(starts_on=date(2031, 6, 3))


@pytest.fixture
def anna(cohort):
    return ApplicationFactory(cohort=cohort, person__full_name="Anna Żółć")


@pytest.fixture
def organiser(cohort):
    return MembershipFactory(organisation=cohort.organisation, user__full_name="Ilse Maes").user


@pytest.fixture
def trainer(cohort):
    return CohortRoleFactory(cohort=cohort, user__full_name="Tom Baert").user


def test_what_is_granted_is_shown_to_those_who_act_and_nobody_else(client, cohort, anna, organiser, trainer):
    other_trainer = CohortRoleFactory(cohort=cohort).user
    other_organiser = MembershipFactory(organisation=cohort.organisation).user
    client.force_login(organiser)
    page = reverse("cohorts:grant", args=[cohort.public_id, anna.public_id])
    typed = {"kind": "time", "words": "Fifteen minutes more at the test.", "readers": [trainer.pk]}
    assert client.post(page, typed).status_code == 302
    listed = reverse("cohorts:accommodations", args=[cohort.public_id])
    for user, sees in ((trainer, True), (organiser, True), (other_trainer, False), (other_organiser, False)):
        client.force_login(user)
        assert ("Fifteen minutes" in client.get(listed).content.decode()) == sees, user
    for user, sees in ((organiser, True), (other_organiser, False)):
        client.force_login(user)
        one = client.get(reverse("cohorts:dossier", args=[cohort.public_id, anna.public_id])).content.decode()
        assert ("Fifteen minutes" in one) == sees
    client.force_login(anna.person)
    assert "Fifteen minutes" in client.get(anna.get_absolute_url()).content.decode()
    assert "Fifteen" not in OutgoingMail.objects.get(kind="cohorts/accommodation_granted").text


def test_reading_it_is_noted(client, cohort, anna, organiser, trainer):
    accommodations.grant(anna, "task", "Watches.", [trainer], by=organiser)
    assert accommodations_to_read(trainer)
    client.force_login(trainer)
    client.get(reverse("cohorts:accommodations", args=[cohort.public_id]))
    assert accommodations_to_read(trainer) == []


def test_only_the_team_acts_and_nobody_grants_themselves(cohort, anna, organiser):
    with pytest.raises(Refused, match="at least one"):
        accommodations.grant(anna, "time", "More time.", [UserFactory()], by=organiser)
    own = ApplicationFactory(cohort=cohort, person=organiser)
    with pytest.raises(Refused, match="themselves"):
        accommodations.grant(own, "time", "More time.", [organiser], by=organiser)


def test_ending_it_hides_it(client, cohort, anna, organiser, trainer):
    granted = accommodations.grant(anna, "task", "Watches.", [trainer], by=organiser)
    address = reverse("cohorts:end_accommodation", args=[cohort.public_id, granted.public_id])
    client.force_login(trainer)
    assert client.post(address).status_code == 403
    client.force_login(MembershipFactory(organisation=cohort.organisation).user)
    assert client.post(address).status_code == 404  # an organiser whom it was not shown to
    client.force_login(organiser)
    assert client.post(address).status_code == 302
    assert not Accommodation.objects.current().exists()
