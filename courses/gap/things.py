"""What the gap analysis puts on my page (MY PAGE in docs/rules.md)."""

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Membership, Role
from courses.models import HiringRole, SchoolCourse
from records.nextthings import NextThing


def roles_to_weight(user) -> list[NextThing]:
    """For the contacts of an employer that was asked."""
    employers = Membership.objects.of(user, Role.PARTNER_CONTACT).values("organisation")
    asked = HiringRole.objects.current().filter(employer__in=employers, filled_at=None)
    return [
        NextThing(
            title=_("Say what your %(role)s needs.") % {"role": role.title},
            detail=_("%(organiser)s compares it with what schools teach.") % {"organiser": role.employer.keeper},
            url=reverse("courses:hiring_role", args=[role.public_id]),
            action=_("Weight the competencies"),
            icon="scale",
        )
        for role in asked.select_related("employer__keeper")
    ]


def outcomes_to_map(user) -> list[NextThing]:
    """For the coordinators of a school: outcomes without a competency count for nothing."""
    schools = Membership.objects.of(user, Role.COORDINATOR).values("organisation")
    courses = SchoolCourse.objects.current().filter(school__in=schools, outcomes__competencies=None).distinct()
    return [
        NextThing(
            title=_("Complete the outcomes of %(course)s.") % {"course": course.title},
            detail=_("An outcome without a competency does not count in the gap analysis."),
            url=reverse("courses:school_course", args=[course.public_id]),
            action=_("Complete the outcomes"),
            icon="list-check",
        )
        for course in courses
    ]
