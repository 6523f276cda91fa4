"""Through which openings an employer sees a profile at this moment (TALENT POOL in docs/rules.md)."""

import pytest
from django.utils import timezone

from accounts.models import Role
from partners.models import Opening, Partnership, pool_employers
from tests.factories import (
    AcceptanceFactory,
    CohortFactory,
    CompanyFactory,
    MembershipFactory,
    OpeningFactory,
    PartnershipFactory,
    PoolEmployerFactory,
    TextFactory,
)

pytestmark = pytest.mark.django_db


def _sees(opening):
    return Opening.objects.standing().filter(pk=opening.pk).exists()


def test_an_employer_of_a_cohort_is_in_the_pool_until_its_part_ends():
    part = PartnershipFactory(kind=Partnership.Kind.EMPLOYER)
    assert list(pool_employers()) == [part.organisation]
    part.ended_at = timezone.now()
    part.save()
    assert not pool_employers().exists()


def test_a_sponsor_or_the_employer_of_a_cancelled_cohort_is_not_in_the_pool():
    PartnershipFactory(kind=Partnership.Kind.SPONSOR)
    PartnershipFactory(kind=Partnership.Kind.EMPLOYER, cohort=CohortFactory(cancelled_at=timezone.now()))
    assert not pool_employers().exists()


def test_the_organisers_word_lets_in_and_keeps_out():
    part = PartnershipFactory(kind=Partnership.Kind.EMPLOYER)
    PoolEmployerFactory(organisation=part.organisation, is_let_in=False)
    let_in = PoolEmployerFactory(organisation=CompanyFactory()).organisation
    assert list(pool_employers()) == [let_in]


def test_an_opening_stands_until_it_is_closed():
    opening = OpeningFactory()
    assert _sees(opening)
    opening.closed_at, opening.ended_by = timezone.now(), Opening.Ended.CLOSED
    opening.save()
    assert not _sees(opening)


def test_a_consent_taken_back_elsewhere_ends_it_at_once():
    text = TextFactory(key="profile", required=False)
    opening = OpeningFactory(text=text)
    assert not _sees(opening)
    acceptance = AcceptanceFactory(user=opening.profile.person, text=text)
    assert _sees(opening)
    acceptance.withdrawn_at = timezone.now()
    acceptance.save()
    assert not _sees(opening)


def test_a_closed_account_is_seen_by_nobody():
    opening = OpeningFactory()
    opening.profile.person.is_active = False
    opening.profile.person.save()
    assert not _sees(opening)


def test_only_current_contacts_of_that_employer_see_it():
    opening = OpeningFactory()
    contact = MembershipFactory(organisation=opening.organisation, role=Role.PARTNER_CONTACT)
    other = MembershipFactory(organisation=PoolEmployerFactory().organisation, role=Role.PARTNER_CONTACT)
    assert opening in Opening.objects.visible_to(contact.user)
    assert not Opening.objects.visible_to(other.user).exists()
    assert not Opening.objects.visible_to(opening.profile.person).exists()
    organiser = MembershipFactory(organisation=opening.organisation.keeper)
    assert not Opening.objects.visible_to(organiser.user).exists()
    contact.ended_at = timezone.now()
    contact.save()
    assert not Opening.objects.visible_to(contact.user).exists()
