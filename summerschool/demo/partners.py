"""Partners and sponsors of an edition, and what the invented ones propose."""

from django.utils import timezone

from accounts.models import Membership, Organisation, Role, User
from cohorts.models import Cohort
from partners.models import Partnership, Profile, Proposal, Review, Step, Tier

from .content import INVENTED_PARTNER, PROFILE, PROPOSALS, PUBLIC_BODIES, TIERS


def find_organisation(keeper: Organisation, name: str) -> Organisation:
    kind = Organisation.Kind.PUBLIC if name in PUBLIC_BODIES else Organisation.Kind.COMPANY
    return Organisation.objects.get_or_create(keeper=keeper, name=name, defaults={"kind": kind})[0]


def make_partnerships(cohort: Cohort, names_by_kind: dict[str, list[str]]) -> None:
    for position, (heading, size, kind) in enumerate(TIERS, start=1):
        tier = Tier.objects.create(cohort=cohort, name=heading, size=size, position=position)
        for name in names_by_kind.get(kind, []):
            Partnership.objects.create(
                cohort=cohort, organisation=find_organisation(cohort.organisation, name), kind=kind, tier=tier
            )


def make_proposals(cohort: Cohort, contact: User) -> None:
    """The invented partners' proposals, two of them by the demo's own contact, and her company's profile."""
    company = find_organisation(cohort.organisation, INVENTED_PARTNER)
    Membership.objects.create(user=contact, organisation=company, role=Role.PARTNER_CONTACT)
    Profile.objects.create(
        organisation=company, text=PROFILE, state=Review.ACCEPTED, submitted_by=contact, decided_at=timezone.now()
    )
    for item in PROPOSALS:
        organisation = find_organisation(cohort.organisation, item["organisation"])
        sent = item["state"] != Proposal.State.DRAFT
        proposal = Proposal.objects.create(
            cohort=cohort,
            written_by=contact if organisation == company else None,
            submitted_at=timezone.now() if sent else None,
            **(item | {"organisation": organisation}),
        )
        _tell_its_story(proposal)


def _tell_its_story(proposal: Proposal) -> None:
    """What its page says happened, as the verbs would have written it."""
    kinds = [Step.Kind.WRITTEN]
    if proposal.submitted_at:
        kinds.append(Step.Kind.SUBMITTED)
    if proposal.state == Proposal.State.IN_REVIEW:
        kinds.append(Step.Kind.IN_REVIEW)
    for kind in kinds:
        by_partner = kind != Step.Kind.IN_REVIEW
        Step.objects.create(
            proposal=proposal, kind=kind, by=proposal.written_by if by_partner else None, by_partner=by_partner
        )
