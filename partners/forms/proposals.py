"""What a partner writes about a session."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from cohorts.models import Cohort
from records.text import ReadableForm

from ..calls.asking import field_of, initial_of, questions_of, value_of
from ..models import Proposal
from ..models.calls import TYPES, call_of
from ..models.proposals import WORDS
from .calls import types_for
from .fields import LinesField

TO_SEND = ("abstract", "outcomes", "speaker")


class ProposalForm(ReadableForm, forms.ModelForm):
    """`number` names a new draft, so that a form sent twice makes one; `seen` is the state that an edit began from."""

    type = forms.ChoiceField(label=_("Type"), choices=[(kind.value, kind.label) for kind in TYPES])
    minutes = forms.IntegerField(
        label=_("Minutes"), min_value=5, max_value=600, initial=60, help_text=_("Between 5 and 600.")
    )
    largest_group = forms.IntegerField(
        label=_("Largest group"),
        min_value=1,
        max_value=1000,
        required=False,
        help_text=_("How many students at once. Empty: no limit."),
    )
    number = forms.CharField(widget=forms.HiddenInput, required=False, max_length=36)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)

    class Meta:
        model = Proposal
        fields = WORDS
        field_classes = dict.fromkeys(("abstract", "outcomes", "needs", "safety"), LinesField)
        labels = {
            "title": _("Title"),
            "abstract": _("Abstract"),
            "outcomes": _("Learning outcomes"),
            "speaker": _("Speaker"),
            "room": _("Room"),
            "needs": _("What the session needs"),
            "safety": _("Safety"),
        }
        help_texts = {
            "abstract": _("What happens in the session, for the students who choose to read on."),
            "outcomes": _("What students can do afterwards. One a line."),
            "speaker": _("The person or people who will give it, the main speaker first."),
            "needs": _("Benches, power, projector, material, what you bring yourself."),
            "safety": _("Substances, sharp things, protective clothing, who has to be told. Empty: nothing special."),
        }
        widgets = {
            "abstract": forms.Textarea(attrs={"rows": 6}),
            "outcomes": forms.Textarea(attrs={"rows": 4}),
            "needs": forms.Textarea(attrs={"rows": 3}),
            "safety": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args, cohort: Cohort, sending: bool = False, **kwargs):
        self.sending = sending
        super().__init__(*args, **kwargs)
        self.call = self.instance.call if self.instance.pk else call_of(cohort)
        self._follow_call()
        self._need_words(True)
        if self.instance.pk:
            self.fields["seen"].initial = self.instance.seen
        else:
            self.fields["number"].initial = uuid.uuid4

    def _follow_call(self) -> None:
        """What the call wants and asks; an older choice stays until it is changed."""
        choices = dict(types_for(self.call))
        if (now := self.instance.type) and self.instance.pk and now not in choices:
            choices[now] = self.instance.get_type_display()
        self.fields["type"].choices = list(choices.items())
        rooms = [pair for pair in Proposal.Room.choices if pair[0]]
        self.fields["room"].choices = [("", Proposal.Room.ANY.label), *rooms]
        if self.call and self.call.lengths:
            said = ", ".join(str(number) for number in self.call.lengths)
            self.fields["minutes"].help_text = _("The call asks for %(lengths)s.") % {"lengths": said}
            self.fields["minutes"].initial = self.call.lengths[0]
        self.questions = questions_of(self.call)
        for question in self.questions:
            self.fields[question.field_name] = field_of(question)
            if question.key in self.instance.answers:
                self.initial[question.field_name] = initial_of(question, self.instance.answers[question.key])
        self.make_readable()

    def _need_words(self, needed: bool) -> None:
        for name in TO_SEND:
            self.fields[name].required = needed
        for question in self.questions:
            self.fields[question.field_name].required = needed and question.required

    def full_clean(self):
        """The page shows what has to be written; a draft may still be half a thought."""
        self._need_words(self.sending)
        super().full_clean()
        self._need_words(True)

    def _post_clean(self):
        """The row is written by a verb; what the model asks of each field is asked here already."""

    def clean_number(self) -> uuid.UUID:
        try:
            return uuid.UUID(self.cleaned_data["number"])
        except ValueError:
            return uuid.uuid4()

    @property
    def words(self) -> dict:
        """What was typed, and the answers; those to questions that were taken out meanwhile stay as they were."""
        kept = dict(self.instance.answers)
        for question in self.questions:
            value = value_of(question, self.cleaned_data.get(question.field_name))
            kept.pop(question.key, None)
            if value is not None:
                kept[question.key] = value
        return {name: self.cleaned_data[name] for name in WORDS} | {"answers": kept}
