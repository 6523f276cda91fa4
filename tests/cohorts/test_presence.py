"""Nobody is in two places at once: what the database itself refuses, whoever writes."""

import pytest
from django.db import IntegrityError, connection, transaction

from cohorts.models import Presence, Sitting, SittingTrainer
from tests.factories import (
    CohortFactory,
    CohortRoleFactory,
    LecturerFactory,
    SessionFactory,
    SittingFactory,
    TeachingFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def check_now():
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@pytest.fixture
def cohort():
    return CohortFactory()


@pytest.fixture
def two(cohort):
    """Two sittings at one time, in two rooms."""
    return [SittingFactory(session=SessionFactory(cohort=cohort)) for _number in range(2)]


def test_a_lecturer_gives_one_sitting_at_a_time(cohort, two):
    lecturer = LecturerFactory(cohort=cohort)
    TeachingFactory(sitting=two[0], lecturer=lecturer)
    check_now()
    with pytest.raises(IntegrityError, match="nobody_in_two_places"), transaction.atomic():
        TeachingFactory(sitting=two[1], lecturer=lecturer)
        check_now()


def test_moving_a_sitting_moves_those_who_give_it(cohort):
    lecturer = LecturerFactory(cohort=cohort)
    first, later = (SittingFactory(session__cohort=cohort, hour=hour) for hour in (9, 11))
    TeachingFactory(sitting=first, lecturer=lecturer)
    TeachingFactory(sitting=later, lecturer=lecturer)
    check_now()
    with pytest.raises(IntegrityError, match="nobody_in_two_places"), transaction.atomic():
        Sitting.objects.filter(pk=later.pk).update(during=first.during)
        check_now()
    with transaction.atomic():  # a swap in one transaction is allowed
        Sitting.objects.filter(pk=later.pk).update(during=first.during)
        Sitting.objects.filter(pk=first.pk).update(during=later.during)
        check_now()


def test_one_person_is_one_person_as_lecturer_and_as_trainer_in_any_cohort(cohort, two):
    user = UserFactory()
    TeachingFactory(sitting=two[0], lecturer=LecturerFactory(cohort=cohort, person=user))
    other = SittingFactory(session__cohort=CohortFactory(starts_on=cohort.starts_on))
    for sitting in (two[1], other):
        role = CohortRoleFactory(cohort=sitting.session.cohort, user=user)
        with pytest.raises(IntegrityError, match="nobody_in_two_places"), transaction.atomic():
            SittingTrainer.objects.create(sitting=sitting, role=role)
            check_now()


def test_an_account_found_later_counts_from_then_on(cohort, two):
    user = UserFactory()
    lecturers = [LecturerFactory(cohort=cohort, person=user), LecturerFactory(cohort=CohortFactory())]
    for sitting, lecturer in zip(two, lecturers, strict=True):
        TeachingFactory(sitting=sitting, lecturer=lecturer)
    check_now()
    with pytest.raises(IntegrityError, match="nobody_in_two_places"), transaction.atomic():
        lecturers[1].person = user
        lecturers[1].save()
        check_now()


def test_a_group_is_in_one_sitting_at_a_time_and_other_groups_are_free(cohort, two):
    Sitting.objects.filter(pk=two[0].pk).update(group="A")
    Sitting.objects.filter(pk=two[1].pk).update(group="B")
    check_now()
    SittingFactory(session__cohort=CohortFactory(starts_on=cohort.starts_on), group="A")  # another cohort's A
    check_now()
    with pytest.raises(IntegrityError, match="nobody_in_two_places"), transaction.atomic():
        Sitting.objects.filter(pk=two[1].pk).update(group="A")
        check_now()


def test_presences_end_with_the_place_the_teaching_and_the_sitting(cohort, two):
    teaching = TeachingFactory(sitting=two[0], lecturer=LecturerFactory(cohort=cohort))
    assert Presence.objects.count() == 1
    Sitting.objects.filter(pk=two[0].pk).update(during=None)
    assert Presence.objects.count() == 0
    Sitting.objects.filter(pk=two[0].pk).update(during=two[0].during, group="A")
    assert Presence.objects.count() == 2
    teaching.delete()
    assert Presence.objects.count() == 1
    TeachingFactory(sitting=two[0], lecturer=LecturerFactory(cohort=cohort))
    Sitting.objects.get(pk=two[0].pk).delete()
    assert Presence.objects.count() == 0
