"""Who may be entered as an assessor, and which qualifications a list shows (ASSESSORS in docs/rules.md)."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from accounts.models import Membership, Organisation, Role, User
from courses.models import AssessorQualification

from .models import CohortRole

SOON = timedelta(days=60)
STAFF = (Role.ORGANISER, Role.OFFICER, Role.MEMBER)
ACTING = (CohortRole.Kind.TRAINER, CohortRole.Kind.ASSESSOR)


def manages(user: User, organisation: Organisation) -> bool:
    return user.has_role(organisation.pk, Role.ORGANISER, Role.OFFICER)


def offices_of(user: User) -> QuerySet[Organisation]:
    """The organisations whose assessors the person keeps as their certificate officer."""
    held = Membership.objects.of(user, Role.OFFICER)
    return Organisation.objects.filter(pk__in=held.values("organisation")).order_by("name")


def candidates(organisation: Organisation) -> QuerySet[User]:
    """The organisation's own people, and the trainers and assessors of its cohorts."""
    roles = CohortRole.objects.current().filter(cohort__organisation=organisation, role__in=ACTING)
    staff = Membership.objects.current().filter(organisation=organisation, role__in=STAFF)
    mine = Q(pk__in=roles.values("user")) | Q(pk__in=staff.values("user"))
    invited = Q(pk__in=roles.filter(user=None).values("invitation__accepted_by"))
    return User.objects.filter(mine | invited, is_active=True).order_by("full_name", "email")


def of_state(rows: QuerySet[AssessorQualification], state: str, today: date) -> QuerySet[AssessorQualification]:
    """Those that a filter shows: current, ending soon, not begun, ended."""
    match state:
        case "current":
            return rows.filter(Q(until=None) | Q(until__gte=today), since__lte=today, ended_at=None)
        case "soon":
            return rows.filter(until__gte=today, until__lte=today + SOON, since__lte=today, ended_at=None)
        case "ended":
            return rows.filter(Q(ended_at__isnull=False) | Q(until__lt=today))
    return rows


def state_of(row: AssessorQualification, today: date) -> str:
    if row.ended_at or (row.until and row.until < today):
        return "ended"
    if row.since > today:
        return "later"
    return "soon" if row.until and row.until <= today + SOON else "current"
