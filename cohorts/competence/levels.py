"""What the people of a cohort have shown of the framework, and one person's own levels (EVIDENCE in docs/rules.md)."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from accounts.models import User
from cohorts.models import Application, Cohort
from courses.models import Competency, Evidence, Level


@dataclass
class Shown:
    """One competency of one person: the level that stands, and all evidence, newest first."""

    competency: Competency
    evidence: list[Evidence] = field(default_factory=list)

    @property
    def level(self) -> int:
        return max((one.level for one in self.evidence if not one.withdrawn_at), default=0)

    @property
    def word(self) -> str:
        return str(Level(self.level).label)


@dataclass
class Person:
    application: Application
    levels: dict[int, int]

    @property
    def shown(self) -> int:
        return sum(level > 0 for level in self.levels.values())

    def at(self, level: int) -> int:
        return sum(one == level for one in self.levels.values())


def aimed_at(cohort: Cohort) -> list[Competency]:
    """What the cohort's programme builds, in the order of the framework."""
    return list(
        Competency.objects.filter(outcomes__module_version__composition__programme_version=cohort.programme_version_id)
        .in_order()
        .distinct()
    )


def people_of(cohort: Cohort) -> list[Person]:
    """Everybody with a place, by name, each with the levels of what the programme builds; three queries."""
    wanted = {one.pk for one in aimed_at(cohort)}
    enrolled = list(cohort.applications.enrolled().select_related("person").order_by("person__full_name", "pk"))
    levels: dict[int, dict[int, int]] = defaultdict(dict)
    rows = Evidence.objects.current().filter(
        person__in=[one.person_id for one in enrolled], competency__organisation=cohort.organisation_id
    )
    for row in rows:
        if row.competency_id in wanted:
            former = levels[row.person_id].get(row.competency_id, 0)
            levels[row.person_id][row.competency_id] = max(row.level, former)
    return [Person(one, levels[one.person_id]) for one in enrolled]


def spread(competencies: Iterable[Competency], people: list[Person]) -> list[tuple[Competency, list[int], int]]:
    """For each competency how many people stand at level 0 to 4, and how many reach what the course aims at."""
    rows = []
    for one in competencies:
        counted = Counter(person.levels.get(one.pk, 0) for person in people)
        reached = sum(number for level, number in counted.items() if level >= one.course_target)
        rows.append((one, [counted[level] for level in range(5)], reached))
    return rows


def levels_of(person: User, *, organisation=None) -> list[Shown]:
    """What the programmes of one's cohorts build, and whatever else one has shown; of one organiser or of all."""
    taking_part = Application.objects.filter(person=person, state=Application.State.ACCEPTED)
    versions = taking_part.values("cohort__programme_version")
    mine = Evidence.objects.filter(person=person).select_related("competency__domain", "employer", "by")
    aimed = Competency.objects.filter(outcomes__module_version__composition__programme_version__in=versions)
    known = Competency.objects.filter(pk__in=aimed.values("pk")) | Competency.objects.filter(
        pk__in=mine.order_by().values("competency")
    )
    if organisation:
        known = known.filter(organisation=organisation)
    found = {one.pk: Shown(one) for one in known.in_order().select_related("organisation").order_by(*_order())}
    for row in mine:
        if row.competency_id in found:
            found[row.competency_id].evidence.append(row)
    return list(found.values())


def _order() -> list[str]:
    return ["organisation__name", "domain__position", "domain__name", "code"]
