"""What this app holds about a person, and how it forgets them (ERASURE in docs/rules.md).

What an organisation offered or published is the organisation's and stays, without the person's name. What only the
person stood behind, drafts never sent and proposals that came to nothing, is emptied.
"""

from django.db.models import F, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Replace
from django.utils import timezone

from cohorts.models import Session
from records.holding import addresses_of

from .models import LateSending, Message, Profile, Proposal, Review, Speaker, Step

GONE = "[erased]"
SHORTEST = 4  # a shorter name would be cut out of other people's words
PROPOSAL_TEXTS = ("title", "abstract", "outcomes", "speaker", "needs", "safety", "decision_reason")


def export_partners(user) -> dict:
    """Proposals and profiles that the person wrote, and what they did with them."""
    return {
        "proposals": list(
            Proposal.objects.filter(written_by=user)
            .order_by("created_at")
            .values(
                "cohort__title", "organisation__name", "state", "title", "type", "abstract", "outcomes", "speaker",
                "minutes", "largest_group", "needs", "safety", "answers", "created_at", "submitted_at",
            )
        ),
        "steps": list(Step.objects.filter(by=user).order_by("at").values("proposal__title", "kind", "words", "at")),
        "profiles": list(
            Profile.objects.filter(submitted_by=user)
            .order_by("submitted_at")
            .values("organisation__name", "text", "website", "logo_text", "state", "submitted_at")
        ),
    }  # fmt: skip


def erase_partners(user, certificates: str = "keep") -> None:
    _empty_what_came_to_nothing(user)
    names = {user.full_name, *addresses_of(user)}
    for name in sorted((name for name in names if len(name) >= SHORTEST), key=len, reverse=True):
        _cut_out(Proposal.objects.all(), PROPOSAL_TEXTS, name)
        _cut_out_of_sent(name)
        _cut_out(Step.objects.all(), ("words",), name)
        _cut_out(Speaker.objects.all(), ("full_name", "affiliation", "biography"), name)
        _cut_out(Message.objects.all(), ("words",), name)
        _cut_out(LateSending.objects.all(), ("words", "answer"), name)
        _cut_out(Profile.objects.all(), ("text", "logo_text", "decision_reason"), name)
        _cut_out(Session.objects.filter(proposal__isnull=False), ("title", "abstract", "outcomes", "speaker"), name)
    Proposal.objects.filter(written_by=user).update(written_by=None)
    Profile.objects.filter(submitted_by=user).update(submitted_by=None)


def _empty_what_came_to_nothing(user) -> None:
    unsent = Q(state=Proposal.State.DRAFT, submitted_at=None)
    ended = Q(state__in=(Proposal.State.DECLINED, Proposal.State.WITHDRAWN))
    mine = Proposal.objects.filter(written_by=user)
    mine.filter(unsent).update(state=Proposal.State.WITHDRAWN, changed_at=timezone.now())
    texts = dict.fromkeys(PROPOSAL_TEXTS, GONE)
    mine.filter(ended, session=None).update(**texts, sent={}, answers={})
    Profile.objects.filter(submitted_by=user, state=Review.DECLINED).update(text=GONE, decision_reason=GONE)


def _cut_out(rows: QuerySet, fields: tuple[str, ...], name: str) -> None:
    named = Q()
    for field in fields:
        named |= Q(**{f"{field}__contains": name})
    rows.filter(named).update(**{field: Replace(F(field), Value(name), Value(GONE)) for field in fields})


def _cut_out_of_sent(name: str) -> None:
    named = Q()
    for field in ("title", "abstract", "outcomes", "speaker", "needs", "safety"):
        named |= Q(**{f"sent__{field}__contains": name})
    found = Proposal.objects.annotate(said=Cast("answers", TextField()), told=Cast("sent__answers", TextField()))
    for row in found.filter(named | Q(said__contains=name) | Q(told__contains=name)).only("pk", "sent", "answers"):
        Proposal.objects.filter(pk=row.pk).update(sent=_without(row.sent, name), answers=_without(row.answers, name))


def _without(value, name: str):
    """The same without the name, however deep it stands."""
    if isinstance(value, dict):
        return {key: _without(part, name) for key, part in value.items()}
    if isinstance(value, list):
        return [_without(part, name) for part in value]
    return value.replace(name, GONE) if isinstance(value, str) else value


def follow(kept, gone, by) -> int:
    """Another account of the same person: what it wrote for an organisation is theirs."""
    written = Proposal.objects.filter(written_by=gone).update(written_by=kept)
    return written + Profile.objects.filter(submitted_by=gone).update(submitted_by=kept)
