"""Who may do what in a cohort (ROLES in docs/rules.md)."""

import rules

from accounts.models import Role, User

from .models import Cohort, CohortRole


@rules.predicate
def is_organiser(user: User, cohort: Cohort) -> bool:
    return user.is_authenticated and user.has_role(cohort.organisation_id, Role.ORGANISER)


@rules.predicate
def is_officer(user: User, cohort: Cohort) -> bool:
    return user.is_authenticated and user.has_role(cohort.organisation_id, Role.OFFICER)


@rules.predicate
def is_trainer(user: User, cohort: Cohort) -> bool:
    trains = CohortRole.objects.held_by(user, CohortRole.Kind.TRAINER, CohortRole.Kind.ASSESSOR)
    return user.is_authenticated and trains.filter(cohort=cohort).exists()


@rules.predicate
def is_reviewer(user: User, cohort: Cohort) -> bool:
    reviews = CohortRole.objects.held_by(user, CohortRole.Kind.REVIEWER)
    return user.is_authenticated and reviews.filter(cohort=cohort).exists()


rules.add_perm("cohorts.review", is_reviewer)
rules.add_perm("cohorts.see_desk", is_organiser | is_officer)
rules.add_perm("cohorts.run_cohort", is_organiser)
rules.add_perm("cohorts.mark_attendance", is_organiser | is_trainer)
rules.add_perm("cohorts.certify", is_officer)
