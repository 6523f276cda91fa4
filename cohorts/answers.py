"""What people answered, read by what it means (QUESTIONS in docs/rules.md).

sizes = values_of(applications, Meaning.GOWN_SIZE, Meaning.DIET)
sizes[application.pk].get("gown_size")                     # "M", or None if not answered
missing_of([application], Question.Stage.DOSSIER)[application.pk]   # the required questions still open
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, Q
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from records.wording import say_day

from .models import Answer, Application, Cohort, Question


def values_of(applications: Iterable[Application], *meanings: str) -> dict[int, dict[str, Any]]:
    """Each application's answers by meaning; one query for any number of applications, given as rows or a queryset.

    Where a question was replaced, the answer to the newest counts; who answered none has an empty dict.
    """
    keys = [application.pk for application in applications]
    found = Answer.objects.filter(application__in=keys, question__meaning__in=meanings)
    told: dict[int, dict[str, Any]] = {key: {} for key in keys}
    for key, meaning, value in found.order_by("question_id").values_list(
        "application_id", "question__meaning", "value"
    ):
        told[key][meaning] = value
    return told


def missing_of(applications: Iterable[Application], stage: str) -> dict[int, list[Question]]:
    """The required questions of that stage that each person still has to answer; two queries for any number."""
    rows = list(applications)
    asked: dict[int, list[Question]] = defaultdict(list)
    cohorts = {row.cohort_id for row in rows}
    for question in Question.objects.of_stage(stage).filter(cohort__in=cohorts).order_by("position", "pk"):
        asked[question.cohort_id].append(question)
    answered: dict[int, dict[int, Any]] = defaultdict(dict)
    found = Answer.objects.filter(application__in=[row.pk for row in rows], question__stage=stage)
    for key, question_id, value, file_id in found.values_list("application_id", "question_id", "value", "file_id"):
        answered[key][question_id] = value if file_id is None else file_id
    return {row.pk: open_questions(asked[row.cohort_id], answered[row.pk]) for row in rows}


def open_questions(questions: list[Question], values: dict[int, Any]) -> list[Question]:
    """Those of the questions, in their order, that are shown, required and not answered; `values` by key."""
    return [one for one in shown(questions, values) if one.required and is_empty(values.get(one.pk))]


def shown(questions: list[Question], values: dict[int, Any]) -> list[Question]:
    """Those that a person with these answers is asked: a question on an answer that was not given is left out."""
    seen: dict[int, Question] = {}
    for question in questions:
        decider = question.shown_if_id
        if decider is None or (decider in seen and question.is_met_by(values.get(decider))):
            seen[question.pk] = question
    return list(seen.values())


def is_empty(value) -> bool:
    """Not answered: a no and a zero are answers, an untouched box is none."""
    return value is None or value == "" or value == []


def answers_of(application: Application, stage: str) -> list[Answer]:
    """What the person answered in that stage, in the order of the questions, each with its `words`."""
    found = application.answers.filter(question__stage=stage).select_related("question__text", "file")
    rows = list(found.order_by("question__position", "question_id"))
    for row in rows:
        row.words = in_words(row.question, row.value, row.file)  # type: ignore[attr-defined]
    return rows


def columns_of(cohort: Cohort, stage: str) -> list[Question]:
    """The questions that a table has columns for: those asked now, and retired ones that somebody answered."""
    rows = cohort.questions.filter(stage=stage).filter(Q(retired_at=None) | Q(answers__isnull=False))
    return list(rows.distinct().order_by("position", "pk"))


def prefetch_for(questions: list[Question]) -> Prefetch:
    """For `prefetch_related` on applications; then `cells_of` costs no query."""
    return Prefetch("answers", Answer.objects.filter(question__in=questions).select_related("question", "file"))


def cells_of(application: Application, questions: list[Question]) -> list[str]:
    """The prefetched answers in words, one for each question, "" = not answered."""
    words = {row.question_id: in_words(row.question, row.value, row.file) for row in application.answers.all()}
    return [words.get(question.pk, "") for question in questions]


def in_words(question: Question, value, file=None) -> str:
    """An answer as a page or a spreadsheet says it."""
    if file is not None:
        return file.name
    if question.kind == Question.Kind.DATE and isinstance(value, str) and (day := parse_date(value)):
        return say_day(day)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return "" if value is None else str(value)
