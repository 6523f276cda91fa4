"""Seats kept for a school or a partner, the order of the line, and their pages (QUOTAS and WAITING LIST)."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from cohorts import showcase
from cohorts.actions import line, places, quotas
from cohorts.actions.places import Answers
from cohorts.models import Application, Cohort, LineChange, Quota
from cohorts.tasks import settle_places
from records.errors import Refused
from records.models import OutgoingMail
from tests.factories import (
    ApplicationFactory,
    CohortFactory,
    CohortRoleFactory,
    MembershipFactory,
    QuotaFactory,
    SchoolFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
State = Application.State


@pytest.fixture
def organiser():
    return MembershipFactory(role=Role.ORGANISER)


@pytest.fixture
def cohort(organiser):
    return CohortFactory(organisation=organiser.organisation, capacity=4)


@pytest.fixture
def team(organiser):
    return organiser.user


@pytest.fixture
def kdg(cohort):
    return SchoolFactory(keeper=cohort.organisation, name="KdG")


def apply(cohort, school=None, **about):
    return places.apply(cohort, UserFactory(), Answers(school=school), **about)


def states(cohort):
    return list(cohort.applications.order_by("queue_number").values_list("state", flat=True))


def keep(cohort, school, places, **about):
    return QuotaFactory(
        cohort=cohort, organisation=school, name=school.name if school else "Host", places=places, **about
    )


def test_kept_places_stay_free_for_the_school(cohort, kdg):
    keep(cohort, kdg, 2)
    for _number in range(3):
        apply(cohort)
    assert states(cohort) == [State.ACCEPTED, State.ACCEPTED, State.WAITING]
    assert apply(cohort, kdg).state == State.ACCEPTED
    assert apply(cohort, kdg).state == State.ACCEPTED
    assert apply(cohort, kdg).state == State.WAITING


def test_a_school_takes_open_places_when_its_own_are_given(cohort, kdg):
    keep(cohort, kdg, 1)
    assert [apply(cohort, kdg).state for _number in range(4)] == [State.ACCEPTED] * 4


def test_a_limit_takes_no_open_place(cohort, kdg):
    keep(cohort, kdg, 2, is_limit=True)
    third = [apply(cohort, kdg) for _number in range(3)][-1]
    assert third.state == State.WAITING
    mail = OutgoingMail.objects.get(recipient=third.person)
    assert "You are 1st in line for a place of KdG" in mail.text
    assert [apply(cohort).state for _number in range(3)] == [State.ACCEPTED, State.ACCEPTED, State.WAITING]


def test_a_place_given_back_by_a_school_makes_an_open_one_when_its_quota_is_still_used(cohort, kdg):
    keep(cohort, kdg, 1)
    first, *_rest = [apply(cohort, kdg) for _number in range(4)]  # one seat of its own and three open ones
    waits = apply(cohort)
    places.withdraw(first, by=first.person)
    waits.refresh_from_db()
    assert waits.state == State.OFFERED


def test_unused_places_go_to_all_when_their_day_comes(cohort, kdg, run_jobs):
    quota = keep(cohort, kdg, 3, release_at=timezone.now() + timedelta(hours=5))
    assert [apply(cohort) for _number in range(5)]
    assert states(cohort) == [State.ACCEPTED] + [State.WAITING] * 4
    Quota.objects.filter(pk=quota.pk).update(release_at=timezone.now() - timedelta(seconds=1))
    assert line.settle_due() == 1
    assert states(cohort) == [State.ACCEPTED] + [State.OFFERED] * 3 + [State.WAITING]
    assert line.settle_due() == 0


def test_a_verb_does_not_wait_for_the_clock(cohort, kdg):
    quota = keep(cohort, kdg, 4, release_at=timezone.now() + timedelta(hours=5))
    waits = apply(cohort)
    assert waits.state == State.WAITING
    Quota.objects.filter(pk=quota.pk).update(release_at=timezone.now() - timedelta(seconds=1))
    assert apply(cohort).state == State.ACCEPTED  # who waited comes first, and there is room for both
    waits.refresh_from_db()
    assert waits.state == State.OFFERED


def test_the_clock_comes_back_at_the_very_moment(cohort, kdg, queued_jobs):
    moment = timezone.now() + timedelta(seconds=40)
    keep(cohort, kdg, 1, release_at=moment)
    settle_places()
    assert [name for name, *_rest in queued_jobs] == ["cohorts.tasks.settle_at_moment"]
    assert line.moments_within(timedelta(seconds=60)) == [moment]


def test_quotas_never_keep_more_than_there_is(cohort, kdg, team):
    apply(cohort)
    with pytest.raises(Refused, match="1 place is missing"):
        quotas.add_quota(cohort, name="KdG", organisation=kdg, places=4, by=team)
    assert not Quota.objects.exists()
    quota = quotas.add_quota(cohort, name="KdG", organisation=kdg, places=3, by=team)
    with pytest.raises(Refused, match="1 places are given or offered, 3 are kept"):
        places.change_capacity(cohort, 3, by=team)
    quotas.release_quota(quota, by=team)
    with pytest.raises(Refused, match="open to all already"):
        quotas.release_quota(quota, by=team)
    assert places.change_capacity(cohort, 1, by=team).capacity == 1


def test_a_limit_below_those_who_hold_a_place_is_refused(cohort, kdg, team):
    quota = keep(cohort, kdg, 2)
    for _number in range(3):
        apply(cohort, kdg)
    with pytest.raises(Refused, match="3 people of KdG hold a place: no limit of 2"):
        quotas.change_quota(quota, name="KdG", places=2, is_limit=True, by=team)


def test_a_new_quota_takes_in_those_of_the_school_who_applied(cohort, kdg, team):
    mine, other = apply(cohort, kdg), apply(cohort)
    quota = quotas.add_quota(cohort, name="KdG", organisation=kdg, places=1, by=team)
    assert list(quota.applications.all()) == [mine]
    quotas.remove_quota(quota, by=team)
    mine.refresh_from_db()
    assert mine.quota is None
    assert other.state == State.ACCEPTED


def test_an_invitation_gives_a_quota_and_a_priority(cohort):
    host = keep(cohort, None, 1)
    for _number in range(5):
        apply(cohort)
    invited = apply(cohort, quota=host)
    assert invited.state == State.ACCEPTED
    first = apply(cohort, priority=5)
    assert OutgoingMail.objects.get(recipient=first.person).subject.endswith("1st on the waiting list")


def test_the_line_goes_by_priority_then_time_and_keeps_who_changed_it_and_why(cohort, team):
    first, *_rest = [apply(cohort) for _number in range(4)]
    second, third = apply(cohort), apply(cohort)
    with pytest.raises(Refused, match="Say why"):
        quotas.change_rank(third, priority=2, quota=None, by=team, reason=" ")
    quotas.change_rank(third, priority=2, quota=None, by=team, reason="Her project needs it.")
    third.refresh_from_db()
    assert (third.rank().position, second.rank().position) == (1, 2)
    change = LineChange.objects.get()
    assert (change.priority_before, change.priority, change.by, change.reason) == (0, 2, team, "Her project needs it.")
    places.withdraw(first, by=first.person)
    third.refresh_from_db()
    assert third.state == State.OFFERED


def test_moving_somebody_into_a_quota_may_give_a_place_at_once(cohort, team):
    host = keep(cohort, None, 1)
    for _number in range(3):
        apply(cohort)
    waits = apply(cohort)
    moved = quotas.change_rank(waits, priority=0, quota=host, by=team, reason="Works there.")
    assert moved.state == State.OFFERED


def test_nobody_is_moved_into_a_limit_that_is_full(cohort, kdg, team):
    quota = keep(cohort, kdg, 1, is_limit=True)
    apply(cohort, kdg)
    holder = apply(cohort)
    with pytest.raises(Refused, match="no limit of 1"):
        quotas.change_rank(holder, priority=0, quota=quota, by=team, reason="It is her school.")


def test_the_hours_of_an_offer_pass_through_the_change_to_winter_time():
    """In the night to 25 October 2026 the clocks of Brussels show 02:00 to 03:00 twice."""
    cohort = CohortFactory(offer_hours=24, starts_on=datetime(2026, 12, 1).date(), ends_on=datetime(2026, 12, 2).date())
    evening = datetime(2026, 10, 24, 20, 0, tzinfo=UTC)  # 22:00 of summer
    assert line.offer_deadline(cohort, evening) == datetime(2026, 10, 25, 20, 0, tzinfo=UTC)  # 21:00 of winter
    for hour in (0, 1):  # 02:00 of summer, 02:00 of winter: the words would not say which
        night = datetime(2026, 10, 24, hour, 0, tzinfo=UTC)
        deadline = line.offer_deadline(cohort, night)
        assert deadline == datetime(2026, 10, 25, 2, 0, tzinfo=UTC)
        assert deadline.astimezone(cohort.zone).hour == 3


def test_a_full_hour_is_one_of_the_cohorts_own_clocks():
    cohort = CohortFactory(time_zone="Asia/Kolkata", offer_hours=1)
    assert line.offer_deadline(cohort, datetime(2026, 6, 1, 10, 10, tzinfo=UTC)).astimezone(cohort.zone).minute == 0


# What the public page says


def test_the_public_page_says_for_whom_how_many_places_are_left(client, cohort, kdg):
    keep(cohort, kdg, 2, release_at=timezone.now() + timedelta(days=9))
    apply(cohort, kdg)
    said = showcase.places_of(cohort)
    assert said.headline() == "3 of 4 places left"
    assert [(share.name, share.left, share.places) for share in said.shares] == [
        ("KdG", 1, 2),
        ("Open to all", 2, 2),
    ]
    page = client.get(reverse("cohorts:public", args=[cohort.slug])).content.decode()
    assert "1 of 2 left" in page
    assert "kept until" in page
    apply(cohort), apply(cohort), apply(cohort)
    said = showcase.places_of(cohort)
    assert said.headline() == "1 of 4 places left"
    assert said.line() == "They are kept for KdG; everybody else joins the waiting list."
    assert said.shares[-1].waiting == 1
    assert said.seconds_in_phase() <= 9 * 24 * 3600


def test_the_page_of_an_application_says_in_which_line_it_stands(client, cohort, kdg):
    keep(cohort, kdg, 1)
    for _number in range(5):
        apply(cohort)
    apply(cohort, kdg)
    mine = apply(cohort, kdg)
    client.force_login(mine.person)
    page = client.get(mine.get_absolute_url()).content.decode()
    assert "You are 1st in line for a place of KdG" in page
    assert "For the places that are open to all you are 3rd" in page


# The desk


def fill(cohort, number):
    for place in range(number):
        quota = keep(cohort, SchoolFactory(keeper=cohort.organisation, name=f"Kept {cohort.pk} {place}"), 1)
        ApplicationFactory(cohort=cohort, quota=quota, state=State.WAITING, queue_number=place + 1)


def test_the_page_asks_the_database_as_often_for_thirty_quotas(client, team, organiser, django_assert_max_num_queries):
    numbers = []
    for number in (1, 30):
        cohort = CohortFactory(organisation=organiser.organisation, capacity=40)
        fill(cohort, number)
        client.force_login(team)
        with django_assert_max_num_queries(30) as counted:
            assert client.get(reverse("cohorts:quotas", args=[cohort.public_id])).status_code == 200
        numbers.append(len(counted))
    assert numbers[0] == numbers[1]


def test_an_organiser_keeps_changes_releases_and_removes_places(client, cohort, kdg, team):
    client.force_login(team)
    page = client.get(reverse("cohorts:quotas", args=[cohort.public_id])).content.decode()
    assert "All places are open to all" in page
    address = reverse("cohorts:add_quota", args=[cohort.public_id])
    answer = client.post(address, {"organisation": kdg.pk, "places": "9"})
    assert "5 places are missing" in answer.content.decode()
    assert 'value="9"' in answer.content.decode()
    assert client.post(address, {"organisation": kdg.pk, "places": "3", "is_limit": "on"}).status_code == 302
    quota = cohort.quotas.get()
    assert (quota.name, quota.places, quota.is_limit) == ("KdG", 3, True)
    change = reverse("cohorts:edit_quota", args=[cohort.public_id, quota.public_id])
    client.post(change, {"name": "KdG", "places": "2", "release_at": "2031-05-01T12:00"})
    quota.refresh_from_db()
    assert quota.release_at == datetime(2031, 5, 1, 10, 0, tzinfo=UTC)
    twice = client.post(change, {"name": "KdG", "places": "2", "release_at": "2031-10-26T02:30"})
    assert "release_at" in twice.context["form"].errors  # the clocks show this time twice
    for name, left in (("release_quota", 1), ("remove_quota", 0)):
        asked = reverse(f"cohorts:{name}", args=[cohort.public_id, quota.public_id])
        assert client.get(asked).status_code == 200
        assert client.post(asked).status_code == 302
        assert cohort.quotas.count() == left


def test_an_organiser_changes_the_order_with_a_reason(client, cohort, team):
    for _number in range(5):
        apply(cohort)
    last = apply(cohort)
    client.force_login(team)
    address = reverse("cohorts:change_rank", args=[cohort.public_id, last.public_id])
    assert "Now 2nd of 2 in line" in client.get(address).content.decode()
    refused = client.post(address, {"priority": "3", "reason": ""})
    assert refused.status_code == 200
    assert client.post(address, {"priority": "3", "reason": "The host asked for her."}).status_code == 302
    last.refresh_from_db()
    assert last.priority == 3
    drawer = client.get(reverse("cohorts:desk_application", args=[cohort.public_id, last.public_id]), follow=True)
    assert "The host asked for her." in drawer.content.decode()


@pytest.mark.parametrize("name", ["quotas", "add_quota", "edit_quota", "release_quota", "remove_quota", "change_rank"])
def test_who_opens_the_pages_of_places(client, cohort, kdg, team, name):
    quota, application = keep(cohort, kdg, 1), ApplicationFactory(cohort=cohort, state=State.WAITING)
    more = {"quotas": [], "add_quota": [], "change_rank": [application.public_id]}.get(name, [quota.public_id])
    address = reverse(f"cohorts:{name}", args=[cohort.public_id, *more])
    trainer = CohortRoleFactory(cohort=cohort).user
    stranger = MembershipFactory(role=Role.ORGANISER).user
    officer = MembershipFactory(role=Role.OFFICER, organisation=cohort.organisation).user
    coordinator = MembershipFactory(role=Role.COORDINATOR, organisation=kdg).user
    for user, status in (
        (team, 200), (trainer, 403), (officer, 403), (stranger, 404), (coordinator, 404), (application.person, 404),
    ):  # fmt: skip
        client.force_login(user)
        assert client.get(address).status_code == status, user
    client.force_login(stranger)
    assert client.post(address).status_code in (404, 405)


def test_a_cohort_that_has_begun_keeps_its_quotas_as_they_are(client, cohort, kdg, team):
    quota = keep(cohort, kdg, 1)
    Cohort.objects.filter(pk=cohort.pk).update(starts_on=timezone.localdate(), ends_on=timezone.localdate())
    for verb in (quotas.release_quota, quotas.remove_quota):
        with pytest.raises(Refused, match="has begun"):
            verb(Quota.objects.get(pk=quota.pk), by=team)
    client.force_login(team)
    assert "The cohort has begun" in client.get(reverse("cohorts:quotas", args=[cohort.public_id])).content.decode()
