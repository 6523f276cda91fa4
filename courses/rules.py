"""Who may work on what is taught (ROLES in docs/rules.md)."""

import rules

from accounts.models import Organisation, Role, User


@rules.predicate
def is_organiser_of_its_organisation(user: User, row) -> bool:
    return user.is_authenticated and user.has_role(row.organisation_id, Role.ORGANISER)


@rules.predicate
def keeps_this_address_book(user: User, organiser: Organisation) -> bool:
    return user.is_authenticated and user.has_role(organiser.pk, Role.ORGANISER)


rules.add_perm("courses.edit_library", is_organiser_of_its_organisation)
rules.add_perm("courses.compare_gaps", keeps_this_address_book)
