"""The people of a cohort divided by what a funder asks for: counts as they are, not yet fit to be published.

A row's key is the label that people chose, or, where it is our own word, one of the keys of `words.OWN`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from cohorts.answers import values_of
from cohorts.attendance_sums import Minutes, minutes_by_application
from cohorts.models import Application, Attendance, Cohort, Question

from .suppression import Table, joined

Meaning = Question.Meaning
ASKED = (Meaning.STATUS, Meaning.AGE_BAND, Meaning.REGION)
NOT_SAID, OTHER_SCHOOL = "#not_said", "#other_school"
COMPLETED, LEFT_EARLY, NEVER_CAME = "#completed", "#left_early", "#never_came"
COMPLETED_PERCENT = 80  # of the planned minutes


@dataclass
class Person:
    """One participant, with what the tables divide people by."""

    application: Application
    said: dict
    minutes: Minutes

    @property
    def left(self) -> str:
        if not self.minutes.attended:
            return NEVER_CAME
        return COMPLETED if self.minutes.percent >= COMPLETED_PERCENT else LEFT_EARLY

    @property
    def school(self) -> str:
        if self.application.school:
            return self.application.school.name
        return OTHER_SCHOOL if self.application.school_other else NOT_SAID


@dataclass
class People:
    """Everybody who held a place when the report is drawn, and what they were asked."""

    all: list[Person]
    choices: dict[str, list[str]] = field(default_factory=dict)  # by meaning, of the newest question
    is_marked: bool = False  # somebody's attendance was noted

    @property
    def total(self) -> int:
        return len(self.all)

    def keys(self) -> set[int]:
        return {person.application.person_id for person in self.all}


def people_of(cohort: Cohort) -> People:
    """Seven queries, whatever the number of people."""
    enrolled = list(cohort.applications.enrolled().select_related("school").order_by("pk"))
    questions = cohort.questions.filter(meaning__in=[*ASKED, Meaning.GENDER]).order_by("pk")
    choices = {question.meaning: [str(choice) for choice in question.choices] for question in questions}
    said = values_of(enrolled, *ASKED, Meaning.GENDER)
    minutes = minutes_by_application(cohort)
    people = [Person(one, said[one.pk], minutes.get(one.pk, Minutes())) for one in enrolled]
    is_marked = Attendance.objects.filter(sitting__session__cohort=cohort).exists()
    return People(people, choices, is_marked)


def divide(people: Iterable[Person], by: Callable[[Person], str], known: Iterable[str] = ()) -> dict[str, int]:
    """How many fall under each; what is `known` has a row even with nobody in it."""
    counts = dict.fromkeys(known, 0)
    for person in people:
        counts[by(person)] = counts.get(by(person), 0) + 1
    return counts


def answered(meaning: str) -> Callable[[Person], str]:
    def by(person: Person) -> str:
        value = person.said.get(meaning)
        return str(value) if isinstance(value, str) and value else NOT_SAID

    return by


@dataclass
class Columns:
    """Gender as the columns of the tables; no `into` where some column's total could not be shown."""

    counts: dict[str, int] = field(default_factory=dict)
    into: dict[str, str] = field(default_factory=dict)

    def of(self, person: Person) -> str:
        return self.into[answered(Meaning.GENDER)(person)]


def columns_of(people: People) -> Columns:
    """By gender, the small ones together with those who did not say."""
    if Meaning.GENDER not in people.choices:
        return Columns()
    by = answered(Meaning.GENDER)
    counts = divide(people.all, by, [*people.choices[Meaning.GENDER], NOT_SAID])
    into = joined(counts, NOT_SAID)
    shown = {column: 0 for column in counts if column in into.values()}
    for name, column in into.items():
        shown[column] += counts[name]
    return Columns(shown, into)


def tables_of(people: People, columns: Columns) -> list[Table]:
    """What is asked of everybody: school, gender, the answers that funders want, and how they left."""
    tables = [_table("school", people, columns, lambda person: person.school)]
    if Meaning.GENDER in people.choices:
        by, known = answered(Meaning.GENDER), [*people.choices[Meaning.GENDER], NOT_SAID]
        tables.append(Table("gender", columns.counts or divide(people.all, by, known)))
    for meaning in ASKED:
        if meaning in people.choices:
            known = [*people.choices[meaning], NOT_SAID]
            tables.append(_table(str(meaning), people, columns, answered(meaning), known))
    if people.is_marked:
        known = [COMPLETED, LEFT_EARLY, NEVER_CAME]
        tables.append(_table("left", people, columns, lambda person: person.left, known))
    return tables


def _table(key: str, people: People, columns: Columns, by: Callable[[Person], str], known: Iterable[str] = ()) -> Table:
    rows = divide(people.all, by, known)
    if not columns.into:
        return Table(key, rows)
    cells = {(row, column): 0 for row in rows for column in columns.counts}
    for person in people.all:
        cells[by(person), columns.of(person)] += 1
    return Table(key, rows, cells)
