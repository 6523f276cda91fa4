"""Who may do what to organisations and people (ROLES in docs/rules.md)."""

import rules

from .models import Organisation, Role, User


@rules.predicate
def is_administrator(user: User) -> bool:
    return user.is_authenticated and user.is_administrator


@rules.predicate
def is_organiser_of(user: User, organisation: Organisation) -> bool:
    return user.is_authenticated and user.has_role(organisation.pk, Role.ORGANISER)


@rules.predicate
def is_keeper_of(user: User, organisation: Organisation) -> bool:
    """An organiser in whose address book the school or company stands."""
    return user.is_authenticated and user.has_role(organisation.keeper_id, Role.ORGANISER)


@rules.predicate
def is_member_of(user: User, organisation: Organisation) -> bool:
    return user.is_authenticated and bool(user.roles.get(organisation.pk))


@rules.predicate
def is_administered(user: User, organisation: Organisation) -> bool:
    """Administrators invite people to organisers' organisations and to their own; they see nothing else there."""
    kinds = (Organisation.Kind.ORGANISER, Organisation.Kind.INSTALLATION)
    return organisation.kind in kinds and is_administrator(user)


rules.add_perm("accounts.administer", is_administrator)
rules.add_perm("accounts.see_team", is_member_of)
rules.add_perm("accounts.run_organisation", is_organiser_of)
rules.add_perm("accounts.keep_organisation", is_keeper_of)
rules.add_perm("accounts.manage_people", is_organiser_of | is_keeper_of | is_administered)
