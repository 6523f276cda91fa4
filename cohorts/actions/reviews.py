"""Reviewing applications against the cohort's own criteria (REVIEWS in docs/rules.md)."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from records.errors import refuse
from records.history import done_by

from ..models import Application, Cohort, Review, ReviewCriterion, ReviewScore
from ..models.reviews import criteria_in_use
from ..reviewing import percent_of, to_review, why_cannot_review

MOST_CRITERIA = 12

# The criteria


def why_criteria_are_fixed(cohort: Cohort) -> str:
    """Why they cannot change any more; "" = they can."""
    if criteria_in_use(cohort):
        return _("Reviews were sent with these criteria, so they stay as they are.")
    return ""


def why_criterion_cannot_be(cohort: Cohort, title: str, but: ReviewCriterion | None = None) -> str:
    """Why a criterion cannot be called so, or be one more; "" = it can."""
    others = cohort.review_criteria.exclude(pk__in=[but.pk] if but else [])
    if others.filter(title__iexact=title).exists():
        return _("There is a criterion with this title already.")
    if but is None and others.count() >= MOST_CRITERIA:
        return _("A cohort has at most %(number)d criteria.") % {"number": MOST_CRITERIA}
    return ""


@transaction.atomic
def save_criterion(cohort: Cohort, criterion: ReviewCriterion | None = None, **fields) -> ReviewCriterion:
    """Write a new criterion at the end of the list, or change one."""
    _lock_criteria(cohort)
    refuse(why_criteria_are_fixed(cohort))
    refuse(why_criterion_cannot_be(cohort, fields["title"], criterion), "title")
    if criterion is None:
        last = cohort.review_criteria.aggregate(last=Max("position"))["last"] or 0
        criterion = ReviewCriterion(cohort=cohort, position=last + 1)
    for name, value in fields.items():
        setattr(criterion, name, value)
    criterion.save()
    return criterion


@transaction.atomic
def remove_criterion(criterion: ReviewCriterion) -> None:
    """Take it away, with the points that drafts of reviews gave for it."""
    _lock_criteria(criterion.cohort)
    refuse(why_criteria_are_fixed(criterion.cohort))
    criterion.scores.all().delete()
    criterion.delete()


@transaction.atomic
def move_criterion(criterion: ReviewCriterion, steps: int) -> None:
    """Up (-1) or down (1) among its cohort's criteria; at an end it stays. The order changes no score."""
    row = _lock_criteria(criterion.cohort)
    place = next(number for number, one in enumerate(row) if one.pk == criterion.pk)
    row.insert(max(0, min(place + steps, len(row) - 1)), row.pop(place))
    for position, one in enumerate(row, 1):
        one.position = position
    ReviewCriterion.objects.bulk_update(row, ["position"])


@transaction.atomic
def copy_criteria(cohort: Cohort, source: Cohort) -> int:
    """Add the criteria of another cohort of the organisation that this one has not; how many."""
    _lock_criteria(cohort)
    refuse(why_criteria_are_fixed(cohort))
    if source.organisation_id != cohort.organisation_id:
        refuse(_("Choose a cohort of your own organisation."))
    copied = 0
    for one in source.review_criteria.all():
        if not why_criterion_cannot_be(cohort, one.title):
            fields = {name: getattr(one, name) for name in ("title", "description", "most_points", "weight")}
            save_criterion(cohort, **fields)
            copied += 1
    return copied


@transaction.atomic
def change_reviewing(cohort: Cohort, *, reviews_wanted: int, blind_review: bool, by: User) -> None:
    """How many reviews an application gets, and whether reviewers know whose it is."""
    cohort = Cohort.objects.select_for_update(no_key=True).get(pk=cohort.pk)
    cohort.reviews_wanted, cohort.blind_review = reviews_wanted, blind_review
    with done_by(by):
        cohort.save(update_fields=["reviews_wanted", "blind_review"])


def _lock_criteria(cohort: Cohort) -> list[ReviewCriterion]:
    """Whoever changes criteria and whoever sends a review by them wait for each other."""
    return list(cohort.review_criteria.select_for_update(no_key=True).order_by("position", "pk"))


# The reviews


@transaction.atomic
def next_to_review(cohort: Cohort, reviewer: User) -> Application | None:
    """Begin the review that is needed most: of the application with the fewest, in the order of their coming.

    Two reviewers who ask at once get two applications, as long as there are two.
    """
    found = to_review(cohort, reviewer).order_by("sent", "begun", "queue_number")
    keys = list(found.values_list("pk", "sent", "begun"))
    for key, *before in keys:
        locked = Application.objects.select_for_update(no_key=True, skip_locked=True).filter(pk=key).first()
        if locked and found.filter(pk=key).values_list("sent", "begun").first() == tuple(before):
            break  # nobody has begun it since we looked
    else:
        locked = found.first()
    if locked:
        locked.cohort = cohort
        _mine(locked, reviewer)
    return locked


def _mine(application: Application, reviewer: User) -> Review:
    review, _new = Review.objects.get_or_create(application=application, reviewer=reviewer)
    review.application = application
    return review


@transaction.atomic
def save_review(
    application: Application,
    reviewer: User,
    points: Mapping[int, int | None],
    *,
    comment: str = "",
    send: bool = False,
) -> Review:
    """Keep the points (by the key of the criterion) as a draft, or send them. A sent review can be changed while the
    application is undecided; it stays sent."""
    criteria = _lock_criteria(application.cohort)
    review = _open(application, reviewer)
    given = {one.pk: number for one in criteria if (number := points.get(one.pk)) is not None}
    refuse(_why_points_are_wrong(criteria, given))
    sending = send or review.submitted_at is not None
    if sending:
        refuse(_why_cannot_send(criteria, given))
        review.percent = percent_of(criteria, given)
        review.submitted_at = review.submitted_at or timezone.now()
    review.comment, review.conflict = comment.strip(), False
    review.save()
    review.scores.exclude(criterion__in=given).delete()
    ReviewScore.objects.bulk_create(
        [ReviewScore(review=review, criterion_id=key, points=number) for key, number in given.items()],
        update_conflicts=True,
        unique_fields=["review", "criterion"],
        update_fields=["points"],
    )
    return review


@transaction.atomic
def hand_back(application: Application, reviewer: User) -> Review:
    """A conflict of interest: the reviewer leaves it to others, and what was given so far counts for nothing."""
    review = _open(application, reviewer)
    review.conflict, review.submitted_at, review.percent, review.comment = True, None, None, ""
    review.save()
    review.scores.all().delete()
    return review


def _open(application: Application, reviewer: User) -> Review:
    """The person's review of the application as it is now; a decision about it waits until this is written."""
    fresh = Application.objects.select_for_update(no_key=True).get(pk=application.pk)
    fresh.cohort = application.cohort
    refuse(why_cannot_review(fresh, reviewer))
    refuse(Review(application=fresh).why_cannot_write())
    return _mine(fresh, reviewer)


def _why_points_are_wrong(criteria: list[ReviewCriterion], given: Mapping[int, int]) -> str:
    for one in criteria:
        if one.pk in given and not 0 <= given[one.pk] <= one.most_points:
            return _("“%(criterion)s” takes 0 to %(most)d points.") % {"criterion": one, "most": one.most_points}
    return ""


def _why_cannot_send(criteria: list[ReviewCriterion], given: Mapping[int, int]) -> str:
    if not criteria:
        return _("The cohort has no criteria yet.")
    missing = [str(one) for one in criteria if one.pk not in given]
    if missing:
        return _("Give points for each criterion: %(missing)s.") % {"missing": ", ".join(missing)}
    return ""
