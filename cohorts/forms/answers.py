"""The part of a form that asks a cohort's questions, for the application and for the dossier."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.core.validators import MaxLengthValidator
from django.db.models import prefetch_related_objects
from django.utils.dateparse import parse_date
from django.utils.html import escape
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from accounts.models import User
from cohorts.answers import shown
from cohorts.models import Answer, Cohort, Question
from cohorts.models.questions import NO, YES
from records import files
from records.documents import ACCEPTED, check_document
from records.errors import Refused
from records.models import StoredFile
from records.wording import say_day

Kind = Question.Kind
LONGEST = {Kind.SHORT: 200, Kind.LONG: 4000}
PREFIX = "q_"


class FileInput(forms.FileInput):
    """A file chosen now, or one that came with an earlier attempt or an earlier answer and is named."""

    template_name = "cohorts/questions/file_input.html"
    stored: StoredFile | None = None
    address = ""

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"] |= {"stored": self.stored, "address": self.address}
        return context

    def value_from_datadict(self, data, files, name):
        return {"upload": files.get(name), "stored": data.get(f"{name}_stored", ""), "remove": f"{name}_remove" in data}

    def value_omitted_from_data(self, data, files, name):
        return name not in files and f"{name}_stored" not in data


class FileField(forms.Field):
    """Gives a `CheckedFile` that is new, the `StoredFile` that stays, or None. Raises at the field what is wrong."""

    widget = FileInput

    def __init__(self, *, person: User, answered: Answer | None, **kwargs):
        self.person, self.answered = person, answered
        super().__init__(**kwargs)

    def clean(self, value):
        kept = self._kept(value["stored"])
        self.widget.stored = kept
        if value["upload"]:
            try:
                return check_document(value["upload"])
            except Refused as refused:
                raise forms.ValidationError(str(refused)) from refused
        kept = None if value["remove"] else kept
        if kept is None and self.required:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        self.widget.stored = kept
        return kept

    def _kept(self, public_id: str) -> StoredFile | None:
        """The present answer's file, or one that this person sent a moment ago."""
        held = self.answered.file if self.answered else None
        if held and str(held.public_id) == public_id:
            return held
        try:
            mine = StoredFile.objects.filter(uploaded_by=self.person, state=StoredFile.State.PENDING)
            return mine.filter(public_id=UUID(public_id)).first()
        except ValueError:
            return None


class AsksQuestions:
    """A form with a field for each question. Call `ask_of` at the end of `__init__`."""

    def ask_of(
        self,
        cohort: Cohort,
        questions: list[Question],
        answers: dict[int, Answer],
        person: User,
        *,
        insist: bool = True,
    ) -> None:
        """`answers` by question; with `insist` an answer that is needed is missed at its field."""
        self.questions = questions
        for question in questions:
            question.cohort = cohort
            field = _field_of(question, answers.get(question.pk), person)
            field.label, field.required = question.label, question.required
            if not isinstance(field.widget, forms.CheckboxInput) and question.kind != Kind.CONSENT:
                said = _("A PDF or a picture, at most 8 MB.") if question.kind == Kind.FILE else ""
                field.help_text = " ".join(part for part in (question.help, said) if part)
            self.fields[question.field_name] = field
            if (answer := answers.get(question.pk)) and question.kind != Kind.FILE:
                self.initial.setdefault(question.field_name, _initial(question, answer.value))
        self.asked_now = {question.pk for question in self._shown_now()} if self.is_bound else set()
        if self.is_bound:
            for question in questions:
                field = self.fields[question.field_name]
                field.required = question.required and insist and question.pk in self.asked_now
        self.make_readable()

    def _shown_now(self) -> list[Question]:
        """Those whose condition is met by what was sent, whether or not it is right."""
        raw = {
            question.pk: self.fields[question.field_name].widget.value_from_datadict(
                self.data, self.files, question.field_name
            )
            for question in self.questions
            if question.kind in Question.CAN_DECIDE
        }
        return shown(self.questions, raw)

    def clean(self) -> dict:
        """What belongs to a question that is not asked is left out, right or wrong."""
        cleaned = super().clean()
        for question in self.questions:
            if question.pk not in self.asked_now:
                self._errors.pop(question.field_name, None)
                cleaned[question.field_name] = None
        return cleaned

    def keep_files(self) -> None:
        """Store what was uploaded, pending, so that a form that is refused need not ask for it again."""
        for question in self.questions:
            checked = self.cleaned_data.get(question.field_name)
            if isinstance(checked, files.CheckedFile):
                field = self.fields[question.field_name]
                field.widget.stored = files.keep(checked, by=field.person)
                self.cleaned_data[question.field_name] = field.widget.stored

    @property
    def given(self) -> dict[Question, Any]:
        """Every question with what could be understood of its answer; a wrong one is left as it was before."""
        wrong = set(self.errors)
        return {
            question: _value(question, self.cleaned_data.get(question.field_name))
            for question in self.questions
            if question.field_name not in wrong
        }

    def asked(self) -> list[dict]:
        """What the page draws: field, question, the condition in words, the text to agree to."""
        consents = [question for question in self.questions if question.kind == Kind.CONSENT]
        prefetch_related_objects(consents, "text__wordings")
        by_key = {question.pk: question for question in self.questions}
        return [
            {
                "field": self[question.field_name],
                "question": question,
                "decider": by_key.get(question.shown_if_id),
                "answer": _word(by_key, question),
                "wording": question.text.wording(get_language() or "en") if question.text_id else None,
            }
            for question in self.questions
        ]

    def taken_out(self, cohort: Cohort) -> list[Question]:
        """Questions that the person saw and that were retired or deleted while they filled in the form."""
        known = {question.field_name for question in self.questions}
        sent = [name for name in self.data if name.startswith(PREFIX) and len(name) == 34 and name not in known]
        keys = [key for key in map(_uuid, sent) if key]
        return list(cohort.questions.filter(public_id__in=keys, retired_at__isnull=False)) if keys else []


