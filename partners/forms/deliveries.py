"""What a sponsor hands in for a promise; which fields there are follows from what was asked."""

from django import forms
from django.utils.translation import gettext_lazy as _

from records import documents
from records.errors import Refused
from records.text import ReadableForm

from ..models import Asked, Deliverable
from .fields import LinesField

LONG = {"rows": 4}


class DeliveryForm(ReadableForm, forms.Form):
    words = LinesField(label=_("Words"), max_length=4000, widget=forms.Textarea(attrs=LONG))
    text_en = LinesField(label=_("English"), max_length=2000, widget=forms.Textarea(attrs=LONG))
    text_nl = LinesField(label=_("Dutch"), max_length=2000, widget=forms.Textarea(attrs=LONG))
    text_fr = LinesField(label=_("French"), max_length=2000, widget=forms.Textarea(attrs=LONG))
    file = forms.FileField(
        label=_("File"), help_text=_("PDF, PNG, JPEG or WebP, at most 8 MB."),
        widget=forms.FileInput(attrs={"accept": documents.ACCEPTED}),
    )  # fmt: skip
    seen = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)

    FIELDS = {
        Asked.TEXTS: ("text_en", "text_nl", "text_fr"),
        Asked.FILE: ("file", "words"),
        Asked.PERSON: ("words",),
        Asked.WORDS: ("words",),
        Asked.LOGO: (),
        Asked.NOTHING: ("words",),
    }

    def __init__(self, *args, promise: Deliverable, **kwargs):
        latest = promise.deliveries.first()
        texts = ("words", "text_en", "text_nl", "text_fr")
        kwargs.setdefault("initial", {name: getattr(latest, name) for name in texts} if latest else {})
        kwargs["initial"]["seen"] = promise.seen
        super().__init__(*args, **kwargs)
        wanted = self.FIELDS[Asked(promise.asked)]
        for name in (*texts, "file"):
            if name not in wanted:
                del self.fields[name]
        if promise.asked in (Asked.NOTHING, Asked.FILE):
            self.fields["words"].required = False
            self.fields["words"].label = _("A word about it")
        if promise.asked == Asked.PERSON:
            self.fields["words"].label = _("Name, and what else we should know")

    def clean_file(self):
        try:
            return documents.check_document(self.cleaned_data["file"])
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from refused
