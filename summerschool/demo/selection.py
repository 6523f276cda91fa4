"""Selecting for the small cohort: criteria, reviews of two people who do not always agree, words of the schools."""

from accounts.models import Organisation, User
from cohorts.actions import decisions, reviews, verdicts
from cohorts.models import Application, Cohort, CohortRole

from .finished import make_student

CRITERIA = [
    ("Motivation", "Why this, why now; five points for a plan, one for a wish.", 5, 3),
    ("Studies", "How much of the laboratory work was done before.", 5, 2),
    ("What it leads to", "A thesis, an internship, a job that needs it.", 5, 1),
]
COLLEAGUE = 900  # the number of an invented person who reviews too
COMMENTS = [
    "Knows what a cleanroom is for, and says what she would do with it.",
    "General words; nothing on what comes after.",
    "Strong laboratory work, little on quality.",
    "",
]
REVIEWED = 9  # of those to decide, by the colleague; the demo's own reviewer has done fewer
DONE_BY_DEMO = 5


def make_selection(cohort: Cohort, reviewer: User, coordinator: User, organiser: User, own: Organisation) -> None:
    """Two blind reviews each; the schools approve first, and the demo's own school has yet to speak about two."""
    colleague = make_student(COLLEAGUE)
    for person in (reviewer, colleague):
        CohortRole.objects.create(cohort=cohort, role=CohortRole.Kind.REVIEWER, user=person)
    reviews.change_reviewing(cohort, reviews_wanted=2, blind_review=True, by=organiser)
    verdicts.change_asking_schools(cohort, True, by=organiser)
    cohort.refresh_from_db()
    for title, description, most, weight in CRITERIA:
        reviews.save_criterion(cohort, title=title, description=description, most_points=most, weight=weight)
    waiting = list(
        cohort.applications.filter(state=Application.State.SUBMITTED)
        .select_related("person", "school")
        .order_by("queue_number")
    )
    for application in waiting:
        application.cohort = cohort
    _let_schools_speak(waiting, own, coordinator, organiser)
    for number, application in enumerate(waiting[:REVIEWED]):
        _score(application, colleague, number, 3)
        if number < DONE_BY_DEMO:
            _score(application, reviewer, number + 4, 1 if number == 1 else 4)
    reviews.hand_back(waiting[-1], colleague)
    _change_a_decision(waiting[REVIEWED], organiser)


def _score(application: Application, reviewer: User, number: int, base: int) -> None:
    given = {
        one.pk: max(0, min(one.most_points, base + (number * (place + 2)) % 3 - 1))
        for place, one in enumerate(application.cohort.review_criteria.all())
    }
    reviews.save_review(application, reviewer, given, comment=COMMENTS[number % len(COMMENTS)], send=True)


def _let_schools_speak(waiting: list[Application], own: Organisation, coordinator: User, organiser: User) -> None:
    theirs = [application for application in waiting if application.school_id == own.pk]
    for application in theirs[2:]:
        verdicts.judge(application, Application.SchoolVerdict.APPROVED, coordinator)
    others = [application for application in waiting if application.school_id != own.pk]
    for number, application in enumerate(others):
        word = Application.SchoolVerdict.REJECTED if number == 3 else Application.SchoolVerdict.APPROVED
        reason = "Not enrolled this year, says the school's office." if number == 3 else "The school's list, by e-mail."
        verdicts.judge(application, word, organiser, reason, for_school=True)


def _change_a_decision(application: Application, organiser: User) -> None:
    decisions.decide([application], "refuse", organiser, "We ask for the second year of a bachelor.")
    decisions.decide([application], "reconsider", organiser, "She is in her third year: the form said otherwise.")
