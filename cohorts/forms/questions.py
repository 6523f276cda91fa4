"""What an organiser types to ask a question; whether it can be asked is said by the verbs."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Text
from records.text import ReadableForm

from ..models import Cohort, Question
from .answers import AsksQuestions

TYPED = ("kind", "label", "help", "required", "meaning", "privacy", "keep_days")


class QuestionForm(ReadableForm, forms.Form):
    """The fields of a question; its stage was chosen before."""

    label = forms.CharField(label=_("Question"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind of answer"), choices=Question.Kind.choices)
    choices = forms.CharField(
        label=_("Choices"),
        help_text=_("One a line. For a consent: the channels to agree to, or nothing for a single box."),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    text = forms.ModelChoiceField(
        Text.objects.none(), label=_("Text to agree to"), required=False, empty_label=_("No text")
    )
    help = forms.CharField(
        label=_("Help"), help_text=_("A sentence under the question: what you need it for."), max_length=400,
        required=False,
    )  # fmt: skip
    required = forms.BooleanField(label=_("Has to be answered"), required=False)
    condition = forms.ChoiceField(
        label=_("Shown only if"), help_text=_("The answer to a question that stands before it."), required=False
    )
    meaning = forms.ChoiceField(
        label=_("Used for"),
        help_text=_("Totals, gates, groups and reports read the answer by this name, whatever the question is called."),
        choices=[("", _("Nothing but reading it")), *Question.Meaning.choices],
        required=False,
    )
    privacy = forms.ChoiceField(label=_("Privacy"), choices=Question.Privacy.choices, initial="personal")
    keep_days = forms.IntegerField(
        label=_("Days kept after the last day"),
        help_text=_("Then the answers are deleted by night, and that it was done is noted here."),
        min_value=0,
        initial=30,
        validators=[MaxValueValidator(3660)],
    )

    def __init__(self, data=None, *, cohort: Cohort, stage: str, question: Question | None = None):
        self.deciders = _deciders(cohort, stage, question)
        super().__init__(data, initial=_initial(question) if question else {})
        texts = Text.objects.released().filter(organisation=cohort.organisation).order_by("key", "-version")
        self.fields["text"].queryset = texts
        for name in ("required", "choices", "text", "condition", "meaning"):
            self.fields[name].is_setting = True  # what it is set to says enough: the page does not call it optional
        self.fields["condition"].choices = [("", _("It is always shown")), *self._conditions()]

    def _conditions(self) -> list[tuple[str, str]]:
        said = gettext("“%(question)s” is answered with “%(answer)s”")
        return [
            (f"{key}|{value}", said % {"question": decider, "answer": word})
            for key, decider in self.deciders.items()
            for value, word in decider.values_that_decide
        ]

    def clean_choices(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["choices"].splitlines() if line.strip()]

    @property
    def question_fields(self) -> dict[str, Any]:
        """What the verbs write. Choices and text that the kind does not have are left out."""
        data = self.cleaned_data
        key, _bar, value = data["condition"].partition("|")
        kind = data["kind"]
        with_choices = (*Question.WITH_CHOICES, Question.Kind.CONSENT)
        return {
            **{name: data[name] for name in TYPED},
            "choices": data["choices"] if kind in with_choices else [],
            "text": data["text"] if kind == Question.Kind.CONSENT else None,
            "shown_if": self.deciders.get(key),
            "shown_if_value": value,
        }


class HelpForm(ReadableForm, forms.Form):
    """Of a question with answers, the only thing that can still be written anew."""

    help = forms.CharField(label=_("Help"), max_length=400, required=False)


class CopyForm(forms.Form):
    source = forms.ModelChoiceField(Cohort.objects.none(), label=_("Cohort"), to_field_name="public_id")

    def __init__(self, data=None, *, cohort: Cohort):
        super().__init__(data)
        others = Cohort.objects.filter(organisation=cohort.organisation).exclude(pk=cohort.pk)
        asks = Question.objects.current().values("cohort")
        self.fields["source"].queryset = others.filter(pk__in=asks).order_by("-starts_on", "title")


class PreviewForm(ReadableForm, AsksQuestions, forms.Form):
    """The questions as a student is asked them, to try out; nothing is kept."""

    def __init__(self, data=None, files=None, *, cohort: Cohort, stage: str, person):
        super().__init__(data, files)
        questions = list(Question.objects.of_stage(stage).filter(cohort=cohort))
        self.ask_of(cohort, questions, {}, person)


def _deciders(cohort: Cohort, stage: str, question: Question | None) -> dict[str, Question]:
    """The questions whose answers can show this one, by public id."""
    rows = Question.objects.of_stage(stage).filter(cohort=cohort, kind__in=Question.CAN_DECIDE)
    if question:
        rows = rows.filter(position__lt=question.position)
    return {str(row.public_id): row for row in rows}


def _initial(question: Question) -> dict[str, Any]:
    condition = f"{question.shown_if.public_id}|{question.shown_if_value}" if question.shown_if else ""
    return {
        **{name: getattr(question, name) for name in (*TYPED, "text")},
        "choices": "\n".join(question.choices),
        "condition": condition,
    }
