"""Who accepts a learning agreement, and whose word is missing (LEARNING AGREEMENT in docs/rules.md)."""

import hashlib

from django.utils.translation import gettext as _

from accounts.models import Membership, Role, User

from ..models import Assignment, LearningAgreement, Side
from .allocating import canonical

WORDS = ("goals", "terms", "mentor_name", "facility", "starts_on", "ends_on", "hours_a_week")
FROZEN = (*WORDS, "student_name", "host_name", "school_name")


def digest_of(agreement: LearningAgreement) -> str:
    words = {name: str(getattr(agreement, name) or "") for name in FROZEN}
    return hashlib.sha256(canonical(words | {"version": agreement.version})).hexdigest()


def newest(assignment: Assignment) -> LearningAgreement | None:
    return assignment.agreements.prefetch_related("signatures").first()


def coordinators_of(assignment: Assignment):
    """Who speaks for the student's school, if it is known here."""
    school = assignment.candidacy.application.school_id
    rows = Membership.objects.current().filter(organisation=school, role=Role.COORDINATOR) if school else None
    return rows if rows is not None else Membership.objects.none()


def sides_of(assignment: Assignment, user: User) -> list[str]:
    """For whom this person may accept. Without a coordinator the organiser speaks for the school."""
    sides = []
    if assignment.candidacy.person_id == user.pk:
        return [Side.STUDENT]
    if user.has_role(assignment.placement.organisation_id, Role.PARTNER_CONTACT):
        sides.append(Side.HOST)
    coordinators, keeper = coordinators_of(assignment), assignment.placement.round.organisation_id
    if coordinators.filter(user=user).exists() or (not coordinators.exists() and user.has_role(keeper, Role.ORGANISER)):
        sides.append(Side.SCHOOL)
    return sides


def missing(agreement: LearningAgreement | None) -> list[Side]:
    """The sides that have not accepted this version."""
    said = {one.side for one in agreement.signatures.all()} if agreement else set()
    return [side for side in Side if side.value not in said]


def why_not_accept(assignment: Assignment, side: str, version: int | None = None) -> str:
    if assignment.state != Assignment.State.ACCEPTED:
        return _("The agreement belongs to a placement that runs.")
    agreement = newest(assignment)
    if agreement is None:
        return _("The agreement is not written yet.")
    if version is not None and version != agreement.version:
        return _("There is a newer version. Read it before you accept.")
    if side not in [one.value for one in missing(agreement)]:
        return _("This side has accepted already.")
    return ""


def why_not_assess(assignment: Assignment) -> str:
    """Why the host cannot sign what it saw."""
    if assignment.state not in (Assignment.State.ACCEPTED, Assignment.State.COMPLETED):
        return _("The student has to accept the place first.")
    if missing(newest(assignment)):
        return _("The learning agreement has to be accepted by all three sides first.")
    return ""
