"""Results of a cohort's quiz for the team, and what its questions and outcomes say."""

from dataclasses import dataclass, field

from courses.models import Attempt
from courses.quiz.bank_statistics import firsts, sat_of
from courses.quiz.statistics import Gain, Item, gains, items

from ..actions.quizzes import best_of
from ..models import Application, Cohort, CohortQuiz

PASSED, FAILED, OPEN, MISSING = "passed", "failed", "open", "missing"


@dataclass
class Row:
    """One participant of the cohort."""

    application: Application
    made: list[Attempt] = field(default_factory=list)

    @property
    def counted(self) -> list[Attempt]:
        return [one for one in self.made if not one.voided_at]

    @property
    def best(self) -> Attempt | None:
        return best_of(self.counted)

    @property
    def state(self) -> str:
        if self.best:
            return PASSED if self.best.passed else FAILED
        return OPEN if self.counted else MISSING


def rows_of(quiz: CohortQuiz) -> list[Row]:
    """Every participant by name: two queries."""
    enrolled = quiz.cohort.applications.enrolled().select_related("person", "school")
    made: dict[int, list[Attempt]] = {}
    for one in Attempt.objects.filter(given_in=quiz.public_id).defer("questions").order_by("number"):
        made.setdefault(one.person_id, []).append(one)
    return [Row(row, made.get(row.person_id, [])) for row in enrolled.order_by("person__full_name", "pk")]


def items_of(quiz: CohortQuiz) -> list[Item]:
    """Of each participant's first attempt: later ones have seen the explanations."""
    return items(sat_of(firsts(Attempt.objects.filter(given_in=quiz.public_id).closed())))


def pair_of(cohort: Cohort) -> tuple[CohortQuiz | None, CohortQuiz | None]:
    """The pre-test and the post-test; the final test stands for the post-test where there is none."""
    rows = list(cohort.quizzes.in_use().select_related("quiz_version"))
    by_purpose = {row.purpose: row for row in reversed(rows)}
    Purpose = CohortQuiz.Purpose
    return by_purpose.get(Purpose.PRE), by_purpose.get(Purpose.POST) or by_purpose.get(Purpose.FINAL)


def gains_of(before: CohortQuiz, after: CohortQuiz) -> list[Gain]:
    """Of those who took both, first attempts; four queries."""
    first = _by_person(before)
    second = _by_person(after)
    both = sorted(first.keys() & second.keys())
    earlier, later = sat_of([first[person] for person in both]), sat_of([second[person] for person in both])
    return gains(zip(earlier, later, strict=True))


def _by_person(quiz: CohortQuiz) -> dict[int, Attempt]:
    return {row.person_id: row for row in firsts(Attempt.objects.filter(given_in=quiz.public_id).closed())}
