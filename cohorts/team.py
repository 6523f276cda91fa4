"""Who of the team acts in a running cohort, and so can be made responsible there (ROLES in docs/rules.md)."""

from django.db.models import Q, QuerySet

from accounts.models import Membership, Role, User

from .models import Cohort, CohortRole


def acting_in(cohort: Cohort) -> QuerySet[User]:
    """The organisers, and the cohort's trainers and assessors; never its reviewers, who see nothing of the day."""
    organisers = Membership.objects.current().filter(organisation=cohort.organisation_id, role=Role.ORGANISER)
    roles = CohortRole.objects.current().filter(
        cohort=cohort, role__in=(CohortRole.Kind.TRAINER, CohortRole.Kind.ASSESSOR)
    )
    mine = Q(pk__in=organisers.values("user")) | Q(pk__in=roles.values("user"))
    invited = Q(pk__in=roles.filter(user=None).values("invitation__accepted_by"))
    return User.objects.filter(mine | invited, is_active=True).order_by("full_name", "email")
