"""What people answered, read by meaning."""

import pytest

from cohorts.answers import missing_of, values_of
from cohorts.models import Question
from tests.factories import AnswerFactory, ApplicationFactory, CohortFactory, QuestionFactory

pytestmark = pytest.mark.django_db
DOSSIER = Question.Stage.DOSSIER


def test_values_are_read_by_meaning_in_one_query(django_assert_num_queries):
    cohort = CohortFactory()
    gown = QuestionFactory(cohort=cohort, kind="choice", choices=["S", "M"], meaning="gown_size")
    other = QuestionFactory(cohort=cohort)
    people = ApplicationFactory.create_batch(30, cohort=cohort)
    for person in people[:20]:
        AnswerFactory(application=person, question=gown, value="M")
        AnswerFactory(application=person, question=other, value="anything")
    with django_assert_num_queries(1):
        told = values_of(people, Question.Meaning.GOWN_SIZE, Question.Meaning.DIET)
    assert told[people[0].pk] == {"gown_size": "M"}
    assert told[people[29].pk] == {}


def test_the_answer_to_the_newest_question_of_a_meaning_counts():
    cohort = CohortFactory()
    old = QuestionFactory(cohort=cohort, meaning="gown_size", retired_at="2026-01-01T00:00Z")
    new = QuestionFactory(cohort=cohort, meaning="gown_size", replaces=old)
    both, only_old = ApplicationFactory.create_batch(2, cohort=cohort)
    AnswerFactory(application=both, question=new, value="L")
    for person in (both, only_old):
        AnswerFactory(application=person, question=old, value="M")
    told = values_of([both, only_old], "gown_size")
    assert (told[both.pk], told[only_old.pk]) == ({"gown_size": "L"}, {"gown_size": "M"})


def test_missing_counts_what_is_required_shown_and_not_answered(django_assert_num_queries):
    cohort = CohortFactory()
    diet = QuestionFactory(cohort=cohort, kind="yes_no", required=True)
    which = QuestionFactory(cohort=cohort, required=True, shown_if=diet, shown_if_value="yes")
    QuestionFactory(cohort=cohort, required=False)
    QuestionFactory(cohort=cohort, required=True, stage="application")
    QuestionFactory(cohort=cohort, required=True, retired_at="2026-01-01T00:00Z")
    nothing, no, yes = ApplicationFactory.create_batch(3, cohort=cohort)
    AnswerFactory(application=no, question=diet, value=False)
    AnswerFactory(application=yes, question=diet, value=True)
    with django_assert_num_queries(2):
        missing = missing_of([nothing, no, yes], DOSSIER)
    assert missing == {nothing.pk: [diet], no.pk: [], yes.pk: [which]}
