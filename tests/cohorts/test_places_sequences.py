"""Whatever people do in whatever order: never more than there are places, and nobody waits for one that they may take.

What may be taken is reckoned here anew, from the rows alone, and not asked of the code under test. Checked once by
breaking it: without the settling after a withdrawal, with a quota's seats counted as open, or with the line in the
order of numbers alone, the test fails.
"""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from cohorts.actions import line, places, quotas
from cohorts.actions.places import Answers
from cohorts.models import Application, Cohort, Quota
from cohorts.selection import positions
from records.errors import Refused
from tests.factories import CohortFactory, MembershipFactory, SchoolFactory, UserFactory

State = Application.State
# Add Phase.shrink to have a failure made small; it takes minutes, because each try runs against the database.
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
PEOPLE, SCHOOLS, INVITED = 9, 2, 2  # the last quota has no school: the team names its people
person = st.integers(0, PEOPLE - 1)
which = st.integers(0, INVITED)
hours = st.sampled_from([1, 30, 80])
quota = st.tuples(which, st.integers(1, 3), st.booleans(), st.one_of(st.none(), hours))
rank = st.tuples(st.just("rank"), st.tuples(person, st.integers(0, 2), st.one_of(st.none(), which)))
step = st.one_of(
    st.tuples(st.sampled_from(["apply", "withdraw", "accept", "decline", "offer", "wait"]), person),
    st.tuples(st.sampled_from(["withdraw", "refuse", "reconsider"]), person),
    rank,
    rank,
    st.tuples(st.sampled_from(["hours pass", "hours pass unseen"]), hours),
    st.tuples(st.just("capacity"), st.integers(1, 6)),
    st.tuples(st.just("admission"), st.sampled_from(list(Cohort.Admission))),
    st.tuples(st.just("quota"), quota),
    st.tuples(st.sampled_from(["release", "remove"]), which),
)