def say_taken_out(questions: list[Question]) -> str:
    """For the person who had answered them; "" = none."""
    if not questions:
        return ""
    names = ", ".join(f"“{one}”" for one in questions)
    return ngettext(
        "The team took a question out while you were filling in the form: %(names)s. Your answer to it is not needed.",
        "The team took questions out while you were filling in the form: %(names)s. Your answers are not needed.",
        len(questions),
    ) % {"names": names}


def _uuid(name: str) -> UUID | None:
    try:
        return UUID(name.removeprefix(PREFIX))
    except ValueError:
        return None


def _word(by_key: dict[int, Question], question: Question) -> str:
    decider = by_key.get(question.shown_if_id or 0)
    words = dict(decider.values_that_decide) if decider else {}
    return words.get(question.shown_if_value, question.shown_if_value)


def _field_of(question: Question, answer: Answer | None, person: User) -> forms.Field:
    choices = [(choice, choice) for choice in question.choices]
    match question.kind:
        case Kind.SHORT:
            return forms.CharField(max_length=LONGEST[Kind.SHORT])
        case Kind.LONG:
            long_enough = [MaxLengthValidator(LONGEST[Kind.LONG])]
            return forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), validators=long_enough)
        case Kind.NUMBER:
            return forms.DecimalField(max_digits=12, decimal_places=3)
        case Kind.DATE:
            return forms.DateField(widget=forms.DateInput)
        case Kind.CHOICE:
            empty = [("", _("Choose one"))] if len(choices) > 4 or not question.required else []
            return forms.ChoiceField(choices=empty + choices)
        case Kind.CHOICES:
            return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple)
        case Kind.YES_NO:
            return forms.ChoiceField(choices=[(YES, _("Yes")), (NO, _("No"))], widget=forms.RadioSelect)
        case Kind.FILE:
            return _file_field(answer, person)
    return _consent_field(question, choices)


def _file_field(answer: Answer | None, person: User) -> FileField:
    field = FileField(person=person, answered=answer, widget=FileInput(attrs={"accept": ACCEPTED}))
    if answer and answer.file:
        field.widget.stored, field.widget.address = answer.file, answer.get_file_url()
    return field


def _consent_field(question: Question, channels: list[tuple[str, str]]) -> forms.Field:
    """A box, or one a channel, that names the text and its version; never ticked for the person."""
    text = question.text
    day = say_day(text.released_at, question.cohort.time_zone) if text.released_at else "–"
    said = _("%(text)s of %(day)s.") % {"text": text, "day": day}
    free = _("Needed.") if question.required else _("Your choice. You can take it back at any time.")
    words = escape(" ".join(part for part in (question.help, said, free) if part))
    missing = {"required": _("Needed: tick this box if you agree.")}
    if channels:
        return forms.MultipleChoiceField(
            choices=channels, widget=forms.CheckboxSelectMultiple, help_text=words, error_messages=missing
        )
    return forms.BooleanField(help_text=words, error_messages=missing)


def _initial(question: Question, value):
    """The answer as the field shows it; a choice that is not offered any more is left out."""
    match question.kind:
        case Kind.YES_NO:
            return YES if value else NO
        case Kind.DATE:
            return parse_date(value or "")
        case Kind.CHOICE:
            return value if value in question.choices else ""
        case Kind.CHOICES | Kind.CONSENT if isinstance(value, list):
            return [choice for choice in value if choice in question.choices]
    return value


def _value(question: Question, cleaned):
    """The answer as the table keeps it; None = not answered."""
    if cleaned is None or cleaned is False or cleaned in ("", []):
        return None
    match question.kind:
        case Kind.YES_NO:
            return cleaned == YES
        case Kind.DATE:
            return cleaned.isoformat()
        case Kind.NUMBER:
            return _number(cleaned)
    return cleaned


def _number(number: Decimal) -> int | float | None:
    return int(number) if number == number.to_integral_value() else float(number)
