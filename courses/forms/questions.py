"""What an author types into the question bank and a quiz; what is allowed is said by the verbs."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from records.forms import VerbForm
from records.text import ReadableForm, unreadable

from ..actions.questions import outcomes_to_ask
from ..models import Module, QuestionVersion, QuizVersion
from ..quiz.kinds import LONGEST_CHOICE, MOST_CHOICES, Kind, choices_from

LARGEST_FILE = 1_000_000


def _outcome_field(organisation: Organisation) -> forms.ModelChoiceField:
    rows = outcomes_to_ask(organisation).order_by("module_version__module__code", "-module_version__number", "position")
    field = forms.ModelChoiceField(rows, label=_("Learning outcome"), required=False, to_field_name="public_id")
    field.label_from_instance = lambda row: f"{row.module_version.module.code}: {row.text}"  # type: ignore[method-assign]
    return field


class NewQuestionForm(ReadableForm, forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices, widget=forms.RadioSelect, initial=Kind.ONE)
    text = forms.CharField(
        label=_("Question"), max_length=3000, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("Markdown")
    )
    code = forms.CharField(label=_("Code"), max_length=20, required=False, help_text=_("Empty: the next number."))


class QuestionForm(VerbForm):
    class Meta:
        model = QuestionVersion
        fields = ["text", "points", "is_critical", "explanation", "source", "clause", "edition", "check_note"]
        widgets = {"text": forms.Textarea(attrs={"rows": 3}), "explanation": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outcome"] = _outcome_field(self.instance.question.organisation)
        outcome = self.instance.outcome
        self.initial["outcome"] = outcome.public_id if outcome else None


class Body:
    """The rows of a question's choices as they were typed, and the body that they make."""

    def __init__(self, version: QuestionVersion, data=None):
        self.kind, self.data = version.kind, data
        self.error = ""
        self.body = self._typed() if data is not None else version.body
        self.rows = self._rows()

    def is_valid(self) -> bool:
        return not self.error

    def _text(self, name: str) -> str:
        text = self.data.get(name, "").strip()
        if len(text) > LONGEST_CHOICE:
            self.error = gettext("A choice has at most %(number)d characters.") % {"number": LONGEST_CHOICE}
        self.error = self.error or unreadable(text)
        return text[:LONGEST_CHOICE]

    def _typed(self) -> dict:
        if self.kind == Kind.NUMBER:
            return {name: self._text(name)[:40] for name in ("value", "tolerance", "unit")}
        typed = [
            (self._text(f"choice_{place}"), self._text(f"partner_{place}"), place) for place in range(MOST_CHOICES)
        ]
        if self.kind == Kind.MATCHING:
            pairs = [{"left": left, "right": right} for left, right, _place in typed if left]
            return {"pairs": pairs, "extra": [right for left, right, _place in typed if right and not left]}
        filled = [(text, place) for text, _partner, place in typed if text]
        choices = choices_from([text for text, _place in filled])
        if self.kind == Kind.ORDERING:
            return {"choices": choices}
        right = set(self.data.getlist("right"))
        marked = [one["id"] for one, (_text, place) in zip(choices, filled, strict=True) if str(place) in right]
        return {"choices": choices, "right": marked}

    def _rows(self) -> list[dict]:
        """What is filled, and some empty rows."""
        if self.kind == Kind.NUMBER:
            return []
        if self.kind == Kind.MATCHING:
            rows = [{"text": pair["left"], "partner": pair["right"]} for pair in self.body.get("pairs", [])]
            rows += [{"text": "", "partner": text} for text in self.body.get("extra", [])]
        else:
            right = self.body.get("right", [])
            rows = [{"text": one["text"], "is_right": one["id"] in right} for one in self.body.get("choices", [])]
        wanted = min(max(len(rows) + 2, 4), MOST_CHOICES)
        rows += [{"text": "", "partner": ""} for _empty in range(wanted - len(rows))]
        return [row | {"place": place} for place, row in enumerate(rows)]


class GiftForm(ReadableForm, forms.Form):
    """A file, or the text itself; questions come in as drafts unless they are released at once."""

    file = forms.FileField(label=_("GIFT file"), required=False, help_text=_("A text file, at most 1 MB."))
    text = forms.CharField(
        label=_("or its text"), required=False, max_length=LARGEST_FILE,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false", "class": "p-mono"}),
    )  # fmt: skip
    release = forms.BooleanField(
        label=_("Release them at once"), required=False, help_text=_("Otherwise they come in as drafts.")
    )

    def clean(self):
        file, text = self.cleaned_data.get("file"), self.cleaned_data.get("text")
        if file and file.size > LARGEST_FILE:
            self.add_error("file", gettext("The file is too large: at most 1 MB."))
        elif file:
            try:
                self.cleaned_data["text"] = file.read().decode("utf-8-sig")
            except UnicodeDecodeError:
                self.add_error("file", gettext("This is not a text file in UTF-8."))
        elif not (text or "").strip() and not self.errors:
            self.add_error("text", gettext("Choose a file, or paste its text."))
        return self.cleaned_data


class NewQuizForm(ReadableForm, forms.Form):
    name = forms.CharField(
        label=_("Name"), max_length=120, help_text=_("As your team calls it: Pre-entry test, cleanroom.")
    )


class QuizForm(VerbForm):
    class Meta:
        model = QuizVersion
        fields = [
            "title", "instructions", "pass_percent", "critical_must_be_right", "limit_minutes", "attempts",
            "wait_minutes", "shuffles_questions", "shuffles_choices", "explains",
        ]  # fmt: skip
        widgets = {"instructions": forms.Textarea(attrs={"rows": 3})}


class RuleForm(forms.Form):
    draws = forms.IntegerField(label=_("How many"), min_value=1, max_value=50, initial=3)
    module = forms.ModelChoiceField(None, label=_("Of the module"), required=False, to_field_name="public_id")
    outcome = forms.ModelChoiceField(None, label=_("Of the learning outcome"), required=False)
    only_critical = forms.BooleanField(label=_("Critical ones only"), required=False)

    def __init__(self, *args, organisation: Organisation, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["module"].queryset = Module.objects.filter(organisation=organisation)
        self.fields["outcome"] = _outcome_field(organisation)


class AddQuestionsForm(forms.Form):
    """Several questions at once, each by its own key."""

    question = forms.ModelMultipleChoiceField(None, to_field_name="public_id", required=True)

    def __init__(self, *args, organisation: Organisation, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["question"].queryset = QuestionVersion.objects.newest().filter(question__organisation=organisation)
        self.fields["question"].error_messages["required"] = _("Choose a question.")