class Desk:
    """A cohort, its people (three of each of two schools, three of none) and the team that decides."""

    def __init__(self, admission):
        self.cohort = CohortFactory(capacity=5, admission=admission)
        self.schools = SchoolFactory.create_batch(SCHOOLS, keeper=self.cohort.organisation)
        self.people = UserFactory.create_batch(PEOPLE)
        self.team = MembershipFactory(organisation=self.cohort.organisation).user
        self.offered = set()

    def take(self, name, given):
        match name:
            case "apply":
                school = self.schools[given % 3] if given % 3 < SCHOOLS else None
                return places.apply(self.cohort, self.people[given], Answers(school=school))
            case "hours pass":
                self.wait(given)
                return line.settle_due()
            case "hours pass unseen":
                return self.wait(given)
            case "capacity":
                return places.change_capacity(self.cohort, given, by=self.team)
            case "admission":
                return places.change_admission(self.cohort, given, by=self.team)
            case "quota":
                return self.set_quota(*given)
            case "rank":
                number, priority, which = given
                quota = None if which is None else self.quota(which)
                about = {"priority": priority, "quota": quota, "by": self.team, "reason": "The jury asked."}
                return self.decide(number, quotas.change_rank, **about)
            case "release" | "remove":
                quota, verbs = self.quota(given), {"release": quotas.release_quota, "remove": quotas.remove_quota}
                return quota and (verbs[name](quota, by=self.team) or name)
        verbs = {
            "withdraw": lambda one: places.withdraw(one, by=one.person),
            "accept": places.accept_offer,
            "decline": places.decline_offer,
            "offer": lambda one: places.offer_place(one, by=self.team),
            "wait": lambda one: places.put_on_waiting_list(one, by=self.team),
            "refuse": lambda one: places.refuse(one, by=self.team, reason="No."),
            "reconsider": lambda one: places.reconsider(one, by=self.team),
        }
        return self.decide(given, verbs[name])

    def decide(self, number, verb, **about):
        application = Application.objects.filter(cohort=self.cohort, person=self.people[number]).first()
        return application and verb(application, **about)

    def quota(self, which):
        return Quota.objects.filter(cohort=self.cohort, name=f"Quota {which}").first()

    def set_quota(self, which, number, is_limit, release_in):
        release_at = None if release_in is None else timezone.now() + timedelta(hours=release_in)
        about = {"name": f"Quota {which}", "places": number, "is_limit": is_limit, "release_at": release_at}
        if there := self.quota(which):
            return quotas.change_quota(there, by=self.team, **about)
        school = self.schools[which] if which < SCHOOLS else None
        return quotas.add_quota(self.cohort, organisation=school, by=self.team, **about)

    def wait(self, hours):
        """Time passes: every moment is that much nearer, or that much longer ago."""
        passing = timedelta(hours=hours)
        Application.objects.exclude(offer_expires_at=None).update(offer_expires_at=F("offer_expires_at") - passing)
        Quota.objects.exclude(release_at=None).update(release_at=F("release_at") - passing)

    # What has to be true

    def read(self):
        self.cohort = Cohort.objects.get(pk=self.cohort.pk)
        self.now = timezone.now()
        standing = [q for q in self.cohort.quotas.all() if q.release_at is None or q.release_at > self.now]
        self.standing = {quota.pk: quota for quota in standing}
        self.rows = list(self.cohort.applications.all())
        self.held = [row for row in self.rows if row.state in (State.OFFERED, State.ACCEPTED)]
        self.waiting = sorted(
            (row for row in self.rows if row.state == State.WAITING), key=lambda row: (-row.priority, row.queue_number)
        )

    def held_of(self, quota):
        return sum(row.quota_id == quota.pk for row in self.held)

    def kept(self):
        return sum(max(0, quota.places - self.held_of(quota)) for quota in self.standing.values())

    def own_line(self, row):
        quota = self.standing.get(row.quota_id)
        return quota if quota and quota.is_limit else None

    def may_take_a_place_now(self, row):
        quota = self.standing.get(row.quota_id)
        if quota and self.held_of(quota) < quota.places:
            return True
        return not self.own_line(row) and self.cohort.capacity - len(self.held) - self.kept() > 0

    def check_always(self):
        """Never more than the capacity, never more than a quota, and what is kept is there."""
        assert len(self.held) + self.kept() <= self.cohort.capacity
        for quota in self.standing.values():
            assert not quota.is_limit or self.held_of(quota) <= quota.places
        for row in self.rows:
            assert row.state != State.OFFERED or row.offer_expires_at <= self.cohort.begins_at
        numbers = [row.queue_number for row in self.rows]
        assert len(numbers) == len(set(numbers))

    def check_settled(self):
        """Nobody waits for a place that they may take, no place is held by an offer that ended."""
        assert [row for row in self.waiting if self.may_take_a_place_now(row)] == []
        assert not [row for row in self.held if row.state == State.OFFERED and row.offer_expires_at <= self.now]

    def check_order(self):
        """Whoever was offered a place by the line stood before all who wait for the same one."""
        offers = {row.pk for row in self.rows if row.state == State.OFFERED and row.decided_by_id is None}
        for row in self.rows:
            if row.pk in offers - self.offered:
                same = [other for other in self.waiting if other.quota_id == row.quota_id]
                assert all((-row.priority, row.queue_number) < (-one.priority, one.queue_number) for one in same)
        self.offered = offers

    def check_ranks(self):
        """What the student reads of their place in the line is so."""
        shown = positions(self.cohort)
        for row in self.waiting:
            ahead = self.waiting[: self.waiting.index(row) + 1]
            among_all = sum(not self.own_line(other) for other in ahead)
            own = sum(other.quota_id == row.quota_id for other in ahead)
            rank = row.rank()
            expected = (own, None if self.own_line(row) else among_all)
            assert (rank.position, rank.among_all) == (expected if row.quota_id in self.standing else (among_all, None))
            assert shown[row.pk] == rank.position


@pytest.mark.django_db
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), phases=QUICK)
@given(
    kept=st.lists(st.tuples(st.just("quota"), quota), max_size=3),
    rush=st.permutations(range(PEOPLE)),
    steps=st.lists(step, min_size=10, max_size=24),
    admission=st.sampled_from(list(Cohort.Admission)),
)
@example(  # an offer ends unseen, and only the kind of admission is saved after it
    kept=[],
    rush=list(range(PEOPLE)),
    steps=[
        ("admission", Cohort.Admission.BY_DECISION),
        ("withdraw", 2),
        ("hours pass unseen", 80),
        ("admission", Cohort.Admission.BY_DECISION),
    ],
    admission=Cohort.Admission.FIRST_COME,
)
def test_no_sequence_of_steps_breaks_the_rules(kept, rush, steps, admission):
    with transaction.atomic():
        desk = Desk(admission)
        for name, given_ in [*kept, *(("apply", number) for number in rush[:8]), *steps]:
            done = False
            with suppress(Refused), transaction.atomic():
                done = desk.take(name, given_) is not None
            desk.read()
            desk.check_always()
            if done:
                desk.check_settled()
                desk.check_order()
                desk.check_ranks()
        transaction.set_rollback(True)
