"""Who scores which proposals, and what came of it (SCORING in docs/rules.md)."""

from decimal import Decimal

from django.db.models import Avg, Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import Membership, Role, User
from cohorts.models import Cohort, CohortRole
from cohorts.rules import is_organiser

from ..models import Call, CallReviewer, Proposal, ProposalReview
from ..models.calls import call_of

COUNTING = Q(reviews__submitted_at__isnull=False, reviews__conflict=False)


def reviews_proposals(user: User, cohort: Cohort) -> bool:
    """Organisers do, and whoever was asked by name."""
    if not user.is_authenticated:
        return False
    return is_organiser(user, cohort) or CallReviewer.objects.filter(call__cohort=cohort, person=user).exists()


def people_to_ask(call: Call) -> QuerySet[User]:
    """The organiser's team and those who have a role in the cohort; not those who were asked, nor who may anyway."""
    team = Membership.objects.current().filter(organisation=call.cohort.organisation_id).exclude(role=Role.ORGANISER)
    roles = CohortRole.objects.current().filter(cohort=call.cohort)
    anyway = Membership.objects.current().filter(organisation=call.cohort.organisation_id, role=Role.ORGANISER)
    people = User.objects.filter(
        Q(pk__in=team.values("user"))
        | Q(pk__in=roles.values("user"))
        | Q(pk__in=roles.values("invitation__accepted_by"))
    )
    asked = call.reviewers.values("person")
    return (
        people.filter(is_active=True).exclude(pk__in=asked).exclude(pk__in=anyway.values("user")).order_by("full_name")
    )


def why_not_score(proposal: Proposal, user: User) -> str:
    """Nobody scores what their own organisation proposed."""
    if Membership.objects.of(user).filter(organisation=proposal.organisation_id).exists():
        return _("You belong to %(organisation)s: somebody else scores this proposal.") % {
            "organisation": proposal.organisation
        }
    return ""


def to_score(cohort: Cohort, user: User) -> QuerySet[Proposal]:
    """What waits for this person's points: to be decided, and neither sent nor handed back by them."""
    closed = ProposalReview.objects.filter(proposal=OuterRef("pk"), reviewer=user)
    closed = closed.exclude(submitted_at=None, conflict=False)
    own = Membership.objects.of(user).values("organisation")
    rows = cohort.proposals.sent().to_decide().filter(~Exists(closed)).exclude(organisation__in=own)
    return rows.order_by("submitted_at", "pk")


def with_scores(rows: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Each with `mean` (of what was sent, 0 to 100) and `scored` (by how many)."""
    return rows.annotate(mean=Avg("reviews__percent", filter=COUNTING), scored=Count("reviews", filter=COUNTING))


def summary(proposal: Proposal) -> dict:
    """What the team reads beside a proposal: the mean with n, and each criterion's mean."""
    sent = list(proposal.reviews.counting().select_related("reviewer").prefetch_related("scores"))
    call = call_of(proposal.cohort)
    rows = []
    for criterion in call.criteria.all() if call else ():
        points = [
            score.points for review in sent for score in review.scores.all() if score.criterion_id == criterion.pk
        ]
        mean = Decimal(sum(points)) / len(points) if points else None
        rows.append({"criterion": criterion, "mean": mean, "n": len(points)})
    percents = [review.percent for review in sent if review.percent is not None]
    mean = sum(percents) / len(percents) if percents else None
    return {"mean": mean, "n": len(percents), "criteria": rows, "reviews": sent}
