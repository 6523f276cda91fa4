"""The mails about proposals and profiles: each is written in the transaction of its cause (MAIL in docs/rules.md).

Every current contact of the organisation gets them, each in their own language; the team gets them at the cohort's
address.
"""

from collections.abc import Iterable

from accounts.models import Membership, Organisation, Role, User
from cohorts.models import Cohort, Sitting
from records import mail

from .models import Partnership, Profile, Proposal


def contacts_of(organisation: Organisation) -> Iterable[User]:
    contacts = Membership.objects.current().filter(organisation=organisation, role=Role.PARTNER_CONTACT)
    return User.objects.filter(pk__in=contacts.values("user")).order_by("pk")


def received(proposal: Proposal) -> None:
    """To the contacts that it arrived, to the team that it waits."""
    _tell_contacts("proposal_received", proposal)
    _tell_team("proposal_waits", proposal)


def withdrawn(proposal: Proposal) -> None:
    _tell_team("proposal_withdrawn", proposal)


def accepted(proposal: Proposal) -> None:
    _tell_contacts("proposal_accepted", proposal)


def declined(proposal: Proposal) -> None:
    _tell_contacts("proposal_declined", proposal)


def changes_asked(proposal: Proposal) -> None:
    _tell_contacts("proposal_changes", proposal)


def placed(proposal: Proposal, sittings: list[Sitting], *, moved: bool) -> None:
    _tell_contacts("proposal_placed", proposal, sittings=sittings, moved=moved)


def profile_accepted(profile: Profile) -> None:
    _tell_of_profile("profile_accepted", profile)


def profile_declined(profile: Profile) -> None:
    _tell_of_profile("profile_declined", profile)


def _tell_contacts(kind: str, proposal: Proposal, **context) -> None:
    for contact in contacts_of(proposal.organisation):
        mail.write(
            f"partners/{kind}",
            {"proposal": proposal, "cohort": proposal.cohort, **context},
            to=contact,
            about=proposal.cohort.public_id,
            reply_to=proposal.cohort.contact_email,
        )


def _tell_team(kind: str, proposal: Proposal) -> None:
    cohort = proposal.cohort
    mail.write(
        f"partners/{kind}",
        {"proposal": proposal, "cohort": cohort},
        address=cohort.contact_email,
        name=cohort.organisation.name,
        about=cohort.public_id,
    )


def _tell_of_profile(kind: str, profile: Profile) -> None:
    """In the name of the newest cohort that the organisation takes part in, so that its team reads the mail too."""
    part = Partnership.objects.current().filter(organisation=profile.organisation)
    newest = part.select_related("cohort__organisation").order_by("-cohort__starts_on").first()
    cohort: Cohort | None = newest.cohort if newest else None
    for contact in contacts_of(profile.organisation):
        mail.write(
            f"partners/{kind}",
            {"profile": profile, "cohort": cohort},
            to=contact,
            about=cohort.public_id if cohort else None,
            reply_to=cohort.contact_email if cohort else "",
        )
