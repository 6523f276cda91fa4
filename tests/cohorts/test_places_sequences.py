"""Whatever people do in whatever order: never more than there are places, and nobody waits while one is free."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cohorts.actions import places
from cohorts.actions.places import Answers
from cohorts.models import Application, Cohort
from records.errors import Refused
from tests.factories import CohortFactory, MembershipFactory, UserFactory

State = Application.State
PEOPLE = 6
person = st.integers(0, PEOPLE - 1)
step = st.one_of(
    st.tuples(st.just("apply"), person),
    st.tuples(st.sampled_from(["withdraw", "accept", "decline", "offer", "wait", "refuse", "reconsider"]), person),
    st.tuples(st.just("lapse"), st.just(0)),
    st.tuples(st.just("capacity"), st.integers(1, 4)),
    st.tuples(st.just("admission"), st.sampled_from(list(Cohort.Admission))),
)


def take(step, cohort, people, team):
    name, given = step
    if name == "lapse":
        return places.lapse_offers(timezone.now() + timedelta(hours=100))
    if name == "capacity":
        return places.change_capacity(cohort, given, by=team)
    if name == "admission":
        return places.change_admission(cohort, given, by=team)
    if name == "apply":
        return places.apply(cohort, people[given], Answers())
    application = Application.objects.filter(cohort=cohort, person=people[given]).first()
    if application is None:
        return None
    return {
        "withdraw": lambda: places.withdraw(application, by=application.person),
        "accept": lambda: places.accept_offer(application),
        "decline": lambda: places.decline_offer(application),
        "offer": lambda: places.offer_place(application, by=team),
        "wait": lambda: places.put_on_waiting_list(application, by=team),
        "refuse": lambda: places.refuse(application, by=team, reason="No."),
        "reconsider": lambda: places.reconsider(application, by=team),
    }[name]()


def check(cohort):
    cohort.refresh_from_db()
    held = cohort.applications.holding_a_place().count()
    assert held <= cohort.capacity
    assert not cohort.applications.waiting().exists() or held == cohort.capacity
    numbers = list(cohort.applications.values_list("queue_number", flat=True))
    assert len(numbers) == len(set(numbers))
    for offered in cohort.applications.filter(state=State.OFFERED):
        assert offered.offer_expires_at <= cohort.begins_at


@pytest.mark.django_db
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(step, min_size=5, max_size=30), admission=st.sampled_from(list(Cohort.Admission)))
def test_no_sequence_of_steps_breaks_the_rules(steps, admission):
    with transaction.atomic():
        cohort = CohortFactory(capacity=2, admission=admission)
        people, team = UserFactory.create_batch(PEOPLE), MembershipFactory().user
        for one in steps:
            with suppress(Refused):
                take(one, cohort, people, team)
            check(cohort)
        transaction.set_rollback(True)
