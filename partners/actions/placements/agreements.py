"""The learning agreement: written in versions, accepted by student, school and host."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Role, User
from records.errors import refuse
from records.history import done_by

from ...models import AgreementSignature, Assignment, LearningAgreement, Side
from ...placements import agreeing, emails


def _alone(assignment: Assignment) -> Assignment:
    rows = Assignment.objects.select_for_update(of=("self",), no_key=True).select_related(
        "placement__organisation", "placement__round", "candidacy__person", "candidacy__application__school"
    )
    return rows.get(pk=assignment.pk)


def first_words(assignment: Assignment) -> dict:
    """What the agreement begins with: the place as it was posted, and the terms of the round."""
    place = assignment.placement
    return {
        "goals": place.text,
        "terms": place.round.agreement_text,
        "mentor_name": place.mentor_words,
        "facility": place.facility,
        "starts_on": place.starts_on,
        "ends_on": place.ends_on,
        "hours_a_week": place.hours_a_week,
    }


def why_not_write(assignment: Assignment, by: User) -> str:
    if assignment.state != Assignment.State.ACCEPTED:
        return _("The agreement belongs to a placement that runs.")
    place = assignment.placement
    if by.has_role(place.organisation_id, Role.PARTNER_CONTACT):
        return ""
    return "" if by.has_role(place.round.organisation_id, Role.ORGANISER) else _("The host writes the agreement.")


@transaction.atomic
def write(assignment: Assignment, words: Mapping, by: User, *, seen: int = 0) -> LearningAgreement:
    """The next version, to be accepted anew; the same words make none. `seen` is the version it was made from."""
    row = _alone(assignment)
    refuse(why_not_write(row, by))
    last = agreeing.newest(row)
    version = last.version if last else 0
    refuse("" if seen == version else _("A colleague wrote a newer version a moment ago. Yours was not saved."))
    if last and all(getattr(last, name) == words[name] for name in agreeing.WORDS):
        return last
    application = row.candidacy.application
    agreement = LearningAgreement(
        assignment=row,
        version=version + 1,
        student_name=str(row.candidacy.person)[:160],
        host_name=row.placement.organisation.name,
        school_name=application.school_name[:160],
        written_by=by,
        **{name: words[name] for name in agreeing.WORDS},
    )
    agreement.digest = agreeing.digest_of(agreement)
    with done_by(by):
        agreement.save()
    emails.agreement_waits(agreement, by)
    return agreement


@transaction.atomic
def accept(assignment: Assignment, side: str, by: User, *, version: int) -> LearningAgreement:
    """One side says yes to the version that its page showed."""
    row = _alone(assignment)
    refuse("" if side in agreeing.sides_of(row, by) else _("You do not speak for this side."))
    refuse(agreeing.why_not_accept(row, side, version))
    agreement = row.agreements.get(version=version)
    with done_by(by):
        AgreementSignature.objects.create(agreement=agreement, side=Side(side), by=by, name=str(by)[:160])
    return agreement
