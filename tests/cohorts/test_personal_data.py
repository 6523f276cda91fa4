"""What applications hold about a person: handed out, and forgotten with the place going to the next."""

import pytest

from cohorts.actions import decisions, places, reviews, verdicts
from cohorts.actions.places import Answers
from cohorts.models import Application, Decision
from cohorts.personal import applications as applications_held
from cohorts.personal import reviews as reviews_held
from records.models import OutgoingMail
from tests.factories import ApplicationFactory, CohortFactory, ReviewCriterionFactory, SchoolFactory, UserFactory

pytestmark = pytest.mark.django_db
State = Application.State


def test_the_export_holds_what_the_person_wrote():
    person = UserFactory()
    ApplicationFactory(person=person, motivation="Through a window.", school_other="AP")
    [row] = applications_held.export(person)
    assert row["motivation"] == "Through a window."
    assert row["school"] == "AP"


def test_whoever_leaves_gives_the_place_to_the_next_and_gets_no_mail():
    cohort = CohortFactory(capacity=1)
    leaver, next_one = UserFactory(), UserFactory()
    places.apply(cohort, leaver, Answers(motivation="Secret reasons", study_programme="Chemistry", study_year=2))
    places.apply(cohort, next_one, Answers())
    ApplicationFactory(person=leaver, state=State.DRAFT, motivation="Half a sentence")
    before = OutgoingMail.objects.filter(recipient=leaver).count()
    applications_held.erase(leaver)
    application = Application.objects.get(person=leaver)
    assert application.state == State.WITHDRAWN
    assert (application.motivation, application.study_programme, application.study_year) == ("", "", None)
    assert cohort.applications.get(person=next_one).state == State.OFFERED
    assert OutgoingMail.objects.filter(recipient=leaver).count() == before


def test_what_was_said_of_an_application_is_handed_out_and_forgotten():
    cohort = CohortFactory(coordinator_approves=True, admission="by_decision")
    school = SchoolFactory(keeper=cohort.organisation)
    application = ApplicationFactory(cohort=cohort, school=school, state=State.SUBMITTED)
    criterion, reviewer, team = (
        ReviewCriterionFactory(cohort=cohort),
        UserFactory(full_name="Sara Aerts"),
        UserFactory(),
    )
    reviews.save_review(application, reviewer, {criterion.pk: 4}, comment="Speaks of her illness.", send=True)
    verdicts.judge(application, "rejected", team, "Has failed twice.")
    decisions.decide([application], "refuse", team, "Second year needed.")
    told = reviews_held.export(application.person)
    [review] = told["reviews of my applications"]
    assert (review["points"], review["percent"]) == ({criterion.title: "4/5"}, 80)
    assert "Speaks of her illness." in str(told)
    assert "Has failed twice." in str(told)
    assert "Second year needed." in str(told)
    assert "Sara" not in str(told)
    assert "Speaks" in str(reviews_held.export(reviewer)["reviews that I wrote"])
    reviews_held.erase(application.person)
    told = str(reviews_held.export(application.person))
    for gone in ("illness", "failed", "Second year"):
        assert gone not in told
    assert application.reviews.get().percent == 80
    assert Decision.objects.get().kind == "refuse"


def test_a_reviewer_who_leaves_takes_the_words_and_the_drafts_along():
    reviewer, criterion = UserFactory(), ReviewCriterionFactory()
    sent, begun = (ApplicationFactory(cohort=criterion.cohort, state=State.SUBMITTED) for _ in range(2))
    reviews.save_review(sent, reviewer, {criterion.pk: 3}, comment="My own words", send=True)
    reviews.save_review(begun, reviewer, {criterion.pk: 1}, comment="My own words")
    reviews_held.erase(reviewer)
    assert sent.reviews.get().comment == ""
    assert not begun.reviews.exists()
