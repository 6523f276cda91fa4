"""Demand and supply read from the rows: the heat map, and one course with its sums and suggested modules."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from django.db.models import OuterRef, QuerySet, Subquery

from accounts.models import Organisation
from courses.models import Competency, CourseOutcome, HiringRole, ModuleVersion, RoleWeight, SchoolCourse

from . import arithmetic
from .arithmetic import Brings, Sum, Want

HOTTEST = 4


@dataclass
class Cell:
    """One competency of one course: the level it has, the gap, and how hot that is (0 to 4)."""

    course: SchoolCourse
    has: int
    gap: Sum
    teachable: Sum
    heat: int = 0


@dataclass
class Line:
    competency: Competency
    wants: list[Want]
    cells: list[Cell]

    @property
    def demand(self) -> int:
        """Points asked for if nothing were taught."""
        return sum(want.weight * want.level for want in self.wants)


@dataclass
class Suggested:
    version: ModuleVersion
    closes: Sum
    left: int
    parts: list[tuple[Competency, Sum]]


def wants_of(roles: Iterable[HiringRole]) -> list[Want]:
    rows = RoleWeight.objects.filter(role__in=[role.pk for role in roles]).order_by("role__employer__name", "role_id")
    return [Want(row.role_id, row.competency_id, row.weight, row.level) for row in rows]


def supply_of(courses: Iterable[SchoolCourse]) -> dict[int, dict[int, int]]:
    """For each course the highest level that its outcomes reach, by competency."""
    keys = [course.pk for course in courses]
    supply: dict[int, dict[int, int]] = {key: {} for key in keys}
    rows = CourseOutcome.competencies.through.objects.filter(courseoutcome__course__in=keys)
    for course, competency, level in rows.values_list("courseoutcome__course", "competency", "courseoutcome__level"):
        supply[course][competency] = max(level, supply[course].get(competency, 0))
    return supply


def heat_map(organiser: Organisation, roles: Iterable[HiringRole], courses: list[SchoolCourse]) -> list[Line]:
    """A line for each competency that somebody wants or a course teaches; three queries."""
    wanted, supply = defaultdict(list), supply_of(courses)
    for want in wants_of(roles):
        wanted[want.competency].append(want)
    lines = []
    for competency in Competency.objects.filter(organisation=organiser).in_order():
        wants, cells = wanted[competency.pk], []
        for course in courses:
            has = supply[course.pk].get(competency.pk, 0)
            gap, close = arithmetic.gap_of(wants, has), arithmetic.teachable(wants, has)
            cells.append(Cell(course, has, gap, close))
        if wants or any(cell.has for cell in cells):
            lines.append(Line(competency, wants, cells))
    _heat(lines)
    return lines


def _heat(lines: list[Line]) -> None:
    """Quarters of the widest gap on the map."""
    widest = max((cell.gap.points for line in lines for cell in line.cells), default=0)
    for line in lines:
        for cell in line.cells:
            cell.heat = ceil(HOTTEST * cell.gap.points / widest) if widest else 0


def modules_of(organiser: Organisation) -> QuerySet[ModuleVersion]:
    """The newest released version of each module."""
    released = ModuleVersion.objects.released()
    newest = released.filter(module=OuterRef("module")).order_by("-number").values("pk")[:1]
    rows = released.filter(module__organisation=organiser, pk=Subquery(newest)).select_related("module")
    return rows.prefetch_related("outcomes__competencies")


def suggestions(organiser: Organisation, wants: list[Want], supply: dict[int, int]) -> list[Suggested]:
    versions, known = {}, {}
    brings = []
    for version in modules_of(organiser):
        built = {one.pk: one for outcome in version.outcomes.all() for one in outcome.competencies.all()}
        versions[version.pk] = version
        known |= built
        code = version.module.code
        brings.append(Brings(version.pk, {key: one.course_target for key, one in built.items()}, (len(code), code)))
    return [
        Suggested(versions[one.module], one.closes, one.left, _parts(one.closes, known))
        for one in arithmetic.suggest(brings, wants, supply)
    ]


def _parts(closed: Sum, known: dict[int, Competency]) -> list[tuple[Competency, Sum]]:
    """What a module closes, competency by competency, the widest first."""
    by_competency = defaultdict(list)
    for term in closed.terms:
        by_competency[term.competency].append(term)
    parts = [(known[key], Sum(tuple(terms))) for key, terms in by_competency.items()]
    return sorted(parts, key=lambda part: (-part[1].points, part[0].code))
