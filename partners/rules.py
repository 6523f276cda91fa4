"""Who may do what as a partner, and to one (ROLES in docs/rules.md)."""

import rules

from accounts.models import Organisation, Role, User
from cohorts.models import Cohort
from cohorts.rules import is_organiser

from .calls.scoring import reviews_proposals
from .models import Profile, Proposal


@rules.predicate
def is_contact(user: User) -> bool:
    return user.is_authenticated and any(Role.PARTNER_CONTACT in roles for roles in user.roles.values())


@rules.predicate
def is_contact_of(user: User, organisation: Organisation) -> bool:
    return user.is_authenticated and user.has_role(organisation.pk, Role.PARTNER_CONTACT)


@rules.predicate
def writes_proposal(user: User, proposal: Proposal) -> bool:
    return is_contact_of(user, proposal.organisation)


@rules.predicate
def decides_proposal(user: User, proposal: Proposal) -> bool:
    return is_organiser(user, proposal.cohort) and proposal.submitted_at is not None


@rules.predicate
def decides_profile(user: User, profile: Profile) -> bool:
    return user.is_authenticated and user.has_role(profile.organisation.keeper_id, Role.ORGANISER)


@rules.predicate
def scores_proposals(user: User, cohort: Cohort) -> bool:
    return reviews_proposals(user, cohort)


rules.add_perm("partners.score_proposals", scores_proposals)


@rules.predicate
def coordinates(user: User) -> bool:
    return user.is_authenticated and any(Role.COORDINATOR in roles for roles in user.roles.values())


rules.add_perm("partners.speak_for_school", coordinates)
rules.add_perm("partners.enter_portal", is_contact)
rules.add_perm("partners.speak_for", is_contact_of)
rules.add_perm("partners.write_proposal", writes_proposal)
rules.add_perm("partners.decide_proposal", decides_proposal)
rules.add_perm("partners.decide_profile", decides_profile)


@rules.predicate
def keeps_books(user: User, organiser: Organisation) -> bool:
    return user.is_authenticated and user.has_role(organiser.pk, Role.ORGANISER, Role.BOOKKEEPER)


@rules.predicate
def invoices_for(user: User, organiser: Organisation) -> bool:
    """A bookkeeper reads, exports and writes down payments; what leaves the house is the organiser's."""
    return user.is_authenticated and user.has_role(organiser.pk, Role.ORGANISER)


rules.add_perm("partners.keep_books", keeps_books)
rules.add_perm("partners.issue_invoices", invoices_for)
