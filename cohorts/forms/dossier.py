"""The form of the dossier: the questions after acceptance, saved complete or not."""

from django import forms

from cohorts.models import Application, Question
from cohorts.prefill import answers_for
from records.text import ReadableForm

from .answers import AsksQuestions


class DossierForm(ReadableForm, AsksQuestions, forms.Form):
    def __init__(self, data=None, files=None, *, application: Application):
        super().__init__(data, files)
        cohort, person = application.cohort, application.person
        questions = list(Question.objects.of_stage(Question.Stage.DOSSIER).filter(cohort=cohort))
        answers = answers_for(person, questions, sent=self.is_bound)
        self.is_copied = any(answer.pk is None for answer in answers.values())
        self.ask_of(cohort, questions, answers, person, insist=False)
