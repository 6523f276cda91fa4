"""Reviews: who scores what, what blind means, how points become a ranking, where reviewers disagree."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Role
from cohorts import reviewing
from cohorts.actions import places, reviews
from cohorts.models import Application, Cohort, CohortRole, Review
from records.errors import Refused
from tests.factories import (
    ApplicationFactory,
    CohortFactory,
    CohortRoleFactory,
    MembershipFactory,
    ReviewCriterionFactory,
    ReviewFactory,
    SchoolFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
State = Application.State


@pytest.fixture
def cohort():
    return CohortFactory(admission=Cohort.Admission.BY_DECISION, capacity=2, reviews_wanted=2, blind_review=True)


@pytest.fixture
def criteria(cohort):
    return [
        ReviewCriterionFactory(cohort=cohort, title="Motivation", most_points=5, weight=3, position=1),
        ReviewCriterionFactory(cohort=cohort, title="Studies", most_points=10, weight=1, position=2),
    ]


def reviewer_of(cohort):
    return CohortRoleFactory(cohort=cohort, role=CohortRole.Kind.REVIEWER).user


def submitted(cohort, **fields):
    return ApplicationFactory(cohort=cohort, state=State.SUBMITTED, **fields)


def points(criteria, *given):
    return dict(zip([one.pk for one in criteria], given, strict=True))


def address(name, cohort, *args, **query):
    return reverse(f"cohorts:{name}", args=[cohort.public_id, *args], query=query or None)


def said(response):
    return " ".join(str(message) for message in response.context["messages"])


# Points and ranking


def test_a_weighted_share_of_all_points(cohort, criteria):
    review = reviews.save_review(submitted(cohort), reviewer_of(cohort), points(criteria, 4, 5), send=True)
    assert review.percent == 72.5  # (3 * 4/5 + 1 * 5/10) / 4
    assert review.submitted_at


def test_a_draft_counts_for_nothing_and_a_sent_review_asks_for_every_criterion(cohort, criteria):
    application, reviewer = submitted(cohort), reviewer_of(cohort)
    reviews.save_review(application, reviewer, {criteria[0].pk: 5}, comment="Half done")
    assert reviewing.ranked(cohort.applications.all()).get().score is None
    with pytest.raises(Refused, match="Studies"):
        reviews.save_review(application, reviewer, {criteria[0].pk: 5}, send=True)
    with pytest.raises(Refused, match="0 to 5"):
        reviews.save_review(application, reviewer, points(criteria, 6, 1), send=True)
    assert Review.objects.get().submitted_at is None


def test_the_ranking_is_by_the_mean_and_says_where_reviewers_disagree(cohort):
    unread, weak, strong, torn = (submitted(cohort) for _ in range(4))
    for application, percents in ((weak, (40, 50)), (strong, (80, 90)), (torn, (20, 100))):
        for percent in percents:
            ReviewFactory(application=application, percent=percent)
    ReviewFactory(application=strong, percent=None, submitted_at=None, conflict=True)
    rows = list(reviewing.ranked(cohort.applications.all()))
    assert [row.pk for row in rows] == [strong.pk, torn.pk, weak.pk, unread.pk]
    assert [row.reviewed for row in rows] == [2, 2, 2, 0]
    assert [row.spread and row.spread >= reviewing.DISAGREE_FROM for row in rows] == [False, True, False, None]


def test_criteria_stay_as_they_are_once_a_review_is_sent(cohort, criteria):
    reviews.save_criterion(cohort, criteria[0], title="Motivation", weight=2)
    with pytest.raises(Refused, match="already"):
        reviews.save_criterion(cohort, title="motivation")
    reviews.save_review(submitted(cohort), reviewer_of(cohort), points(criteria, 1, 1), send=True)
    for act in (
        lambda: reviews.save_criterion(cohort, title="Another"),
        lambda: reviews.save_criterion(cohort, criteria[0], title="Motivation", weight=9),
        lambda: reviews.remove_criterion(criteria[1]),
        lambda: reviews.copy_criteria(cohort, CohortFactory(organisation=cohort.organisation)),
    ):
        with pytest.raises(Refused, match="stay as they are"):
            act()


def test_criteria_are_moved_and_copied(cohort, criteria):
    reviews.move_criterion(criteria[1], -1)
    assert [one.title for one in cohort.review_criteria.all()] == ["Studies", "Motivation"]
    reviews.move_criterion(criteria[1], -1)
    new = CohortFactory(organisation=cohort.organisation)
    ReviewCriterionFactory(cohort=new, title="Studies")
    assert reviews.copy_criteria(new, cohort) == 1
    with pytest.raises(Refused, match="own organisation"):
        reviews.copy_criteria(CohortFactory(), cohort)


# Who reviews what


def test_the_next_is_the_one_with_the_fewest_reviews_and_never_one_of_the_own_school(cohort, criteria):
    reviewer, school = reviewer_of(cohort), SchoolFactory(keeper=cohort.organisation)
    MembershipFactory(user=reviewer, organisation=school, role=Role.COORDINATOR)
    submitted(cohort, school=school)
    once, never, full = submitted(cohort), submitted(cohort), submitted(cohort)
    ReviewFactory(application=once)
    ReviewFactory.create_batch(2, application=full)
    order = []
    while application := reviews.next_to_review(cohort, reviewer):
        order.append(application)
        reviews.save_review(application, reviewer, points(criteria, 3, 3), send=True)
    assert order == [never, once]


def test_what_another_began_comes_later(cohort, criteria):
    first, second = submitted(cohort), submitted(cohort)
    assert reviews.next_to_review(cohort, reviewer_of(cohort)) == first
    assert reviews.next_to_review(cohort, reviewer_of(cohort)) == second


def test_a_conflict_of_interest_takes_the_points_away_and_asks_others(cohort, criteria):
    application, reviewer = submitted(cohort), reviewer_of(cohort)
    reviews.save_review(application, reviewer, points(criteria, 5, 5), comment="A friend.", send=True)
    reviews.hand_back(application, reviewer)
    review = Review.objects.get()
    assert (review.conflict, review.percent, review.comment, review.scores.count()) == (True, None, "", 0)
    assert reviews.next_to_review(cohort, reviewer) is None
    assert reviews.next_to_review(cohort, reviewer_of(cohort)) == application


def test_nothing_is_reviewed_after_the_decision(cohort, criteria):
    application, reviewer = submitted(cohort), reviewer_of(cohort)
    reviews.save_review(application, reviewer, points(criteria, 5, 5), send=True)
    places.offer_place(application, by=UserFactory())
    for act in (reviews.hand_back, lambda *who: reviews.save_review(*who, points(criteria, 0, 0))):
        with pytest.raises(Refused, match="is decided"):
            act(application, reviewer)
    assert Review.objects.get().percent == 87.5


# The reviewer's pages


@pytest.fixture
def reviewer(client, cohort):
    user = reviewer_of(cohort)
    client.force_login(user)
    return user


@pytest.fixture
def blind(cohort, criteria):
    school = SchoolFactory(keeper=cohort.organisation, name="Thomas More")
    return submitted(
        cohort,
        school=school,
        person__full_name="Elif Yıldız",
        person__email="elif@more.example",
        motivation="I am Elif, of Thomas More. Write to elif@more.example.",
    )


def test_a_blind_review_shows_neither_name_nor_school_nor_address(client, reviewer, cohort, blind):
    for page in (client.get(address("reviews", cohort)), client.get(address("review", cohort, blind.public_id))):
        text = page.content.decode()
        assert f"Application {blind.queue_number}" in text
        for word in ("Elif", "Yıldız", "elif@", "Thomas More"):
            assert word not in text
    assert "I am ▇▇▇, of ▇▇▇." in text
    for query in ("Elif", "Thomas"):
        assert len(client.get(address("reviews", cohort, q=query)).context["page"].object_list) == 0
    assert len(client.get(address("reviews", cohort, q=str(blind.queue_number))).context["page"].object_list) == 1
    assert "Elif" not in client.get(address("export_reviews", cohort, "csv")).content.decode()


def test_a_reviewer_who_may_know_sees_the_name(client, reviewer, cohort, blind):
    Cohort.objects.filter(pk=cohort.pk).update(blind_review=False)
    assert "Elif Yıldız" in client.get(address("review", cohort, blind.public_id)).content.decode()
    assert len(client.get(address("reviews", cohort, q="elif")).context["page"].object_list) == 1


def form_of(criteria, *given, **more):
    names = [f"points-{one.public_id.hex}" for one in criteria]
    return dict(zip(names, given, strict=True)) | more


def test_points_are_kept_sent_and_the_next_one_opens(client, reviewer, cohort, criteria):
    first, second = submitted(cohort), submitted(cohort)
    page = client.post(address("next_review", cohort), follow=True)
    assert page.request["PATH_INFO"] == address("review", cohort, first.public_id)
    page = client.post(
        address("review", cohort, first.public_id), form_of(criteria, 5, "", comment="Good", do="keep"), follow=True
    )
    assert "kept as a draft" in said(page)
    page = client.get(address("review", cohort, first.public_id))
    assert page.context["form"].initial["comment"] == "Good"
    page = client.post(
        address("review", cohort, first.public_id), form_of(criteria, 5, "", comment="Better", do="send")
    )
    assert page.status_code == 422
    assert "Give points for it." in page.content.decode()
    assert "Better" in page.content.decode()
    page = client.post(
        address("review", cohort, first.public_id), form_of(criteria, 5, 9, comment="Better", do="send"), follow=True
    )
    assert page.request["PATH_INFO"] == address("review", cohort, second.public_id)
    assert Review.objects.get(application=first).submitted_at
    client.post(address("hand_back_review", cohort, second.public_id))
    assert Review.objects.get(application=second).conflict
    assert "Nothing waits for you" in client.get(address("reviews", cohort)).content.decode()
    sheet = client.get(address("export_reviews", cohort, "csv")).content.decode()
    assert "Better" in sheet


def test_a_review_that_came_too_late_is_refused_in_words(client, reviewer, cohort, criteria):
    application = submitted(cohort)
    places.offer_place(application, by=UserFactory())
    page = client.post(address("review", cohort, application.public_id), form_of(criteria, 5, 9))
    assert page.status_code == 404  # never theirs
    mine = submitted(cohort)
    reviews.save_review(mine, reviewer, points(criteria, 1, 1))
    places.offer_place(mine, by=UserFactory())
    page = client.post(address("review", cohort, mine.public_id), form_of(criteria, 5, 9))
    assert page.status_code == 422
    assert "is decided" in page.content.decode()


@pytest.mark.parametrize("name", ["reviews", "export_reviews", "next_review", "review", "hand_back_review"])
def test_only_reviewers_of_the_cohort_review(client, cohort, name):
    application = submitted(cohort)
    args = {"export_reviews": ["csv"], "review": [application.public_id], "hand_back_review": [application.public_id]}
    path = address(name, cohort, *args.get(name, []))
    ask = client.post if name == "next_review" else client.get
    assert ask(path).status_code == 302
    school = SchoolFactory(keeper=cohort.organisation)
    people = [
        (reviewer_of(cohort), 302 if name == "next_review" else 200),
        (MembershipFactory(organisation=cohort.organisation).user, 403),
        (CohortRoleFactory(cohort=cohort).user, 403),
        (application.person, 404),
        (MembershipFactory(organisation=school, role=Role.COORDINATOR).user, 404),
        (MembershipFactory().user, 404),
        (reviewer_of(CohortFactory()), 404),
    ]
    for person, status in people:
        client.force_login(person)
        assert ask(path).status_code == status
    CohortRole.objects.filter(user=people[0][0]).update(ended_at="2026-01-01T00:00Z")
    client.force_login(people[0][0])
    assert ask(path).status_code == 404


@pytest.mark.parametrize("name", ["reviews", "ranking"])
def test_a_list_asks_as_often_for_30_as_for_one(client, cohort, criteria, name):
    user = reviewer_of(cohort) if name == "reviews" else MembershipFactory(organisation=cohort.organisation).user
    client.force_login(user)

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(address(name, cohort, state="all")).status_code == 200
        return len(asked)

    school = SchoolFactory(keeper=cohort.organisation)
    ReviewFactory(application=submitted(cohort, school=school))
    queries()
    one = queries()
    for _ in range(29):
        ReviewFactory(application=submitted(cohort, school=school))
    assert queries() == one


# Setting it up


@pytest.fixture
def organiser(client, cohort):
    user = MembershipFactory(organisation=cohort.organisation).user
    client.force_login(user)
    return user


def test_the_organiser_writes_the_criteria_and_the_rules(client, organiser, cohort):
    assert "No criteria yet" in client.get(address("criteria", cohort)).content.decode()
    typed = {"title": "Motivation", "description": "Why", "most_points": 5, "weight": 2}
    client.post(address("add_criterion", cohort), typed)
    again = client.post(address("add_criterion", cohort), typed)
    assert again.status_code == 422
    assert "already" in again.content.decode()
    assert client.post(address("add_criterion", cohort), typed | {"title": "X", "weight": 0}).status_code == 422
    client.post(address("add_criterion", cohort), typed | {"title": "Studies", "weight": 1})
    motivation, studies = cohort.review_criteria.all()
    page = client.get(address("criteria", cohort)).content.decode()
    assert "67 % of the score" in page
    client.post(address("move_criterion", cohort, studies.public_id), {"to": "up"})
    assert cohort.review_criteria.first() == studies
    client.post(address("edit_criterion", cohort, motivation.public_id), typed | {"title": "Drive"})
    assert client.get(address("remove_criterion", cohort, studies.public_id)).status_code == 200
    client.post(address("remove_criterion", cohort, studies.public_id))
    assert [one.title for one in cohort.review_criteria.all()] == ["Drive"]
    client.post(address("criteria", cohort), {"reviews_wanted": 3, "coordinator_approves": "on"})
    cohort.refresh_from_db()
    assert (cohort.reviews_wanted, cohort.blind_review, cohort.coordinator_approves) == (3, False, True)
    assert client.post(address("criteria", cohort), {"reviews_wanted": 30}).status_code == 422
    other = CohortFactory(organisation=cohort.organisation)
    ReviewCriterionFactory(cohort=other, title="School")
    client.post(address("copy_criteria", cohort), {"source": str(other.public_id)})
    assert cohort.review_criteria.filter(title="School").exists()


def test_criteria_of_another_cohort_are_not_there(client, organiser, cohort):
    theirs = ReviewCriterionFactory()
    for name in ("edit_criterion", "remove_criterion", "move_criterion"):
        assert client.post(address(name, cohort, theirs.public_id)).status_code == 404


@pytest.mark.parametrize("name", ["criteria", "add_criterion", "ranking", "export_ranking", "application_reviews"])
def test_only_the_organiser_sets_up_and_ranks(client, cohort, name):
    application = submitted(cohort)
    args = {"export_ranking": ["xlsx"], "application_reviews": [application.public_id]}.get(name, [])
    people = [
        (MembershipFactory(organisation=cohort.organisation).user, 200),
        (MembershipFactory(organisation=cohort.organisation, role=Role.OFFICER).user, 403),
        (reviewer_of(cohort), 403),
        (MembershipFactory().user, 404),
        (application.person, 404),
    ]
    for person, status in people:
        client.force_login(person)
        assert client.get(address(name, cohort, *args)).status_code == status
    foreign = submitted(CohortFactory())
    client.force_login(people[0][0])
    assert client.get(address("application_reviews", cohort, foreign.public_id)).status_code == 404


def test_the_ranking_filters_picks_the_best_and_is_exported(client, organiser, cohort, criteria):
    for number, percents in enumerate(((90, 80), (20, 95), (50,))):
        application = submitted(cohort, person__full_name=f"Person {'ABC'[number]}")
        for percent in percents:
            ReviewFactory(application=application, percent=percent)
    response = client.get(address("ranking", cohort, best=2))
    assert response.context["kept"] == ""  # a decision does not pick the next two
    assert [row.is_picked for row in response.context["page"]] == [True, True, False]
    assert {one["name"]: one["count"] for one in response.context["filters"]} == {
        "To decide": 3, "Reviews missing": 1, "Reviewers disagree": 1, "With a place": 0, "Waiting list": 0,
        "Closed": 0, "All": 3,
    }  # fmt: skip
    Cohort.objects.filter(pk=cohort.pk).update(coordinator_approves=True)
    for state in ("school", "rejected", "held"):
        assert client.get(address("ranking", cohort, state=state)).status_code == 200
    page = client.get(address("ranking", cohort, state="disagree")).content.decode()
    assert "Person B" in page
    assert "75 points apart" in page
    assert "Person A" not in page
    sheet = client.get(address("export_ranking", cohort, "csv")).content.decode()
    assert sheet.splitlines()[1].startswith("1,Person A,")
    assert client.get(address("ranking", cohort, q="nobody\x00", state="evil", best="x")).status_code == 200


def test_the_team_reads_all_reviews_of_one_side_by_side(client, organiser, cohort, criteria):
    application = submitted(cohort, person__full_name="Elif")
    for given in ((5, 10), (1, 9)):
        reviews.save_review(application, reviewer_of(cohort), points(criteria, *given), comment="So.", send=True)
    page = client.get(address("application_reviews", cohort, application.public_id))
    assert [row["apart"] for row in page.context["rows"]] == [True, False]
    assert page.context["disagree"]


def test_what_a_criterion_says_is_text_and_no_markup(client, reviewer, cohort, blind):
    cohort.review_criteria.update(description='<a hx-get="/settings/" hx-trigger="load">Look</a>')
    cohort.review_criteria.filter(pk=cohort.review_criteria.first().pk).update(title="=1+1")
    page = client.get(address("review", cohort, blind.public_id)).content.decode()
    assert "<a hx-get" not in page
    assert "&lt;a hx-get" in page
    assert "'=1+1" in client.get(address("export_reviews", cohort, "csv")).content.decode()
