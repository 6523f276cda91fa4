"""The mails about calls, reviews, late sending and what is said on a proposal."""

from collections.abc import Sequence

from accounts.models import Organisation, User
from records import mail

from ..emails import contacts_of
from ..models import Call, LateSending, Message, Proposal


def call_notice(call: Call, organisation: Organisation, kind: str) -> None:
    """The call is open, or closes soon."""
    _to_contacts("call_open" if kind == "opened" else "call_closes", call, organisation, step=kind)


def late_answered(late: LateSending) -> None:
    _to_contacts("call_late_answered", late.call, late.organisation, late=late)


def late_asked(late: LateSending) -> None:
    _to_team("call_late_asked", late.call.cohort, {"call": late.call, "late": late})


def review_asked(call: Call, person: User) -> None:
    cohort = call.cohort
    mail.write(
        "partners/proposal_review_asked",
        {"call": call, "cohort": cohort},
        to=person,
        about=cohort.public_id,
        reply_to=cohort.contact_email,
    )


def said(proposal: Proposal, messages: Sequence[Message], *, to_team: bool) -> None:
    context = {"proposal": proposal, "cohort": proposal.cohort, "messages": messages}
    if to_team:
        _to_team("proposal_said_to_team", proposal.cohort, context)
        return
    for contact in contacts_of(proposal.organisation):
        mail.write(
            "partners/proposal_said",
            context,
            to=contact,
            about=proposal.cohort.public_id,
            reply_to=proposal.cohort.contact_email,
        )


def _to_contacts(kind: str, call: Call, organisation: Organisation, **context) -> None:
    cohort = call.cohort
    for contact in contacts_of(organisation):
        mail.write(
            f"partners/{kind}",
            {"call": call, "cohort": cohort, "organisation": organisation, **context},
            to=contact,
            about=cohort.public_id,
            reply_to=cohort.contact_email,
        )


def _to_team(kind: str, cohort, context: dict) -> None:
    mail.write(
        f"partners/{kind}",
        {"cohort": cohort, **context},
        address=cohort.contact_email,
        name=cohort.organisation.name,
        about=cohort.public_id,
    )
