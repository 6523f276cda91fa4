"""Reviewers give points and comments (SCORING in docs/rules.md)."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cohorts.reviewing import percent_of
from records.errors import Refused, refuse

from ..calls.scoring import why_not_score
from ..models import Proposal, ProposalReview, ProposalScore
from ..models.calls import call_of


@transaction.atomic
def save_review(
    proposal: Proposal, reviewer: User, points: Mapping[int, int | None], comment: str, *, send: bool
) -> ProposalReview:
    """Keep the points (by the key of the criterion), or send them. What was sent can change while it is undecided."""
    review, criteria = _open(proposal, reviewer)
    given = {one.pk: number for one in criteria if (number := points.get(one.pk)) is not None}
    for one in criteria:
        if one.pk in given and not 0 <= given[one.pk] <= one.most_points:
            raise Refused(_("“%(criterion)s” takes 0 to %(most)d points.") % {
                "criterion": one, "most": one.most_points
            })  # fmt: skip
    if send or review.submitted_at:
        missing = [str(one) for one in criteria if one.pk not in given]
        refuse(_("Give points for each criterion: %(missing)s.") % {"missing": ", ".join(missing)} if missing else "")
        refuse("" if criteria or comment.strip() else _("Write what you think of it."))
        review.percent = percent_of(criteria, given) if criteria else None
        review.submitted_at = review.submitted_at or timezone.now()
    review.comment, review.conflict = comment.strip(), False
    review.save()
    review.scores.exclude(criterion__in=given).delete()
    ProposalScore.objects.bulk_create(
        [ProposalScore(review=review, criterion_id=key, points=number) for key, number in given.items()],
        update_conflicts=True,
        unique_fields=["review", "criterion"],
        update_fields=["points"],
    )
    return review


@transaction.atomic
def hand_back(proposal: Proposal, reviewer: User) -> ProposalReview:
    """A conflict of interest: what was given so far counts for nothing."""
    review, _criteria = _open(proposal, reviewer)
    review.conflict, review.submitted_at, review.percent, review.comment = True, None, None, ""
    review.save()
    review.scores.all().delete()
    return review


def _open(proposal: Proposal, reviewer: User) -> tuple[ProposalReview, list]:
    """The proposal's row is locked: a decision waits until this is written, and the other way round."""
    fresh = Proposal.objects.select_for_update(of=("self",), no_key=True).select_related("organisation", "cohort")
    row = fresh.get(pk=proposal.pk)
    refuse(why_not_score(row, reviewer))
    refuse(ProposalReview(proposal=row).why_not_write())
    call = call_of(row.cohort)
    criteria = list(call.criteria.select_for_update(no_key=True)) if call else []
    review, _new = ProposalReview.objects.get_or_create(proposal=row, reviewer=reviewer)
    return review, criteria
