"""Who may do what to organisations and people (ROLES in docs/rules.md)."""

import rules

from .models import Organisation, Role, User


@rules.predicate
def is_administrator(user: User) -> bool:
    return user.is_authenticated and any(Role.ADMINISTRATOR in roles for roles in user.roles.values())


@rules.predicate
def is_organiser_of(user: User, organisation: Organisation) -> bool:
    return user.is_authenticated and user.has_role(organisation.pk, Role.ORGANISER)


@rules.predicate
def is_keeper_of(user: User, organisation: Organisation) -> bool:
    """An organiser in whose address book the school or company stands."""
    return user.is_authenticated and user.has_role(organisation.keeper_id, Role.ORGANISER)


rules.add_perm("accounts.administer", is_administrator)
rules.add_perm("accounts.run_organisation", is_organiser_of)
rules.add_perm("accounts.keep_organisation", is_keeper_of)
