"""Questions that change in the very moment in which they are answered."""

import threading

import pytest
from django.db import connection, transaction

from cohorts.actions import answers as answering
from cohorts.actions import questions as building
from cohorts.models import Answer, Question
from records.errors import Refused
from tests.factories import ApplicationFactory, QuestionFactory, UserFactory


@pytest.mark.django_db
def test_an_answer_to_what_was_another_question_is_refused():
    question = QuestionFactory(kind="choice", choices=["S", "M"])
    application = ApplicationFactory(cohort=question.cohort)
    Question.objects.filter(pk=question.pk).update(choices=["small", "medium"])
    with pytest.raises(Refused, match="changed"):
        answering.save_dossier(application, {question: "M"})
    assert not Answer.objects.exists()


@pytest.mark.django_db
def test_an_answer_to_a_question_that_has_just_gone_is_left_out():
    stays, retired, deleted = QuestionFactory.create_batch(3, cohort=ApplicationFactory().cohort)
    application = stays.cohort.applications.get()
    Question.objects.filter(pk=retired.pk).update(retired_at="2026-01-01T00:00Z")
    Question.objects.filter(pk=deleted.pk).delete()
    answering.save_dossier(application, {stays: "a", retired: "b", deleted: "c"})
    assert [(one.question, one.value) for one in Answer.objects.all()] == [(stays, "a")]


@pytest.mark.django_db(transaction=True)
def test_changing_a_question_waits_for_the_answer_that_is_being_written():
    """Fails without the lock of `edit_question`: the change would not see the answer, which is not committed yet."""
    question = QuestionFactory()
    application, organiser = ApplicationFactory(cohort=question.cohort), UserFactory()
    told = []

    def change():
        try:
            building.edit_question(question, {"label": "Something else"}, by=organiser)
        except Refused as refused:
            told.append(str(refused))
        finally:
            connection.close()

    other = threading.Thread(target=change)
    with transaction.atomic():
        answering.write(application, {question: "M"})
        other.start()
        other.join(0.5)
        assert other.is_alive()
    other.join(10)
    assert "It has answers" in told[0]
    question.refresh_from_db()
    assert question.label != "Something else"
