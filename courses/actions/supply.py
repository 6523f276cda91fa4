"""What a school's own course teaches: its outcomes, written, uploaded and mapped (GAP in docs/rules.md)."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from records.errors import refuse
from records.history import done_by

from ..models import Competency, CourseOutcome, SchoolCourse

MOST_OUTCOMES = 200


@dataclass
class Taught:
    """An outcome as written; `outcome` is the row it was, if it was one."""

    text: str
    level: int = 1
    competencies: Iterable[Competency] = field(default_factory=tuple)
    outcome: CourseOutcome | None = None


def why_title_cannot_be(school: Organisation, title: str, but: SchoolCourse | None = None) -> str:
    """Why a course cannot be called so; "" = it can."""
    rows = SchoolCourse.objects.current().filter(school=school, title__iexact=title)
    if rows.exclude(pk=but.pk if but else None).exists():
        return _("%(school)s has such a course already.") % {"school": school}
    return ""


@transaction.atomic
def add_course(school: Organisation, *, title: str, by: User) -> SchoolCourse:
    refuse("" if school.kind == Organisation.Kind.SCHOOL else _("Choose a school."), "school")
    Organisation.objects.select_for_update(no_key=True).get(pk=school.pk)
    refuse(why_title_cannot_be(school, title), "title")
    with done_by(by):
        return SchoolCourse.objects.create(school=school, title=title, created_by=by)


def why_outcomes_cannot_be(course: SchoolCourse, rows: list[Taught]) -> str:
    """Why they cannot be kept; "" = they can."""
    if len(rows) > MOST_OUTCOMES:
        return _("A course has at most %(most)d outcomes here.") % {"most": MOST_OUTCOMES}
    for row in rows:
        if row.outcome and row.outcome.course_id != course.pk:
            return _("“%(outcome)s” belongs to another course.") % {"outcome": row.text}
        for competency in row.competencies:
            if competency.organisation_id != course.school.keeper_id:
                return _("%(competency)s is not in this framework.") % {"competency": competency}
    return ""


@transaction.atomic
def write_outcomes(course: SchoolCourse, rows: Iterable[Taught], *, by: User) -> int:
    """The whole list in its order, those left out go; returns how many there are."""
    rows = list(rows)
    course = SchoolCourse.objects.select_for_update(no_key=True, of=["self"]).select_related("school").get(pk=course.pk)
    refuse(course.why_cannot_change() or why_outcomes_cannot_be(course, rows))
    with done_by(by):
        course.outcomes.exclude(pk__in=[row.outcome.pk for row in rows if row.outcome]).delete()
        for position, row in enumerate(rows, 1):
            outcome = row.outcome or CourseOutcome(course=course)
            outcome.position, outcome.text, outcome.level = position, row.text, row.level
            outcome.save()
            outcome.competencies.set(row.competencies)
    return len(rows)


@transaction.atomic
def add_outcomes(course: SchoolCourse, rows: Iterable[Taught], *, by: User) -> int:
    """Uploaded outcomes behind those that are there; one with the same words takes its place. Returns how many."""
    rows = list(rows)
    there = list(course.outcomes.prefetch_related("competencies"))
    by_text = {one.text.casefold(): one for one in there}
    for row in rows:
        row.outcome = by_text.get(row.text.casefold())
    replaced = {row.outcome.pk for row in rows if row.outcome}
    kept = [Taught(one.text, one.level, list(one.competencies.all()), one) for one in there if one.pk not in replaced]
    write_outcomes(course, [*kept, *rows], by=by)
    return len(rows)


@transaction.atomic
def retire_course(course: SchoolCourse, *, retired: bool = True, by: User) -> None:
    """It is compared no more, or again; its outcomes stay."""
    Organisation.objects.select_for_update(no_key=True).get(pk=course.school_id)
    refuse("" if retired else why_title_cannot_be(course.school, course.title, course))
    with done_by(by):
        course.retired_at = timezone.now() if retired else None
        course.save(update_fields=["retired_at"])
