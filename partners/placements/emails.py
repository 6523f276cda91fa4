"""The mails of placements, each written in the transaction of its cause (MAIL in docs/rules.md)."""

from collections.abc import Iterable, Mapping

from accounts.models import Membership, Organisation, Role, User
from cohorts.models import Cohort
from records import mail
from records.models import OutgoingMail

from ..emails import contacts_of
from ..models import Assignment, Candidacy, LearningAgreement, Partnership, Placement, PlacementAssessment
from ..models import PlacementRound as Round
from . import agreeing


def _home(row: Round) -> Cohort:
    """In whose name the mails of a round go out: its newest cohort."""
    return row.cohorts.select_related("organisation").order_by("-starts_on", "pk")[0]


def _draft(kind: str, to: User, cohort: Cohort, **context) -> OutgoingMail:
    return mail.draft(
        f"partners/{kind}", {"cohort": cohort, **context}, to=to, about=cohort.public_id, reply_to=cohort.contact_email
    )


def _to_contacts(kind: str, organisation: Organisation, cohort: Cohort, **context) -> Iterable[OutgoingMail]:
    for contact in contacts_of(organisation):
        yield _draft(kind, contact, cohort, organisation=organisation, **context)


def round_opened(row: Round) -> None:
    """To the contacts of all who take part in one of the round's cohorts, once each."""
    parts = Partnership.objects.current().filter(cohort__in=row.round_cohorts.values("cohort"))
    contacts = Membership.objects.current().filter(
        organisation__in=parts.values("organisation"), role=Role.PARTNER_CONTACT
    )
    people = User.objects.filter(pk__in=contacts.values("user")).order_by("pk")
    home = _home(row)
    mail.write_all([_draft("placement_round", person, home, round=row) for person in people])


def place_waits(place: Placement) -> None:
    cohort = _home(place.round)
    context = {"place": place, "cohort": cohort}
    team = {"address": cohort.contact_email, "name": cohort.organisation.name, "about": cohort.public_id}
    mail.write("partners/placement_waits", context, **team)


def place_decided(place: Placement) -> None:
    mail.write_all(_to_contacts("placement_decided", place.organisation, _home(place.round), place=place))


def tell_everybody(
    row: Round, made: list[Assignment], without: list[Candidacy], by_host: Mapping[Organisation, list[Assignment]]
) -> None:
    """All mails of the release in one go."""
    drafts = [_offer(one) for one in made]
    drafts += [
        _draft("placement_none", one.person, one.application.cohort, candidacy=one, round=row) for one in without
    ]
    home = _home(row)
    for host, rows in by_host.items():
        drafts += _to_contacts("placement_students", host, home, round=row, number=len(rows))
    mail.write_all(drafts)


def _offer(one: Assignment) -> OutgoingMail:
    candidacy = one.candidacy
    until = one.placement.round.moment(one.answer_until)
    context = {"assignment": one, "place": one.placement, "until": until}
    return _draft("placement_offered", candidacy.person, candidacy.application.cohort, **context)


def offered(one: Assignment) -> None:
    """To the next in line."""
    mail.write_all([_offer(one)])


def answered(one: Assignment) -> None:
    """To the host: accepted, declined or lapsed."""
    rows = _to_contacts("placement_answered", one.placement.organisation, one.candidacy.application.cohort,
                        assignment=one, place=one.placement)  # fmt: skip
    mail.write_all(rows)


def ended(one: Assignment) -> None:
    """To student and host."""
    cohort, context = one.candidacy.application.cohort, {"assignment": one, "place": one.placement}
    student = _draft("placement_ended", one.candidacy.person, cohort, is_student=True, **context)
    mail.write_all([student, *_to_contacts("placement_ended", one.placement.organisation, cohort, **context)])


def agreement_waits(agreement: LearningAgreement, by: User) -> None:
    """To those who have to accept it, but for whoever wrote it."""
    one = agreement.assignment
    people = {one.candidacy.person, *contacts_of(one.placement.organisation)}
    people |= {row.user for row in agreeing.coordinators_of(one).select_related("user")}
    cohort = one.candidacy.application.cohort
    rows = [
        _draft("agreement_waits", person, cohort, agreement=agreement, assignment=one, place=one.placement)
        for person in sorted(people - {by}, key=lambda person: person.pk)
    ]
    mail.write_all(rows)


def assessed(assessment: PlacementAssessment, one: Assignment) -> None:
    cohort = one.candidacy.application.cohort
    context = {"assessment": assessment, "assignment": one, "place": one.placement}
    mail.write_all([_draft("placement_assessed", one.candidacy.person, cohort, **context)])
