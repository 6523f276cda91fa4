"""What calls hold about a person, and how they forget it (ERASURE in docs/rules.md)."""

from django.db.models import Q, QuerySet

from records.holding import addresses_of

from ..actions.speakers import forget_unused
from ..models import Absence, CallReviewer, LateSending, Message, ProposalReview, Speaker

GONE = "[erased]"
SHORTEST = 4  # a shorter name would be somebody else's too


def speakers_of(user) -> QuerySet[Speaker]:
    """Their rows by address, and those of their name without an address."""
    mine = Q()
    for address in addresses_of(user):
        mine |= Q(email__iexact=address)
    if len(user.full_name) >= SHORTEST:
        mine |= Q(email="", full_name__iexact=user.full_name)
    return Speaker.objects.filter(mine) if mine else Speaker.objects.none()


def export(user) -> dict:
    """Where the person is named as a speaker, what they said on proposals, which points they gave."""
    speakers = speakers_of(user).select_related("proposal__cohort", "picture").prefetch_related("absences")
    reviews = ProposalReview.objects.filter(reviewer=user).select_related("proposal").order_by("pk")
    return {
        "named as a speaker": [
            {
                "cohort": row.proposal.cohort.title,
                "name": row.full_name,
                "email": row.email,
                "affiliation": row.affiliation,
                "biography": row.biography,
                "picture": row.picture.name if row.picture else "",
                "may be shown": row.may_be_shown,
                "cannot come": [
                    {"from": one.starts_at, "until": one.ends_at, "reason": one.reason} for one in row.absences.all()
                ],
            }
            for row in speakers.order_by("pk")
        ],
        "messages on proposals": list(
            Message.objects.filter(by=user).order_by("at").values("proposal__title", "words", "is_internal", "at")
        ),
        "points for proposals": [
            {
                "proposal": row.proposal.sent_words["title"],
                "percent": row.percent,
                "comment": row.comment,
                "sent": row.submitted_at,
            }
            for row in reviews
        ],
        "asked to send late": list(
            LateSending.objects.filter(asked_by=user).values("call__cohort__title", "words", "answer", "asked_at")
        ),
    }


def erase(user, certificates: str = "keep") -> None:
    """What the person said and is told to be goes; points stay under the pseudonym."""
    rows = list(speakers_of(user).select_related("picture"))
    Absence.objects.filter(speaker__in=rows).update(reason="")
    for row in rows:
        picture, row.picture = row.picture, None
        row.full_name, row.email, row.affiliation, row.biography = GONE, "", "", ""
        row.may_be_shown = False
        row.save()
        forget_unused(picture)
    Message.objects.filter(by=user).update(words=GONE, by=None)
    ProposalReview.objects.filter(reviewer=user, submitted_at=None).delete()
    ProposalReview.objects.filter(reviewer=user).update(comment="")
    LateSending.objects.filter(asked_by=user).update(words="", asked_by=None)
    LateSending.objects.filter(decided_by=user).update(answer="")
    CallReviewer.objects.filter(person=user).delete()


def follow(kept, gone, by) -> int:
    """Another account of the same person: points where the kept one gave none, being asked, and what was said."""
    known = ProposalReview.objects.filter(reviewer=kept).values("proposal")
    reviews = ProposalReview.objects.filter(reviewer=gone).exclude(proposal__in=known).update(reviewer=kept)
    asked = CallReviewer.objects.filter(person=kept).values("call")
    reviewers = CallReviewer.objects.filter(person=gone).exclude(call__in=asked).update(person=kept)
    CallReviewer.objects.filter(person=gone).delete()
    return reviews + reviewers + Message.objects.filter(by=gone).update(by=kept)
