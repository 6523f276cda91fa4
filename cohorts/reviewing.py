"""What a reviewer has before them, and what the team reads of it: queues, ranking, disagreement (REVIEWS)."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Avg, Count, Exists, F, Max, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from accounts.models import Membership, User

from .answers import answers_of
from .models import Application, Cohort, Question, Review, ReviewCriterion

DISAGREE_FROM = 30  # points of a hundred between the highest and the lowest review
HIDDEN = "▇▇▇"
SHORTEST_HIDDEN = 3  # letters: a shorter part of a name would be cut out of other words
CENT = Decimal("0.01")

COUNTING = Q(reviews__submitted_at__isnull=False, reviews__conflict=False)


def percent_of(criteria: list[ReviewCriterion], points: dict[int, int]) -> Decimal:
    """The weighted share of all points, 0 to 100; `points` by the key of the criterion."""
    gained = sum((Decimal(one.weight) * points[one.pk] / one.most_points for one in criteria), start=Decimal(0))
    return (100 * gained / sum(one.weight for one in criteria)).quantize(CENT, ROUND_HALF_UP)


# The reviewer's side


def own_schools(user: User) -> QuerySet:
    """Organisations to which the person belongs: nobody reviews the students of their own school."""
    return Membership.objects.of(user).values("organisation")


def queue_of(cohort: Cohort, user: User) -> QuerySet[Application]:
    """The applications that the person may review, or has reviewed, with `mine` (the key of their review)."""
    mine = Review.objects.by(user).filter(application=OuterRef("pk"))
    rows = cohort.applications.filter(Q(state=Application.State.SUBMITTED) | Exists(mine))
    rows = rows.exclude(state=Application.State.DRAFT).exclude(person=user)
    return rows.exclude(Q(school__isnull=False) & Q(school__in=own_schools(user)))


def to_review(cohort: Cohort, user: User) -> QuerySet:
    """Those that wait for this person: undecided, not sent or handed back by them, and with too few reviews yet."""
    closed = Review.objects.by(user).filter(application=OuterRef("pk")).exclude(submitted_at=None, conflict=False)
    rows = queue_of(cohort, user).filter(~Exists(closed), state=Application.State.SUBMITTED)
    return rows.annotate(
        sent=_number(Review.objects.counting()),
        begun=_number(Review.objects.started().exclude(reviewer=user)),
    ).filter(sent__lt=max(cohort.reviews_wanted, 1))


def _number(reviews: QuerySet) -> Coalesce:
    counted = reviews.filter(application=OuterRef("pk")).order_by().values("application").annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n")), Value(0))


def why_cannot_review(application: Application, user: User) -> str:
    """Why this person cannot review it, whatever its state; "" = they can."""
    if application.person_id == user.pk:
        return _("This is your own application.")
    if application.school_id and own_schools(user).filter(organisation=application.school_id).exists():
        return _("This student is of your own school: somebody else reviews the application.")
    return ""


# Blind reviews


def name_for_reviewer(application: Application) -> str:
    """How an application is called for those who must not know whose it is."""
    if application.cohort.blind_review:
        return _("Application %(number)s") % {"number": application.queue_number}
    return str(application.person)


def blinded(text: str, application: Application) -> str:
    """The text without the applicant's name, school and e-mail, as far as they stand in it letter by letter."""
    person = application.person
    words = [person.email, application.school_name, person.full_name, *person.full_name.split()]
    for word in sorted({one for one in words if len(one) >= SHORTEST_HIDDEN}, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", HIDDEN, text, flags=re.IGNORECASE)
    return text


# The team's side


@dataclass(frozen=True)
class Told:
    """What an application says of itself to a reviewer."""

    name: str
    studies: str
    school: str
    motivation: str
    answers: list[tuple[str, str]]


def told_of(application: Application) -> Told:
    year = _("year %(year)s") % {"year": application.study_year} if application.study_year else ""
    studies = ", ".join(part for part in (application.study_programme, year) if part)
    if application.cohort.blind_review:
        motivation = blinded(application.motivation, application)
        studies = blinded(studies, application)
        return Told(name_for_reviewer(application), studies, "", motivation, _answers_of(application))
    motivation = application.motivation
    return Told(str(application.person), studies, application.school_name, motivation, _answers_of(application))


def _answers_of(application: Application) -> list[tuple[str, str]]:
    """Question and answer; never what is special, no files, and in a blind review what is ordinary alone."""
    is_blind = application.cohort.blind_review
    shown = {Question.Privacy.ORDINARY} if is_blind else {Question.Privacy.ORDINARY, Question.Privacy.PERSONAL}
    hidden = (Question.Kind.FILE, Question.Kind.CONSENT)
    return [
        (answer.question.label, blinded(answer.words, application) if is_blind else answer.words)
        for answer in answers_of(application, Question.Stage.APPLICATION)
        if answer.question.privacy in shown and answer.question.kind not in hidden
    ]


def with_scores(applications: QuerySet[Application]) -> QuerySet[Application]:
    """With `score` (the mean of the reviews, percent), `reviewed` (how many) and `spread` (highest less lowest)."""
    return applications.annotate(
        score=Avg("reviews__percent", filter=COUNTING),
        reviewed=Count("reviews", filter=COUNTING),
        spread=Max("reviews__percent", filter=COUNTING) - Min("reviews__percent", filter=COUNTING),
    )


def ranked(applications: QuerySet[Application]) -> QuerySet[Application]:
    """The best first; those without a review last; equals in the order in which they applied."""
    return with_scores(applications).order_by(F("score").desc(nulls_last=True), "queue_number", "pk")
