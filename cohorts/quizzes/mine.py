"""The quizzes of one participant: what is open, what was reached, what comes next."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.actions.attempts import why_cannot_answer
from courses.models import Attempt, QuizVersion

from ..actions.quizzes import best_of, extra_minutes_for, granted_time, why_cannot_take
from ..models import Accommodation, Application, CohortQuiz


@dataclass
class Mine:
    """One quiz for one participant."""

    quiz: CohortQuiz
    application: Application
    made: list[Attempt] = field(default_factory=list)
    granted: list[Accommodation] = field(default_factory=list)

    @property
    def counted(self) -> list[Attempt]:
        return [one for one in self.made if not one.voided_at]

    @property
    def open(self) -> Attempt | None:
        """The attempt that can still be answered."""
        return next((one for one in self.counted if not why_cannot_answer(one)), None)

    @property
    def best(self) -> Attempt | None:
        return best_of(self.counted)

    @property
    def is_passed(self) -> bool:
        return bool(self.best and self.best.passed)

    @property
    def has_mark(self) -> bool:
        """Whether there is anything to pass."""
        return self.quiz.purpose != CohortQuiz.Purpose.PRE

    @property
    def is_done(self) -> bool:
        """Passed, or taken where nothing has to be passed (a pre-test)."""
        return self.is_passed or (self.best is not None and not self.has_mark)

    @property
    def why_not(self) -> str:
        return why_cannot_take(self.quiz, self.application, self.made)

    @property
    def extra_minutes(self) -> int:
        return extra_minutes_for(self.quiz.quiz_version, self.granted)

    @property
    def minutes(self) -> int | None:
        limit = self.quiz.quiz_version.limit_minutes
        return limit + self.extra_minutes if limit else None

    @property
    def left(self) -> int | None:
        """How many attempts are left; None = as many as one wants."""
        attempts = self.quiz.quiz_version.attempts
        return max(attempts - len(self.counted), 0) if attempts else None

    @property
    def url(self) -> str:
        return reverse("cohorts:my_quiz", args=[self.application.public_id, self.quiz.public_id])

    @property
    def facts(self) -> str:
        """Pass mark (a pre-test has none to reach), time and attempts in one line."""
        version = self.quiz.quiz_version
        words = []
        if self.has_mark:
            words.append(_("pass mark %(percent)d %%") % {"percent": version.pass_percent})
        if self.minutes:
            words.append(ngettext("%(n)d minute", "%(n)d minutes", self.minutes) % {"n": self.minutes})
        if self.left is not None:
            words.append(ngettext("%(n)d attempt left", "%(n)d attempts left", self.left) % {"n": self.left})
        return ", ".join(words)


def quizzes_of(application: Application) -> list[Mine]:
    """Three queries, however many there are; those taken out stay as long as there is a result."""
    rows = list(application.cohort.quizzes.select_related("quiz_version", "gate", "cohort"))
    made = Attempt.objects.filter(person=application.person_id, given_in__in=[row.public_id for row in rows])
    found = list(made.defer("questions").order_by("number"))
    granted = granted_time(application)
    mine = [Mine(row, application, [one for one in found if one.given_in == row.public_id], granted) for row in rows]
    return [one for one in mine if not one.quiz.taken_out_at or one.made]


def quiz_of(application: Application, quiz: CohortQuiz) -> Mine:
    made = Attempt.objects.of(application.person_id, quiz.public_id).defer("questions").order_by("number")
    return Mine(quiz, application, list(made), granted_time(application))


def by_outcome(attempt: Attempt) -> list[dict]:
    """Points had and to be had of each learning outcome, in the order of the questions."""
    found: dict[str, dict] = {}
    for question, points in zip(attempt.questions, attempt.marks or [], strict=False):
        name = question["outcome_text"] or _("Without an outcome")
        row = found.setdefault(name, {"outcome": name, "points": 0, "most": 0})
        row["points"] += points
        row["most"] += question["points"]
    return list(found.values())


def shows_explanations(attempt: Attempt) -> bool:
    return bool(attempt.closed_at) and attempt.quiz_version.explains != QuizVersion.Explains.NEVER
