"""What a partner does with a proposal and what an organiser decides (PROPOSALS in docs/rules.md).

Each verb is one transaction that locks the proposal's row first, so that a form sent twice changes one thing once.
"""

import uuid

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from cohorts.actions import lecturers, timetable
from cohorts.models import Cohort
from records import stale
from records.errors import Refused, refuse

from .. import emails
from ..calls import speaking
from ..models import Proposal, Step
from ..models.calls import call_of
from ..models.proposals import MOST_OPEN, WORDS, why_no_new_proposal

State = Proposal.State


# What the partner does


@transaction.atomic
def write(
    cohort: Cohort, organisation: Organisation, words: dict, by: User, number: uuid.UUID | None = None
) -> Proposal:
    """Begin a draft. `number` becomes its public_id: the same form sent twice makes one draft, as first sent."""
    organisation = Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    number = number or uuid.uuid4()
    if existing := Proposal.objects.filter(public_id=number).first():
        refuse("" if existing.organisation_id == organisation.pk else _("Open the form again: it was used already."))
        return existing
    refuse(why_no_new_proposal(cohort, organisation))
    drafts = Proposal.objects.filter(cohort=cohort, organisation=organisation, state=State.DRAFT)
    if drafts.count() >= MOST_OPEN:
        raise Refused(
            _("You have %(number)d drafts for this cohort. Send or withdraw some first.") % {"number": MOST_OPEN}
        )
    proposal = Proposal(public_id=number, cohort=cohort, organisation=organisation, written_by=by)
    proposal.call = call_of(cohort)
    _put(proposal, words)
    proposal.save()
    speaking.follow_line(proposal)
    _step(proposal, Step.Kind.WRITTEN, by, by_partner=True)
    return proposal


@transaction.atomic
def edit(proposal: Proposal, words: dict, by: User, seen: str) -> Proposal:
    """Change a draft. `seen` is the state of the row that the form showed; raises `Stale` when it is another now."""
    proposal = _lock(proposal)
    refuse(proposal.why_not_edit())
    if not stale.check(proposal, words, seen):
        return proposal  # the same form sent twice
    _put(proposal, words)
    proposal.save()
    speaking.follow_line(proposal)
    return proposal


@transaction.atomic
def submit(proposal: Proposal, by: User) -> Proposal:
    proposal = _lock(proposal)
    refuse(proposal.why_not_submit())
    proposal.state = State.SUBMITTED
    proposal.submitted_at = timezone.now()
    proposal.sent = proposal.words
    proposal.decision_reason = ""
    proposal.save()
    _step(proposal, Step.Kind.SUBMITTED, by, by_partner=True)
    emails.received(proposal)
    return proposal


@transaction.atomic
def withdraw(proposal: Proposal, by: User) -> Proposal:
    """Take it back; the session of an accepted one is cancelled, its row stays."""
    proposal = _lock(proposal)
    refuse(proposal.why_not_withdraw())
    was_taken, was_sent = proposal.state in Proposal.TAKEN, proposal.submitted_at is not None
    if was_taken and proposal.session and not proposal.session.cancelled_at:
        timetable.cancel_session(proposal.session, by=by)
    proposal.state = State.WITHDRAWN
    proposal.save()
    _step(proposal, Step.Kind.WITHDRAWN, by, by_partner=True)
    if was_sent:
        emails.withdrawn(proposal)
    return proposal


@transaction.atomic
def confirm(proposal: Proposal, by: User) -> Proposal:
    """The partner says that the accepted session will be given; one already in the timetable stays there."""
    proposal = _lock(proposal)
    refuse(proposal.why_not_confirm())
    proposal.confirmed_at = timezone.now()
    if proposal.state == State.ACCEPTED:
        proposal.state = State.CONFIRMED
    proposal.save()
    _step(proposal, Step.Kind.CONFIRMED, by, by_partner=True)
    return proposal


# What the organiser decides


@transaction.atomic
def start_review(proposal: Proposal, by: User) -> Proposal:
    proposal = _lock(proposal)
    refuse(proposal.why_not_review())
    proposal.state = State.IN_REVIEW
    proposal.save()
    _step(proposal, Step.Kind.IN_REVIEW, by)
    return proposal


@transaction.atomic
def accept(proposal: Proposal, by: User) -> Proposal:
    """Make it a session of the cohort with one sitting to place, exactly once."""
    proposal = _lock(proposal)
    refuse(proposal.why_not_accept())
    proposal.session = timetable.add_session(
        proposal.cohort,
        title=proposal.title,
        type=proposal.type,
        abstract=proposal.abstract,
        outcomes=proposal.outcomes,
        speaker=proposal.speaker,
        given_by=proposal.organisation.name,
        minutes=proposal.minutes,
        largest_group=proposal.largest_group,
        by=by,
    )
    lecturers.belong_to(proposal.session, proposal.organisation)
    speaking.become_lecturers(proposal)
    _decide(proposal, State.ACCEPTED, by)
    _step(proposal, Step.Kind.ACCEPTED, by)
    emails.accepted(proposal)
    return proposal


@transaction.atomic
def decline(proposal: Proposal, by: User, reason: str) -> Proposal:
    proposal = _lock(proposal)
    refuse(proposal.why_not_decline())
    reason = _reason(reason)
    _decide(proposal, State.DECLINED, by, reason)
    _step(proposal, Step.Kind.DECLINED, by, reason)
    emails.declined(proposal)
    return proposal


@transaction.atomic
def ask_for_changes(proposal: Proposal, by: User, reason: str) -> Proposal:
    """Give it back as a draft, with what should become different."""
    proposal = _lock(proposal)
    refuse(proposal.why_not_ask_for_changes())
    reason = _reason(reason)
    _decide(proposal, State.DRAFT, by, reason)
    _step(proposal, Step.Kind.CHANGES_ASKED, by, reason)
    emails.changes_asked(proposal)
    return proposal


# The lock, the words, the story


def _lock(proposal: Proposal) -> Proposal:
    rows = Proposal.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("cohort__organisation", "organisation", "session").get(pk=proposal.pk)


def _put(proposal: Proposal, words: dict) -> None:
    for name in (*WORDS, "answers"):
        if name in words:
            setattr(proposal, name, words[name])


def _decide(proposal: Proposal, state: str, by: User, reason: str = "") -> None:
    proposal.state = state
    proposal.decided_at, proposal.decided_by, proposal.decision_reason = timezone.now(), by, reason
    proposal.save()


def _reason(reason: str) -> str:
    if not reason.strip():
        raise Refused(_("Give a reason: the partner reads it."))
    return reason.strip()


def _step(proposal: Proposal, kind: str, by: User | None, words: str = "", *, by_partner: bool = False) -> None:
    Step.objects.create(proposal=proposal, kind=kind, by=by, words=words, by_partner=by_partner)
