"""The part of a proposal's form that asks the call's questions, and answers in words."""

from decimal import Decimal

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext as _

from ..models import Call, CallQuestion

Kind = CallQuestion.Kind
YES, NO = "yes", "no"


def questions_of(call: Call | None) -> list[CallQuestion]:
    return list(call.questions.filter(retired_at=None)) if call else []


def field_of(question: CallQuestion) -> forms.Field:
    choices = [(choice, choice) for choice in question.choices]
    match question.kind:
        case Kind.LONG:
            field = forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), validators=[MaxLengthValidator(4000)])
        case Kind.NUMBER:
            field = forms.DecimalField(max_digits=12, decimal_places=3)
        case Kind.CHOICE:
            empty = [("", _("Choose one"))] if len(choices) > 4 or not question.required else []
            field = forms.ChoiceField(choices=empty + choices)
        case Kind.CHOICES:
            field = forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple)
        case Kind.YES_NO:
            field = forms.ChoiceField(choices=[(YES, _("Yes")), (NO, _("No"))], widget=forms.RadioSelect)
        case _other:
            field = forms.CharField(max_length=200)
    field.label, field.help_text, field.required = question.label, question.help, question.required
    return field


def initial_of(question: CallQuestion, value):
    """The answer as its field shows it; a choice that is not offered any more is left out."""
    match question.kind:
        case Kind.YES_NO:
            return {True: YES, False: NO}.get(value, "")
        case Kind.CHOICE:
            return value if value in question.choices else ""
        case Kind.CHOICES:
            return [choice for choice in value if choice in question.choices] if isinstance(value, list) else []
    return value


def value_of(question: CallQuestion, cleaned):
    """The answer as the row keeps it; None = not answered."""
    if cleaned is None or cleaned in ("", []):
        return None
    if question.kind == Kind.YES_NO:
        return cleaned == YES
    if isinstance(cleaned, Decimal):
        return int(cleaned) if cleaned == cleaned.to_integral_value() else float(cleaned)
    return cleaned


def in_words(value) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def answered(call: Call | None, answers: dict) -> list[tuple[CallQuestion, str]]:
    """Every question of the call that these answers answer, those retired since too, with the answer in words."""
    if call is None or not answers:
        return []
    return [(row, in_words(answers[row.key])) for row in call.questions.all() if answers.get(row.key) is not None]
