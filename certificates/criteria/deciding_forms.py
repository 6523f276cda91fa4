"""Forms of terms, verdicts, exceptions, and of a refusal looked at again."""

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from records.text import ReadableForm

from ..models import CertificateKind, CriteriaTerms, Reconsideration
from ..models.asking import LONGEST_WORDS
from ..models.judging import LONGEST_REASON
from .lines import Line

VERDICTS = {"": None, "yes": True, "no": False}
WORD_OF = {None: "", True: "yes", False: "no"}


class TermsForm(ReadableForm, forms.ModelForm):
    class Meta:
        model = CriteriaTerms
        fields = ["gives_attendance", "reconsider_days"]


class VerdictForm(ReadableForm, forms.Form):
    """One row of the table of verdicts; it remembers what it showed, as the table of points does."""

    verdict = forms.ChoiceField(
        required=False, choices=[("", _("not decided")), ("yes", _("approved")), ("no", _("not approved"))],
        show_hidden_initial=True,
    )  # fmt: skip
    words = forms.CharField(required=False, max_length=LONGEST_REASON, show_hidden_initial=True)

    def __init__(self, *args, name: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["verdict"].label = name
        self.fields["words"].label = _("In words: %(name)s") % {"name": name}

    def clean(self):
        told = super().clean()
        if told.get("verdict") == "no" and not told.get("words", "").strip():
            self.add_error("words", _("Say why not: the participant reads it."))
        return told

    @property
    def told(self) -> tuple[bool | None, str]:
        return VERDICTS[self.cleaned_data["verdict"]], self.cleaned_data["words"].strip()


class ExceptionForm(ReadableForm, forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The certificate prints it with your name, and the participant reads it. No word about health."),
    )


class WithdrawForm(ReadableForm, forms.Form):
    reason = forms.CharField(
        label=_("Reason"), max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stays in the record, beside your name."),
    )  # fmt: skip


class AskForm(ReadableForm, forms.Form):
    asked_for = forms.ChoiceField(label=_("What you ask for"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("What should be looked at"),
        validators=[MaxLengthValidator(LONGEST_WORDS)],
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("What do you see otherwise, and where can it be checked? No word about your health."),
    )

    def __init__(self, *args, kinds: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        names = dict(CertificateKind.choices)
        self.fields["asked_for"].choices = [(kind, names[kind]) for kind in kinds]
        self.fields["asked_for"].initial = kinds[0]
        if len(kinds) == 1:
            self.fields["asked_for"].widget = forms.HiddenInput()


class AnswerForm(ReadableForm, forms.Form):
    """The exceptions are named by the public ids of their criteria."""

    state = forms.ChoiceField(
        label=_("Answer"),
        widget=forms.RadioSelect,
        choices=[
            (Reconsideration.State.UPHELD, _("Grant it: the certificate follows")),
            (Reconsideration.State.KEPT, _("Let the refusal stay")),
        ],
    )
    exceptions = forms.MultipleChoiceField(
        label=_("Exceptions to make"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only when granted. Without one, what is missing has to be corrected before you answer."),
    )
    answer = forms.CharField(
        label=_("Reason"),
        validators=[MaxLengthValidator(LONGEST_REASON)],
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("The participant reads it with your name; beside an exception the certificate prints it."),
    )

    def __init__(self, *args, missing: list[Line], **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(str(line.criterion.public_id), line.in_words) for line in missing]
        self.fields["exceptions"].choices = choices
        if not choices:
            del self.fields["exceptions"]
