"""Who may do what with certificates (ROLES in docs/rules.md)."""

import rules

from accounts.models import Organisation, Role, User
from accounts.rules import is_administrator
from cohorts.models import CohortRole
from cohorts.rules import is_officer, is_organiser, is_trainer


@rules.predicate
def keeps_register(user: User, organisation: Organisation) -> bool:
    """Organisers and certificate officers of the organisation read the register over all its cohorts."""
    held = (user.has_role(organisation.pk, role) for role in (Role.ORGANISER, Role.OFFICER))
    return user.is_authenticated and any(held)


rules.add_perm("certificates.keep_register", keeps_register)


@rules.predicate
def is_assessor(user, cohort) -> bool:
    held = CohortRole.objects.held_by(user, CohortRole.Kind.ASSESSOR)
    return user.is_authenticated and held.filter(cohort=cohort).exists()


rules.add_perm("certificates.see", is_organiser | is_officer)
rules.add_perm("certificates.edit_criteria", is_organiser | is_officer)
rules.add_perm("certificates.enter_scores", is_organiser | is_officer | is_trainer)
rules.add_perm("certificates.edit_designs", is_organiser | is_officer)
rules.add_perm("certificates.release_designs", is_officer)
rules.add_perm("certificates.issue", is_officer)
rules.add_perm("certificates.see_keys", is_administrator)
rules.add_perm("certificates.see_results", is_organiser | is_officer | is_assessor)
rules.add_perm("certificates.sign", is_assessor)
