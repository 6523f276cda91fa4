"""Demand and supply: roles for which employers hire, and what a school itself teaches (GAP in docs/rules.md)."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Organisation, Role
from records.base import PublicRow
from records.history import tracked

from .competencies import Competency, Level

HEAVIEST = 5


class OfAnAddressBookQuerySet(models.QuerySet):
    """Rows about an organisation of an organiser's address book; `of` names the column."""

    of: str
    roles: tuple[str, ...]

    def of_organiser(self, organiser: Organisation):
        return self.filter(**{f"{self.of}__keeper": organiser})

    def current(self):
        return self.filter(retired_at=None)

    def visible_to(self, user):
        """Of the organiser that keeps the address book, and of the organisation's own people."""
        if not user.is_authenticated:
            return self.none()
        runs = Membership.objects.of(user, Role.ORGANISER).values("organisation")
        mine = Membership.objects.of(user, *self.roles).values("organisation")
        return self.filter(Q(**{f"{self.of}__keeper__in": runs}) | Q(**{f"{self.of}__in": mine}))


class HiringRoleQuerySet(OfAnAddressBookQuerySet):
    of = "employer"
    roles = (Role.PARTNER_CONTACT,)

    def filled(self):
        """Weighted by the employer: only these count as demand."""
        return self.current().filter(filled_at__isnull=False)


@tracked(personal=("note",))
class HiringRole(PublicRow):
    """A role for which an employer hires; its contacts weight the competencies."""

    employer = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="hiring_roles")
    title = models.CharField(_("role"), max_length=120, help_text=_("As in the vacancy: operator, QC analyst."))
    note = models.TextField(_("note"), blank=True, help_text=_("What the team asks, or what the numbers leave out."))
    asked_at = models.DateTimeField(default=timezone.now)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="roles_asked"
    )
    filled_at = models.DateTimeField(null=True, blank=True)
    filled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="roles_filled"
    )
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = HiringRoleQuerySet.as_manager()

    class Meta:
        ordering = ["employer__name", "title"]
        constraints = [
            models.UniqueConstraint(
                "employer", models.functions.Lower("title"), condition=Q(retired_at=None), name="hiring_role_once"
            )
        ]

    def __str__(self):
        return gettext("%(role)s at %(employer)s") % {"role": self.title, "employer": self.employer}

    def why_cannot_fill(self) -> str:
        """Why its weights stay as they are; "" = they can be written."""
        if self.retired_at:
            return gettext("This role is no longer asked for: its weights stay as they are.")
        return ""


@tracked()
class RoleWeight(models.Model):
    """How much a competency weighs in a role, 1 to 5, and the level that the employer wants; 0 has no row."""

    role = models.ForeignKey(HiringRole, on_delete=models.CASCADE, related_name="weights")
    competency = models.ForeignKey(Competency, on_delete=models.CASCADE, related_name="role_weights")
    weight = models.PositiveSmallIntegerField(_("weight"), validators=[MaxValueValidator(HEAVIEST)])
    level = models.PositiveSmallIntegerField(_("wanted level"), choices=Level)

    class Meta:
        ordering = ["role", "competency"]
        constraints = [
            models.UniqueConstraint(fields=["role", "competency"], name="one_weight_a_competency"),
            models.CheckConstraint(condition=Q(weight__gte=1, weight__lte=5), name="weight_from_1_to_5"),
            models.CheckConstraint(condition=Q(level__gte=1, level__lte=4), name="wanted_level_from_1_to_4"),
        ]

    def __str__(self):
        return f"{self.competency.code}: {self.weight} × {self.level}"


class SchoolCourseQuerySet(OfAnAddressBookQuerySet):
    of = "school"
    roles = (Role.COORDINATOR,)


@tracked()
class SchoolCourse(PublicRow):
    """A course that a school teaches itself, with its outcomes as uploaded."""

    school = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="own_courses")
    title = models.CharField(_("course"), max_length=160)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="school_courses"
    )
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = SchoolCourseQuerySet.as_manager()

    class Meta:
        ordering = ["school__name", "title"]
        constraints = [
            models.UniqueConstraint(
                "school", models.functions.Lower("title"), condition=Q(retired_at=None), name="school_course_once"
            )
        ]

    def __str__(self):
        return gettext("%(course)s, %(school)s") % {"course": self.title, "school": self.school}

    def why_cannot_change(self) -> str:
        """Why its outcomes stay as they are; "" = they can be written."""
        return gettext("This course was taken out: bring it back first.") if self.retired_at else ""


@tracked()
class CourseOutcome(PublicRow):
    """One outcome of a school's course, the competencies it builds, and the level (1 or 2) that it reaches."""

    course = models.ForeignKey(SchoolCourse, on_delete=models.CASCADE, related_name="outcomes")
    position = models.PositiveSmallIntegerField(default=1)
    text = models.CharField(_("learning outcome"), max_length=300)
    level = models.PositiveSmallIntegerField(_("level"), choices=Level, default=Level.EXPLAINS)
    competencies = models.ManyToManyField(Competency, blank=True, related_name="course_outcomes")

    class Meta:
        ordering = ["course", "position", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(level__in=[1, 2]), name="course_outcome_reaches_1_or_2"),
        ]

    def __str__(self):
        return self.text
