"""What the cohorts put on a person's own page."""

import pytest
from django.urls import reverse

from cohorts.my_page import shelf_of_work
from tests.factories import CohortFactory, CohortRoleFactory, MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_a_trainer_finds_the_attendance_of_their_cohorts():
    role = CohortRoleFactory()
    CohortFactory()
    rows = shelf_of_work(role.user).rows
    assert [row.url for row in rows] == [reverse("cohorts:attendance", args=[role.cohort.public_id])]


def test_an_organiser_finds_the_overview_of_their_cohorts():
    cohort = CohortFactory()
    organiser = MembershipFactory(organisation=cohort.organisation).user
    assert [row.url for row in shelf_of_work(organiser).rows] == [reverse("cohorts:overview", args=[cohort.public_id])]


def test_a_student_has_no_such_shelf():
    assert shelf_of_work(UserFactory()) is None


@pytest.mark.parametrize("cohorts", [1, 30])
def test_the_shelf_takes_the_same_queries_for_many_cohorts(cohorts, django_assert_num_queries):
    first = CohortFactory()
    organiser = MembershipFactory(organisation=first.organisation).user
    version = first.programme_version
    CohortFactory.create_batch(cohorts - 1, organisation=first.organisation, programme_version=version)
    with django_assert_num_queries(2):
        shelf_of_work(organiser)
