"""What placements hold about a person: handed out, forgotten, taken over (ERASURE, ONE PERSON in docs/rules.md)."""

from accounts.models import User
from records import files

from ..models import (
    AgreementSignature,
    Assignment,
    Candidacy,
    LearningAgreement,
    Placement,
    PlacementAssessment,
    Preference,
)

GONE = "[erased]"


def export(user: User) -> dict:
    mine = Candidacy.objects.filter(person=user).select_related("round", "cv").order_by("pk")
    held = Assignment.objects.filter(candidacy__person=user).select_related("placement__organisation").order_by("pk")
    said = AgreementSignature.objects.filter(by=user).order_by("at")
    written = Placement.objects.filter(written_by=user).order_by("pk")
    return {
        "rankings": [_ranking(one) for one in mine],
        "placements": [_placement(one) for one in held],
        "accepted agreements": list(said.values("agreement__assignment__placement__title", "side", "name", "at")),
        "places written": list(written.values("title", "text", "mentor_name", "mentor_email", "created_at")),
    }


def _ranking(one: Candidacy) -> dict:
    return {
        "round": one.round.title,
        "motivation": one.motivation,
        "cv": one.cv.name if one.cv else "",
        "hosts read my name": one.shows_name,
        "hosts read my levels": one.shows_levels,
        "sent": one.sent_at,
        "withdrawn": one.withdrawn_at,
        "number in the lot": str(one.public_id),
        "places": [wish.placement.title for wish in one.wishes.select_related("placement")],
        "words of hosts": list(one.preferences.filter(is_refused=True).values_list("words", flat=True)),
    }


def _placement(one: Assignment) -> dict:
    said = one.assessments.exclude(state="draft").order_by("pk")
    return {
        "host": one.placement.organisation.name,
        "place": one.placement.title,
        "state": one.state,
        "reason": one.reason,
        "agreements": list(one.agreements.values("version", "goals", "terms", "mentor_name", "starts_on", "ends_on")),
        "assessments": list(
            said.values("kind", "state", "done", "strengths", "next_steps", "days_present", "signed_at")
        ),
    }


def erase(user: User, certificates: str = "keep") -> None:
    """The row stays as a pseudonym: rankings and allocations count, what was written goes."""
    mine = Candidacy.objects.filter(person=user).select_related("cv")
    stored = [one.cv for one in mine if one.cv]
    Candidacy.objects.filter(person=user).update(motivation="", cv=None, shows_name=False, shows_levels=False)
    for file in stored:
        files.discard(file)
    Preference.objects.filter(candidacy__person=user, is_refused=True).update(words=GONE)
    held = Assignment.objects.filter(candidacy__person=user)
    held.exclude(reason="").update(reason=GONE)
    LearningAgreement.objects.filter(assignment__in=held).update(student_name=GONE, goals=GONE)
    texts = {"done": GONE, "strengths": "", "next_steps": ""}
    PlacementAssessment.objects.filter(assignment__in=held).update(**texts)
    AgreementSignature.objects.filter(by=user).update(name=GONE, by=None)
    PlacementAssessment.objects.filter(signed_by=user).update(signer_name=GONE, signed_by=None)
    _forget_the_mentor(user)


def _forget_the_mentor(user: User) -> None:
    LearningAgreement.objects.filter(assignment__placement__mentor=user).update(mentor_name=GONE)
    if name := user.full_name:
        LearningAgreement.objects.filter(mentor_name=name).update(mentor_name=GONE)
        Placement.objects.filter(mentor_name=name).update(mentor_name="", mentor_email="")
    Placement.objects.filter(mentor_email__iexact=user.email).update(mentor_name="", mentor_email="")
    Placement.objects.filter(mentor=user).update(mentor=None)
    Placement.objects.filter(written_by=user).update(written_by=None)


def follow(kept: User, gone: User, by) -> int:
    """Rankings of rounds in which the kept account has none; where both rank, the kept one's counts."""
    known = Candidacy.objects.filter(person=kept).values("round")
    rows = Candidacy.objects.filter(person=gone).exclude(round__in=known)
    moved = rows.update(person=kept)
    return moved + Placement.objects.filter(mentor=gone).update(mentor=kept)
