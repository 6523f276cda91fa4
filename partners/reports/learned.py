"""What the people of a cohort learned, as counts and means: hours, tests, practical checks, levels."""

from collections import defaultdict
from dataclasses import dataclass
from statistics import mean

from cohorts.competence.levels import aimed_at
from cohorts.models import Cohort, CohortChecklist, FilledChecklist, Session
from cohorts.quizzes.results import pair_of
from courses.models import Attempt, Competency, Evidence
from courses.quiz.bank_statistics import firsts

from .counting import People
from .suppression import Table

BOTH, NOT_BOTH = "#both_tests", "#not_both_tests"
FIRST, LATER, NOT_CHECKED = "#passed_first", "#not_passed_first", "#not_checked"
ROSE, SAME = "#rose", "#did_not_rise"
REACHED, NOT_REACHED = "#reached", "#not_reached"


@dataclass(frozen=True)
class Hours:
    """Minutes that all participants together attended, and of practice alone."""

    attended: int
    planned: int
    practice: int


def hours_of(cohort: Cohort, people: People) -> Hours:
    practice = set(cohort.sessions.filter(type__in=Session.PRACTICE).values_list("pk", flat=True))
    done = sum(
        part.attended
        for person in people.all
        for session, part in person.minutes.by_session.items()
        if session in practice
    )
    return Hours(
        sum(person.minutes.attended for person in people.all),
        sum(person.minutes.planned for person in people.all),
        done,
    )


@dataclass(frozen=True)
class Gain:
    """Mean percent before and after, of those who took both tests, each at the first attempt."""

    table: Table
    before: float | None
    after: float | None


def gain_of(cohort: Cohort, people: People) -> Gain | None:
    """None where the cohort has not both tests."""
    pair = pair_of(cohort)
    if pair[0] is None or pair[1] is None:
        return None
    places = [quiz.public_id for quiz in pair if quiz]
    closed = Attempt.objects.filter(given_in__in=places, person__in=people.keys()).closed().defer("questions")
    percent: dict[int, dict] = defaultdict(dict)
    for attempt in firsts(closed):
        percent[attempt.person_id][attempt.given_in] = attempt.percent
    both = [[one[place] for place in places] for one in percent.values() if len(one) == 2]
    table = Table("both_tests", {BOTH: len(both), NOT_BOTH: people.total - len(both)})
    if not both:
        return Gain(table, None, None)
    return Gain(table, mean(one[0] for one in both), mean(one[1] for one in both))


@dataclass(frozen=True)
class Checked:
    """One practical check of the cohort: who passed at the first attempt."""

    title: str
    table: Table


def checks_of(cohort: Cohort, people: People) -> list[Checked]:
    Result = FilledChecklist.Result
    mine = {person.application.pk for person in people.all}
    signed = FilledChecklist.objects.standing().filter(used__cohort=cohort, attempt=1, application__in=mine)
    results: dict[int, list[str]] = defaultdict(list)
    for used, result in signed.filter(state=FilledChecklist.State.SIGNED).values_list("used_id", "result"):
        results[used].append(result)
    found = []
    for used in CohortChecklist.objects.filter(cohort=cohort).current().select_related("version"):
        passed, failed = (results[used.pk].count(result) for result in (Result.PASSED, Result.FAILED))
        if passed or failed:
            rest = people.total - passed - failed
            table = Table(f"check:{used.public_id}", {FIRST: passed, LATER: failed, NOT_CHECKED: rest})
            found.append(Checked(used.version.title, table))
    return found


@dataclass(frozen=True)
class Risen:
    """One competency: whose level is higher than when the cohort began, and who reaches what the course aims at."""

    competency: Competency
    rose: Table
    reached: Table


def levels_of(cohort: Cohort, people: People) -> list[Risen]:
    """Three queries."""
    before: dict[int, dict[int, int]] = defaultdict(dict)
    after: dict[int, dict[int, int]] = defaultdict(dict)
    aimed = aimed_at(cohort)
    shown = Evidence.objects.current().filter(person__in=people.keys(), competency__in=aimed)
    for row in shown:
        for levels in (after, before) if row.at < cohort.begins_at else (after,):
            levels[row.competency_id][row.person_id] = max(row.level, levels[row.competency_id].get(row.person_id, 0))
    return [_risen(one, before[one.pk], after[one.pk], people.total) for one in aimed]


def _risen(competency: Competency, before: dict[int, int], after: dict[int, int], total: int) -> Risen:
    rose = sum(level > before.get(person, 0) for person, level in after.items())
    reached = sum(level >= competency.course_target for level in after.values())
    return Risen(
        competency,
        Table(f"rose:{competency.code}", {ROSE: rose, SAME: total - rose}),
        Table(f"reached:{competency.code}", {REACHED: reached, NOT_REACHED: total - reached}),
    )
