"""Scarce places under real threads on separate connections (PLACES in docs/rules.md).

The first test runs twice: with the lock exactly 35 places are given; with the lock taken out, and nothing else changed,
more are, which proves that the race is really run and that it is the lock that wins it.
"""

import itertools
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cohorts.actions import line, places, quotas
from cohorts.actions.places import Answers
from cohorts.models import Application, Cohort
from records.errors import Refused
from records.models import OutgoingMail
from tests.factories import (
    ApplicationFactory,
    CohortFactory,
    MembershipFactory,
    QuotaFactory,
    SchoolFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db(transaction=True)
State = Application.State
ANSWERS = Answers(study_programme="Chemistry", study_year=2, motivation="To see it done.")


def at_once(*jobs):
    """Run the jobs together, each in a thread with a connection of its own; what each returned, or its `Refused`."""
    barrier = Barrier(len(jobs))

    def run(job):
        try:
            connection.ensure_connection()
            barrier.wait(timeout=120)
            return job()
        except Refused as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


def refusals(results) -> list[Refused]:
    return [result for result in results if isinstance(result, Refused)]


def states(cohort) -> list[str]:
    return list(cohort.applications.order_by("queue_number").values_list("state", flat=True))


@pytest.fixture
def slow_count(monkeypatch):
    """Somebody else has time to count between this one's counting and writing."""
    count = line.count

    def slowly(cohort, person=None, at=None):
        counted = count(cohort, person, at)
        time.sleep(0.005)
        return counted

    monkeypatch.setattr(line, "count", slowly)


@pytest.mark.parametrize("locked", [True, False], ids=["with the lock", "without it"])
def test_sixty_apply_at_once_for_35_places(monkeypatch, slow_count, locked):
    cohort = CohortFactory(capacity=35)
    if not locked:
        numbers = itertools.count(1)

        def number_without_lock(cohort):
            fresh = Cohort.objects.get(pk=cohort.pk)
            fresh.last_queue_number = next(numbers)
            return fresh

        monkeypatch.setattr(line, "lock_and_number", number_without_lock)
    people = UserFactory.create_batch(60)

    def five(group):
        return lambda: [places.apply(cohort, person, ANSWERS) for person in group]

    at_once(*[five(people[start : start + 5]) for start in range(0, 60, 5)])
    held = cohort.applications.holding_a_place().count()
    assert cohort.applications.count() == 60
    if not locked:
        assert held > 35
        return
    assert held == 35
    assert states(cohort) == [State.ACCEPTED] * 35 + [State.WAITING] * 25
    assert sorted(cohort.applications.values_list("queue_number", flat=True)) == list(range(1, 61))
    assert OutgoingMail.objects.filter(kind="cohorts/accepted").count() == 35
    assert OutgoingMail.objects.filter(kind="cohorts/waiting").count() == 25


def test_several_quotas_hold_at_once_when_many_apply(slow_count):
    cohort = CohortFactory(capacity=12)
    schools = SchoolFactory.create_batch(3, keeper=cohort.organisation)
    limit = QuotaFactory(cohort=cohort, organisation=schools[0], places=4, is_limit=True)
    other = QuotaFactory(cohort=cohort, organisation=schools[1], places=3)
    people = UserFactory.create_batch(36)

    def some(start):
        def apply():
            for number in range(start, 36, 6):
                places.apply(cohort, people[number], Answers(school=schools[number % 4 % 3]))

        return apply

    at_once(*[some(start) for start in range(6)])
    held = Counter(cohort.applications.holding_a_place().values_list("quota", flat=True))
    assert held.total() == 12
    assert held[limit.pk] == 4
    assert held[other.pk] >= 3
    assert cohort.applications.waiting().count() == 24


def test_a_quota_is_released_while_places_are_lowered_and_nothing_is_given_twice():
    for _time in range(3):
        cohort = CohortFactory(capacity=4)
        quota = QuotaFactory(cohort=cohort, places=3)
        team = MembershipFactory(organisation=cohort.organisation).user
        for _number in range(4):
            places.apply(cohort, UserFactory(), ANSWERS)
        at_once(
            lambda one=quota, by=team: quotas.release_quota(one, by=by),
            lambda one=cohort, by=team: places.change_capacity(one, 2, by=by),
            lambda one=cohort: places.apply(one, UserFactory(), ANSWERS),
        )
        cohort.refresh_from_db()
        assert cohort.applications.holding_a_place().count() == cohort.capacity


def test_one_person_in_two_tabs_applies_once():
    cohort, person = CohortFactory(), UserFactory()
    address = reverse("cohorts:apply", args=[cohort.slug])
    data = {"school_other": "AP", "study_programme": "Chemistry", "study_year": "2", "motivation": "Yes."}

    def send():
        tab = Client()
        tab.force_login(person)
        return tab.post(address, data)

    answers = at_once(*[send] * 6)
    assert {answer.status_code for answer in answers} == {302}
    assert len({answer.url for answer in answers}) == 1
    assert Application.objects.count() == 1
    assert OutgoingMail.objects.count() == 1


def test_a_draft_kept_while_the_form_is_sent_changes_nothing_sent():
    for _time in range(5):
        cohort, person = CohortFactory(), UserFactory()
        at_once(
            lambda cohort=cohort, person=person: places.apply(cohort, person, ANSWERS),
            lambda cohort=cohort, person=person: places.save_draft(cohort, person, Answers(motivation="typed")),
            lambda cohort=cohort, person=person: places.save_draft(cohort, person, Answers(motivation="typed")),
        )
        application = cohort.applications.get()
        assert application.state == State.ACCEPTED
        assert application.motivation == "To see it done."


def test_two_organisers_offer_the_last_place_and_one_is_told_that_it_is_gone():
    cohort = CohortFactory(admission=Cohort.Admission.BY_DECISION, capacity=1)
    team = MembershipFactory(organisation=cohort.organisation).user
    first, second = (places.apply(cohort, UserFactory(), ANSWERS) for _number in range(2))
    results = at_once(lambda: places.offer_place(first, by=team), lambda: places.offer_place(second, by=team))
    assert len(refusals(results)) == 1
    assert sorted(states(cohort)) == [State.OFFERED, State.SUBMITTED]


def test_two_organisers_decide_differently_about_one_and_the_first_wins():
    for _time in range(5):
        cohort = CohortFactory(admission=Cohort.Admission.BY_DECISION, capacity=1)
        team = MembershipFactory(organisation=cohort.organisation).user
        application = places.apply(cohort, UserFactory(), ANSWERS)
        results = at_once(
            *[lambda one=application, by=team: places.offer_place(one, by=by)] * 2,
            *[lambda one=application, by=team: places.refuse(one, by=by, reason="Full.")] * 2,
        )
        application.refresh_from_db()
        assert application.state in (State.OFFERED, State.REFUSED)
        assert OutgoingMail.objects.filter(about=cohort.public_id, kind="cohorts/place_offered").count() <= 1
        assert OutgoingMail.objects.filter(about=cohort.public_id, kind="cohorts/refused").count() <= 1
        assert len(refusals(results)) >= 2


def test_an_offer_taken_while_it_lapses_ends_one_way_only():
    for _time in range(5):
        cohort = CohortFactory(capacity=1)
        first, second, third = (places.apply(cohort, UserFactory(), ANSWERS) for _number in range(3))
        places.withdraw(first, by=first.person)
        later = timezone.now() + timedelta(hours=80)
        at_once(lambda at=later: line.settle_due(at), lambda one=second: places.accept_offer(one))
        second.refresh_from_db()
        third.refresh_from_db()
        assert (second.state, third.state) in [
            (State.ACCEPTED, State.WAITING),
            (State.LAPSED, State.OFFERED),
        ]


def test_the_clock_running_twice_lapses_each_offer_once():
    cohort = CohortFactory(capacity=3)
    ApplicationFactory.create_batch(3, cohort=cohort, state=State.OFFERED)
    later = timezone.now() + timedelta(hours=80)
    assert sum(at_once(*[lambda: line.settle_due(later)] * 4)) == 1
    assert OutgoingMail.objects.filter(kind="cohorts/lapsed").count() == 3


def test_a_place_given_back_while_somebody_applies_stays_with_nobody():
    for _time in range(5):
        cohort = CohortFactory(capacity=1)
        holder = places.apply(cohort, UserFactory(), ANSWERS)
        newcomer = UserFactory()
        at_once(
            lambda one=holder: places.withdraw(one, by=one.person),
            lambda cohort=cohort, person=newcomer: places.apply(cohort, person, ANSWERS),
        )
        assert cohort.applications.get(person=newcomer).state in (State.ACCEPTED, State.OFFERED)
