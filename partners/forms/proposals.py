"""What a partner writes about a session."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from cohorts.models import Session
from records.text import ReadableForm

from ..models import Proposal
from ..models.proposals import WORDS
from .fields import LinesField

TYPES = (
    Session.Type.LECTURE,
    Session.Type.WORKSHOP,
    Session.Type.CLEANROOM,
    Session.Type.LAB,
    Session.Type.SIMULATION,
    Session.Type.VISIT,
    Session.Type.EMPLOYER,
    Session.Type.NETWORKING,
)
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
        field_classes = {"abstract": LinesField, "outcomes": LinesField, "needs": LinesField}
        labels = {
            "title": _("Title"),
            "abstract": _("Abstract"),
            "outcomes": _("Learning outcomes"),
            "speaker": _("Speaker"),
            "needs": _("What the session needs"),
        }
        help_texts = {
            "abstract": _("What happens in the session, for the students who choose to read on."),
            "outcomes": _("What students can do afterwards. One a line."),
            "speaker": _("The person or people who will give it."),
            "needs": _("Room, benches, power, projector, what you bring yourself."),
        }
        widgets = {
            "abstract": forms.Textarea(attrs={"rows": 6}),
            "outcomes": forms.Textarea(attrs={"rows": 4}),
            "needs": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args, sending: bool = False, **kwargs):
        self.sending = sending
        super().__init__(*args, **kwargs)
        self._need_words(True)
        if self.instance.pk:
            self.fields["seen"].initial = self.instance.seen
        else:
            self.fields["number"].initial = uuid.uuid4

    def _need_words(self, needed: bool) -> None:
        for name in TO_SEND:
            self.fields[name].required = needed

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
        return {name: self.cleaned_data[name] for name in WORDS}
